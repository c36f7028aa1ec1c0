"""What every round command starts from: the folder, its call, the law of its procedure, its offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.entry import Entry
from lccluster.files.register.reading.steady import steadily
from lccluster.files.round.altered import remark_altered
from lccluster.files.round.call_and_panel import read_call, read_panel
from lccluster.files.round.folder import RoundFolder, open_round
from lccluster.files.round.layout import CALL, PANEL
from lccluster.files.round.sheet_files import digest
from lccluster.files.rules.library import Library
from lccluster.files.rules.procedure_file import read_procedure
from lccluster.files.rules.rulebook_folder import read_measure, read_offices
from lccluster.language import Message
from lccluster.register.installation import Installation, by_default
from lccluster.round.acts import CallIssued, PanelNamed
from lccluster.round.call import Call
from lccluster.round.numbering import CalledInRound
from lccluster.round.records import ApplicationRecord, RoundRecord
from lccluster.round.reviewing.panel import Panel
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.procedure import Procedure
from lccluster.usecases.round.missed import missed, other_counties
from lccluster.vocabulary import Occasion

if TYPE_CHECKING:
    from lccluster.rulebook.conditions.rules import Condition
    from lccluster.rulebook.rulebook import Rulebook


class SeenRound(Struct, frozen=True):
    """One state of a round: its own record, and those of its applications, in their order.

    `elsewhere` are applications of which seals stand here, and nothing else.
    """

    own: Entry[RoundRecord]
    applications: Sequence[Entry[ApplicationRecord]]
    elsewhere: frozenset[str] = frozenset()

    @property
    def entries(self) -> list[Entry[Any]]:
        """Give every record."""
        return [self.own, *self.applications]

    def entry(self, application: str) -> Entry[ApplicationRecord] | None:
        """Find an application by its id."""
        return next((each for each in self.applications if each.cluster.id == application), None)


class RoundRoom(Struct, dict=True):
    """An open round with its law."""

    round: RoundFolder
    library: Library
    register: Path
    office_file: Path | None = None  # who works here; the city's office without it
    cache: Path | None = None  # where verdicts may be kept; none are without it

    @property
    def folder(self) -> Path:
        """Give the folder of the round."""
        return self.round.folder

    @cached_property
    def rulebook(self) -> Path:
        """Find the rulebook of the round; raises Unusable."""
        return self.library.folder(self.round.record.rulebook)

    @cached_property
    def books(self) -> dict[Occasion, list[Rulebook]]:
        """Read the rulebook once, as it is held on each occasion; raises Unusable."""
        from lccluster.usecases.rules.rulebooks import read_rulebooks

        found = read_rulebooks(self.library, str(self.rulebook))
        return {occasion: [each.held_at(occasion) for each in found] for occasion in Occasion}

    @property
    def conditions(self) -> Sequence[Condition]:
        """Give the conditions of the rulebook; raises Unusable."""
        return self.books[Occasion.RECOGNITION][0].conditions.conditions

    @cached_property
    def measure(self) -> Measure:
        """Give the measure under which the round is held."""
        return read_measure(self.rulebook)

    @cached_property
    def procedure(self) -> Procedure:
        """Give the stages; raises Unusable where the rulebook has none."""
        return procedure_of(self.rulebook)

    @cached_property
    def offices(self) -> Offices:
        """Give the offices, in the order in which officials list them."""
        return read_offices(self.rulebook)

    @cached_property
    def named(self) -> Installation | None:
        """Give who works here, where somebody has said so; raises Unusable."""
        from lccluster.files.register.installation import read_installation

        return read_installation(self.office_file, self.offices)

    @property
    def me(self) -> Installation:
        """Give who writes here, the city's office unless somebody has said so; raises Unusable."""
        return self.named or by_default(self.offices)

    @cached_property
    def call(self) -> Call:
        """Read the year's call; raises Unusable for one that is not as it was recorded."""
        known = [
            each.call_sha256 for each in self.round.record.events if isinstance(each, CallIssued)
        ]
        return read_call(recorded(self.folder / CALL, known), self.offices)

    @cached_property
    def panel(self) -> Panel | None:
        """Read the panel, where one is named; raises Unusable for one that is not as it was recorded."""
        events = self.round.again().cluster.events
        known = [each.panel_sha256 for each in events if isinstance(each, PanelNamed)]
        if not known:
            return None
        path = recorded(self.folder / PANEL, known)
        try:
            return read_panel(path)
        except Unusable as unusable:  # an earlier version may have taken it
            raise Unusable(replace(each, hint=_ANEW) for each in unusable.problems) from None

    @property
    def experts(self) -> dict[str, str]:
        """Name the experts by their ids; nobody where no panel can be read, which stops no history."""
        try:
            panel = self.panel
        except Unusable as unusable:
            for each in unusable.problems:
                deeds.remark(replace(each, severity=Severity.WARNING))
            return {}
        return {each.id: each.name for each in panel.experts} if panel else {}

    @property
    def called(self) -> CalledInRound:
        """Say what acts name by ids, as people call it."""
        return CalledInRound(self.offices, self.experts)

    def seen(self) -> SeenRound:
        """Read one state of the round; raises Unusable with all problems."""
        seen = steadily(self.round, _seen)
        for each in self.missed(seen.elsewhere):
            deeds.remark(each)
        return seen

    def missed(self, sealed: Set[str]) -> Iterator[Problem]:
        """Name what is sealed and gone and should lie on this computer."""
        others = other_counties(self.offices, self.me.office) if sealed else ()
        return missed(self.round, sealed, others, self.offices)

    def order(self, entry: Entry[ApplicationRecord]) -> tuple[int, int, str]:
        """Order applications by county as officials list them, then by number."""
        record = entry.cluster
        return self.offices.rank(record.county), len(record.id), record.id


