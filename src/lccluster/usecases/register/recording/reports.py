"""Reports of any duty; an office's is one for all of its titles (第十二条)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from lccluster.errors import Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.language import Listing, Message
from lccluster.register.acts import Report, Reported, reported_as
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal
from lccluster.register.owed.handed_in import CLUSTER, YearlyReport
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.rulebook.called import called, explained_name
from lccluster.rulebook.duty import Duty
from lccluster.rulebook.measure import Measure
from lccluster.usecases.register.asking.handed_in import having
from lccluster.usecases.register.recording.intended import Intended, Make
from lccluster.usecases.register.room import Room


class HandedIn(Struct, frozen=True):
    """What is said of a report: which duty asks for it, on which part of a year, and on which year.

    Where no year is said, it is the one that the duty usually asks for on that day. `figures` are
    those of each title, by its id.
    """

    duty: Duty
    year: int | None
    part: int | None = None
    figures: Mapping[str, dict[str, str]] = {}

    def act(self, cluster: Cluster, room: Room, words: Mapping[str, Any]) -> Report:
        """Make the report of a cluster; `words` are those of every act."""
        kind = reported_as(self.duty) if self.part is None else Reported
        year = self._usual_year(cluster, room, words["on"]) if self.year is None else self.year
        said: dict[str, Any] = {**words, "by": _sender(self.duty, cluster, room), "year": year}
        if cluster.id in self.figures:
            said["figures"] = self.figures[cluster.id]
        if kind is Reported:
            said |= {"duty": self.duty.id, "part": self.part}
        return kind(**said)

    def _usual_year(self, cluster: Cluster, room: Room, day: date) -> int:
        title = title_of(cluster, room.measure, Clocks(date.max))
        recognised = title.recognised_on.year if title else None
        return self.duty.usual_year(day, self.part, recognised)


def duty_meant(measure: Measure, named: str | None, owner: str | None) -> Duty:
    """Find the duty by its id, else the only one of an owner, be it of clusters; raises Unusable."""
    of_owner = [each for each in measure.duties if each.owed_by == (owner or CLUSTER)]
    found = called(named, measure.duties) if named else of_owner
    if len(found) == 1:
        return found[0]
    raise Unusable(_which(measure, named, several=len(found) > 1))


def _which(measure: Measure, named: str | None, *, several: bool) -> Problem:
    known = Listing(map(explained_name, measure.duties))
    none = Message("{number} asks for no report like that.", number=measure.document_number)
    return Problem(
        code="which-duty",
        field="--duty",
        message=Message("It asks for several; which one is it?") if several else none,
        hint=Message("Known here: {keys}.", keys=known) if known.items else None,
    )


def _sender(duty: Duty, cluster: Cluster, room: Room) -> str | None:
    """Name the office that hands it in; a cluster's own is by nobody else."""
    return room.offices.of_kind(duty.owed_by, cluster.county)


def handing_in(room: Room, words: Mapping[str, Any], said: HandedIn) -> Make:
    """Make reports; an office's is refused where another of its titles has it already."""

    def make(entries: Sequence[Entry]) -> list[Intended]:
        acts = [said.act(each.cluster, room, words) for each in entries]
        if said.duty.owed_by == CLUSTER:
            return [*map(Intended, acts)]
        ours = {each.cluster.id for each in entries}
        asked = [
            YearlyReport.of(said.duty, entry.cluster, event, room.offices)
            for entry, event in zip(entries, acts, strict=True)
        ]
        known = having(room, {*asked})
        return [
            Intended(event, tuple(_handed_in_already(event, said.duty, each, known[each], ours)))
            for event, each in zip(acts, asked, strict=True)
        ]

    return make


def _handed_in_already(
    event: Report, duty: Duty, report: YearlyReport, known: Sequence[str], ours: set[str]
) -> Iterator[Refusal]:
    other = next((each for each in known if each not in ours), None)
    if other is not None:
        yield Refusal(event, "reported-twice", report.recorded_with(other), duty.article)
