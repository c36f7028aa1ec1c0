"""Which acts chains seal, by the hashes of their words: told line by line from the bytes as the tool writes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from lccluster.errors import Unusable
from lccluster.files.disk.regular import pieces_of
from lccluster.files.disk.safe_write import is_whole
from lccluster.files.register.folder import Register
from lccluster.files.register.reading.links import refuse_links
from lccluster.files.register.seals.chains import chain_names, seal_at
from lccluster.files.yaml.text import unreadable
from lccluster.register.sealing.written import version

Covered = tuple[str, str]  # the cluster of an act, and the hash of its words
FEW = 8  # clusters that are looked for in many lines at once, before any line is taken apart
_LINE = re.compile(
    rb'^\{"[in]": [0-9]+, "cluster": "([^"\\\n]*)", "event": "([^"\\\n]+)", "alg": "[a-z0-9]+", '
    rb'"hash": "([0-9a-f]+)", "prev": "[0-9a-f]*"\}$',
    re.MULTILINE,
)
_BESIDE = b"facts:", b"header:"


def sealed_acts(register: Register, among: Collection[str] | None = None) -> Iterator[Covered]:
    """Give the acts that are sealed, of some clusters where they are named; raises Unusable for what is no seal."""
    wanted = None if among is None else {each.encode("utf-8", "surrogatepass") for each in among}
    by_writer = register.header.by_writer
    for name in chain_names(register.folder, register.pending.seals, by_writer=by_writer):
        for lines in _lines(register, name):
            if wanted is None or len(wanted) > FEW or any(each in lines for each in wanted):
                yield from _covered(register, name, lines, wanted)


def _covered(
    register: Register, name: str, lines: bytes, wanted: Collection[bytes] | None
) -> Iterator[Covered]:
    found = _LINE.findall(lines)
    if len(found) < lines.count(b"\n"):
        found = [*_read_strictly(register, name, lines)]
    for cluster, event, hashed in found:
        if (wanted is None or cluster in wanted) and not event.startswith(_BESIDE):
            yield cluster.decode("utf-8", "surrogatepass"), hashed.decode()


def _read_strictly(
    register: Register, name: str, lines: bytes
) -> Iterator[tuple[bytes, bytes, bytes]]:
    for line in lines.splitlines():
        seal = seal_at(line, None, register.folder / name, name)
        if not version(seal.event):
            words = seal.cluster, seal.event, seal.hash
            yield tuple(each.encode("utf-8", "surrogatepass") for each in words)  # type: ignore[misc]


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
