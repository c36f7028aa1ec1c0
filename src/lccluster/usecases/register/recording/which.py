"""The titles that an act is for: named by id or by name, or all of a county that still stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.asking.strays import note_unknown
from lccluster.usecases.register.room import Room


class Which(Struct, frozen=True):
    """Titles by id or name, or the county whose titles are meant, as they stand on a day."""

    named: tuple[str, ...] = ()
    county: str | None = None
    day: date = date.max


def entries_meant(room: Room, which: Which) -> list[Entry]:
    """Read the titles meant; raises Unusable where none is, or one is named twice."""
    if which.county and which.named:
        raise Unusable(_BOTH.at(field="--county"))
    if which.county:
        return _of_county(room, which.county, which.day)
    if not which.named:
        raise Unusable(_NOBODY.at())
    entries = room.entries_of(which.named)
    if twice := list(_twice(entries)):
        raise Unusable(twice)
    return entries


def _of_county(room: Room, county: str, day: date) -> list[Entry]:
    """Give the titles of a county that no act has ended by a day."""
    found, names, entries = [], room.offices.names_of([county]), room.entries()
    note_unknown(room, (each.cluster.county for each in entries))
    for entry in entries:
        title = title_of(entry.cluster, room.measure, Clocks(day))
        if entry.cluster.county in names and title is not None and not title.ended:
            found.append(entry)
    if not found:
        raise Unusable(_NO_SUCH_TITLE.at(field="--county", day=day, county=county))
    return found


def first_of_county(room: Room, county: str, day: date) -> str:
    """Give the id of the first title of a county that still stands: with it a report on all of them is recorded."""
    return min(each.cluster.id for each in _of_county(room, county, day))


def _twice(entries: list[Entry]) -> Iterator[Problem]:
    counts = Counter(each.cluster.id for each in entries)
    for each in sorted(each for each, count in counts.items() if count > 1):
        yield _NAMED_TWICE.at(field=each)


_NOBODY = Fault(
    "nobody-named",
    Message("No title is named."),
    Message("Give its id or its name, or --county for all titles of a county."),
)
_BOTH = Fault(
    "named-and-county",
    Message("Titles are named, and a county beside them."),
    Message("Give the one or the other."),
)
_NO_SUCH_TITLE = Fault(
    "no-such-title",
    Message("On {day} no title of {county} stands."),
    Message("“lccluster register list” shows the ids."),
)
_NAMED_TWICE = Fault(
    "named-twice", Message("This title is named twice."), Message("Name each title once.")
)
