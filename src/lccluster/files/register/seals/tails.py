"""Long chains of seals, counted and compared as bytes, block by block: only what is asked for is read as seals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.disk.regular import ends_with, part_of, refuse_others
from lccluster.files.disk.safe_write import is_whole
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.seals.chains import ENOUGH, NO_SEAL, chain_lines, seal_at
from lccluster.files.yaml.text import unreadable
from lccluster.register.sealing.seal import Seal

BLOCK = 1 << 20  # bytes held at once of a chain


def lines_of(register: Register, name: str) -> list[bytes]:
    """Give the whole lines of heads, notes or a chain; lines in hand count. Raises Unusable."""
    path = register.folder / name
    there = [line for line in chain_lines(register.folder, path) if line] if path.exists() else []
    pending = [each.encode() for each in register.pending.seals.get(name, ())]
    return [*there, *(each for each in pending if each not in there)] if pending else there


class ChainLines:
    """The whole lines of a chain; lines in hand count."""

    def __init__(self, register: Register, name: str) -> None:
        """Count a chain's lines; raises Unusable, also where one of them is blank."""
        self.path, self.name = register.folder / name, name
        refuse_links(register.folder, self.path)
        try:
            self._size, self._behind = _whole(self.path) if self.path.exists() else (0, b"")
            self._ends = [*accumulate(self._counted())]
        except OSError as error:
            raise Unusable(unreadable(error, str(self.path))) from None
        self._put_behind(register.pending.seals.get(name, ()))

    def __len__(self) -> int:
        return self._ends[-1]

    @property
    def _count(self) -> int:
        """Count the blocks: those of the file, and what stands behind its last line end."""
        return -(-self._size // BLOCK) + 1

    def _block(self, at: int) -> bytes:
        if at == self._count - 1:
            return self._behind
        try:
            return part_of(self.path, at * BLOCK, min(BLOCK, self._size - at * BLOCK))
        except OSError as error:
            raise Unusable(unreadable(error, str(self.path))) from None

    def _counted(self) -> Iterator[int]:
        """Count the line ends of each block; two that follow one another have no seal between them."""
        before = b"\n"
        for block in map(self._block, range(self._count)):
            if b"\n\n" in block or before + block[:1] == b"\n\n":
                raise Unusable(NO_SEAL.at(self.path, self._blank(), 1))
            before = block[-1:] or before
            yield block.count(b"\n")

    def _blank(self) -> int:
        lines = chain_lines(self.path.parent, self.path)
        return lines.index(b"") + 1

    def _put_behind(self, pending: tuple[str, ...]) -> None:
        """Count lines in hand that have not come to the chain's end yet."""
        there = {*self.lines(max(len(self) - len(pending), 0))} if pending else set()
        new = [each for each in (line.encode() for line in pending) if each not in there]
        self._behind += b"".join(each + b"\n" for each in new)
        self._ends[-1] += len(new)

    def lines(self, start: int, stop: int | None = None) -> list[bytes]:
        """Give lines from a place on, up to another one, as far as there are any."""
        stop = len(self) if stop is None else min(stop, len(self))
        if not 0 <= start < stop:
            return []
        first, last = bisect_left(self._ends, start), bisect_left(self._ends, stop)
        text = b"".join(map(self._block, range(first, last + 1)))
        skipped = start - (self._ends[first - 1] if first else 0)
        return text.split(b"\n")[skipped : skipped + stop - start]

    def seals(self, start: int, stop: int | None = None) -> list[Seal]:
        """Read the seals of lines; raises Unusable."""
        lines = enumerate(self.lines(start, stop), start + 1)
        return [seal_at(line, at, self.path, self.name) for at, line in lines]

    def __getitem__(self, index: int) -> Seal:
        at = index if index >= 0 else index + len(self)
        return self.seals(at, at + 1)[0]

    def blocks(self) -> Iterator[tuple[bytes, int]]:
        """Give the bytes of all lines block by block, with the count of lines that end up to there."""
        return ((self._block(at), end) for at, end in enumerate(self._ends))


def chains_by_name(register: Register) -> dict[str, ChainLines]:
    """Count every chain, by the name of its file; raises Unusable."""
    files = (path.relative_to(register.folder).as_posix() for path in register.chain_files())
    names = {*files, *filter(layout.is_chain, register.pending.seals)}
    return {Path(name).stem: ChainLines(register, name) for name in sorted(names)}


def _whole(path: Path) -> tuple[int, bytes]:
    """Give how many bytes the lines of a file take, and one more behind them that lacks but its end.

    What a crash tore off there was never sealed.
    """
    count, size = ENOUGH, refuse_others(path)
    data, everything = ends_with(path, count)
    while not (everything or b"\n" in data):
        count *= 4
        data, everything = ends_with(path, count)
    tail = data.rpartition(b"\n")[2]
    return size - len(tail), tail + b"\n" if is_whole(tail) else b""


def in_common(ours: ChainLines, theirs: ChainLines) -> int:
    """Count the lines with which both begin."""
    common = 0
    for (one, end), (other, _) in zip(ours.blocks(), theirs.blocks(), strict=False):
        if one != other:
            return common + _lines_in_common(one, other)
        common = end
    return common


def _lines_in_common(one: bytes, other: bytes) -> int:
    """Count the line ends of the bytes with which both begin."""
    mine, theirs = one.split(b"\n")[:-1], other.split(b"\n")[:-1]
    shorter = min(len(mine), len(theirs))
    return next((at for at in range(shorter) if mine[at] != theirs[at]), shorter)
