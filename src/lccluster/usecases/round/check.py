"""Check a round: files, acts, seals, papers, and what was decided against the law or the call."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.within import matching
from lccluster.files.register import layout
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.entry import Entry
from lccluster.files.register.lock import locked
from lccluster.files.register.reading.steady import steadily
from lccluster.files.round.folder import RoundFolder, open_round
from lccluster.files.round.layout import CALL, EARLIER, FINDINGS, PANEL, SHEETS
from lccluster.files.round.sheet_files import SheetsOnDisk, digest
from lccluster.hashes import hash_of_files
from lccluster.language import Message
from lccluster.register.sealing import written
from lccluster.register.sealing.hashing import event_id
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import (
    Chains,
    HoldingSeal,
    holding,
    of_act,
    of_facts,
    version,
)
from lccluster.round.acts import (
    CallIssued,
    Filed,
    FirstReviewed,
    PanelNamed,
    Recommended,
    Refiled,
    SheetReceived,
)
from lccluster.round.records import ApplicationRecord, without_void
from lccluster.round.replay import replayed
from lccluster.usecases.register.acts import Tell
from lccluster.usecases.round.papers import form_of
from lccluster.usecases.round.room import CHANGED_PAPER, RoundRoom, SeenRound
from lccluster.usecases.round.ties import doubts_on_ties

Sealed = Mapping[tuple[str, str], Seal]  # by record and act


class RoundCheckup(Struct, frozen=True):
    """What a check found, and how much it looked at."""

    problems: Sequence[Problem]
    applications: int
    acts: int
    seals: int

    @property
    def whole(self) -> Message:
        """Say that nothing is wrong, and how much was looked at."""
        return Message(
            "The round is sound. Applications: {applications}, acts: {acts}, seals: {seals}.",
            applications=self.applications,
            acts=self.acts,
            seals=self.seals,
        )


def check_round(room: RoundRoom, tell: Tell) -> RoundCheckup:
    """Look at everything in a round; raises Unusable where the call or the panel is no proper one."""
    _finish(room, tell)
    seen, unread = steadily(room.round, _read)
    chains, odd = room.round.chains()
    problems = [*unread, *odd, *_papers(room, seen), *_seals(room, seen, chains)]
    try:
        problems += [*_law(room, seen)]
    except Unusable as unusable:  # of what changed more is known already
        problems += [each for each in unusable.problems if each not in problems]
    acts = sum(len(each.cluster.events) for each in seen.entries)
    seals = sum(map(len, chains.written.values()))
    return RoundCheckup(problems, len(seen.applications), acts, seals)


def _finish(room: RoundRoom, tell: Tell) -> None:
    """Bring to its end what a run that broke off had in hand: it counts already. Raises Unusable."""
    if (room.folder / JOURNAL).exists():
        with locked(room.folder, tell, opened=open_round):
            pass


def _read(folder: RoundFolder) -> tuple[SeenRound, list[Problem]]:
    found, problems = folder.applications()
    return SeenRound(folder.again(), found), problems


def _papers(room: RoundRoom, seen: SeenRound) -> Iterator[Problem]:
    """Hold every paper against the hash by which an act names it."""
    own = seen.own.cluster.events
    calls = [each.call_sha256 for each in own if isinstance(each, CallIssued)]
    panels = [each.panel_sha256 for each in own if isinstance(each, PanelNamed)]
    yield from _same(room.folder / CALL, calls[-1:])
    yield from _same(room.folder / PANEL, panels[-1:])
    sheets = SheetsOnDisk(room.round)
    above = room.folder / SHEETS
    workbooks = _hashes(above) | _hashes(above / EARLIER)
    for entry in seen.applications:
        received = (each for each in entry.cluster.events if isinstance(each, Filed | Refiled))
        forms = [each.application_sha256 or "" for each in received]
        folder = entry.path.parent
        try:
            yield from _same(form_of(folder), forms[-1:])
        except Unusable as unusable:
            yield from unusable.problems
        kept = _hashes(folder / EARLIER)
        if any(each not in kept for each in forms[:-1]):
            yield CHANGED_PAPER.at(folder / EARLIER)
        yield from _findings(entry)
        for each in entry.cluster.events:
            if isinstance(each, SheetReceived):
                yield from _sheet(sheets, each, above, workbooks)


def _findings(entry: Entry[ApplicationRecord]) -> Iterator[Problem]:
    """Find that officials found otherwise since an act rested on their findings; that is only odd."""
    counted = without_void(entry.cluster.events)
    named = [
        (at, each)
        for at, each in enumerate(entry.cluster.events)
        if each in counted
        and isinstance(each, FirstReviewed | Recommended)
        and each.findings_sha256
    ]
    files = matching(entry.path.parent / FINDINGS, "*.y*ml")
    now = hash_of_files(digest(whole_of(each)) for each in files)
    for at, each in named[-1:]:
        if each.findings_sha256 != now:
            message = Message(
                "The findings are not those on which “{act}” of {day} rested.",
                act=each.words,
                day=each.on,
            )
            yield entry.document.problem(
                ("events", at), Fault("findings-changed", message, severity=Severity.WARNING)
            )


def _same(path: Path, hashes: Sequence[str]) -> Iterator[Problem]:
    for each in hashes:
        if not path.exists() or digest(whole_of(path)) != each:
            yield CHANGED_PAPER.at(path)


def _sheet(
    sheets: SheetsOnDisk, act: SheetReceived, above: Path, workbooks: Container[str]
) -> Iterator[Problem]:
    """Hold a sheet, and the workbook that it came from, against their hashes."""
    try:
        sheet = sheets.named(act)
    except Unusable as unusable:
        yield from unusable.problems
        return
    if sheet.workbook_sha256 not in workbooks:
        yield CHANGED_PAPER.at(above / sheet.workbook)


def _hashes(folder: Path) -> set[str]:
    files = (each for each in matching(folder, "*") if each.is_file())
    return {digest(whole_of(each)) for each in files}


def _seals(room: RoundRoom, seen: SeenRound, chains: Chains) -> Iterator[Problem]:
    """Find where a chain breaks, what was changed after it was sealed, and what no seal covers."""
    yield from _broken_chains(room, chains)
    held = holding(chains.written)
    sealed = {(e.cluster, e.event): e for chain in chains.written.values() for e in chain}
    for entry in seen.entries:
        yield from _facts(entry, held.get(entry.cluster.id, ()))
        yield from _acts(entry, sealed)
    yield from _gone(room, seen, sealed)


def _broken_chains(room: RoundRoom, chains: Chains) -> Iterator[Problem]:
    for writer, chain in chains.written.items():
        if (line := written.broken_at(chain, room.round.record.round, writer)) is not None:
            yield _BROKEN_CHAIN.at(room.folder / layout.writer_chain(writer), line + 1)


def _facts(entry: Entry[Any], held: Sequence[HoldingSeal]) -> Iterator[Problem]:
    thing = of_facts(entry.facts)
    if not any(thing.hashed(each.seal.alg) == each.seal.hash for each in held):
        yield entry.document.problem((), _FACTS_CHANGED, id=entry.cluster.id)


def _acts(entry: Entry[Any], sealed: Sealed) -> Iterator[Problem]:
    changed = Message("This act was changed after it was sealed.")
    bare = Message("No seal covers this act: it was not recorded by a command.")
    for index, words in enumerate(entry.facts.get("events") or []):
        seal = sealed.get((entry.cluster.id, event_id(entry.facts, words)))
        if seal is None or of_act(entry.facts, words).hashed(seal.alg) != seal.hash:
            yield entry.document.problem(
                ("events", index),
                Fault(
                    "act-changed" if seal else "unsealed",
                    changed if seal else bare,
                    Message("Restore it from a copy."),
                ),
            )


def _gone(room: RoundRoom, seen: SeenRound, sealed: Sealed) -> Iterator[Problem]:
    known = {
        (entry.cluster.id, event_id(entry.facts, words))
        for entry in seen.entries
        for words in entry.facts.get("events") or []
    }
    for (record, act), seal in sealed.items():
        if not version(seal.event) and (record, act) not in known:
            yield _ACT_GONE.at(room.folder, id=record, act=act)


def _law(room: RoundRoom, seen: SeenRound) -> Iterator[Problem]:
    """Find what was recorded although the law or the call stands against it, and what is only odd."""
    records = [each.cluster for each in seen.applications]
    yield from doubts_on_ties(room, records)
    places = {each.cluster.id: each for each in seen.applications}
    sheets = SheetsOnDisk(room.round)
    for each in seen.applications:
        yield from _scored_twice(sheets, each)
    for found in replayed(
        records,
        seen.own.cluster,
        room.call,
        room.procedure,
        room.offices,
        room.panel,
    ):
        entry = places[found.application]
        yield entry.document.problem(
            ("events", found.at),
            Fault(
                found.code,
                found.message,
                severity=Severity.WARNING if found.odd else Severity.ERROR,
            ),
        )


def _scored_twice(sheets: SheetsOnDisk, entry: Entry[ApplicationRecord]) -> Iterator[Problem]:
    """Find sheets of one expert that say different things of one application."""
    said: dict[str, Mapping[str, Decimal | None]] = {}
    for at, act in enumerate(entry.cluster.events):
        if not isinstance(act, SheetReceived):
            continue
        line = sheets.named(act).by_application.get(entry.cluster.id)
        points = line.points if line else {}
        if said.setdefault(act.expert, points) != points:
            message = Message(
                "{expert} scored this twice, and not the same; the sheet read last counts.",
                expert=act.expert,
            )
            yield entry.document.problem(
                ("events", at), Fault("scored-twice", message, severity=Severity.WARNING)
            )
        said[act.expert] = points


_BROKEN_CHAIN = Fault(
    "broken-chain",
    Message("The chain of seals breaks here."),
    Message("Restore the file from a copy; seals are never edited."),
)
_ACT_GONE = Fault(
    "act-gone",
    Message("An act of {id} was sealed and is gone: {act}."),
    Message("Restore it from a copy."),
)
_FACTS_CHANGED = Fault(
    "facts-changed",
    Message("What is known of {id} beside its acts was changed after it was sealed."),
    Message("Restore it from a copy."),
)
