"""What is owed, put down: duties that are in memory only while somebody looks at them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.disk.spool import AT_ONCE
from lccluster.language import Message
from lccluster.register.owed.handed_in import CLUSTER
from lccluster.register.owed.owing import Owed
from lccluster.render.screen.duties import CountyDuties, is_by_others, provisions
from lccluster.usecases.register.asking.owing_titles import OwingTitles, Titles

Urgency = tuple[int, int, int, int]  # late, due, rank of the id, place of the kind


class Alike(Struct, frozen=True):
    """Duties of a county that have all in common but their titles, and their owner where it is the title itself.

    Of the titles the numbers are here; in the order of their ids once all of them are known.
    """

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


class DutiesPutDown(Collection[Owed]):
    """Duties of some counties, the most urgent first: of all that are alike the numbers of their titles."""

    def __init__(self, titles: OwingTitles, counties: Mapping[str, Collection[Alike]]) -> None:
        self._titles, self._counties = titles, counties

    def __len__(self) -> int:
        return _count(self._all)

    def __contains__(self, duty: object) -> bool:
        return any(each == duty for each in self)

    def __iter__(self) -> Iterator[Owed]:
        found = chain.from_iterable(self._day_by_day())
        while some := list(islice(found, AT_ONCE)):
            yield from self._with_titles(some)

    def _day_by_day(self) -> Iterator[Iterable[tuple[Urgency, Alike, int]]]:
        days = attrgetter("days")
        for _, same in groupby(sorted(self._all, key=days), key=days):
            yield merge(*map(self._in_order, same), key=itemgetter(0))

    def _with_titles(self, some: Sequence[tuple[Urgency, Alike, int]]) -> Iterator[Owed]:
        """Take titles up together; all those of an office only when it is its turn."""
        single = {number for _, alike, number in some if alike.one.owner == CLUSTER}
        near = self._titles.near(single)
        for _, alike, number in some:
            yield alike.on(near.get(number) or self._titles.at([number])[number])

    def _in_order(self, alike: Alike) -> Iterator[tuple[Urgency, Alike, int]]:
        ranks = self._titles.ranks
        return ((alike.with_rank(ranks[number]), alike, number) for number in alike.numbers)

    @property
    def _all(self) -> Iterator[Alike]:
        return chain.from_iterable(self._counties.values())

    def until(self, day: date) -> DutiesPutDown:
        """Give those that fall due by a day."""
        by_then = {
            county: [each for each in own if each.one.due_on <= day]
            for county, own in self._counties.items()
        }
        return DutiesPutDown(self._titles, {name: own for name, own in by_then.items() if own})

    def by_county(self, counties: Iterable[str]) -> Iterator[CountyDuties]:
        """Give what is owed county by county, in the order of `counties`, unknown ones behind."""
        known = [each for each in counties if each in self._counties]
        first = {name: min(map(self._first, own)) for name, own in self._counties.items()}
        for name in dict.fromkeys((*known, *sorted(first, key=first.__getitem__))):
            yield self._of(name)

    def _of(self, county: str) -> CountyDuties:
        """Give a county's, counted."""
        own = self._counties[county]
        late = _count(each for each in own if each.one.days_over > 0)
        others = _count(each for each in own if is_by_others(each.one))
        return CountyDuties(county, DutiesPutDown(self._titles, {county: own}), late, others)

    @property
    def provisions(self) -> Message:
        """Name the provision of each kind of duty, in the order in which they come first."""
        ends = [(end(each), each.one) for each in self._all for end in (self._first, self._last)]
        return provisions([one for _, one in sorted(ends, key=itemgetter(0))])

    def _first(self, alike: Alike) -> Urgency:
        return alike.with_rank(self._titles.ranks[alike.numbers[0]])

    def _last(self, alike: Alike) -> Urgency:
        return alike.with_rank(self._titles.ranks[alike.numbers[-1]])


def _count(several: Iterable[Alike]) -> int:
    return sum(len(each.numbers) for each in several)
