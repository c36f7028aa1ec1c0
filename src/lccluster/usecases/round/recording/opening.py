"""Open a year's round: its call, and the law under which it is held."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Refused, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import make_folder
from lccluster.files.register.change.stroke import write_changed
from lccluster.files.register.ids import new_event_id, new_register_id
from lccluster.files.register.layout import writer_chain
from lccluster.files.register.lock import locked
from lccluster.files.register.seals.lines import line_of
from lccluster.files.register.writing import new_record
from lccluster.files.round.call_and_panel import read_call
from lccluster.files.round.folder import ROUND_GONE, unwritten
from lccluster.files.round.layout import APPLICATIONS, CALL, ROUND
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_measure, read_offices
from lccluster.language import Message
from lccluster.register.sealing.written import following, of_act, of_facts
from lccluster.round.acts import CallIssued
from lccluster.round.call import Call, new_call_flaws
from lccluster.round.records import RoundRecord
from lccluster.round.whose import office_for
from lccluster.usecases.round.papers import hash_of_file
from lccluster.usecases.round.recording.meant import Hand, RecordedInRound
from lccluster.usecases.round.room import RoundRoom, procedure_of


class NoRuleInForce(Refused):
    """No rulebook is in force on the day on which a round would begin."""


class Opening(Struct, frozen=True):
    """What is said when a round is opened: its year, the call, day and reason where they are given."""

    year: str
    call: Path
    on: date | None = None
    note: str | None = None
    override: str | None = None


def open_year(
    folder: Path,
    opening: Opening,
    library: Library,
    register: Path,
    office: Path | None,
    hand: Hand,
) -> RecordedInRound:
    """Make the folder of a round with its call; raises Unusable, or NoRuleInForce.

    A reason answers that no rulebook is in force; it is recorded, and printed on every draft.
    """
    if (folder / ROUND).exists():
        raise Unusable(_OPENED_ALREADY.at(folder / ROUND))
    if (folder / APPLICATIONS).exists():
        raise Unusable(ROUND_GONE.at(folder))
    call, rulebook = call_of(opening.call, library)
    day = opening.on or call.issued_on
    _of_its_year(call, opening)
    _in_force(call, rulebook, day, opening.override)
    act = CallIssued(
        id=hand.onlooker.draws(new_event_id(hand.stamp.now)),
        on=day,
        by=office_for(CallIssued, procedure_of(rulebook), read_offices(rulebook)),
        document_number=call.document_number,
        note=opening.note,
        override=opening.override,
        recorded_at=hand.stamp.recorded_at,
        call_sha256=hash_of_file(opening.call),
    )
    record = RoundRecord(
        id=opening.year,
        round=hand.onlooker.draws(new_register_id()),
        rulebook=call.rulebook,
        title=call.title,
    )
    return _made(folder, record, act, opening.call, library, register, office, hand)


def _made(
    folder: Path,
    record: RoundRecord,
    act: CallIssued,
    call: Path,
    library: Library,
    register: Path,
    office: Path | None,
    hand: Hand,
) -> RecordedInRound:
    from msgspec.structs import replace

    keeper = unwritten(folder, record)
    room = RoundRoom(keeper, library, register, office)
    act = replace(act, recorded_by=room.me.writer)
    entry = new_record(keeper, replace(record, events=(act,)), folder / ROUND)
    recorded = RecordedInRound(entry.cluster, act, entry.document.source.text, str(folder / ROUND))
    if hand.dry_run:
        return recorded
    make_folder(folder)
    things = [of_facts(entry.facts), of_act(entry.facts, entry.facts["events"][0])]
    seals = following(record.round, room.me.writer, None, things)
    files = {folder / ROUND: entry.document.source.data}
    if not _is_there(call, folder / CALL):
        files[folder / CALL] = whole_of(call)
    with locked(folder, hand.tell, opened=lambda _: keeper):
        if (folder / ROUND).exists():  # what an earlier run had in hand came to its end now
            raise Unusable(_OPENED_ALREADY.at(folder / ROUND))
        lines = {writer_chain(room.me.writer): [*map(line_of, seals)]}
        warnings = write_changed(keeper, files, {}, {}, lines)
    return replace(recorded, warnings=warnings)


def _is_there(call: Path, place: Path) -> bool:
    return place.exists() and whole_of(place) == whole_of(call)


def call_of(path: Path, library: Library) -> tuple[Call, Path]:
    """Read a call, and find its rulebook; raises Unusable."""
    known = read_offices(library.folder(library.latest_measure().id))
    draft = read_call(path, known)
    rulebook = library.folder(draft.rulebook)
    procedure_of(rulebook)
    return read_call(path, read_offices(rulebook), new_call_flaws), rulebook


def _of_its_year(call: Call, opening: Opening) -> None:
    """Refuse the call of another year: the next one's round would stand under it."""
    days = (call.issued_on, call.recommendations_until)
    if opening.override or days[0].year <= int(opening.year) <= days[1].year:
        return
    raise Refused(
        [
            Message(
                "{call} is no call of {year}: it is of {issued}, and has recommendations come until {until}.",
                call=call.document_number,
                year=opening.year,
                issued=days[0],
                until=days[1],
            ),
            _ALL_THE_SAME,
        ]
    )


def _in_force(call: Call, rulebook: Path, day: date, override: str | None) -> None:
    measure = read_measure(rulebook)
    if override or measure.in_force_on(day):
        return
    raise NoRuleInForce(
        [
            Message(
                "{call}: on {day} {measure} is not in force ({article}).",
                call=call.document_number,
                day=day,
                measure=measure.document_number,
                article=measure.in_force.article,
            ),
            _ALL_THE_SAME,
        ]
    )


_ALL_THE_SAME = Message(
    "With --override REASON the round is opened all the same; every draft of it says so."
)
_OPENED_ALREADY = Fault(
    "opened-already",
    Message("This round is open already; nothing was changed."),
    Message("“lccluster round show” shows it; --round DIR names another one."),
)
