"""Reading rulebooks that hang together."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable, Way
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import (
    NO_RULEBOOK,
    located,
    proven,
    read_with_documents,
    rulebook_folders,
)
from lccluster.files.yaml.reader import Document
from lccluster.form.form import Form
from lccluster.language import Message, Spelt
from lccluster.rulebook.flaws.flaw import Flaw
from lccluster.rulebook.rulebook import Rulebook


def read_rulebooks(library: Library, named: str | None) -> list[Rulebook]:
    """Read the rulebook named, or all among which a day chooses; raises Unusable."""
    return [read_sound_rulebook(folder) for folder in chosen_folders(library, named)]


def chosen_folders(library: Library, named: str | None) -> list[Path]:
    """Find the folder of the rulebook named, or all among which a day chooses; raises Unusable."""
    if named:
        return [library.folder(named)]
    if library.own and not rulebook_folders(library.own):
        raise Unusable(NO_RULEBOOK.at(place=library.own))
    chosen = library.folders()
    if not chosen:
        raise Unusable(_NONE_BY_DAY.at())
    return chosen


def read_all_rulebooks(library: Library) -> list[Rulebook]:
    """Read every rulebook at hand, drafts and those of the nation included; raises Unusable."""
    return [read_sound_rulebook(folder) for folder in library.all_folders()]


def read_sound_rulebook(folder: Path) -> Rulebook:
    """Read a rulebook that hangs together; raises Unusable with every flaw and its line.

    One whose files are those that were proven when the tool was made is not looked at again.
    """
    book, documents = read_with_documents(folder)
    if book.sha256 in proven():
        return book
    from lccluster.files.rules.procedure_file import with_procedure

    return _sound(*with_procedure(folder, book, documents))


def read_whole_rulebook(folder: Path) -> Rulebook:
    """Read a rulebook with its procedure, and look at all of it; raises Unusable with every flaw."""
    from lccluster.files.rules.procedure_file import read_whole

    return _sound(*read_whole(folder))


def _sound(book: Rulebook, documents: dict[str, Document]) -> Rulebook:
    if found := located_flaws(book, documents):
        raise Unusable(found)
    return book


def located_flaws(book: Rulebook, documents: dict[str, Document]) -> list[Problem]:
    """List what does not hang together, each with its file and line."""
    from lccluster.rulebook.consistency import flaws

    return [_named(located(each, documents[each.file]), each, book.form) for each in flaws(book)]


def _named(problem: Problem, flaw: Flaw, form: Form) -> Problem:
    """Say by its label the cell in which a place ends, as the keys of a rulebook name no cells."""
    if flaw.cell not in form.by_path or not isinstance(problem.spelt, Way):
        return problem
    label = Spelt(flaw.path[-1], form.label(flaw.cell).zh)
    return replace(problem, spelt=Way((*problem.spelt.steps[:-1], label)))


_NONE_BY_DAY = Fault(
    "no-rulebook-by-day",
    Message(
        "No rulebook at hand can be chosen by a day: those there are count where they are named."
    ),
    Message("Name one with --rules; “lccluster rules list” shows those at hand."),
)
