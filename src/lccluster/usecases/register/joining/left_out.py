"""Acts made by hand that no seal covers: no pack holds them, and whoever makes one is told so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lccluster.errors import Damaged, Unusable
from lccluster.files.register.folder import Register
from lccluster.files.register.pieces import EVENTS
from lccluster.files.register.seals.names import Name, acts_in, acts_sealed
from lccluster.files.register.seals.tails import ChainLines
from lccluster.register.sealing.hashing import event_id


def left_out(register: Register, chains: Iterable[ChainLines]) -> int:
    """Count the acts that no chain names; raises Unusable where a file cannot be read, Damaged for a chain."""
    try:
        sealed = {name for chain in chains for name in acts_sealed(chain)}
    except Unusable as unusable:
        raise Damaged(unusable.problems) from None
    acts = (name for path in register.files() for name in _acts(register, path))
    return sum(name not in sealed for name in acts)


def _acts(register: Register, path: Path) -> Iterable[Name]:
    found = acts_in(register.data(path))
    return _read(register, path) if found is None else found


def _read(register: Register, path: Path) -> Iterator[Name]:
    entries, problems = register.read(path)
    if problems:
        raise Unusable(problems)
    for each in entries:
        for act in each.facts.get(EVENTS) or []:
            yield each.cluster.id.encode(), event_id(each.facts, act).encode()
