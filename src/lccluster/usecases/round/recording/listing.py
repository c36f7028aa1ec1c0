"""The list that is shown: whom it names, how long it is shown, and what is said against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lccluster.errors import Fault, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.files.round.working_days import Calendar, unknown_year
from lccluster.language import Message
from lccluster.register.view import Clocks
from lccluster.round.acts import NoticePosted, ObjectionReceived, Proposed
from lccluster.round.given import is_to_be_shown
from lccluster.round.notice import UnknownYear, last_day
from lccluster.round.replay import AFTER_THE_NOTICE, too_late
from lccluster.usecases.round.asking.ranking import ranking
from lccluster.usecases.round.recording.deciding import by_whom, entries_named
from lccluster.usecases.round.recording.meant import Hand, MeantAct, RecordedInRound
from lccluster.usecases.round.recording.record import nothing_for, record_in_round
from lccluster.usecases.round.recording.situations import Situations
from lccluster.usecases.round.room import RoundRoom, SeenRound

Words = Mapping[str, Any]


def propose(
    room: RoundRoom, named: Sequence[str], reason: str | None, words: Words, hand: Hand
) -> list[RecordedInRound]:
    """Put applications onto the list, all or none; raises Unusable or Unlawful."""

    def make(seen: SeenRound) -> list[MeantAct]:
        entries = entries_named(room, seen, named)
        ids = [each.cluster.id for each in entries]
        over = ranking(room, Clocks(words["on"]), seen).before(ids) if room.call.panel else ()
        act = Proposed(**words, by=by_whom(room, Proposed), reason=reason)
        return [MeantAct(each.cluster, act, passed_over=over) for each in entries]

    return record_in_round(room, make, hand)


def post_notice(
    room: RoundRoom, since: date, until: date | None, words: Words, hand: Hand
) -> list[RecordedInRound]:
    """Show all that is proposed; raises Unusable where a year's holidays are unknown, or nothing is proposed."""
    counted = None if until is None else "by hand"
    last = until or counted_until(room, since)
    if last < since:
        raise Unusable(_BACKWARDS.at(field="--until", until=last, since=since))

    def make(seen: SeenRound) -> list[MeantAct]:
        shown = _to_be_shown(room, seen, words["on"], hand)
        act = NoticePosted(
            **words,
            by=by_whom(room, NoticePosted),
            applications=tuple(shown),
            since=since,
            until=last,
            counted=counted,
        )
        if not shown:
            message = Message("Nothing is proposed that no notice has shown yet.")
            raise nothing_for(room, act, message)
        return [MeantAct(seen.own.cluster, act)]

    return record_in_round(room, make, hand)


def counted_until(room: RoundRoom, since: date) -> date:
    """Count the last day of a notice as the call says; raises Unusable where a year is unknown."""
    calendar = Calendar((room.folder, room.register))
    try:
        return last_day(since, room.call.notice, calendar)
    except UnknownYear as unknown:
        raise Unusable(unknown_year(unknown.year)) from None


def _to_be_shown(room: RoundRoom, seen: SeenRound, day: date, hand: Hand) -> list[str]:
    """Name what waits for the public notice."""
    situations = Situations(room, seen, hand.stamp.today)
    records = (each.cluster for each in seen.applications)
    return [each.id for each in records if is_to_be_shown(situations.on(each, day))]


def object_to(
    room: RoundRoom,
    application: str,
    said: Words,
    words: Words,
    hand: Hand,
) -> list[RecordedInRound]:
    """Record an objection, by the next number of its application; raises Unusable or Unlawful."""

    def make(seen: SeenRound) -> list[MeantAct]:
        (entry,) = entries_named(room, seen, [application])
        count = sum(1 for each in entry.cluster.events if isinstance(each, ObjectionReceived))
        act = ObjectionReceived(
            **words, **said, by=by_whom(room, ObjectionReceived), number=count + 1
        )
        if late := too_late(entry.cluster, act, seen.own.cluster):
            fault = Fault(AFTER_THE_NOTICE, late, severity=Severity.WARNING)
            deeds.remark(fault.at(entry.path))
        return [MeantAct(entry.cluster, act)]

    return record_in_round(room, make, hand)


_BACKWARDS = Fault("days-out-of-order", Message("{until} lies before {since}."))
