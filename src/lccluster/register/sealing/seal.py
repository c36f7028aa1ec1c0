"""A seal: one line of a chain, which covers the line before it and the hash of one thing sealed."""

from __future__ import annotations

from msgspec import Struct

from lccluster.register.sealing import hashing


class Seal(Struct, frozen=True):
    """One line of a chain: its number, what it seals, by which algorithm, and the link before it."""

    i: int
    cluster: str
    event: str
    alg: str
    hash: str
    prev: str

    @property
    def link(self) -> str:
        """Give the hash that the next line of the chain carries as `prev`."""
        words = [self.i, self.cluster, self.event, self.alg, self.hash, self.prev]
        return hashing.digest(words, self.alg)


def newest() -> str:
    """Name the algorithm that new seals take."""
    return hashing.ALGORITHMS[-1]
