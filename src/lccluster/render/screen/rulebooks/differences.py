"""Two rulebooks side by side: one table a part for people, one list for scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.eligibility.conditions.naming import called
from lccluster.form.form import Form, joined
from lccluster.form.parts import FormField
from lccluster.language import Listing, Message, headed, parted
from lccluster.quantities import Quantity, plain
from lccluster.render.comparison.values import (
    CODES,
    Names,
    column_label,
    drawing,
    field_label,
    names_in,
)
from lccluster.render.screen.rulebooks.difference_words import key_words
from lccluster.render.table import Block, Cell, Column, Heading, Table
from lccluster.render.trees import drawn
from lccluster.render.words import needs_head, rulebook_line
from lccluster.rulebook.called import measures_typed
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.conditions import Element, Grade, RankClaim, ScoreItem, Tree
from lccluster.rulebook.differences import Change, Difference, RulebookPart
from lccluster.rulebook.duty import Due, MonthDay
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Words

SIDES = 2  # columns before those of the rulebooks: the name, and what differs


def _named(each: Difference) -> Cell:
    """Name an entry as people do: by its label, its occasion, or the part that it is alone in; else by its id."""
    alone: Words | Message | str = each.part.words if each.id == each.part else each.id
    if each.part is RulebookPart.ARTICLES and each.article:
        return str(each.article)
    named: Mapping[str, Words | Message | str] = CODES["occasion"]
    return str(each.label or named.get(each.id, alone))


def _in_group(each: Difference, form: Form) -> Cell:
    """Name an entry; a cell whose label says little alone with its group's: 企业户数·总数."""
    cell, group = form.cell_by_path.get(each.id), form.group_by_id.get(each.id.partition(".")[0])
    if each.part is not RulebookPart.FORM or cell is None or group is None:
        return _named(each)
    if needs_head(group, cell) or _is_called_alike(cell, form):
        return Message("{group}: {label}", group=group.words, label=_named(each))
    return _named(each)


def _is_called_alike(cell: FormField, form: Form) -> bool:
    return sum(str(each.label) == str(cell.label) for each in form.cells) > 1


def side_by_side(first: Rulebook, second: Rulebook, found: Sequence[Difference]) -> Iterator[Block]:
    """Give both headings, then one table for each part in which they differ."""
    names = measures_typed((first, second))
    for name, book in zip(names, (first, second), strict=True):
        yield (
            f"{name}  {rulebook_line(book.measure)}"
            if name == book.id
            else rulebook_line(book.measure)
        )
    if not found:
        yield ""
        yield Message("The two say the same.")
    for part, table in tables(first, second, found, names):
        for head, each in as_shown(part.words, table):
            yield ""
            yield Heading(head)
            yield each


def as_shown(part: Message, table: Table) -> Iterator[tuple[Message, Table]]:
    """Give what both say, then what one alone says; names are left out where they only repeat the part's."""
    named = {str(name) for name, *_ in table.rows} != {str(part)}
    shown = [_shortened(each, named=named) for each in _parted(table) if each.rows]
    heads = (part, Message("{part}, only in one of the two", part=part))
    yield from zip(heads, shown, strict=False)


def _parted(table: Table) -> tuple[Table, Table]:
    """Part what the two say differently from what one alone says, whose words then have the room of both."""
    name, what, _first, _second, *provision = table.columns
    alone = [row for row in table.rows if row[1] in _CHANGES.values()]
    columns = [name, what, Column(Message("what it says"), widest=40), *provision]
    rows = [[*row[:SIDES], row[3] if row[2] == "—" else row[2], *row[4:]] for row in alone]
    both = [row for row in table.rows if row not in alone]
    return replace(table, rows=both), replace(table, columns=columns, rows=rows)


def _shortened(table: Table, *, named: bool) -> Table:
    """Leave out columns that say no more than the heading does, or the name of the row and what differs.

    Those are the names, where each of them is the part's own, else both sides; and provisions that a side is.
    """
    stays = (at < SIDES or (column.beside and not named) for at, column in enumerate(table.columns))
    kept = [at for at, stay in enumerate(stays) if stay or _tells(table, at)][not named :]
    rows = [[row[at] for at in kept] for row in table.rows]
    return replace(table, columns=[table.columns[at] for at in kept], rows=rows)


def _tells(table: Table, at: int) -> bool:
    """Tell whether a column says more than those before it; no side goes without the other, beside which it is read."""
    sides = [other for other, column in enumerate(table.columns) if column.beside]
    together = sides if at in sides else [at]
    return any(
        str(row[each] or "—") not in ("—", *map(str, row[:each]))
        for row in table.rows
        for each in together
    )


def tables(
    first: Rulebook, second: Rulebook, found: Sequence[Difference], heads: Sequence[str]
) -> Iterator[tuple[RulebookPart, Table]]:
    """Give the table of each part in which two rulebooks differ; `heads` stand above either's column."""
    form = joined([first.form, second.form])
    named = names_in(first), names_in(second)
    for part in RulebookPart:
        here = [each for each in found if each.part is part]
        cited = any(each.article for each in here)
        rows = [_row(each, named, form, cited=cited) for each in here]
        if rows:
            yield part, Table(_columns(heads, cited=cited), rows)


