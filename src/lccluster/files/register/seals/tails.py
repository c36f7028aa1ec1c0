"""Two copies of a file of seals, compared line by line as bytes, so that only what differs is read."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.files.register.folder import Register
from lccluster.files.register.seals.chains import chain_lines, seal_at
from lccluster.register.sealing.seal import Seal


def lines_of(register: Register, name: str) -> list[bytes]:
    """Give the whole lines of a chain, or of heads; lines in hand count. Raises Unusable."""
    path = register.folder / name
    there = [line for line in chain_lines(register.folder, path) if line] if path.exists() else []
    pending = [each.encode() for each in register.pending.seals.get(name, ())]
    return [*there, *(each for each in pending if each not in there)] if pending else there


def seals_from(register: Register, name: str, lines: Sequence[bytes], start: int) -> list[Seal]:
    """Read the seals of a chain's lines from a place on; raises Unusable."""
    path = register.folder / name
    return [seal_at(line, at, path, name) for at, line in enumerate(lines[start:], start + 1)]


def in_common(ours: Sequence[bytes], theirs: Sequence[bytes]) -> int:
    """Count the lines with which both begin."""
    shorter = min(len(ours), len(theirs))
    if ours[:shorter] == theirs[:shorter]:
        return shorter
    return next(at for at in range(shorter) if ours[at] != theirs[at])
