"""What an import would say against the register: conflicts, doubled ids, acts that are unlawful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.names import folded
from lccluster.files.register.entry import Entry
from lccluster.files.register.ids import is_fit, is_fit_county
from lccluster.language import Message
from lccluster.quantities.names import fault_in
from lccluster.register.acts import Act, Renamed
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import refusals
from lccluster.register.sealing.written import version
from lccluster.rulebook.offices import UNKNOWN_COUNTY
from lccluster.usecases.register.room import Room


def refuse_conflicts(
    room: Room, incoming: Sequence[Cluster], there: Mapping[str, Entry], path: Path
) -> None:
    """Refuse an import with every conflict that it has; raises Unusable."""
    problems = [
        *_twice(incoming, there),
        *_alike(incoming, there),
        *(
            (cluster, said)
            for cluster in incoming
            for said in (
                *_misplaced(room, cluster),
                *_named(cluster, there.get(cluster.id)),
                *_contradictions(room, cluster, there.get(cluster.id)),
                *_unlawful(room, cluster, there.get(cluster.id)),
            )
        ),
    ]
    if problems:
        raise Unusable(
            Problem(
                code=code, file=str(path), field=cluster.id, message=message, hint=_HINTS.get(code)
            )
            for cluster, (code, message) in problems
        )


Said = tuple[str, Message]


_HINTS = {
    UNKNOWN_COUNTY.code: UNKNOWN_COUNTY.hint,
    "import-conflict": Message("Find out which is right; record a correction where it is wrong."),
}


def _twice(
    incoming: Sequence[Cluster], there: Mapping[str, Entry]
) -> Iterator[tuple[Cluster, Said]]:
    """Find ids that would stand for two clusters, or for the acts of two clusters."""
    counted = Counter(cluster.id for cluster in incoming)
    owners = {each.id: key for key, entry in there.items() for each in entry.cluster.events}
    for cluster in incoming:
        ids = [each.id for each in cluster.events]
        doubled = {cluster.id} if counted[cluster.id] > 1 else set()
        doubled |= {each for each in ids if each and ids.count(each) > 1}
        doubled |= {
            each for each in ids if each and owners.setdefault(each, cluster.id) != cluster.id
        }
        for each in sorted(doubled):
            yield cluster, ("import-twice", Message("The id {id} would stand twice.", id=each))


def _alike(
    incoming: Sequence[Cluster], there: Mapping[str, Entry]
) -> Iterator[tuple[Cluster, Said]]:
    """Find ids that some systems take for one name of a file, though they are written differently."""
    owners = {folded(each): each for each in there}
    for cluster in incoming:
        other = owners.setdefault(folded(cluster.id), cluster.id)
        if other != cluster.id:
            sentence = Message("The id {id} is too like {other}.", id=cluster.id, other=other)
            yield cluster, ("id-too-like", sentence)


def _misplaced(room: Room, cluster: Cluster) -> Iterator[Said]:
    if room.offices.county(cluster.county) is None:
        unknown = room.offices.unknown(cluster.county).at(county=cluster.county)
        yield unknown.code, unknown.message
    names = (cluster.id, is_fit(cluster.id)), (cluster.county, is_fit_county(cluster.county))
    for name, fits in names:
        if not fits:
            yield "unfit-id", Message("“{id}” cannot be the name of a file.", id=name)
    for each in cluster.events:
        if version(each.id or ""):
            yield "unfit-act-id", Message("“{id}” cannot be the id of an act.", id=each.id)
    if not cluster.events:
        yield (
            "no-events",
            Message("The file holds no act; a cluster begins with its recognition."),
        )


def _named(cluster: Cluster, entry: Entry | None) -> Iterator[Said]:
    """Refuse names of titles that are new here, of signs that nobody sees."""
    new = () if entry else (cluster.name, cluster.applicant)
    renamed = (each.name for each in fresh_acts(cluster, entry) if isinstance(each, Renamed))
    for fault in filter(None, map(fault_in, (*new, *renamed))):
        yield fault.code, fault.message


def _contradictions(room: Room, cluster: Cluster, entry: Entry | None) -> Iterator[Said]:
    if entry is None:
        return
    known = {each.id: each for each in entry.cluster.events}
    for event in cluster.events:
        if known.get(event.id, event) != event:
            yield (
                "import-conflict",
                Message("The act {id} says something else here than in the register.", id=event.id),
            )
    own, named = room.offices.own_name, (entry.cluster, cluster)
    if len({(each.name, own(each.county)) for each in named}) > 1:
        yield (
            "id-of-another",
            Message("The id {id} belongs to another cluster in the register.", id=cluster.id),
        )


def _unlawful(room: Room, cluster: Cluster, entry: Entry | None) -> Iterator[Said]:
    events = (*(entry.cluster.events if entry else ()), *fresh_acts(cluster, entry))
    for refusal in refusals(events, cluster.name, room.measure, room.measures):
        yield refusal.code, refusal.sentence


def fresh_acts(cluster: Cluster, entry: Entry | None) -> list[Act]:
    """Give the acts of a cluster that are new here."""
    known = {each.id for each in entry.cluster.events} if entry else set()
    return [each for each in cluster.events if each.id not in known]
