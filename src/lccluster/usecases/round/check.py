"""Check a round: files, acts, seals, papers, and what was decided against the law or the call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.register.change.journal import JOURNAL
from lccluster.files.register.entry import Entry
from lccluster.files.register.lock import locked
from lccluster.files.register.reading.steady import steadily
from lccluster.files.round.folder import RoundFolder, open_round
from lccluster.files.round.layout import APPLICATIONS
from lccluster.files.round.sheet_files import SheetsOnDisk
from lccluster.language import Message
from lccluster.round.acts import (
    SheetReceived,
)
from lccluster.round.numbering import placed_by
from lccluster.round.records import ApplicationRecord
from lccluster.usecases.register.acts import Tell
from lccluster.usecases.round.checking.law import against_the_law
from lccluster.usecases.round.checking.papers import papers_wrong
from lccluster.usecases.round.checking.seals import seals_wrong
from lccluster.usecases.round.room import RoundRoom, SeenRound
from lccluster.usecases.round.ties import doubts_on_ties


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
    problems = [*unread, *odd, *papers_wrong(room, seen), *seals_wrong(room, seen, chains)]
    try:
        problems += [*_law(room, seen)]
    except Unusable as unusable:  # of what changed more is known already
        problems += [each for each in unusable.problems if each not in problems]
    acts = sum(len(each.cluster.events) for each in seen.entries)
    seals = sum(map(len, chains.written.values()))
    numbered = [_numbered(each, room) for each in problems]
    return RoundCheckup(numbered, len(seen.applications), acts, seals)


def _numbered(problem: Problem, room: RoundRoom) -> Problem:
    """Put the number of an application before the place in its files, as its acts' refusals have it."""
    above = room.folder / APPLICATIONS
    file = Path(problem.file or "")
    if not file.is_relative_to(above) or file == above:
        return problem
    place = placed_by(file.relative_to(above).parts[0], problem.place, room.offices)
    if place == problem.place:
        return problem
    return replace(problem, file=place, line=None, column=None, cell=None)


def _finish(room: RoundRoom, tell: Tell) -> None:
    """Bring to its end what a run that broke off had in hand: it counts already. Raises Unusable."""
    if (room.folder / JOURNAL).exists():
        with locked(room.folder, tell, opened=open_round):
            pass


def _read(folder: RoundFolder) -> tuple[SeenRound, list[Problem]]:
    found, problems = folder.applications()
    return SeenRound(folder.again(), found), problems


def _law(room: RoundRoom, seen: SeenRound) -> Iterator[Problem]:
    """Find what was recorded although the law or the call stands against it, and what is only odd."""
    records = [each.cluster for each in seen.applications]
    yield from doubts_on_ties(room, records)
    sheets = SheetsOnDisk(room.round)
    for each in seen.applications:
        yield from _scored_twice(sheets, each)
    yield from against_the_law(room, seen)


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
