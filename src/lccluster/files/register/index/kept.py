"""The index of a register, brought up to date: what looks as it did is not read again.

In doubt a file is read: where any of path, size, times and inode differ, and where its times are
so young that it could have been written once more since, with nothing to be seen of that.
"""

from __future__ import annotations

import gc
import marshal
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lccluster import __version__
from lccluster.errors import Problem, Unusable
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.folder import Register
from lccluster.files.register.index.chains_seen import look_at_chains
from lccluster.files.register.index.looked_at import LookedAt
from lccluster.files.register.index.store import IndexUnusable, Known, Store, opened
from lccluster.files.register.index.words import Kept, kept
from lccluster.files.register.layout import CLUSTERS, HEADER
from lccluster.files.register.reading.scan import FileStamp
from lccluster.hashes import hash_of
from lccluster.rulebook.measure import Measure

LARGEST_CHUNK = 250  # files handed over at once
MANY, MUCH = 300, 1_000_000  # files, bytes that are worth starting other processes for
YOUNG = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use
ELSEWHERE = 86_400_000_000_000  # nanoseconds by which clocks of two computers may differ
VERIFIED_AT_ONCE = (
    4_000_000  # bytes of files, of some thousand titles: to hash the acts of more takes seconds
)
BATCH = 2000  # clusters put into the index at once


class FileReading(Struct, frozen=True):
    """A file read: the hash of its bytes, and what is kept of its clusters with the hashes of their acts.

    None of it where they are as known. It comes as bytes: many rows are handed from one process
    to another in half the time.
    """

    path: str
    digest: bytes
    packed: bytes | None = None
    damaged: bool = False


class _Told(Struct, frozen=True):
    register: Register
    measure: Measure
    digests: Mapping[str, bytes]
    hashing: bool


@contextmanager
def index(
    register: Register, measure: Measure, law: str, cache: Path, found: Mapping[str, FileStamp]
) -> Iterator[Store]:
    """Open the index as it stands now; raises IndexUnusable, and Unusable for damaged files."""
    about = {
        "register": _name(register).hex(),
        "header": hash_of(whole_of(register.folder / HEADER), "sha256"),
        "law": law,
        "tool": __version__,
    }
    with opened(place_of(register, cache), about) as store:
        look_at_chains(store, register)
        damaged = _refresh(store, register, measure, found)
        if damaged:
            raise Unusable(_problems(register, damaged))
        yield store


def place_of(register: Register, cache: Path) -> Path:
    """Name the index's file; two registers of one name take turns, should that ever happen."""
    name = _name(register)
    return cache / f"{zlib.crc32(name):08x}-{len(name)}.sqlite"


def _name(register: Register) -> bytes:
    return os.fsencode(os.path.realpath(register.folder))


def _problems(register: Register, damaged: Sequence[str]) -> list[Problem]:
    paths = sorted(register.folder / CLUSTERS / each for each in damaged)
    return [problem for path in paths for problem in register.read(path)[1]]


def _refresh(
    store: Store, register: Register, measure: Measure, found: Mapping[str, FileStamp]
) -> list[str]:
    """Bring the index up to date; gives the files that cannot be read."""
    known = store.known()
    gone = [each.number for path, each in known.items() if path not in found]
    looked = LookedAt(store, first=not known)
    doubtful = sorted(path for path, stamp in found.items() if _in_doubt(stamp, known.get(path)))
    if not (gone or doubtful):
        return []
    clock = _clock(store.path)
    few = sum(found[each].size for each in doubtful) <= VERIFIED_AT_ONCE
    digests = {path: known[path].digest for path in doubtful if path in known}
    told = _Told(register, measure, digests, few)
    damaged: list[str] = []
    with store.writing():
        looked.forget(gone)
        new: list[tuple[str, FileStamp, bytes, Sequence[Kept]]] = []
        for each in _readings(told, doubtful, found):
            seen = found[each.path]
            stamp = replace(seen, settled=_is_settled(seen, clock))
            if each.packed is None and not each.damaged:
                if stamp != known[each.path].stamp:
                    store.stamp(each.path, stamp)
                continue
            if each.path in known:
                looked.forget([known[each.path].number])
            if each.damaged:
                damaged.append(each.path)
            elif each.packed:
                rows, said = marshal.loads(each.packed)  # noqa: S302 - our own
                looked.read(rows, said)
                new.append((each.path, stamp, each.digest, rows))
            if sum(len(rows) for *_, rows in new) >= BATCH:
                store.keep(new, verified=few)
                new.clear()
        store.keep(new, verified=few)
        store.put_in_order()
        looked.note_suspects(register, all_hashed=few)
    return damaged


def _readings(
    told: _Told, paths: Sequence[str], found: Mapping[str, FileStamp]
) -> Iterable[FileReading]:
    """Read files, on every core where they are many."""
    if not _is_much(paths, found):
        return _read(told, paths)
    from lccluster.processes.every_core import cores, spread

    size = max(1, min(LARGEST_CHUNK, len(paths) // (cores() * 8)))
    return spread(_read, told, paths, chunk=size, lost=_damaged)


def _damaged(path: str) -> FileReading:
    return FileReading(path, b"", damaged=True)


def _is_much(paths: Sequence[str], found: Mapping[str, FileStamp]) -> bool:
    return len(paths) > MANY or sum(found[each].size for each in paths) > MUCH


def _in_doubt(stamp: FileStamp, known: Known | None) -> bool:
    return known is None or not known.stamp.settled or not stamp.same(known.stamp)


class _Clock(Struct, frozen=True):
    """The clock that times files on a disk, and the moment by it."""

    disk: int
    moment: int


def _clock(path: Path) -> _Clock:
    """Ask the clock that times files; the index's own file is touched for it."""
    try:
        os.utime(path)
        seen = path.stat()
    except OSError as error:
        raise IndexUnusable(path) from error
    return _Clock(seen.st_dev, seen.st_mtime_ns)


def _is_settled(seen: FileStamp, clock: _Clock) -> bool:
    """Tell whether a file could not be written once more with the times that it has.

    Another disk, as one of a network, may have a clock of its own: there a day has to lie between.
    """
    young = YOUNG if seen.inode.startswith(f"{clock.disk}:") else ELSEWHERE
    return max(seen.modified, seen.changed) < clock.moment - young


def _read(told: _Told, paths: Sequence[str]) -> list[FileReading]:
    collecting = gc.isenabled()
    gc.disable()  # nothing made of a file is garbage before all of it is
    try:
        return [_reading(told, path) for path in paths]
    finally:
        if collecting:
            gc.enable()


def _reading(told: _Told, name: str) -> FileReading:
    """Read one file, and type it where its bytes are not those known."""
    path = told.register.folder / CLUSTERS / name
    from hashlib import sha256

    from lccluster.files.register.seals.altered import hashes_in

    try:
        data = told.register.data(path)
        digest = sha256(data).digest()
        if told.digests.get(name) == digest:
            return FileReading(name, digest)
        found = told.register.clusters(path, data)
        said = list(hashes_in(told.register, path, data)) if told.hashing else []
    except Unusable:
        return _damaged(name)
    rows = [kept(place, each, told.measure) for place, each in enumerate(found)]
    return FileReading(name, digest, marshal.dumps((rows, said)))
