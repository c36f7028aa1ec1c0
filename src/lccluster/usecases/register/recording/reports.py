"""Reports of any duty; an office's is one for all of its titles (第十二条)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct

from lccluster.errors import Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.language import Listing, Message
from lccluster.register.acts import Report, Reported, reported_as
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.rulebook.duty import Duty
from lccluster.rulebook.measure import Measure
from lccluster.usecases.register.asking.indexed import answered
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
    of_owner = [each for each in measure.duties if each.owed_by == (owner or "cluster")]
    found = [each for each in measure.duties if each.id == named] if named else of_owner
    if len(found) == 1:
        return found[0]
    raise Unusable(_which(measure, named, several=len(found) > 1))


def _which(measure: Measure, named: str | None, *, several: bool) -> Problem:
    known = Listing(f"{each.id} ({each.words})" for each in measure.duties)
    none = Message("{number} asks for no report like that.", number=measure.document_number)
    return Problem(
        code="which-duty",
        field="--duty",
        message=Message("It asks for several; which one is it?") if several else none,
        hint=Message("Known here: {keys}.", keys=known) if known.items else None,
    )


def _sender(duty: Duty, cluster: Cluster, room: Room) -> str | None:
    """Name the office that hands it in; a cluster's own is by nobody else."""
    return {"county": cluster.county, **room.offices.above}.get(duty.owed_by)


def handing_in(room: Room, words: Mapping[str, Any], said: HandedIn) -> Make:
    """Make reports; an office's is refused where another of its titles has it already."""

    def make(entries: Sequence[Entry]) -> list[Intended]:
        acts = [said.act(each.cluster, room, words) for each in entries]
        if said.duty.owed_by == "cluster":
            return [*map(Intended, acts)]
        ours = {each.cluster.id for each in entries}
        asked = [_Report.of(said.duty, *each) for each in zip(entries, acts, strict=True)]
        having = {each: _having(room, each) for each in asked}
        return [
            Intended(event, tuple(_handed_in_already(event, said.duty, having[each], ours)))
            for event, each in zip(acts, asked, strict=True)
        ]

    return make


class _Report(NamedTuple):
    """A report as it is told from others: the county that owes it, if one does, what it is, its year."""

    county: str | None
    what: str
    year: int

    @classmethod
    def of(cls, duty: Duty, entry: Entry, event: Report) -> _Report:
        county = entry.cluster.county if duty.owed_by == "county" else None
        return cls(county, duty.what(event.part_of_year), event.year)


def _having(room: Room, report: _Report) -> list[str]:
    """Give the ids of the titles with which a report is recorded, in the officials' order."""
    from lccluster.files.register.index.questions import reported

    found = answered(room, lambda store: reported(store, *report), lambda: _read(room, report))
    return [each for _, each in sorted(found, key=lambda each: (room.rank(each[0]), each[1]))]


def _read(room: Room, report: _Report) -> list[tuple[str, str]]:
    found = []
    for cluster in (each.cluster for each in room.entries()):
        title = title_of(cluster, room.measure, Clocks(date.max))
        same = report.county in (None, cluster.county)
        if title is not None and report[1:] in title.reports and same:
            found.append((cluster.county, cluster.id))
    return found


def _handed_in_already(
    event: Report, duty: Duty, having: Sequence[str], ours: set[str]
) -> Iterator[Refusal]:
    other = next((each for each in having if each not in ours), None)
    if other is not None:
        yield _handed_in(event, duty, other)


def _handed_in(event: Report, duty: Duty, with_id: str) -> Refusal:
    said = {"year": event.year, "id": with_id}
    of_county = Message(
        "The county's report on {year} is recorded already, with {id}; it is one for all of its titles.",
        **said,
    )
    of_another = Message(
        "The report on {year} is recorded already, with {id}; it is one for all titles.", **said
    )
    message = of_county if duty.owed_by == "county" else of_another
    return Refusal(event, "reported-twice", message, duty.article)
