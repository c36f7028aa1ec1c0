"""Cells of the form that a rulebook names by their labels, each by its key."""

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.form.form import Form
from lccluster.form.keys import keys_of

CELLS = frozenset(
    {
        *("field", "of", "to", "over", "table", "shows", "claimed_by_yes"),
        *("total", "parts", "total_of", "year", "filed", "covers", "per", "text", "day", "seal"),
    }
)
BELOW = frozenset(
    {
        *("conditions", "check", "figures", "values", "otherwise", "items"),
        *("waivers", "claimed_by_rank", "contradictions", "bands", "recommendation"),
        *("groups", "fields"),
    }
)
Part = TypeVar("Part")


def totals_by_keys(form: Form) -> Form:
    """Give a form whose totals name their parts by keys; they may do so by labels, too."""
    if all(each.isascii() for cell in form.cells for each in cell.total_of):
        return form
    return by_keys(form, form)


def by_keys(part: Part, form: Form) -> Part:
    """Give a part of a rulebook with every cell by its key; what is no cell of the form stays, and is refused."""
    if isinstance(part, tuple):
        return type(part)(by_keys(each, form) for each in part)
    if isinstance(part, Mapping):
        return type(part)((key, by_keys(each, form)) for key, each in part.items())  # type: ignore[call-arg]
    return _struct_by_keys(part, form) if isinstance(part, Struct) else part  # type: ignore[return-value]


def _struct_by_keys(part: Struct, form: Form) -> Struct:
    stated = {name: getattr(part, name) for name in part.__struct_fields__}
    new = {
        name: _key(each, form) if name in CELLS else by_keys(each, form)
        for name, each in stated.items()
        if name in CELLS or name in BELOW
    }
    if "where" in stated:
        new["where"] = _columns(stated["where"], new["table"], form)
    changed = {name: each for name, each in new.items() if each != stated[name]}
    return replace(part, **changed) if changed else part


def _key(named: Any, form: Form) -> Any:
    if isinstance(named, tuple):
        return tuple(_key(each, form) for each in named)
    if not isinstance(named, str) or named.isascii():
        return named
    return keys_of(form).own(named) or named


def _columns(where: Mapping[str, Any], table: str, form: Form) -> Mapping[str, Any]:
    """Name the columns of a list by their keys."""
    if all(map(str.isascii, where)):
        return where
    known = keys_of(form).below.get(table)
    found = {each: known and known.find(each) for each in where}
    return {(found[each] or (each,))[0]: asked for each, asked in where.items()}
