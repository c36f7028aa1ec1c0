"""What is owed on the titles of a register, put down meanwhile: taken up in its urgency, or a county at a time."""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from heapq import merge
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from lccluster.files.disk.spool import Spool
from lccluster.language import Message
from lccluster.register.cluster import Cluster
from lccluster.register.owed.duties import owed_on, places, urgency
from lccluster.register.owed.owing import Asking, Owed, OwedTitle
from lccluster.register.owed.yearly import Reports
from lccluster.register.view import Clocks
from lccluster.render.screen.duties import CountyDuties, provisions
from lccluster.usecases.register.asking.every_cluster import See, see_every_cluster
from lccluster.usecases.register.room import Room

_DIGITS = 6  # of a county's number, with which its keys begin


class _Alike(Struct):
    """What very many duties have in common, and the first and the last of them by their urgency."""

    number: int
    one: Owed
    first: bytes
    last: bytes


class _County(Struct):
    """A county's number among the keys, and its most urgent duty."""

    number: int
    first: bytes


class DutiesPutDown(Collection[Owed]):
    """Duties that are in memory only while somebody looks at them."""

    def __init__(self, spool: Spool, asking: Asking) -> None:
        self._spool, self._asking = spool, asking
        self._alike: dict[tuple[object, ...], _Alike] = {}
        self._counties: dict[str, _County] = {}
        self._places = places(asking.measure)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, duty: object) -> bool:
        return any(each == duty for each in self)

    def __iter__(self) -> Iterator[Owed]:
        """Give all, the most urgent first."""
        counties = (self._spool.under(_prefix(each)) for each in self._counties.values())
        found = merge(*counties, key=lambda each: each[0][_DIGITS:])
        return self._taken_up(thing for _, thing in found)

    def by_county(self, counties: Iterable[str]) -> Iterator[CountyDuties]:
        """Give what is owed county by county, in the order of `counties`, unknown ones behind."""
        known = [each for each in counties if each in self._counties]
        by_urgency = sorted(self._counties, key=lambda each: self._counties[each].first)
        for name in dict.fromkeys((*known, *by_urgency)):
            found = self._spool.under(_prefix(self._counties[name]))
            yield CountyDuties(name, list(self._taken_up(thing for _, thing in found)))

    @property
    def provisions(self) -> Message:
        """Name the provision of each kind of duty, in the order in which they come first."""
        alike = self._alike.values()
        ends = [(each.first, 0, each.one) for each in alike]
        ends += [(each.last, 1, each.one) for each in alike]
        return provisions([one for *_, one in sorted(ends, key=lambda each: each[:2])])

    def begin(self) -> See:
        """Begin anew; gives what looks at clusters."""
        self._spool.clear()
        self._alike.clear()
        self._counties.clear()
        self.reports = Reports(self._asking)
        return self._see

    def _see(self, clusters: Sequence[Cluster]) -> None:
        asking, reports = self._asking, self.reports
        self.put(owed for each in clusters for owed in owed_on(each, reports, asking))

    def put(self, duties: Iterable[Owed]) -> None:
        """Put duties down."""
        self._count = self._spool.put(map(self._packed, duties))

    def _packed(self, duty: Owed) -> tuple[bytes, bytes]:
        late, due, id_, place = urgency(duty, self._places)
        days = b"%07d%07d" % (late.toordinal(), due.toordinal())
        key = days + id_.encode("utf-8", "surrogatepass") + b"\0%04d" % place
        titles = tuple([astuple(each) for each in duty.titles])
        ordinals = due.toordinal(), late.toordinal() if duty.overdue_after else None
        own = (titles, duty.owed_by, *ordinals, duty.days_over, duty.year, duty.part)
        thing = marshal.dumps((self._kind(duty, key), *own))
        return _prefix(self._county(duty.county, key)) + key, thing

    def _kind(self, duty: Owed, key: bytes) -> int:
        """Number what it has in common with others, by what they share in memory."""
        own = (duty.kind, id(duty.words), id(duty.article), duty.owner, duty.flags)
        known = self._alike.get(own)
        if known is None:
            known = self._alike[own] = _Alike(len(self._alike), duty, key, key)
        known.first, known.last = min(known.first, key), max(known.last, key)
        return known.number

    def _county(self, name: str, key: bytes) -> _County:
        known = self._counties.get(name)
        if known is None:
            known = self._counties[name] = _County(len(self._counties), key)
        known.first = min(known.first, key)
        return known

    def _taken_up(self, things: Iterable[bytes]) -> Iterator[Owed]:
        alike = [each.one for each in self._alike.values()]
        for thing in things:
            number, titles, by, due, late, over, year, part = marshal.loads(thing)  # noqa: S302 - our own
            one = alike[number]
            yield Owed(
                one.kind,
                one.words,
                tuple([OwedTitle(*each) for each in titles]),
                by,
                one.article,
                _day(due),
                _day(late) if late else None,
                over,
                year,
                part,
                one.owner,
                one.flags,
            )


@lru_cache(maxsize=4096)
def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _prefix(county: _County) -> bytes:
    return b"%0*d" % (_DIGITS, county.number)


def put_down_duties(room: Room, clocks: Clocks, ahead: timedelta, spool: Spool) -> DutiesPutDown:
    """Put down what is owed; raises Unusable."""
    measure, offices = room.measure, room.offices
    authority = offices.city.name.zh if measure.level == "city" else measure.authority.zh
    asking = Asking(measure, room.measures, clocks, authority, ahead, offices.above)
    found = DutiesPutDown(spool, asking)
    see_every_cluster(room, found.begin)
    found.put(found.reports.of_offices(_in_order(room)))
    return found


def _in_order(room: Room) -> Any:
    return lambda title: (room.rank(title.county), title.id)
