"""Record what is decided on applications: plain acts on those named, and a county's recommendation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable, is_one_of
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.round.acts import Recommended, RoundAct
from lccluster.round.given import is_next
from lccluster.round.numbering import as_filed, drawn
from lccluster.round.records import ApplicationRecord
from lccluster.round.whose import office_for
from lccluster.rulebook.offices import Office
from lccluster.usecases.round.recording.meant import Hand, MeantAct, RecordedInRound
from lccluster.usecases.round.recording.record import nothing_for, record_in_round
from lccluster.usecases.round.recording.situations import Situations
from lccluster.usecases.round.room import UNKNOWN_APPLICATION, RoundRoom, SeenRound

Draft = Callable[[ApplicationRecord], RoundAct]


def by_whom(
    room: RoundRoom, kind: type[RoundAct], record: ApplicationRecord | None = None
) -> str | None:
    """Name the office whose act it is, on an application or on the round; None for one without a name."""
    return office_for(kind, room.procedure, room.offices, record.county if record else None)


def record_acts(
    room: RoundRoom, named: Sequence[str], draft: Draft, hand: Hand
) -> list[RecordedInRound]:
    """Record an act on each application named, all or none; raises Unusable or Unlawful."""

    def make(seen: SeenRound) -> list[MeantAct]:
        entries = entries_named(room, seen, named)
        return [MeantAct(each.cluster, draft(each.cluster)) for each in entries]

    return record_in_round(room, make, hand)


def entries_named(
    room: RoundRoom, seen: SeenRound, named: Sequence[str]
) -> list[Entry[ApplicationRecord]]:
    """Find applications by number, or by a cluster's name that no other bears; raises Unusable."""
    if not named:
        raise Unusable(_NOBODY.at())
    found = [_named(room, seen, each) for each in named]
    ids = [each.cluster.id for each in found]
    if twice := sorted({each for each in ids if ids.count(each) > 1}):
        raise Unusable(_TWICE.at(field=each) for each in twice)
    return found


def entries_numbered(
    room: RoundRoom, seen: SeenRound, written: str
) -> list[Entry[ApplicationRecord]]:
    """Find an application by its number, as files or as people have it; raises Unusable where it may be two."""
    ids = {written, as_filed(written, room.offices)}
    found = [each for each in seen.applications if each.cluster.id in ids]
    if len(found) > 1:
        one, other = map(_said, found)
        raise Unusable(_EITHER.at(room.folder, id=written, one=one, other=other))
    return found


def _named(room: RoundRoom, seen: SeenRound, written: str) -> Entry[ApplicationRecord]:
    if by_number := entries_numbered(room, seen, written):
        return by_number[0]
    by_name = [each for each in seen.applications if each.cluster.cluster == written]
    if len(by_name) == 1:
        return by_name[0]
    raise Unusable(_unknown(room, seen, written))


class Recommending(Struct, frozen=True):
    """What a county's letter says: its number and day, whom it names in which order, and reasons."""

    words: dict[str, Any]
    order: Sequence[str] = ()


def recommend(
    room: RoundRoom, county: Office, recommending: Recommending, hand: Hand
) -> list[RecordedInRound]:
    """Record that a county recommends: those named, by rank, or all that passed and wait. Raises Unlawful."""

    def make(seen: SeenRound) -> list[MeantAct]:
        if recommending.order:
            named = entries_named(room, seen, recommending.order)
            return [
                _meant(room, each, recommending, county, rank) for rank, each in enumerate(named, 1)
            ]
        situations, day = Situations(room, seen, hand.stamp.today), recommending.words["on"]
        are_one, name = room.offices.are_one, county.name.zh
        own = (each for each in seen.applications if are_one(each.cluster.county, name))
        waiting = [e for e in own if is_next(Recommended, situations.on(e.cluster, day))]
        if not waiting:
            message = Message(
                "No application of {county} has passed its first review and waits.",
                county=county.name.zh,
            )
            act = Recommended(**recommending.words, by=county.name.zh)
            raise nothing_for(room, act, message)
        return [_meant(room, each, recommending, county, None) for each in waiting]

    return record_in_round(room, make, hand)


def _meant(
    room: RoundRoom,
    entry: Entry[ApplicationRecord],
    recommending: Recommending,
    county: Office,
    rank: int | None,
) -> MeantAct:
    return MeantAct(entry.cluster, Recommended(**recommending.words, by=county.name.zh, rank=rank))


def _unknown(room: RoundRoom, seen: SeenRound, written: str) -> Problem:
    if {
        written,
        as_filed(written, room.offices),
    } & seen.elsewhere:  # of what is gone more is remarked
        return replace(UNKNOWN_APPLICATION, hint=None).at(room.folder, id=written)
    alike = [_said(each) for each in seen.applications if written in each.cluster.cluster]
    fault = UNKNOWN_APPLICATION.asking(written, [drawn(each.cluster) for each in seen.applications])
    if alike and written.strip():
        fault = replace(fault, hint=is_one_of(alike))
    return fault.at(room.folder, id=written)


def _said(entry: Entry[ApplicationRecord]) -> str:
    return str(Message("{name} ({said})", name=drawn(entry.cluster), said=entry.cluster.cluster))


_NOBODY = Fault(
    "nobody-named",
    Message("No application is named."),
    Message("Give its number, such as 371522-01, or the cluster's exact name."),
)
_EITHER = Fault(
    "may-be-two",
    Message("“{id}” may be {one} or {other}."),
    Message("Give the cluster's exact name."),
)
_TWICE = Fault(
    "named-twice",
    Message("This application is named twice."),
    Message("Name each application once."),
)
