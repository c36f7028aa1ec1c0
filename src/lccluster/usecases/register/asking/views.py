"""Ask a register: who holds a title, whose validity ends, what is owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lccluster.register.rows import Row, row
from lccluster.register.view import Clocks
from lccluster.usecases.register.room import Room

if TYPE_CHECKING:
    from datetime import timedelta

    from lccluster.errors import Problem
    from lccluster.files.register.entry import Entry
    from lccluster.register.owed.owing import Owed


def rows(room: Room, clocks: Clocks) -> list[Row]:
    """List every title recognised by the day, in the officials' order."""
    return _rows(room, room.entries(), clocks)


def readable(room: Room, clocks: Clocks) -> tuple[list[Row], list[Problem]]:
    """List every title whose file can be read, and what is wrong with the others; raises Unusable."""
    entries, problems = room.readable()
    return _rows(room, entries, clocks), problems


def _rows(room: Room, entries: Iterable[Entry], clocks: Clocks) -> list[Row]:
    found = (row(each.cluster, room.measure, room.measures, clocks) for each in entries)
    return [each for each in found if each]


def duties(room: Room, clocks: Clocks, ahead: timedelta) -> list[Owed]:
    """List what is owed, the most urgent first; raises Unusable."""
    from lccluster.files.disk.spool import spool
    from lccluster.usecases.register.asking.owed import put_down_duties

    with spool() as kept:
        return list(put_down_duties(room, clocks, ahead, kept))


def stats(all_rows: Sequence[Row]) -> dict[str, Counter[str]]:
    """Count titles by standing, by county and by the year of the last day."""
    return {
        "standing": Counter(each.standing.value for each in all_rows),
        "county": Counter(each.cluster.county for each in all_rows),
        "last_year": Counter(
            str(each.title.valid_until.year) for each in all_rows if not each.standing.ended
        ),
    }
