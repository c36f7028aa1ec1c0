"""With which titles reports are recorded that an office owes once for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from lccluster.register.owed.handed_in import YearlyReport
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.asking.indexed import answered
from lccluster.usecases.register.room import Room

Having = dict[YearlyReport, list[str]]  # ids of titles


def having(room: Room, reports: Collection[YearlyReport]) -> Having:
    """Give the ids of the titles with which each report is recorded, in the officials' order; raises Unusable."""
    from lccluster.files.register.index.questions import reported

    found = answered(
        room,
        lambda store: {
            each: _owners(room, each, reported(store, each.what, each.year)) for each in reports
        },
        lambda: _read(room, reports),
    )
    return {
        report: [id for _, id in sorted(those, key=lambda each: (room.rank(each[0]), each[1]))]
        for report, those in found.items()
    }


def _read(
    room: Room, reports: Collection[YearlyReport]
) -> dict[YearlyReport, list[tuple[str, str]]]:
    found: dict[YearlyReport, list[tuple[str, str]]] = {each: [] for each in reports}
    for cluster in (each.cluster for each in room.entries()):
        title = title_of(cluster, room.measure, Clocks(date.max))
        for each in reports:
            if title is not None and (each.what, each.year) in title.reports:
                found[each].append((cluster.county, cluster.id))
    return {each: _owners(room, each, those) for each, those in found.items()}


def _owners(
    room: Room, report: YearlyReport, found: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Leave titles of the county that owes a report, by whatever name their files call it."""
    of_any = report.county is None
    return [each for each in found if of_any or room.offices.own_name(each[0]) == report.county]
