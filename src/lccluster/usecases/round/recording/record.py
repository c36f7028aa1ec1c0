"""Record acts of a round: lock, read again, decide, prove, write, seal; all of them or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, cast

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity
from lccluster.files.disk import deeds
from lccluster.files.register import layout
from lccluster.files.register.change.stroke import write_changed
from lccluster.files.register.entry import Entry
from lccluster.files.register.ids import new_event_id
from lccluster.files.register.lock import locked
from lccluster.files.register.seals.lines import line_of
from lccluster.files.register.writing import new_record, record_text, spliced, written_line
from lccluster.files.round.folder import AnyRecord, open_round
from lccluster.files.round.layout import ROUND
from lccluster.language import Message
from lccluster.register.ahead import ahead_of
from lccluster.register.lawful import Refusal, Unlawful
from lccluster.register.sealing.written import Thing, following, of_act, of_facts
from lccluster.round.acts import FirstReviewed, Recommended, RecordVoided, RoundAct, stages_of
from lccluster.round.lawful import LawfulAct, decide, decide_own
from lccluster.round.numbering import placed
from lccluster.round.records import ApplicationRecord, RoundRecord
from lccluster.usecases.round.asking.verdicts import Verdicts
from lccluster.usecases.round.recording.altered import refuse_altered, refuse_incomplete
from lccluster.usecases.round.recording.meant import (
    Follow,
    Hand,
    Make,
    MeantAct,
    RecordedInRound,
    TakenAct,
)
from lccluster.usecases.round.recording.situations import Situations
from lccluster.usecases.round.room import RoundRoom, SeenRound


def record_in_round(
    room: RoundRoom, make: Make, hand: Hand, follow: Follow | None = None
) -> list[RecordedInRound]:
    """Record acts, all or none; raises Unusable or Unlawful, and then nothing has changed.

    What follows elsewhere is recorded first: a run that breaks off in between is run again, and
    finds it there.
    """
    holding = locked(room.folder, hand.tell, opened=open_round)
    with nullcontext() if hand.dry_run else holding:
        seen = room.seen()
        hand.onlooker.reads(seen)
        situations = Situations(room, seen, hand.stamp.today)
        meant = make(seen)
        refuse_altered(room, seen, {each.record.id for each in meant})
        refuse_incomplete(room, seen, [each.act for each in meant])
        taken = _decided_all(room, situations, meant, hand)
        for each in taken:
            for one in ahead_of(each.act.on, hand.stamp.today, room.measure.future_acts):
                deeds.remark(one)
        if follow and taken:
            taken = follow(taken)
        change = _drawn(room, seen, taken)
        unsealed = _written(room, change) if change.files and not hand.dry_run else ()
        if not hand.dry_run:
            _keep_verdicts(situations.verdicts, taken)
    found = change.recorded
    if unsealed and found:
        found[-1] = replace(found[-1], warnings=unsealed)
    return found


class _Change(Struct):
    """Files as they will be, what stands there now, and what is to be sealed."""

    files: dict[Path, bytes] = field(default_factory=dict)
    before: dict[Path, bytes] = field(default_factory=dict)
    gone: dict[Path, bytes] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    recorded: list[RecordedInRound] = field(default_factory=list)


def _decided_all(
    room: RoundRoom, situations: Situations, meant: Sequence[MeantAct], hand: Hand
) -> Sequence[TakenAct]:
    """Decide on every act, each with those before it; raises Unlawful with all that stands against any."""
    decided: list[TakenAct] = []
    refused: list[Refusal] = []
    for each in meant:
        act = _stamped(room, each, hand, situations.acts_of(each.record))
        try:
            refuse_others(room, each.record, act)
            taken = _taken(situations, each, act)
        except Unlawful as unlawful:
            place = str(each.form or _place_of(room, each.record))
            refused += [replace(one, place=one.place or place) for one in unlawful.refusals]
            continue
        situations.add(each.record, taken.event)
        decided.append(TakenAct(each, taken.event, taken.answered))
    if refused:
        raise Unlawful(refused)
    return decided


def _place_of(room: RoundRoom, record: ApplicationRecord | RoundRecord) -> str:
    if isinstance(record, ApplicationRecord):
        return placed(record, room.round.path_of(record.id))
    return str(room.folder / ROUND)


def _keep_verdicts(verdicts: Verdicts, taken: Sequence[TakenAct]) -> None:
    """Keep what the applications come to on which acts were taken, so that the next look finds it."""
    touched = {each.meant.record.id: each.meant.record for each in taken}
    for record in touched.values():
        if isinstance(record, ApplicationRecord):
            verdicts.of(record)
    verdicts.keep_besides()


def refuse_others(room: RoundRoom, record: ApplicationRecord | RoundRecord, act: RoundAct) -> None:
    """Refuse on a county's computer what is not that county's; raises Unlawful, and no reason answers it."""
    county = room.offices.county(room.me.office)
    if county is None:
        return
    filed = record.county if isinstance(record, ApplicationRecord) else None
    own = filed is not None and room.offices.are_one(filed, county.name.zh)
    kind = act.of_kind if isinstance(act, RecordVoided) else type(act)
    stages = stages_of(kind, room.procedure.stages)
    if not (own and any(each.actor == "county" for each in stages)):
        message = Message(
            "This is a computer of {office}; it records what {office} does with its own applications.",
            office=county.name.zh,
        )
        raise Unlawful([act.refused("not-ours", message, None)])


def nothing_for(room: RoundRoom, act: RoundAct, message: Message) -> Unlawful:
    """Refuse an act that there is no application for, naming the provision of its stage, and what says what is next."""
    stages = stages_of(type(act), room.procedure.stages)
    said = Message("{what} “lccluster round todo” says what comes next.", what=message)
    return Unlawful([act.refused("nothing-for", said, stages[0].article if stages else None)])


def _drawn(room: RoundRoom, seen: SeenRound, taken: Sequence[TakenAct]) -> _Change:
    """Draw what every record gains."""
    by_record: dict[str, list[TakenAct]] = defaultdict(list)
    for each in taken:
        by_record[each.meant.record.id].append(each)
    change = _Change()
    for acts in by_record.values():
        _put_down(room, seen, acts, change)
    return change


def _taken(situations: Situations, meant: MeantAct, act: RoundAct) -> LawfulAct:
    if isinstance(meant.record, RoundRecord):
        return decide_own(act, situations.own)
    met = situations.of(meant.record, act, meant.passed_over)
    if met.verdict:
        act = replace(act, verdict=met.verdict.value)
    if isinstance(act, FirstReviewed | Recommended):
        found = situations.papers_of(met.record).receipt["findings_sha256"] if met.verdict else None
        act = replace(act, findings_sha256=found)
    return decide(act, met)


def _put_down(
    room: RoundRoom,
    seen: SeenRound,
    made: Sequence[TakenAct],
    change: _Change,
) -> None:
    """Draw what one record gains, proved by reading it back; raises Unusable."""
    record, acts = made[0].meant.record, [each.act for each in made]
    there = cast(
        "Entry[AnyRecord] | None",
        seen.own if isinstance(record, RoundRecord) else seen.entry(record.id),
    )
    if there is None:
        path = room.round.path_of(record.id)
        after: Entry[AnyRecord] = new_record(room.round, replace(record, events=tuple(acts)), path)
        change.things.append(of_facts(after.facts))
        drawn = [record_text(after.cluster)] + [""] * (len(acts) - 1)
    else:
        (after,) = spliced([(there, acts)], room.round)
        change.before[there.path] = there.document.source.data
        drawn = [f"  {written_line(there, act)}" for act in acts]
    change.files[after.path] = after.document.source.data
    change.things += [of_act(after.facts, words) for words in after.facts["events"][-len(acts) :]]
    for each, line in zip(made, drawn, strict=True):
        change.files |= each.meant.files
        change.before |= each.meant.before
        change.gone |= each.meant.gone
        change.recorded.append(
            RecordedInRound(after.cluster, each.act, line, str(after.path), each.answered)
        )


def _stamped(room: RoundRoom, meant: MeantAct, hand: Hand, before: Sequence[RoundAct]) -> RoundAct:
    drawn = new_event_id(hand.stamp.now, (each.id for each in before))
    said: dict[str, Any] = {
        "id": hand.onlooker.draws(drawn),
        "recorded_at": hand.stamp.recorded_at,
        "recorded_by": room.me.writer,
    }
    return replace(meant.act, **said)


def _written(room: RoundRoom, change: _Change) -> tuple[Problem, ...]:
    """Write all of it with its seals, or nothing; raises Unusable."""
    writer, folder = room.me.writer, room.round
    if room.named is None and folder.writers() - {writer}:
        deeds.remark(_NOBODY_NAMED.at(writer=writer))
    seals = following(folder.record.round, writer, folder.last_of(writer), change.things)
    lines = {layout.writer_chain(writer): [*map(line_of, seals)]}
    return write_changed(folder, change.files, change.before, change.gone, lines)


_NOBODY_NAMED = Fault(
    "nobody-named-here",
    Message(
        "Several write to this round, and nobody has said who works here: it was sealed as {writer}."
    ),
    Message("“{command}” says it.", command="lccluster register whoami --office …"),
    severity=Severity.WARNING,
)
