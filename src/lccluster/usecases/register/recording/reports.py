"""Yearly reports; a county's is one a county and year (第十二条)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.acts import Report
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.recording.intended import Intended, Make
from lccluster.usecases.register.room import Room


def handing_in(room: Room, act: Callable[[Cluster], Report]) -> Make:
    """Make reports; a county's is refused where another title of the county has it already."""

    def make(entries: Sequence[Entry]) -> list[Intended]:
        acts = [act(each.cluster) for each in entries]
        duty = room.measure.duty(acts[0].event)
        everyone = room.entries() if duty and duty.owed_by == "county" else []
        ours = {each.cluster.id for each in entries}
        others = [each for each in everyone if each.cluster.id not in ours]
        return [
            Intended(event, tuple(_handed_in_already(room, entry, event, others)))
            for entry, event in zip(entries, acts, strict=True)
        ]

    return make


def _handed_in_already(
    room: Room, entry: Entry, event: Report, others: Sequence[Entry]
) -> Iterator[Refusal]:
    for other in others:
        title = title_of(other.cluster, room.measure, Clocks(date.max))
        reported = title is not None and (event.event, event.year) in title.reports
        if reported and other.cluster.county == entry.cluster.county:
            yield _handed_in(room, event, other.cluster.id)
            return


def _handed_in(room: Room, event: Report, with_id: str) -> Refusal:
    message = Message(
        "The county's report on {year} is recorded already, with {id}; it is one for all of its titles.",
        year=event.year,
        id=with_id,
    )
    duty = room.measure.duty(event.event)
    return Refusal(event, "reported-twice", message, duty.article if duty else None)
