"""An outlook on a screen: what falls short or is open, a line each; it says that it is no rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import eq

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.render.columns.fields import on_screen, screen_table
from lccluster.render.columns.outlook import OUTLOOK
from lccluster.render.table import Block, Table
from lccluster.simulation.outlook import Outlook, OutlookLine, Shortness

Drawn = Callable[[Table, Sequence[OutlookLine]], Table]


def outlook(found: Outlook) -> Iterator[Block]:
    """Show what falls short, is open, or gets worse; titles whose figures all hold are counted."""
    return _outlook(found, _by_title)


def outlook_by_lines(found: Outlook) -> Iterator[Block]:
    """Show it for rows that may stand apart as cards: each says of which title it is."""
    return _outlook(found, lambda table, _: table)


def _outlook(found: Outlook, drawn: Drawn) -> Iterator[Block]:
    if not found.titles:
        yield Message("No title stands.")
        return
    shown = [each for each in found.lines if _is_shown(each)]
    if shown:
        yield drawn(screen_table(OUTLOOK, shown), shown)
        yield ""
    holding = sum(each.of_figures is Shortness.HOLDS for each in found.titles)
    yield Message("Titles of which every figure reaches its bound: {count}.", count=holding)
    yield no_rule(found)


def _by_title(table: Table, lines: Sequence[OutlookLine]) -> Table:
    """Say of a title with several lines once which it is, and of which year its figures are."""
    of_title = [field.key in ("id", "name", "year") for field in on_screen(OUTLOOK)]
    ids = [line.title.row.cluster.id for line in lines]
    rows = [
        [None if again and once else cell for cell, once in zip(row, of_title, strict=True)]
        for row, again in zip(table.rows, map(eq, ids, [None, *ids]), strict=True)
    ]
    return replace(table, rows=rows)


def _is_shown(line: OutlookLine) -> bool:
    return line.shortness is not Shortness.HOLDS or bool(line.worsening)


def no_rule(found: Outlook) -> Message:
    """Say what this is and is not."""
    return Message(
        "As of {day}. Reported figures beside {number}; nobody passes or fails by this.",
        day=found.on,
        number=found.book.measure.called,
    )


def candidates(found: Outlook) -> Iterator[Block]:
    """Show what a rulebook says of each title, condition by condition, in the officials' order."""
    yield from outlook(found)
    yield IN_ORDER


def candidates_by_lines(found: Outlook) -> Iterator[Block]:
    """Show it for rows that may stand apart as cards."""
    yield from outlook_by_lines(found)
    yield IN_ORDER


IN_ORDER = Message("The titles stand in the officials' order; the choice among them is the city's.")
