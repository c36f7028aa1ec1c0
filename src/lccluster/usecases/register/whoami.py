"""Who works on this computer: said once, and asked ever after."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.folder import open_register
from lccluster.files.register.installation import (
    new_writer,
    no_office,
    read_installation,
    unknown_office,
    write_installation,
)
from lccluster.files.register.layout import HEADER
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_offices
from lccluster.language import Message
from lccluster.quantities.names import read_name
from lccluster.register.installation import Installation, by_default
from lccluster.rulebook.offices import Offices
from lccluster.usecases import typed_words


class Me(Struct, frozen=True):
    """Who works here, and the file that says so; None where nobody has said it yet."""

    installation: Installation
    file: Path | None


def who(folder: Path, library: Library, file: Path | None) -> Me:
    """Say who works here; raises Unusable."""
    offices = offices_of(folder, library)
    found = read_installation(file, offices)
    return Me(found, file) if found else Me(by_default(offices), None)


def become(
    folder: Path,
    library: Library,
    file: Path | None,
    office: str | None,
    person: str | None,
    *,
    dry_run: bool = False,
) -> Me:
    """Say once who works here, as a writer unlike every other; raises Unusable."""
    offices = offices_of(folder, library)
    if file is None:
        raise Unusable(_NO_HOME.at())
    if file.exists():
        raise Unusable(_said_already(file, read_installation(file, offices)))
    if not office:
        raise Unusable(no_office("--office", offices).at())
    meant = offices.any(office)
    if meant is None:
        raise Unusable(unknown_office(office, offices).at(field="--office"))
    called = typed_words.name("--person", person, read_name) if person else None
    made = Installation(new_writer(meant.name.zh), meant.name.zh, called)
    if not dry_run:
        write_installation(file, made)
    return Me(made, file)


def writes_as(me: Me) -> Message:
    """Say who works here."""
    installation = me.installation
    said = {"writer": installation.writer, "office": installation.office}
    if me.file is None:
        return Message(
            "Nobody has said of which office this computer is; until then it writes for {office}.",
            office=installation.office,
        )
    if installation.person is None:
        return Message("This computer writes as {writer}: {office}.", **said)
    return Message(
        "This computer writes as {writer}: {office}, {person}.",
        **said,
        person=installation.person,
    )


def offices_of(folder: Path, library: Library) -> Offices:
    """Give the offices of the register at hand, else of the city's latest measure."""
    if not (folder / HEADER).is_file():
        return read_offices(library.folder(library.latest_measure().id))
    return read_offices(library.folder(open_register(folder).header.rulebook))


def _said_already(file: Path, found: Installation | None) -> Problem:
    return Problem(
        code="said-already",
        file=str(file),
        message=Message(
            "It is said already who works here: {writer}; nothing was changed.",
            writer=found.writer if found else "—",
        ),
        hint=Message("A person's name is changed in the file; a writer is made once and kept."),
    )


_NO_HOME = Fault(
    "no-home",
    Message("This user has no folder of settings."),
    Message("Name the file in LCCLUSTER_OFFICE."),
)
