"""The chains of seals on disk, one line a seal, never edited; and the heads printed of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.regular import ends_with, whole_of
from lccluster.files.disk.safe_write import is_whole
from lccluster.files.register import layout
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.reading.scan import is_stray
from lccluster.files.register.seals.lines import head_of, seal_of
from lccluster.files.yaml.text import unreadable
from lccluster.files.yaml.unmerged import is_mark, of_mark
from lccluster.language import Message
from lccluster.register.sealing import hashing
from lccluster.register.sealing.heads import Head
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import LEGACY, Chains

Pending = Mapping[str, tuple[str, ...]]
_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
ENOUGH = 4096  # bytes of a chain's end; a seal has some three hundred


def chain_files(folder: Path, *, by_writer: bool) -> list[Path]:
    """List the files of the chains, in a fixed order; copies that other programs made are none."""
    if not by_writer:
        return sorted((folder / layout.CLUSTERS).glob(f"*/{layout.CHAIN_OF_OFFICE}"))
    return _written(folder / layout.SEALS)


def head_files(folder: Path) -> list[Path]:
    """List the files of printed heads, in a fixed order."""
    return _written(folder / layout.SEALS / layout.HEADS)


def _written(folder: Path) -> list[Path]:
    found = sorted(folder.glob(f"*{layout.LINES}"))
    return [each for each in found if layout.is_writer(each.stem) and not is_stray(each.name)]


def read_chains(folder: Path, pending: Pending, *, by_writer: bool) -> tuple[Chains, list[Problem]]:
    """Read every chain, and what is wrong with those that cannot be read; lines in hand count."""
    numbered: dict[str, list[Seal]] = {}
    written: dict[str, list[Seal]] = {}
    problems: list[Problem] = []
    names = {
        path.relative_to(folder).as_posix() for path in chain_files(folder, by_writer=by_writer)
    }
    for name in sorted(names | {*filter(layout.is_chain, pending)}):
        try:
            chain = _with_pending(_seals(folder, name), pending.get(name, ()), name)
        except Unusable as unusable:
            problems += unusable.problems
        else:
            (numbered if layout.is_numbered(name) else written)[owner(name)] = chain
    return Chains(numbered, written), problems


def owner(name: str) -> str:
    """Give whose chain a file is: an office of format 1, or a writer."""
    folder, _, file = name.rpartition("/")
    if file == layout.CHAIN_OF_OFFICE:
        return folder.rpartition("/")[2]
    return file.removesuffix(layout.LINES).removeprefix(LEGACY)


def _with_pending(chain: list[Seal], lines: tuple[str, ...], name: str) -> list[Seal]:
    new = (seal_of(each, name) for each in lines)
    return chain + [each for each in new if each not in chain]


def _seals(folder: Path, name: str) -> list[Seal]:
    """Read a chain whole; none is there where none was begun. Raises Unusable."""
    path = folder / name
    refuse_links(folder, path)
    lines = enumerate(chain_lines(folder, path), 1) if path.exists() else ()
    return [seal_at(line, at, path, name) for at, line in lines]


def chain_lines(folder: Path, path: Path) -> list[bytes]:
    """Read the whole lines of a file of seals or of heads; raises Unusable."""
    refuse_links(folder, path)
    try:
        return [line for _, line in _whole_lines(whole_of(path))]
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None


def last_seal(folder: Path, name: str) -> Seal | None:
    """Read the end of a chain, where the next line goes on; raises Unusable."""
    path, count, whole = folder / name, ENOUGH, False
    refuse_links(folder, path)
    lines: list[tuple[int, bytes]] = []
    try:
        while not (len(lines) > 1 or whole):  # the first of them may lack its beginning
            data, whole = ends_with(path, count)
            lines, count = list(_whole_lines(data)), count * 4
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None
    return seal_at(lines[-1][1], None, path, name) if lines else None


def _whole_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give whole lines with their numbers; what a crash tore off at the end was never sealed."""
    *lines, tail = data.split(b"\n")
    if is_whole(tail):
        lines.append(tail)
    yield from enumerate(lines, 1)


def seal_at(line: bytes, at: int | None, path: Path, name: str) -> Seal:
    """Read a line of a chain, the last one where no number is given; raises Unusable."""
    try:
        seal = seal_of(line, name)
    except _ODD:
        raise Unusable(_odd_line(line, path, at or _last_line(path), no_seal)) from None
    if seal.alg not in hashing.ALGORITHMS:
        raise Unusable(_unknown_algorithm(seal.alg, path, at or _last_line(path)))
    return seal


def _last_line(path: Path) -> int:
    return max((at for at, _ in _whole_lines(whole_of(path))), default=1)


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
            raise Unusable(_odd_line(line, path, at, _no_head)) from None
        if not head.is_true:
            raise Unusable(_no_head(path, at))
        yield head


_FROM_A_COPY = Message("Restore the file from a copy; seals are never edited.")


def _odd_line(line: bytes, path: Path, at: int, odd: Callable[[Path, int], Problem]) -> Problem:
    return of_mark(str(path), at) if is_mark(line) else odd(path, at)


def no_seal(path: Path, line: int) -> Problem:
    """Say that a line of a chain is no seal."""
    return Problem(
        code="torn-seal",
        message=Message("This line is no seal; it was cut off or edited."),
        hint=_FROM_A_COPY,
        file=str(path),
        line=line,
        column=1,
    )


def _no_head(path: Path, line: int) -> Problem:
    return Problem(
        code="torn-head",
        message=Message("This line is no head that was printed; it was cut off or edited."),
        hint=_FROM_A_COPY,
        file=str(path),
        line=line,
        column=1,
    )


def _unknown_algorithm(algorithm: str, path: Path, line: int) -> Problem:
    return Problem(
        code="unknown-algorithm",
        message=Message(
            "This seal was made by “{algorithm}”, which this version does not know.",
            algorithm=algorithm,
        ),
        hint=Message("Use the version of lccluster that made it, or a later one."),
        file=str(path),
        line=line,
        column=1,
    )
