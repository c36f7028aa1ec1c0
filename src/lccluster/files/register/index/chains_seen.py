"""The chains of seals against which the acts of an index were held: one that did not only grow is another."""

from __future__ import annotations

from collections.abc import Mapping

from lccluster.files.register.folder import Register
from lccluster.files.register.index.store import Store
from lccluster.files.register.reading.scan import stamp_of

Chains = Mapping[str, tuple[int, str]]  # size and looks, by path


def look_at_chains(store: Store, register: Register) -> None:
    """Let every act be held against the seals anew where a chain was changed, cut off or taken away."""
    known, seen = store.chains(), _seen(register)
    if known == seen:
        return
    with store.writing():
        if not all(_only_grew(looks, seen.get(path)) for path, looks in known.items()):
            store.empty()
        store.note_chains(seen)


def _seen(register: Register) -> Chains:
    stamps = {path.as_posix(): stamp_of(path) for path in register.chain_files()}
    return {
        path: (each.size, f"{each.modified} {each.changed} {each.inode}")
        for path, each in stamps.items()
    }


def _only_grew(known: tuple[int, str], seen: tuple[int, str] | None) -> bool:
    """Tell whether a chain is as it was, or longer: what it gained is looked at with its acts."""
    return seen is not None and (seen == known or seen[0] > known[0])
