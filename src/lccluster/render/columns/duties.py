"""The columns of what is owed, one line each, for the screen, CSV, JSON and the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lccluster.language import Listing, Message
from lccluster.register.owed.owing import Owed
from lccluster.render.columns.fields import Data, ListColumn
from lccluster.render.columns.titles import reasons, taken_for
from lccluster.render.table import Cell, Column
from lccluster.render.words import FLAGS
from lccluster.vocabulary import Words

NAMED = 50  # titles; an office's report is on all of its own
A_LOT = 1000  # titles of duties that are drawn at once


def in_lots(duties: Iterable[Owed]) -> Iterator[list[Owed]]:
    """Give very many some at once, fewer the more titles they are on: an office's report names all of its own."""
    lot, titles = list[Owed](), 0
    for each in duties:
        lot.append(each)
        titles += len(each.titles)
        if titles >= A_LOT:
            yield lot
            lot, titles = [], 0
    yield lot


def what_is_owed(duty: Owed) -> Cell:
    """Name what is owed, a report with the year that it is about, and which of that year's it is."""
    if duty.year is None:
        return duty.words
    return _report_on(duty.words, duty.year, duty.part)


@lru_cache(maxsize=1024)
def _report_on(what: Words | Message, year: int, part: int | None) -> Message:
    """Say it once for all titles."""
    if part is None:
        return Message("{what} on {year}", what=what, year=year)
    return Message("{what} on {year}, part {part}", what=what, year=year, part=part)


def due_marks(duty: Owed) -> Iterator[Message]:
    """Say what no measure covers, and for which reasons the titles stand."""
    yield from (FLAGS[flag] for flag in duty.flags)
    yield from map(taken_for, duty.overrides)


def _remark(duty: Owed) -> str:
    """Put the marks together; of very many duties nearly all bear none."""
    return str(Listing(due_marks(duty))) if duty.flags or duty.overrides else ""


def _days_over(duty: Owed) -> int | None:
    return duty.days_over if duty.days_over > 0 else None


def _only_of_several(listed: tuple[str, ...]) -> tuple[str, ...]:
    return listed if len(listed) > 1 else ()


def _named(several: tuple[str, ...]) -> str:
    """Name several, and of very many the first: else each line would be as wide as the longest."""
    if len(several) == 1:
        return several[0]
    if len(several) <= NAMED:
        return str(Listing(several))
    first = Listing(several[:NAMED])
    return str(Message("{first} and {count} more", first=first, count=len(several) - NAMED))


# fmt: off
DUTIES: tuple[ListColumn[Owed], ...] = (
    ListColumn("duty", what_is_owed, screen=Message("what"), data=Data(lambda d: d.kind)),
    ListColumn("cluster", lambda d: _named(d.ids), screen=Message("id"), data=Data(lambda d: d.titles[0].id)),
    ListColumn("name", lambda d: _named(d.names), screen=Message("cluster"), data=Data(lambda d: d.names[0])),
    ListColumn("owed_by", lambda d: d.owed_by, screen=Message("owed by"), data=Data()),
    ListColumn("article", lambda d: str(d.article), screen=Message("provision"), data=Data(lambda d: d.article.chinese)),
    ListColumn("due_on", lambda d: d.due_on, screen=Message("due on"), data=Data()),
    ListColumn("overdue_after", lambda d: d.overdue_after, screen=Message("late after"), data=Data()),
    ListColumn("days_over", _days_over, Column("", figures=True, toned=True), screen=Message("days late"), data=Data(lambda d: d.days_over)),
    ListColumn("year", lambda d: d.year, data=Data()),
    ListColumn("part", lambda d: d.part, data=Data(if_said=True)),
    ListColumn("clusters", lambda d: _only_of_several(d.ids), data=Data(if_said=True)),
    ListColumn("names", lambda d: _only_of_several(d.names), data=Data(if_said=True)),
    ListColumn("flags", lambda d: tuple(d.flags), data=Data(if_said=True)),
    ListColumn("overrides", lambda d: reasons(d.overrides), data=Data(if_said=True)),
    ListColumn("note", _remark, Column("", remark=True), screen=Message("note")),
)
# fmt: on
