"""A pack made: all that was recorded since the one before it, numbered and noted in the register."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.documents.output import Output
from lccluster.files.disk.refusals import stands_already
from lccluster.files.disk.regular import TooLarge, bytes_of
from lccluster.files.register import layout
from lccluster.files.register.change.changing import seal_more
from lccluster.files.register.folder import Register
from lccluster.files.register.ids import code_of
from lccluster.files.register.layout import HEADER
from lccluster.files.register.lock import locked
from lccluster.files.register.packs.drawing import digest_of, pack_bytes
from lccluster.files.register.packs.noted import packs_of
from lccluster.files.register.packs.reading import LARGEST, read_pack
from lccluster.files.register.reading.steady import steadily
from lccluster.files.register.seals.lines import line_of
from lccluster.files.rules.pack_letter_file import PACK_LETTER
from lccluster.language import Message
from lccluster.register.joining.pack import Pack, pack_name
from lccluster.rulebook.letters import PackLetter
from lccluster.usecases.register.joining.header import OLD_FORMAT, UPGRADE
from lccluster.usecases.register.joining.taking import Tell
from lccluster.usecases.register.packs.contents import counted_chains, pack_of
from lccluster.usecases.register.packs.left_out import left_out
from lccluster.usecases.register.packs.outputs import PackOutputs
from lccluster.usecases.register.packs.scope import Wish
from lccluster.usecases.register.room import Room
from lccluster.usecases.written import Written


class MadePack(Struct, frozen=True):
    """A pack, its bytes, how many acts here bear no seal and so are in none, and its letter."""

    pack: Pack
    data: bytes
    left_out: int
    letter: Written | None = None

    @property
    def digest(self) -> str:
        """Hash its file."""
        return digest_of(self.data)

    @property
    def code(self) -> str:
        """Give its code, as it stands on the letter."""
        return code_of(self.digest)


def make_pack(
    room: Room, wish: Wish, outputs: PackOutputs, tell: Tell, *, dry_run: bool
) -> MadePack:
    """Write a pack, with its letter, and note it; raises Unusable, Damaged."""
    words = PACK_LETTER.read(room.rulebook) if outputs.letter else None
    if not room.register.header.by_writer:
        raise Unusable(OLD_FORMAT.at(str(room.register.folder / HEADER), command=UPGRADE))
    with locked(room.register.folder, tell):
        made = steadily(
            room.register, lambda register: _made(room.at(register), wish, outputs.pack)
        )
        _refuse_another(outputs.pack, made.data)
        if outputs.letter and words and not dry_run:
            made = replace(made, letter=_write_letter(room, made, outputs, words))
        if not dry_run:
            _write(outputs.pack, made.data)
            _note(room, made)
    return made


def _note(room: Room, made: MadePack) -> None:
    """Note a pack, but one that a run has noted which broke off only then."""
    writer = room.me.writer
    if made.digest not in {each.digest for each in packs_of(room.register, writer)}:
        note = line_of(made.pack.sent(made.digest))
        seal_more(room.register, {layout.writer_packs(writer): [note]})


def _write_letter(room: Room, made: MadePack, outputs: PackOutputs, words: PackLetter) -> Written:
    from lccluster.usecases.register.packs.letter import pack_letter

    place = outputs.letter or outputs.pack
    data, cleaned = pack_letter(room, made.pack, made.code, outputs, words)
    place.write(data)
    return Written(place.path, cleaned)


def _refuse_another(output: Output, data: bytes) -> None:
    """Let nothing stand there but the same pack, of a run that broke off before it was noted."""
    if output.path.exists() and not _holds(output.path, data):
        raise Unusable(stands_already(output.path, Message("Name another one.")))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return bytes_of(path, len(data)) == data
    except TooLarge:
        return False


def _write(output: Output, data: bytes) -> None:
    if not output.path.exists():
        output.write(data)


def _made(room: Room, wish: Wish, output: Output) -> MadePack:
    register = room.register
    chains = counted_chains(register)
    pack = pack_of(room, wish, chains)
    if pack.is_empty:
        pack = _last_one(register, pack, output)
    return MadePack(pack, pack_bytes(pack), left_out(register, chains.values()))


def _last_one(register: Register, pack: Pack, output: Output) -> Pack:
    """Give the pack before, where just that stands in its place already; raises Unusable."""
    with suppress(FileNotFoundError, TooLarge):
        if pack.before and digest_of(bytes_of(output.path, LARGEST)) == pack.before[1]:
            return read_pack(output.path).pack
    raise Unusable(_nothing_new(register, pack))


def _nothing_new(register: Register, pack: Pack) -> Problem:
    before = pack_name(pack.writer, pack.before[0]) if pack.before else ""
    since = Message("Nothing was recorded since {pack}; no pack is made.", pack=before)
    none = Message("Nothing is recorded that could be sent; no pack is made.")
    return Problem(
        code="nothing-to-send", file=str(register.folder), message=since if before else none
    )
