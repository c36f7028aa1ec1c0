"""Heads of format 2: one short code over all chains, and beside it what it covered of each.

What it covered is all that it is held against later: chains may grow, and writers may join.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from msgspec import Struct

from lccluster.register.sealing import hashing
from lccluster.register.sealing.seal import Seal, newest

Covered = tuple[int, str]  # how many lines of a chain, and the link of the last of them


class Chain(Protocol):
    """A chain of which the length and single lines are asked, so that a long one need not be read."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> Seal: ...


class Head(Struct, frozen=True):
    """A code, the day on which it was printed, and by writer what it covers."""

    code: str
    on: str
    covers: Mapping[str, Covered]

    @property
    def is_true(self) -> bool:
        """Tell whether the code is that of what it says it covers."""
        return self.code in (code(self.covers, each) for each in hashing.ALGORITHMS)


def covering(chains: Mapping[str, Chain]) -> dict[str, Covered]:
    """Say what a head covers that is printed now: of every chain its length and its end."""
    return {name: (len(chain), chain[-1].link) for name, chain in chains.items() if chain}


def code(covers: Mapping[str, Covered], algorithm: str) -> str:
    """Give the code: how many seals it covers, and a hash of where the chains end."""
    ends = [[name, length, link] for name, (length, link) in sorted(covers.items())]
    total = sum(length for length, _ in covers.values())
    return f"{total}-{hashing.digest(ends, algorithm)[: hashing.SHORT]}"


def head_of(chains: Mapping[str, Chain], on: str) -> Head:
    """Print a head of all chains as they are now."""
    covers = covering(chains)
    return Head(code(covers, newest()), on, covers)


def lost(chains: Mapping[str, Chain], heads: Iterable[Head]) -> Iterator[tuple[Head, str]]:
    """Find chains that no longer begin with what a head covered of them, with the first such head."""
    said: set[str] = set()
    for head in heads:
        for name, covered in head.covers.items():
            if name not in said and not begins(chains.get(name, ()), covered):
                said.add(name)
                yield head, name


def holds(chains: Mapping[str, Chain], head: Head) -> bool:
    """Tell whether all chains still begin with what a head covered of them."""
    return next(lost(chains, [head]), None) is None


def begins(chain: Chain, covered: Covered) -> bool:
    """Tell whether a chain begins with what was covered of it."""
    length, link = covered
    return 0 < length <= len(chain) and chain[length - 1].link == link


def covered_by(heads: Iterable[Head], writer: str, line: int) -> Head | None:
    """Find a head that covers a line of a writer's chain; lines count from 1."""
    return next((each for each in heads if each.covers.get(writer, (0, ""))[0] >= line), None)
