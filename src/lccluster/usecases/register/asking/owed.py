"""What is owed on the titles of a register, worked out once, file by file, and put down meanwhile."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec.structs import replace

from lccluster.files.disk.spool import Spool
from lccluster.register.cluster import Cluster
from lccluster.register.owed.duties import owed_on, places, urgency
from lccluster.register.owed.owing import Asking, Owed
from lccluster.register.owed.yearly import Order, Reports
from lccluster.register.view import Clocks
from lccluster.usecases.register.asking.every_cluster import See, see_every_cluster
from lccluster.usecases.register.asking.owed_put_down import Alike, DutiesPutDown
from lccluster.usecases.register.asking.owing_titles import OwingTitles
from lccluster.usecases.register.room import Room


class PuttingDown:
    """What is owed while clusters are shown: on the disk are the titles, each once."""

    def __init__(self, spool: Spool, asking: Asking) -> None:
        self._titles, self._asking = OwingTitles(spool), asking
        self._places = places(asking.measure)
        self._counties: dict[str, dict[tuple[object, ...], Alike]] = {}

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

    def end(self, order: Order) -> DutiesPutDown:
        """Put down what offices owe for all of their titles, each in some order; gives all that is owed."""
        for office in self._reports.of_offices(order):
            for each in office:
                self._put((each,))
                self._titles.put()
                del each  # before the next is made: it is on all titles of an office
            self._titles.forget_last()
        self._titles.rank()
        counties = {name: own.values() for name, own in self._counties.items()}
        for alike in (each for own in counties.values() for each in own):
            alike.numbers[:] = array("I", sorted(alike.numbers, key=self._titles.ranks.__getitem__))
        return DutiesPutDown(self._titles, counties)

    def _put(self, duties: Iterable[Owed]) -> None:
        for duty in duties:
            self._alike_to(duty).numbers.append(self._titles.number(duty.titles))

    def _alike_to(self, duty: Owed) -> Alike:
        """Give those with which it has the rest in common, told by what they share in memory and by days."""
        by = None if duty.owed_by == duty.titles[0].name else duty.owed_by
        shared = (duty.kind, id(duty.words), id(duty.article), duty.owner, duty.flags, by)
        own = (*shared, duty.due_on, duty.overdue_after, duty.year, duty.part)
        of_county = self._counties.setdefault(duty.county, {})
        if (found := of_county.get(own)) is None:
            found = of_county[own] = self._first_such(duty, by_itself=by is None)
        return found

    def _first_such(self, duty: Owed, *, by_itself: bool) -> Alike:
        late, due, _, place = urgency(duty, self._places)
        one = replace(duty, titles=duty.titles[:1])
        return Alike(one, by_itself, (late.toordinal(), due.toordinal()), place, array("I"))


def put_down_duties(room: Room, clocks: Clocks, ahead: timedelta, spool: Spool) -> DutiesPutDown:
    """Put down what is owed; raises Unusable."""
    measure, offices = room.measure, room.offices
    authority = offices.city.name.zh if measure.level == "city" else measure.authority.zh
    asking = Asking(measure, room.measures, clocks, authority, ahead, offices)
    putting = PuttingDown(spool, asking)
    see_every_cluster(room, putting.begin)
    return putting.end(lambda title: (room.rank(title.county), title.id))
