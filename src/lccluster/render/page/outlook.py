"""The outlook on the page: last figures as bars beside their bounds."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lccluster.language import Listing
from lccluster.render.columns.outlook import remarks
from lccluster.render.page.bars import Bar, bar_of
from lccluster.render.page.page import clean
from lccluster.simulation.outlook import Outlook, OutlookLine, Shortness, TitleOutlook

TONES = {Shortness.SHORT: "bad", Shortness.OPEN: "open", Shortness.HOLDS: "good"}


class HeldLine(Struct, frozen=True):
    """A condition, and what the figures come to by it."""

    label: str
    outcome: str
    tone: str
    reason: str
    bar: Bar | None


class OutlookOfTitle(Struct, frozen=True):
    """A title with its conditions; without figures it says so."""

    name: str
    year: int | None
    lines: Sequence[HeldLine]
    nothing: str


def outlook_of(found: Outlook) -> list[OutlookOfTitle]:
    """Draw every standing title; none at all where no title reported any figure."""
    if not any(each.years for each in found.titles):
        return []
    return [_title(each, found) for each in found.titles]


def _title(title: TitleOutlook, found: Outlook) -> OutlookOfTitle:
    lines = [_line(OutlookLine(found.book, title, each)) for each in title.held]
    year = title.last.year if title.last else None
    return OutlookOfTitle(
        clean(title.row.title.name), year, lines, str(Shortness.NOTHING_REPORTED.words)
    )


def _line(line: OutlookLine) -> HeldLine:
    assert line.result is not None  # noqa: S101 - made for a condition
    return HeldLine(
        clean(line.result.rule.label),
        str(line.shortness.words),
        TONES[line.shortness],
        clean(Listing(remarks(line))),
        bar_of(line.result, line.book.form),
    )
