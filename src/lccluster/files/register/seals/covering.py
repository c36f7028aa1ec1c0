"""What chains seal, by the hashes of its words: told line by line from the bytes as the tool writes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from lccluster.errors import Unusable
from lccluster.files.disk.regular import pieces_of
from lccluster.files.disk.safe_write import is_whole
from lccluster.files.register.folder import Register
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.seals.chains import chain_names, seal_at
from lccluster.files.yaml.text import unreadable

Covered = tuple[
    str, str, str
]  # the cluster, none of a header; the act or the version of what else is known; the hash
FEW = 8  # clusters that are looked for in many lines at once, before any line is taken apart


def sealed(register: Register, among: Collection[str] | None = None) -> Iterator[Covered]:
    """Give what is sealed, of some clusters where they are named; raises Unusable for what is no seal.

    Where few are named, lines that name none of them may be anything.
    """
    few = None if among is None or len(among) > FEW else [*map(_named, among)]
    by_writer = register.header.by_writer
    for name in chain_names(register.folder, register.pending.seals, by_writer=by_writer):
        for lines in _lines(register, name):
            found = _all(register, name, lines) if few is None else _any(register, name, lines, few)
            yield from (each for each in found if among is None or each[0] in among)


def _all(register: Register, name: str, lines: bytes) -> Iterable[Covered]:
    found = _pattern().findall(lines)
    if len(found) < lines.count(b"\n"):
        return _one_by_one(register, name, lines.split(b"\n")[:-1])
    return (tuple(each.decode("utf-8", "surrogatepass") for each in words) for words in found)


@cache
def _pattern() -> re.Pattern[bytes]:
    """Give the pattern of a line; what is about one title alone need not compile it."""
    begin = (
        rb'\{"[in]": [0-9]+, "cluster": "([^"\\\n]*)", "event": "([^"\\\n]+)", "alg": "[a-z0-9]+", '
    )
    return re.compile(
        rb"^" + begin + rb'"hash": "([0-9a-f]+)", "prev": "[0-9a-f]*"\}$', re.MULTILINE
    )


def _any(register: Register, name: str, lines: bytes, few: Sequence[bytes]) -> Iterable[Covered]:
    if not any(each in lines for each in few):
        return ()
    naming = (line for line in lines.split(b"\n") if any(each in line for each in few))
    return _one_by_one(register, name, naming)


def _one_by_one(register: Register, name: str, lines: Iterable[bytes]) -> Iterator[Covered]:
    seals = (seal_at(line, None, register.folder / name, name) for line in lines)
    return ((each.cluster, each.event, each.hash) for each in seals)


def _named(cluster: str) -> bytes:
    """Give what a line says that names a cluster, or the header."""
    return cluster.encode("utf-8", "surrogatepass") or b'"cluster": ""'


def _lines(register: Register, name: str) -> Iterator[bytes]:
    """Give whole lines, many at once, and those in hand."""
    path, torn = register.folder / name, b""
    refuse_links(register.folder, path)
    try:
        for piece in pieces_of(path) if path.exists() else ():
            end = piece.rfind(b"\n") + 1
            if end:
                yield torn + piece[:end]
            torn = piece[end:] if end else torn + piece
    except OSError as error:
        raise Unusable(unreadable(error, str(path))) from None
    yield _together([torn] if is_whole(torn) else [])
    yield _together(each.encode() for each in register.pending.seals.get(name, ()))


def _together(lines: Iterable[bytes]) -> bytes:
    return b"".join(each + b"\n" for each in lines)
