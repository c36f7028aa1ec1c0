"""Acts made by hand that no seal covers: no pack holds them, and whoever makes one is told so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from lccluster.errors import Damaged, Unusable
from lccluster.files.register.folder import Register
from lccluster.files.register.pieces import EVENTS
from lccluster.files.register.seals.names import Name, acts_in, acts_sealed
from lccluster.files.register.seals.tails import ChainLines
from lccluster.register.sealing.hashing import event_id


def left_out(register: Register, chains: Iterable[ChainLines]) -> int:
    """Count the acts that no chain names; raises Unusable where a file cannot be read, Damaged for a chain."""
    sealed = _sealed(chains)
    acts = (_acts(register, path) for path in register.files())
    with_others = (each for each in acts if not sealed.issuperset(each))
    return sum(name not in sealed for each in with_others for name in each)


def _sealed(chains: Iterable[ChainLines]) -> set[Name]:
    found: set[Name] = set()
    try:
        for chain in chains:
            for names in acts_sealed(chain):
                found.update(names)
        return found
    except Unusable as unusable:
        raise Damaged(unusable.problems) from None


def _acts(register: Register, path: Path) -> Sequence[Name]:
    found = acts_in(register.data(path))
    return _read(register, path) if found is None else found


def _read(register: Register, path: Path) -> Sequence[Name]:
    entries, problems = register.read(path)
    if problems:
        raise Unusable(problems)
    return [
        (each.cluster.id.encode(), event_id(each.facts, act).encode())
        for each in entries
        for act in each.facts.get(EVENTS) or []
    ]
