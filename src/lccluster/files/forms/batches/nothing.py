"""What somebody named instead of applications, and what is typed next: a register, a round, findings, letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity
from lccluster.files.disk.glance import REGISTER, ROUND, RULEBOOK
from lccluster.files.forms.batches import papers
from lccluster.files.forms.batches.batch import batch
from lccluster.files.forms.batches.papers import paper_at, told, whose
from lccluster.language import Message

_BELONGING = {REGISTER: papers.OF_REGISTER, ROUND: papers.OF_ROUND, RULEBOOK: papers.OF_RULEBOOK}


def nothing_in(named: Iterable[Path]) -> list[Problem]:
    """Say of each place what it is, where no application lies in any of them."""
    return [said for each in named for said in _said_of(each)]


def _said_of(path: Path) -> Iterator[Problem]:
    found = batch([path])
    if found.rounds:
        yield from (replace(each, severity=Severity.ERROR) for each in found.asides())
    else:
        yield _kept(path) or _paper(path, found.paths)


def _kept(path: Path) -> Problem | None:
    """Say to which register, round or rulebook a place belongs."""
    kept = ((whose(path) or Path(), *each) for each in _BELONGING.items())
    return next((told(said, path) for at, marker, said in kept if (at / marker).is_file()), None)


def _paper(path: Path, files: Iterable[Path]) -> Problem:
    """Say what all files of a place are, where they are of one kind."""
    kinds = {paper_at(each) for each in files}
    paper = kinds.pop() if len(kinds) == 1 else None
    return told(paper or _NOTHING_IN, path)


_NOTHING_IN = Fault(
    "no-application",
    Message("There is no application here, neither *.yaml nor a filled form."),
    Message("Look at the name of the folder; “lccluster new” writes a form to start from."),
)
