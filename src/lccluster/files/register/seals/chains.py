"""The chains of seals on disk, one line a seal, never edited; and the heads printed of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.regular import ends_with, pieces_of
from lccluster.files.disk.safe_write import is_whole
from lccluster.files.disk.within import in_each, matching
from lccluster.files.register import layout
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.reading.scan import is_stray
from lccluster.files.register.seals.lines import head_of, seal_of
from lccluster.files.yaml.text import unreadable
from lccluster.files.yaml.unmerged import OF_MARK, is_mark
from lccluster.language import Message
from lccluster.register.sealing import hashing
from lccluster.register.sealing.heads import Head
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import LEGACY, Chains

Pending = Mapping[str, tuple[str, ...]]
Noted = Callable[[Iterator[bytes]], Iterator[bytes]]
_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
ENOUGH = 4096  # bytes of a chain's end; a seal has some three hundred


def chain_files(folder: Path, *, by_writer: bool) -> list[Path]:
    """List the files of the chains, in a fixed order; copies that other programs made are none."""
    if not by_writer:
        return in_each(folder / layout.CLUSTERS, layout.CHAIN_OF_OFFICE)
    return _written(folder / layout.SEALS)


def head_files(folder: Path) -> list[Path]:
    """List the files of printed heads, in a fixed order."""
    return _written(folder / layout.SEALS / layout.HEADS)


def _written(folder: Path) -> list[Path]:
    found = matching(folder, f"*{layout.LINES}")
    return [each for each in found if layout.is_writer(each.stem) and not is_stray(each.name)]


def read_chains(folder: Path, pending: Pending, *, by_writer: bool) -> tuple[Chains, list[Problem]]:
    """Read every chain, and what is wrong with those that cannot be read; lines in hand count."""
    found: dict[str, list[Seal]] = {}
    problems: list[Problem] = []
    for name in chain_names(folder, pending, by_writer=by_writer):
        try:
            found[name] = list(seals_in(folder, name, pending))
        except Unusable as unusable:
            problems += unusable.problems
    return by_owner(found), problems


def chain_names(folder: Path, pending: Pending, *, by_writer: bool) -> list[str]:
    """Name the files of the chains, those with lines in hand included, in a fixed order."""
    files = chain_files(folder, by_writer=by_writer)
    names = {path.relative_to(folder).as_posix() for path in files}
    return sorted(names | {*filter(layout.is_chain, pending)})


def by_owner(chains: Mapping[str, Sequence[Seal]]) -> Chains:
    """Tell chains that go by their files' names apart by format, and name them by whose they are."""
    numbered = {owner(name): each for name, each in chains.items() if layout.is_numbered(name)}
    written = {owner(name): each for name, each in chains.items() if not layout.is_numbered(name)}
    return Chains(numbered, written)


def owner(name: str) -> str:
    """Give whose chain a file is: an office of format 1, or a writer."""
    folder, _, file = name.rpartition("/")
    if file == layout.CHAIN_OF_OFFICE:
        return folder.rpartition("/")[2]
    return file.removesuffix(layout.LINES).removeprefix(LEGACY)


def seals_in(
    folder: Path, name: str, pending: Pending, noted: Noted = lambda pieces: pieces
) -> Iterator[Seal]:
    """Read a chain line by line, the lines in hand last and none twice; raises Unusable.

    Its bytes go through `noted`. None are there where no chain was begun.
    """
    new = [seal_of(each, name) for each in pending.get(name, ())]
    there: list[Seal] = []
    path = folder / name
    refuse_links(folder, path)
    for at, line in enumerate(_lines_of(path, noted) if path.exists() else (), 1):
        seal = seal_at(line, at, path, name)
        if seal in new:
            there.append(seal)
        yield seal
    yield from (each for each in new if each not in there)


def chain_lines(folder: Path, path: Path) -> list[bytes]:
    """Read the whole lines of a file of seals or of heads; raises Unusable."""
    refuse_links(folder, path)
    return list(_lines_of(path))


def _lines_of(path: Path, noted: Noted = lambda pieces: pieces) -> Iterator[bytes]:
    try:
        yield from _whole_lines(noted(pieces_of(path)))
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None


def last_seal(folder: Path, name: str) -> Seal | None:
    """Read the end of a chain, where the next line goes on; raises Unusable."""
    path, count, whole = folder / name, ENOUGH, False
    refuse_links(folder, path)
    lines: list[bytes] = []
    try:
        while not (len(lines) > 1 or whole):  # the first of them may lack its beginning
            data, whole = ends_with(path, count)
            lines, count = list(_whole_lines([data])), count * 4
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None
    return seal_at(lines[-1], None, path, name) if lines else None


def _whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give whole lines; what a crash tore off at the end was never sealed."""
    begun: list[bytes] = []
    for piece in pieces:
        first, *more = piece.split(b"\n")
        begun.append(first)
        if more:
            yield b"".join(begun)
            yield from more[:-1]
            begun = [more[-1]]
    if is_whole(tail := b"".join(begun)):
        yield tail


def seal_at(line: bytes, at: int | None, path: Path, name: str) -> Seal:
    """Read a line of a chain, the last one where no number is given; raises Unusable."""
    try:
        seal = seal_of(line, name)
    except _ODD:
        raise Unusable(_odd_line(line, path, at or _last_line(path), NO_SEAL)) from None
    if seal.alg not in hashing.ALGORITHMS:
        raise Unusable(_UNKNOWN_ALGORITHM.at(path, at or _last_line(path), 1, algorithm=seal.alg))
    return seal


def _last_line(path: Path) -> int:
    return max(sum(1 for _ in _whole_lines(pieces_of(path))), 1)


def read_heads(folder: Path, pending: Pending) -> tuple[list[Head], list[Problem]]:
    """Read every head that was printed, and what is wrong with those that cannot be read."""
    found: list[Head] = []
    problems: list[Problem] = []
    for path in head_files(folder):
        try:
            found += _heads(folder, path)
        except Unusable as unusable:
            problems += unusable.problems
    in_hand = (each for name, lines in pending.items() if layout.is_heads(name) for each in lines)
    return [*found, *map(head_of, in_hand)], problems


def _heads(folder: Path, path: Path) -> Iterator[Head]:
    for at, line in enumerate(chain_lines(folder, path), 1):
        try:
            head = head_of(line)
        except _ODD:
            raise Unusable(_odd_line(line, path, at, _NO_HEAD)) from None
        if not head.is_true:
            raise Unusable(_NO_HEAD.at(path, at, 1))
        yield head


_FROM_A_COPY = Message("Restore the file from a copy; seals are never edited.")


def _odd_line(line: bytes, path: Path, at: int, odd: Fault) -> Problem:
    return OF_MARK.at(str(path), at, 1) if is_mark(line) else odd.at(path, at, 1)


NO_SEAL = Fault(
    "torn-seal", Message("This line is no seal; it was cut off or edited."), _FROM_A_COPY
)
_NO_HEAD = Fault(
    "torn-head",
    Message("This line is no head that was printed; it was cut off or edited."),
    _FROM_A_COPY,
)
_UNKNOWN_ALGORITHM = Fault(
    "unknown-algorithm",
    Message("This seal was made by “{algorithm}”, which this version does not know."),
    Message("Use the version of lccluster that made it, or a later one."),
)
