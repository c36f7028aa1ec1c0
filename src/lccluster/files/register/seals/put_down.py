"""The chains of a large register, put down in a spool: gone through as they stand, or asked for some clusters' seals."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.spool import Spool
from lccluster.files.register.folder import Register
from lccluster.files.register.index.verified import WholeChain
from lccluster.files.register.seals.chains import by_owner, chain_names, seals_in
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Chains


class ChainPutDown(Sequence[Seal]):
    """A chain of which each line is taken up when it is asked for."""

    def __init__(self, spool: Spool, first: int, last: int) -> None:
        self._spool, self._first, self._last = spool, first, last

    def __len__(self) -> int:
        return self._last - self._first + 1

    def __iter__(self) -> Iterator[Seal]:
        return (seal for _, seal in map(_taken_up, self._spool.numbered(self._first, self._last)))

    def __getitem__(self, index: Any) -> Any:
        number = self._first + range(len(self))[index]
        [(_, seal)] = map(_taken_up, self._spool.numbered(number, number))
        return seal


class ChainsPutDown(Struct, frozen=True):
    """All chains by their files' names, what is wrong with others, and the very bytes that were read of each."""

    spool: Spool
    by_file: Mapping[str, ChainPutDown]
    torn: Sequence[Problem]
    lengths: Mapping[str, WholeChain]

    @property
    def chains(self) -> Chains:
        """Give every chain whole."""
        return by_owner(self.by_file)

    def of(self, clusters: Iterable[str]) -> Chains:
        """Give what stands in each chain of some clusters, in its order."""
        found: dict[str, list[Seal]] = {name: [] for name in self.by_file}
        for name, seal in map(_taken_up, self.spool.of(map(_key, clusters))):
            found[name].append(seal)
        return by_owner(found)

    def clusters(self) -> Iterator[str]:
        """Name every cluster that has a seal; the header goes by no name."""
        keys = self.spool.keys()
        return (key.decode("utf-8", "surrogatepass") for key in keys)


def put_down_chains(register: Register, spool: Spool) -> ChainsPutDown:
    """Put down every chain; lines in hand count, and of a chain that cannot be read nothing does."""
    folder, pending = register.folder, register.pending.seals
    found: dict[str, ChainPutDown] = {}
    lengths: dict[str, WholeChain] = {}
    torn: list[Problem] = []
    last = 0
    for name in chain_names(folder, pending, by_writer=register.header.by_writer):
        before, read = last, _Read()
        try:
            last = spool.put(_put_down(name, seals_in(folder, name, pending, read.noted)))
        except Unusable as unusable:
            torn += unusable.problems
            spool.forget_after(last := before)
        else:
            found[name] = ChainPutDown(spool, before + 1, last)
            lengths[name] = read.whole
    return ChainsPutDown(spool, found, torn, lengths)


class _Read:
    """The bytes that were read so far of a chain."""

    def __init__(self) -> None:
        self._size, self._hash = 0, sha256()

    def noted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Hand pieces on, and count and hash them."""
        for piece in pieces:
            self._size += len(piece)
            self._hash.update(piece)
            yield piece

    @property
    def whole(self) -> WholeChain:
        """Say what they came to."""
        return WholeChain(self._size, self._hash.hexdigest())


def _put_down(name: str, seals: Iterable[Seal]) -> Iterator[tuple[bytes, bytes]]:
    for each in seals:
        yield _key(each.cluster), marshal.dumps((name, *astuple(each)))


def _key(cluster: str) -> bytes:
    return cluster.encode("utf-8", "surrogatepass")


def _taken_up(thing: bytes) -> tuple[str, Seal]:
    name, *words = marshal.loads(thing)  # noqa: S302 - our own
    return name, Seal(*words)
