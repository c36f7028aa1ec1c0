"""Promulgate the list, and close the round: the register follows, each act once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.acts import Refusal
from lccluster.register.lawful import Unlawful
from lccluster.register.view import Clocks
from lccluster.round.acts import Closed, Promulgated
from lccluster.round.given import is_listed
from lccluster.round.life import life_of
from lccluster.round.numbering import drawn, placed
from lccluster.round.records import ApplicationRecord
from lccluster.round.states import State
from lccluster.usecases.round.recording.deciding import by_whom
from lccluster.usecases.round.recording.following import Decision, failed, promulgated
from lccluster.usecases.round.recording.meant import Hand, MeantAct, RecordedInRound, TakenAct
from lccluster.usecases.round.recording.record import nothing_for, record_in_round
from lccluster.usecases.round.recording.situations import Situations
from lccluster.usecases.round.room import RoundRoom, SeenRound

Words = Mapping[str, Any]
REFUSED = frozenset((State.FIRST_REVIEW_FAILED, State.NOT_RECOMMENDED, State.NOT_PROPOSED))


def promulgate(room: RoundRoom, words: Words, hand: Hand) -> list[RecordedInRound]:
    """Promulgate all that is on the list, or nothing; raises Unusable or Unlawful.

    What was promulgated already is left as it is: then nothing is written.
    """

    def make(seen: SeenRound) -> list[MeantAct]:
        situations = Situations(room, seen, hand.stamp.today)
        day = words["on"]
        listed = [e for e in seen.applications if is_listed(situations.on(e.cluster, day))]
        act = Promulgated(**words, by=by_whom(room, Promulgated))
        if not listed and not _any_promulgated(seen):
            message = Message("Nothing is on the list that could be promulgated.")
            raise nothing_for(room, act, message)
        return [MeantAct(each.cluster, act) for each in sorted(listed, key=room.order)]

    def follow(taken: Sequence[TakenAct]) -> list[TakenAct]:
        titles = promulgated(room, list(map(_decision, taken)), hand)
        return [_titled(each, titles) for each in taken]

    return record_in_round(room, make, hand, follow)


def close(room: RoundRoom, words: Words, hand: Hand) -> list[RecordedInRound]:
    """Close the round; refused re-reviews are recorded as failed. Raises Unusable or Unlawful."""

    def make(seen: SeenRound) -> list[MeantAct]:
        act = Closed(**words, by=by_whom(room, Closed))
        if open_ := [each for each in seen.applications if not _is_over(seen, each, words["on"])]:
            raise Unlawful(_still_open(act, each) for each in open_)
        return [MeantAct(seen.own.cluster, act)]

    def follow(taken: Sequence[TakenAct]) -> Sequence[TakenAct]:
        act = taken[0].act
        refused = [
            each.cluster for each in room.seen().applications if _was_refused(room, each, act.on)
        ]
        failed(room, [(record, act) for record in refused], hand)
        return taken

    return record_in_round(room, make, hand, follow)


def _is_over(seen: SeenRound, entry: Entry[ApplicationRecord], day: date) -> bool:
    state = _state(seen, entry, day)
    return state is None or state.at_an_end


def _was_refused(room: RoundRoom, entry: Entry[ApplicationRecord], day: date) -> bool:
    return bool(entry.cluster.renews) and _state(room.seen(), entry, day) in REFUSED


def _state(seen: SeenRound, entry: Entry[ApplicationRecord], day: date) -> State | None:
    return life_of(entry.cluster, seen.own.cluster, Clocks(day)).state


def _any_promulgated(seen: SeenRound) -> bool:
    acts = (act for each in seen.applications for act in each.cluster.events)
    return any(isinstance(each, Promulgated) for each in acts)


def _decision(taken: TakenAct) -> Decision:
    record = taken.meant.record
    assert isinstance(record, ApplicationRecord)  # noqa: S101 - a list names applications
    return record, taken.act


def _titled(taken: TakenAct, titles: Mapping[str, str]) -> TakenAct:
    title = titles.get(taken.meant.record.id)
    return replace(taken, act=replace(taken.act, title=title))


def _still_open(act: Closed, entry: Entry[ApplicationRecord]) -> Refusal:
    message = Message(
        "The application {id} is not at its end; the round stays open.", id=drawn(entry.cluster)
    )
    return replace(
        act.refused("still-open", message, None), place=placed(entry.cluster, entry.path)
    )