def _seen(folder: RoundFolder) -> SeenRound:
    found, problems = folder.applications()
    if problems:
        raise Unusable(problems)
    seen = SeenRound(folder.again(), found)
    return replace(seen, elsewhere=remark_altered(folder, seen.entries))


def recorded(path: Path, hashes: Sequence[str]) -> Path:
    """Give a file if it is the one that was recorded last; raises Unusable."""
    if path.exists() and digest(whole_of(path)) in hashes[-1:]:
        return path
    raise Unusable(not_as_recorded(path))


def not_as_recorded(path: Path) -> Problem:
    """Say of a paper that it is gone, or another one than was recorded."""
    return (CHANGED_PAPER if path.exists() else _PAPER_GONE).at(path)


def procedure_of(rulebook: Path) -> Procedure:
    """Read the stages of a rulebook; raises Unusable where it has none."""
    procedure = read_procedure(rulebook)
    if procedure is None:
        raise Unusable(_NO_PROCEDURE.at(rulebook))
    return procedure


def open_round_room(
    folder: Path,
    library: Library,
    register: Path,
    office: Path | None = None,
    cache: Path | None = None,
) -> RoundRoom:
    """Open a round; `office` is the file that says who works here. Raises Unusable."""
    return RoundRoom(open_round(folder), library, register, office, cache)


CHANGED_PAPER = Fault(
    "changed-paper",
    Message("This is not the file that was recorded."),
    Message("Restore it from a copy; what changes is recorded anew."),
)
_PAPER_GONE = Fault(
    "paper-gone",
    Message("This file was recorded and is gone."),
    Message("Restore it from a copy."),
)
_ANEW = Message("It stands as it was recorded: “lccluster round panel …” names the panel anew.")
UNKNOWN_APPLICATION = Fault(
    "unknown-application",
    Message("The round has no application {id}."),
    Message("“lccluster round list” shows the numbers."),
)
_NO_PROCEDURE = Fault(
    "no-procedure",
    Message("This rulebook says nothing of the stages: it has no procedure.yaml."),
    Message("A round is held under a rulebook that has one."),
)