def _columns(heads: Sequence[str], *, cited: bool) -> list[Column]:
    return [
        Column(Message("name")),
        Column(Message("what differs")),
        *(Column(each, widest=40, beside=True) for each in heads),
        *([Column(Message("provision"))] if cited else ()),
    ]


def as_json(first: Rulebook, second: Rulebook, found: Sequence[Difference]) -> dict[str, Any]:
    """Give the differences for scripts; figures are decimal strings, words are in both languages."""
    return {
        "first": _identity(first),
        "second": _identity(second),
        "same": not found,
        "differences": [_entry(each) for each in found],
    }


_ELSEWHERE = Message("{what} (in the Chinese words alone)")
_BY_IDS = Message("{what} (by another id)")
_CHANGES = {
    Change.ADDED: Message("only in the second"),
    Change.DROPPED: Message("only in the first"),
}


def _row(
    each: Difference,
    named: tuple[Names, Names],
    form: Form,
    *,
    cited: bool,
) -> list[Cell]:
    """Draw one difference, what either rulebook says in the words of its own."""
    what = key_words(each.part, each.what) if each.what else _CHANGES[each.change]
    sides = zip((each.before, each.after), named, strict=True)
    before, after = (_cell(said, drawing(each.what, own, form), form) for said, own in sides)
    if str(before) == str(after):
        what = _other_than_words(each).naming(what=what)
    provision = [str(each.article) if each.article else None] if cited else []
    return [_in_group(each, form), what, before, after, *provision]


def _other_than_words(each: Difference) -> Message:
    """Say in what two values differ that are said alike in the language spoken: the other language's words, or ids."""
    told = [_value(value) for value in (each.before, each.after)]
    return _ELSEWHERE if _ids(told[0]) == _ids(told[1]) else _BY_IDS


def _ids(value: Any) -> Any:
    """Give what stands there but for words."""
    if isinstance(value, list):
        return [_ids(each) for each in value]
    if isinstance(value, dict):
        return None if value.keys() == {"zh", "en"} else {key: _ids(value[key]) for key in value}
    return value


def _cell(value: Any, shown: Callable[[str], str], form: Form) -> Cell:
    if value is None or value == ():
        return "—"
    if isinstance(value, bool):
        return Message("yes") if value else Message("no")
    if isinstance(value, tuple):
        return str(Listing(_member(each, shown, form) for each in value))
    if isinstance(value, Mapping):
        named = ((column_label(form, name), each) for name, each in value.items())
        return parted(headed(name, _member(each, shown, form)) for name, each in named)
    if isinstance(value, Tree):
        return drawn(value, partial(called, form=form))
    if isinstance(value, str):
        return shown(value)
    return str(value) if isinstance(value, Citation | MonthDay) else value


def _member(value: Any, shown: Callable[[str], str], form: Form) -> object:
    match value:
        case RankClaim():
            return _ranks(value, form)
        case Due():
            return _due(value)
        case Tree():
            return drawn(value, partial(called, form=form))
        case Element():
            return value.label
        case ScoreItem():
            return f"{value.label} {plain(value.weight)}%"
        case Grade():
            return f"{value.label} ≥ {plain(value.from_)}"
        case str():
            return shown(value)
    return value


def _due(due: Due) -> Message:
    said = {"due": due.on, "late": due.overdue_after}
    if due.years_back:
        return Message("due from {due}, late after {late}, on the year before", **said)
    return Message("due from {due}, late after {late}, on the year itself", **said)


def _ranks(claimed: RankClaim, form: Form) -> Message:
    label = field_label(form, claimed.field)
    if claimed.up_to is None:
        return Message("{field} (any rank)", field=label)
    return Message("{field} (rank 1 to {last})", field=label, last=claimed.up_to)


def _identity(book: Rulebook) -> dict[str, Any]:
    measure = book.measure
    return {
        "id": book.id,
        "document_number": measure.document_number,
        "level": measure.level,
        "draft": measure.draft,
        "sha256": book.sha256,
    }


def _entry(each: Difference) -> dict[str, Any]:
    said = next((value for value in (each.after, each.before) if value is not None), None)
    return {
        "part": each.part.value,
        "id": each.id,
        "change": each.change.value,
        "what": each.what,
        "before": _value(each.before),
        "after": _value(each.after),
        "unit": said.unit.value if isinstance(said, Quantity) else None,
        "article": each.article.chinese if each.article else None,
    }


def _value(value: Any) -> Any:
    match value:
        case Words():
            return {"zh": value.zh, "en": value.en}
        case Quantity():
            return _value(value.value)
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case Citation():
            return value.chinese
        case MonthDay():
            return str(value)
        case Due():
            late = str(value.overdue_after)
            return {"on": str(value.on), "overdue_after": late, "about": value.about}
        case RankClaim():
            return {"field": value.field, "up_to": value.up_to}
        case tuple():
            return [_value(each) for each in value]
        case Mapping():
            return {name: _value(each) for name, each in value.items()}
        case Struct():
            return _written(value)
        case _:
            return value


def _written(value: Struct) -> dict[str, Any]:
    """Give a part of a rulebook by the keys of the YAML; what is left out there is left out here."""
    stated = ((key.rstrip("_"), getattr(value, key)) for key in value.__struct_fields__)
    return {key: _value(each) for key, each in stated if each is not None}
