"""What is said of packs: of one that was made, and of one that came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.register.packs.reading import PackFile
    from lccluster.files.round.pack_file import RoundPack
    from lccluster.usecases.register.packs.receiving import TakenPack
    from lccluster.usecases.register.packs.sending import MadePack


def made_pack(made: MadePack) -> list[Message]:
    """Say which pack was made, how much is in it, and its code."""
    return [
        Message("{pack} of {writer}.", pack=made.pack.name, writer=made.pack.writer),
        acts_in(made.pack.acts),
        code_of_pack(made.code),
    ]


def code_of_pack(code: str) -> Message:
    """Say the code of a pack that was made."""
    return Message("Code of the pack: {code}", code=code)


def acts_in(count: int) -> Message:
    """Say how much is in a pack."""
    return Message("Acts in it: {count}.", count=count)


def left_out(count: int) -> Message:
    """Say what is in no pack, and how it gets into one."""
    return Message(
        "Acts made by hand that bear no seal are in no pack: {count}. “{command}” adopts them.",
        count=count,
        command="lccluster register seal",
    )


def vouching(taken: TakenPack) -> Iterator[Message]:
    """Say which pack it was, and where nothing but itself says whose it is."""
    yield received(taken.file)
    if taken.first:
        yield Message(
            "Nothing of {writer} was here before: this is its first pack.",
            writer=taken.file.pack.writer,
        )
    if not taken.vouched:
        yield unvouched(taken.file.pack.office, taken.file.code)


def received(file: PackFile) -> Message:
    """Say which pack it is."""
    return Message(
        "{pack} of {writer}, code {code}.",
        pack=file.pack.name,
        writer=file.pack.writer,
        code=file.code,
    )


def of_round(pack: RoundPack, codes: Sequence[str]) -> Iterator[Message]:
    """Say which pack of a round it is, and where nothing but itself says whose it is."""
    yield a_pack_of_a_round(pack)
    if pack.code not in {each.strip().upper() for each in codes}:
        yield unvouched(pack.office, pack.code)


def a_pack_of_a_round(pack: RoundPack) -> Message:
    """Say which pack of a round it is."""
    return Message(
        "A pack of the round {year}, of {writer}, code {code}.",
        year=pack.year,
        writer=pack.writer,
        code=pack.code,
    )


def unvouched(office: str, code: str) -> Message:
    """Say that only the pack itself says from whom it is."""
    return Message(
        "No code was given, so nothing vouches that it is from {office}, as it says: compare {code} with the letter.",
        office=office,
        code=code,
    )


def not_taken(named: object) -> Message:
    """Say of a pack, or of a file that is none, that nothing of it was taken."""
    return Message("Not taken: {pack}", pack=named)


def round_taken(acts: int, applications: int) -> Message:
    """Say how much was taken of packs of a round."""
    return Message(
        "Taken: acts {acts}, applications {applications}.", acts=acts, applications=applications
    )


def stays_otherwise(file: object) -> Message:
    """Say of a file that a pack has it in other words."""
    return Message("{file} stands otherwise here, and stays so.", file=file)


def round_begun(folder: object) -> Message:
    """Say that a round was begun with a pack."""
    return Message("A round is begun in {folder}.", folder=folder)


def register_begun(folder: object) -> Message:
    """Say that a register was begun with a pack."""
    return Message("A register is made in {folder}.", folder=folder)
