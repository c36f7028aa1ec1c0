"""The form on paper (annex): which fields stand on it, under which labels, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lccluster.form.cells import cell_of
from lccluster.form.form import MATERIALS, Form
from lccluster.form.parts import FormField, FormGroup
from lccluster.form.types import Cell
from lccluster.quantities import Amount, QuantityError, Unit, plain, read_quantity

if TYPE_CHECKING:
    from lccluster.form.application import Application

OF_WHICH = "其中"  # before the parts of a total
_ILLEGAL = r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"


class PaperField(Struct, frozen=True):
    """One field of the paper form."""

    path: str
    label: str
    cell: Cell

    @property
    def group(self) -> str:
        """Name the group above it, or the field itself."""
        return self.path.partition(".")[0]


@cache
def paper_groups(form: Form) -> tuple[FormGroup, ...]:
    """List what stands on paper, in its order."""
    return tuple(each for each in form.groups if each.paper)


@cache
def paper_fields(form: Form) -> tuple[PaperField, ...]:
    """List the fields of the form on paper, in its order."""
    return tuple(
        PaperField(each.key, each.label.zh, cell_of(each))
        for group in paper_groups(form)
        for each in _printed(group)
    )


def paper_field(form: Form, path: str) -> PaperField:
    """Find one field by its path, `products[1].name` or `products.name`; raises KeyError."""
    return _by_path(form)[re.sub(r"\[[0-9]+\]", "", path)]


@cache
def _by_path(form: Form) -> dict[str, PaperField]:
    return {each.path: each for each in paper_fields(form)}


def _printed(group: FormGroup) -> tuple[FormField, ...]:
    return tuple(each for each in group.fields if each.paper)


@cache
def group_names(form: Form) -> tuple[str, ...]:
    """List the groups of the form on paper, in its order."""
    return tuple(each.id for each in paper_groups(form) if not each.is_field)


def full_label(form: Form, path: str) -> str:
    """Give the label of a field, with its group's where it says little alone: 企业户数·总数."""
    field = paper_field(form, path)
    if not form.cell_by_path[field.path].vague:
        return field.label
    return f"{group_label(form, field.group)}·{field.label}"


def in_heading(group: FormGroup, field: FormField) -> bool:
    """Tell whether a field is the year that stands in the heading of its group: 2024年经济效益."""
    return field == group.year and group.head is not None and field.place is None


def group_label(form: Form, name: str) -> str:
    """Give the heading of a group, as printed."""
    return form.group_by_id[name].words.zh


def on_paper(application: Application) -> Application:
    """Give the part of an application that the form has cells for; rows without a word go."""
    kept: dict[str, Any] = {}
    for group in paper_groups(application.form):
        found = getattr(application, group.id)
        names = {each.name for each in _printed(group)}
        if group.is_field:
            kept[group.id] = found
        elif group.rows:
            kept[group.id] = _that_say_something(each.model_dump(include=names) for each in found)
        else:
            kept[group.id] = found.model_dump(include=names)
    return type(application)(**kept)


def beyond_paper(application: Application, printed_part: Application) -> list[str]:
    """List the paths that are filled in and have no cell on paper, beside the part that has."""
    paper, whole = printed_part.model_dump(), application.model_dump()
    printed = {each.id: each for each in paper_groups(application.form)}
    found = []
    for group in application.form.groups:
        mine, all_ = paper[group.id], whole[group.id]
        if group.id in printed and isinstance(all_, dict):
            found += [f"{group.id}.{key}" for key in all_ if all_[key] != mine[key]]
        elif group.id not in printed and _stated(all_) != _stated(mine):
            found.append(group.id)
    return found if paper[MATERIALS] == whole[MATERIALS] else [*found, MATERIALS]


def _that_say_something(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if any(each is not None for each in row.values())]


def _stated(dumped: Any) -> Any:
    """Give what is stated: rows that were left blank state nothing."""
    return _that_say_something(dumped) if isinstance(dumped, (list, tuple)) else dumped


def day_on_paper(day: date | None) -> str:
    """Draw `2025年2月20日`; no day leaves room for one."""
    return f"{day.year:04d}年{day.month}月{day.day}日" if day else "      年    月    日"


def year_heading(label: str, year: int | None) -> str:
    """Draw the heading of the results: `2024年经济效益`; no year leaves room for one."""
    return f"{'    ' if year is None else f'{year:04d}'}年{label}"


# Units in which a figure may be shorter than in the form's own: 100亩 is no round number of km2.
_OTHER_UNITS = {
    Unit.KM2: (("公顷", 100), ("亩", 1500), ("平方米", 10**6)),
    Unit.YI_YUAN: (("万元", 10**4), ("元", 10**8)),
}


def figure_on_paper(value: Amount | None, unit: Unit) -> str:
    """Draw a figure in the form's unit; where that is endless, in one that gives it exactly.

    An approximate one is drawn as it was written.
    """
    if not isinstance(value, Decimal):
        return "" if value is None else value.text
    sign = "%" if unit is Unit.PERCENT else ""
    own = plain(value) + sign
    others = (f"{plain(value * times)}{word}" for word, times in _OTHER_UNITS.get(unit, ()))
    return next((text for text in (own, *others) if _reads_as(text, unit, value)), own)


def _reads_as(text: str, unit: Unit, value: Decimal) -> bool:
    try:
        return read_quantity(text, unit) == value
    except QuantityError:
        return False


def printable(text: str) -> str:
    """Take out the characters that no office document can hold; line ends become one kind."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines if lines.replace("\n", "").isprintable() else re.sub(_ILLEGAL, "", lines)
