"""A round as it stands on a day: each application with its state, verdict, sheets and scores, and what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from lccluster.errors import Fault, Unusable
from lccluster.files.register.entry import Entry
from lccluster.files.round.sheet_files import SheetsOnDisk
from lccluster.language import Message
from lccluster.register.view import Clocks
from lccluster.round.acts import RecordVoided
from lccluster.round.board import Board, BoardRow, ReceivedRow
from lccluster.round.life import Life, life_of
from lccluster.round.records import ApplicationRecord
from lccluster.round.reviewing.scoring import ExpertSheet, SheetScore, summed
from lccluster.round.states import State
from lccluster.round.todo import Task, TaskLaw, tasks
from lccluster.usecases.round.room import RoundRoom, SeenRound
from lccluster.usecases.typed_words import office_known
from lccluster.vocabulary import Verdict

if TYPE_CHECKING:
    from lccluster.usecases.round.asking.verdicts import Verdicts


def board(room: RoundRoom, clocks: Clocks, today: date) -> Board:
    """Look at a round on a day, and judge its applications; raises Unusable with all problems."""
    from lccluster.usecases.round.asking.verdicts import Verdicts

    seen = room.seen()
    own, found = seen.own.cluster, received(room, clocks, seen)
    verdicts = Verdicts(room, today, len(found))
    rows = [BoardRow(**asdict(each), verdict=_verdict(each, verdicts)) for each in found]
    verdicts.keep()
    override = next((each.override for each in own.events if each.override), None)
    return Board(own.id, own.title, own.rulebook, clocks.as_of, rows, override)


def received(room: RoundRoom, clocks: Clocks, seen: SeenRound | None = None) -> list[ReceivedRow]:
    """List the applications received by a day, in the officials' order; raises Unusable with all problems."""
    seen = seen or room.seen()
    own = seen.own.cluster
    lives = {
        each.cluster.id: (each, life_of(each.cluster, own, clocks))
        for each in sorted(seen.applications, key=room.order)
    }
    there = {key: found for key, found in lives.items() if found[1].state is not None}
    sheets = sheets_of(room, [found for _, found in there.values()], list(there))
    scored = {each.application: each for each in summed(sheets, list(there))}
    return [_row(entry, life, scored[key]) for key, (entry, life) in there.items()]


def sheets_of(
    room: RoundRoom, lives: Sequence[Life], applications: Sequence[str]
) -> list[ExpertSheet]:
    """Read the sheets that count; raises Unusable for one that is not as it was read."""
    sheets = SheetsOnDisk(room.round)
    return [
        each
        for application, life in zip(applications, lives, strict=True)
        for each in sheets.in_view(application, life)
    ]


def _row(entry: Entry[ApplicationRecord], life: Life, score: SheetScore) -> ReceivedRow:
    known = {each.id for each in life.acts}
    words = entry.facts.get("events") or []
    said = [one for act, one in zip(entry.cluster.events, words, strict=True) if act.id in known]
    return ReceivedRow(entry.cluster, life, score, said, str(entry.path))


def _verdict(row: ReceivedRow, verdicts: Verdicts) -> Verdict | None:
    """Say what an application comes to: by its papers now, or as it was last said by an earlier day."""
    record, life = row.record, row.life
    void = {each.of for each in life.acts if isinstance(each, RecordVoided)}
    if void | {each.id for each in life.acts} == {each.id for each in record.events}:
        return verdicts.of(record)
    said = [each.verdict for each in life.acts if each.verdict]
    return Verdict(said[-1]) if said else None


def tasks_of(room: RoundRoom, rows: Sequence[ReceivedRow], office: str | None) -> list[Task]:
    """List what is to be done, by everybody or by one office; raises Unusable for one nobody knows."""
    law = TaskLaw(room.call, room.procedure, room.offices, room.panel, room.round.record)
    found = tasks(rows, law)
    if office is None:
        return found
    meant = room.offices.named(office)
    if meant is None:
        there = (room.offices.city, *room.offices.counties)
        message = Message("“{office}” is no office of this round.", office=office)
        fault = Fault("unknown-office", message, office_known(office, room.offices, there))
        raise Unusable(fault.at(field="--office"))
    return [each for each in found if each.office == meant.name.zh]


def state_of(seen: SeenRound, record: ApplicationRecord, clocks: Clocks) -> State | None:
    """Give the state of an application; None where it was not received by then."""
    return life_of(record, seen.own.cluster, clocks).state
