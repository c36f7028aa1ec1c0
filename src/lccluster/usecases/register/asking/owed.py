"""What is owed on the titles of a register, put down meanwhile: taken up in its urgency, all or a county at a time."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from heapq import merge
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.disk.spool import AT_ONCE, Spool
from lccluster.language import Message
from lccluster.register.cluster import Cluster
from lccluster.register.owed.duties import owed_on, places, urgency
from lccluster.register.owed.handed_in import CLUSTER
from lccluster.register.owed.owing import Asking, Owed
from lccluster.register.owed.yearly import Order, Reports
from lccluster.register.view import Clocks
from lccluster.render.screen.duties import CountyDuties, is_by_others, provisions
from lccluster.usecases.register.asking.every_cluster import See, see_every_cluster
from lccluster.usecases.register.asking.owing_titles import OwingTitles, Titles
from lccluster.usecases.register.room import Room

Urgency = tuple[int, int, int, int]  # late, due, rank of the id, place of the kind


class _Alike(Struct, frozen=True):
    """Duties of a county that have all in common but their titles, and their owner where it is the title itself."""

    one: Owed
    by_itself: bool
    days: tuple[int, int]
    place: int
    numbers: array[int]

    def on(self, titles: Titles) -> Owed:
        """Give the duty on some titles."""
        by = titles[0].name if self.by_itself else self.one.owed_by
        return replace(self.one, titles=titles, owed_by=by)

    def with_rank(self, rank: int) -> Urgency:
        """Give the urgency of the one on the title of a rank."""
        return *self.days, rank, self.place


class _OfCounty(Collection[Owed]):
    """The duties of one county, the most urgent first."""

    def __init__(self, whole: DutiesPutDown, alike: Collection[_Alike]) -> None:
        self._whole, self._alike = whole, alike

    def __len__(self) -> int:
        return _count(self._alike)

    def __contains__(self, duty: object) -> bool:
        return any(each == duty for each in self)

    def __iter__(self) -> Iterator[Owed]:
        return self._whole.of(self._alike)

    def named(self, county: str) -> CountyDuties:
        """Give them with the county's name, counted."""
        late = _count(each for each in self._alike if each.one.days_over > 0)
        others = _count(each for each in self._alike if is_by_others(each.one))
        return CountyDuties(county, self, late, others)


class DutiesPutDown(Collection[Owed]):
    """Duties that are in memory only while somebody looks at them.

    On the disk are the titles, each once; in memory, of all duties that are alike, their numbers.
    """

    def __init__(self, spool: Spool, asking: Asking) -> None:
        self._titles, self._asking = OwingTitles(spool), asking
        self._places = places(asking.measure)
        self._counties: dict[str, dict[tuple[object, ...], _Alike]] = {}

    def begin(self) -> See:
        """Begin anew; gives what looks at clusters."""
        self._titles.clear()
        self._counties.clear()
        self._reports = Reports(self._asking, self._titles.several)
        return self._see

    def _see(self, clusters: Sequence[Cluster]) -> None:
        for each in clusters:
            self._put(owed_on(each, self._reports, self._asking))
        self._titles.put()

    def end(self, order: Order) -> None:
        """Put down what offices owe for all of their titles, each in some order."""
        for each in self._reports.of_offices(order):
            self._put((each,))
            self._titles.put()
        self._titles.rank()

    def _put(self, duties: Iterable[Owed]) -> None:
        for duty in duties:
            self._alike_to(duty).numbers.append(self._titles.number(duty.titles))

    def _alike_to(self, duty: Owed) -> _Alike:
        """Give those with which it has the rest in common, told by what they share in memory and by days."""
        by = None if duty.owed_by == duty.titles[0].name else duty.owed_by
        shared = (duty.kind, id(duty.words), id(duty.article), duty.owner, duty.flags, by)
        own = (*shared, duty.due_on, duty.overdue_after, duty.year, duty.part)
        of_county = self._counties.setdefault(duty.county, {})
        if (found := of_county.get(own)) is None:
            found = of_county[own] = self._first_such(duty, by_itself=by is None)
        return found

    def _first_such(self, duty: Owed, *, by_itself: bool) -> _Alike:
        late, due, _, place = urgency(duty, self._places)
        one = replace(duty, titles=duty.titles[:1])
        return _Alike(one, by_itself, (late.toordinal(), due.toordinal()), place, array("I"))

    def __len__(self) -> int:
        return _count(self._all)

    def __contains__(self, duty: object) -> bool:
        return any(each == duty for each in self)

    def __iter__(self) -> Iterator[Owed]:
        """Give all, the most urgent first."""
        return self.of(self._all)

    @property
    def _all(self) -> Iterator[_Alike]:
        return chain.from_iterable(each.values() for each in self._counties.values())

    def of(self, several: Iterable[_Alike]) -> Iterator[Owed]:
        """Give some, the most urgent first."""
        days = attrgetter("days")
        for _, same in groupby(sorted(several, key=days), key=days):
            found = merge(*map(self._in_order, same), key=itemgetter(0))
            while some := list(islice(found, AT_ONCE)):
                yield from self._with_titles(some)

    def _with_titles(self, some: Sequence[tuple[Urgency, _Alike, int]]) -> Iterator[Owed]:
        """Take titles up together; all those of an office only when it is its turn."""
        at = self._titles.at
        single = at({number for _, alike, number in some if alike.one.owner == CLUSTER})
        for _, alike, number in some:
            yield alike.on(single.get(number) or at([number])[number])

    def _in_order(self, alike: _Alike) -> Iterator[tuple[Urgency, _Alike, int]]:
        ranks = self._titles.ranks
        for number in sorted(alike.numbers, key=ranks.__getitem__):
            yield alike.with_rank(ranks[number]), alike, number

    def by_county(self, counties: Iterable[str]) -> Iterator[CountyDuties]:
        """Give what is owed county by county, in the order of `counties`, unknown ones behind."""
        known = [each for each in counties if each in self._counties]
        first = {name: min(map(self._first, own.values())) for name, own in self._counties.items()}
        for name in dict.fromkeys((*known, *sorted(first, key=first.__getitem__))):
            yield _OfCounty(self, self._counties[name].values()).named(name)

    @property
    def provisions(self) -> Message:
        """Name the provision of each kind of duty, in the order in which they come first."""
        ends = [(end(each), each.one) for each in self._all for end in (self._first, self._last)]
        return provisions([one for _, one in sorted(ends, key=itemgetter(0))])

    def _first(self, alike: _Alike) -> Urgency:
        return alike.with_rank(min(map(self._titles.ranks.__getitem__, alike.numbers)))

    def _last(self, alike: _Alike) -> Urgency:
        return alike.with_rank(max(map(self._titles.ranks.__getitem__, alike.numbers)))


def _count(several: Iterable[_Alike]) -> int:
    return sum(len(each.numbers) for each in several)


def put_down_duties(room: Room, clocks: Clocks, ahead: timedelta, spool: Spool) -> DutiesPutDown:
    """Put down what is owed; raises Unusable."""
    measure, offices = room.measure, room.offices
    authority = offices.city.name.zh if measure.level == "city" else measure.authority.zh
    asking = Asking(measure, room.measures, clocks, authority, ahead, offices.above)
    found = DutiesPutDown(spool, asking)
    see_every_cluster(room, found.begin)
    found.end(lambda title: (room.rank(title.county), title.id))
    return found
