"""Acts by name, of which cluster and which id, told from the bytes of files and chains as the tool writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lccluster.files.register.reading.holding import EVENTS, YEAR, ids_in
from lccluster.files.register.seals.tails import ChainLines
from lccluster.register.sealing.written import version

Name = tuple[bytes, bytes]
_SEALED = re.compile(rb'"cluster": "([^"\\\n]+)", "event": "([0-9A-Z]{26})"')
_OTHERS = (b'", "event": "facts:', b'", "event": "header:')  # seals of what is no act
_ACT = re.compile(rb'\n  - \{cluster: ([^\s,"{}]+), id: ([0-9A-Z]{26}), event: ')
_OWN_ACT = re.compile(rb"\n  - \{id: ([0-9A-Z]{26}), event: ")


def acts_in(data: bytes) -> Sequence[Name] | None:
    """Name the acts of a file as the tool writes it, a line each; None of any other, which has to be read."""
    ids = ids_in(data)
    if ids is None:
        return None
    head, _, acts = data.partition(EVENTS[:-1])
    if head.startswith(YEAR):
        found = _ACT.findall(acts)
    else:
        [own] = ids
        found = [(own.encode(), each) for each in _OWN_ACT.findall(acts)]
    return found if acts.endswith(b"\n") and len(found) == acts.count(b"\n") - 1 else None


def acts_sealed(chain: ChainLines) -> Iterator[Sequence[Name]]:
    """Name the acts that a chain seals, block by block; raises Unusable where a line is no seal."""
    at, torn = 0, b""
    for block, _ in chain.blocks():
        lines, end, torn = (torn + block).rpartition(b"\n")
        count, found = (lines + end).count(b"\n"), _SEALED.findall(lines)
        is_plain = len(found) + sum(map(lines.count, _OTHERS)) == count
        yield found if is_plain else _one_by_one(chain, at, at + count)
        at += count


def _one_by_one(chain: ChainLines, start: int, stop: int) -> Sequence[Name]:
    return [
        (seal.cluster.encode(), seal.event.encode())
        for seal in chain.seals(start, stop)
        if seal.cluster and not version(seal.event)
    ]
