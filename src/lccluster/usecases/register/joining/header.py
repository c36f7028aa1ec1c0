"""What is brought of a register as a whole: that it is this one, and what its header says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.folder import Register
from lccluster.files.register.header import FORMAT, Header, header_words
from lccluster.files.register.layout import HEADER
from lccluster.files.register.writing import header_text
from lccluster.files.yaml import typed
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.text import Decoded
from lccluster.language import Listing, Message
from lccluster.register.joining.brought import Brought, Words
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import of_header, version
from lccluster.usecases.register.joining.news import only_ours
from lccluster.usecases.register.room import Room


class NewHeader(Struct, frozen=True):
    """`register.yaml` as the others have it: the keys that differ, its bytes, and those in its place."""

    keys: Sequence[str]
    data: bytes
    before: bytes


def refuse_another(register: Register, brought: Brought) -> None:
    """Refuse what is of another register, or for one of format 1; raises Unusable."""
    if not register.header.by_writer:
        raise Unusable(old_format(str(register.folder / HEADER)))
    if brought.register != register.header.register:
        raise Unusable(_another(register, brought))


def header_brought(
    room: Room, brought: Brought, new: Mapping[str, Sequence[Seal]]
) -> NewHeader | None:
    """Give the header that is brought, where they sealed another one and we none that they lack.

    Raises Unusable where both did, and where what differs is sealed by nobody.
    """
    register, ours = room.register, header_words(room.register.folder)
    keys = _differing(ours, brought.header) if brought.header is not None else []
    if brought.header is None or not keys:
        return None
    theirs = [*_of_header(seal for chain in new.values() for seal in chain)]
    mine = [*_of_header(only_ours(register, brought))]
    if mine and not theirs:
        return None
    newest = max(theirs, key=lambda seal: version(seal.event), default=None)
    if mine or newest is None or not _fits(brought.header, newest):
        raise Unusable(_differs(register, keys))
    data = header_text(_typed(room, brought, brought.header)).encode()
    return NewHeader(keys, data, whole_of(register.folder / HEADER))


def _of_header(seals: Iterable[Seal]) -> Iterator[Seal]:
    return (each for each in seals if not each.cluster)


def _fits(words: Words, seal: Seal) -> bool:
    return of_header(words).hashed(seal.alg) == seal.hash


def _differing(ours: Words, theirs: Words) -> list[str]:
    keys = dict.fromkeys((*ours, *theirs))
    return [key for key in keys if ours.get(key) != theirs.get(key)]


def _typed(room: Room, brought: Brought, words: Words) -> Header:
    """Type a header that can stand here: its rulebook is at hand; raises Unusable."""
    document = Document(brought.origin, dict(words), Decoded(brought.origin, "", b""), None)
    header, problems = typed.build(Header, document)
    if header is None:
        raise Unusable(problems)
    said = {key: str(each) for key, each in asdict(header).items() if each is not None}
    same = (header.register, header.format) == (brought.register, FORMAT)
    if not same or said != {**words}:
        raise Unusable(odd_header(brought.origin))
    room.library.folder(header.rulebook)
    return header


def old_format(file: str) -> Problem:
    """Say that a register of format 1 is not brought together with others."""
    return Problem(
        code="old-format",
        file=file,
        message=Message("This register is of format 1, which is kept in one place alone."),
        hint=Message(
            "“{command}” makes it ready for several offices.", command="lccluster register upgrade"
        ),
    )


def odd_header(origin: str) -> Problem:
    """Say that a header is none that the tool writes."""
    return Problem(
        code="odd-header",
        file=origin,
        message=Message("The head of the register in it cannot be written here word for word."),
        hint=Message("Ask the office of the register for a copy of its folder."),
    )


def _another(register: Register, brought: Brought) -> Problem:
    return Problem(
        code="another-register",
        file=brought.origin,
        message=Message(
            "That is of the register {other}, this is {own}; nothing of it was taken.",
            other=brought.register,
            own=register.header.register,
        ),
        hint=Message("Name the right folder or file; copies of one register have one id."),
    )


def _differs(register: Register, keys: Sequence[str]) -> Problem:
    return Problem(
        code="header-differs",
        file=str(register.folder / HEADER),
        message=Message(
            "The heads of the two registers differ in {keys}; nothing of it was taken.",
            keys=Listing(keys),
        ),
        hint=Message("Decide which is right, write it into both register.yaml, then run it again."),
    )
