"""What a pack says of itself, held against what is known here: who made it, what it follows, the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.errors import Fault, Problem, Severity
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.header import header_words
from lccluster.files.register.packs.noted import packs_of
from lccluster.files.register.packs.reading import PackFile
from lccluster.files.register.seals.tails import ChainLines
from lccluster.language import Message
from lccluster.register.installation import office_of
from lccluster.register.joining.header import differing, said_keys
from lccluster.register.joining.pack import pack_name
from lccluster.register.sealing.written import LEGACY
from lccluster.rulebook.offices import Offices
from lccluster.usecases.register.joining.news import forked
from lccluster.usecases.register.joining.of_header.naming import as_sealed, sealed_headers
from lccluster.usecases.register.room import Room


def claims(room: Room, file: PackFile) -> Sequence[Problem]:
    """Find what contradicts itself or what is known here; of another register that one is said instead."""
    register = room.register
    if file.pack.register != register.header.register:
        return ()
    writer, office = file.pack.writer, file.pack.office
    odd = of_another_office(room.offices, writer, office)
    said = [ODD_SENDER.at(file.file, writer=writer, office=office)] if odd else []
    return [*said, *_behind_another(register, file), *_parted(register, file)]


def of_another_office(offices: Offices, writer: str, office: str) -> bool:
    """Tell whether a writer is named after another office; one may be named after none."""
    named = offices.any(office_of(writer))
    return named is not None and named is not offices.any(office)


def _behind_another(register: Register, file: PackFile) -> Iterator[Problem]:
    """Find that it follows another pack than the one of that number that was received here."""
    writer, before = file.pack.writer, file.pack.before
    if before is None:
        return
    number, digest = before
    if any(e.sequence == number and e.digest != digest for e in packs_of(register, writer)):
        earlier = pack_name(writer, number)
        yield _BEHIND_ANOTHER.at(file.file, pack=file.pack.name, writer=writer, before=earlier)


def _parted(register: Register, file: PackFile) -> Iterator[Problem]:
    """Find chains that the sender knows otherwise than they stand here, though it sends none of them."""
    for writer, (length, link) in file.pack.knows.items():
        if writer in file.pack.seals:
            continue
        here = ChainLines(register, layout.writer_chain(writer)).seals(length - 1, length)
        if here and here[0].link != link:
            yield forked(register, writer, length, file.file)


def unsealed_header(register: Register, file: PackFile) -> Sequence[Problem]:
    """Name what a pack says of the header under no seal: neither one of its own nor one that is known here."""
    keys = differing(header_words(register.folder), file.pack.header)
    if not keys or as_sealed(file.pack.header, sealed_headers(register)).event:
        return ()
    return [_LOOSE_HEADER.at(file.file, keys=said_keys(keys))]


def of_others(room: Room, file: PackFile) -> Sequence[Problem]:
    """Name writers of other offices of whom a county's pack brings what is new here."""
    offices, pack = room.offices, file.pack
    if offices.county(pack.office) is None:
        return []
    others = (
        e for e in pack.seals if of_another_office(offices, e.removeprefix(LEGACY), pack.office)
    )
    new = (each for each in others if _brings_new(room.register, file, each))
    return [_OF_OTHERS.at(file.file, writer=each, office=pack.office) for each in new]


def _brings_new(register: Register, file: PackFile, writer: str) -> bool:
    count = file.pack.starts.get(writer, 0) + len(file.pack.seals[writer])
    return count > len(ChainLines(register, layout.writer_chain(writer)))


ODD_SENDER = Fault(
    "odd-sender",
    Message(
        "The pack says that it is from {office}, and that {writer} made it, which is no computer of that office; nothing of it was taken."
    ),
    Message("It was altered: have it sent again, and compare its code with the letter."),
)
_BEHIND_ANOTHER = Fault(
    "follows-another-pack",
    Message(
        "{pack} of {writer} follows another {before} than the one that was received here; nothing of it was taken."
    ),
    Message(
        "The sender's register was put back to an older copy, or two computers write as one: ask the sender, and compare the codes on the letters."
    ),
)
_OF_OTHERS = Fault(
    "of-another-office",
    Message(
        "This pack of {office} also brings what {writer} recorded, as it says: {office} vouches for its own records alone."
    ),
    Message("Compare it with what that office sends itself."),
    severity=Severity.WARNING,
)
_LOOSE_HEADER = Fault(
    "header-not-sealed",
    Message(
        "The head of the register is another one in this pack, in {keys}, and no seal known here covers it: it was not taken."
    ),
    Message(
        "Ask the sender: either it was changed by hand there, or the seal comes with another office's pack."
    ),
    severity=Severity.WARNING,
)
