"""The words that seals of a pack cover, as they stand in the register or wait in its inbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lccluster.errors import Damaged
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import inbox_words
from lccluster.files.register.pieces import EVENTS
from lccluster.files.register.seals.altered import damaged
from lccluster.register.joining.brought import WAITS, Words
from lccluster.register.sealing.hashing import event_id
from lccluster.register.sealing.seal import Seal
from lccluster.usecases.register.joining.standing import entries_of

Chains = Mapping[str, Sequence[Seal]]


def carried_words(register: Register, seals: Chains) -> list[Words]:
    """Give the words of all that is sealed, a cluster each; raises Unusable, Damaged where any are gone or changed."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for chain in seals.values():
        for seal in chain:
            if seal.cluster:
                wanted[seal.cluster].add(seal.event)
    there = entries_of(register, wanted)
    _refuse_altered(register, there, wanted)
    said = {id: _words(entry, wanted[id]) for id, entry in there.items()}
    return [*(said[id] for id in sorted(said)), *_waiting(register, seals, wanted)]


def _words(entry: Entry, events: set[str]) -> Words:
    acts = entry.facts.get(EVENTS) or []
    return {**entry.facts, EVENTS: [each for each in acts if event_id(entry.facts, each) in events]}


def _waiting(
    register: Register, writers: Iterable[str], wanted: Mapping[str, set[str]]
) -> Iterator[Words]:
    """Give what waits in the inbox and was sealed by one of the writers."""
    for each in inbox_words(register):
        if each.writer in writers and each.facts.get("id") in wanted:
            yield {**each.facts, EVENTS: [each.act] if each.act else [], WAITS: True}


def _refuse_altered(register: Register, there: Mapping[str, Entry], ids: Collection[str]) -> None:
    """Send nothing of clusters that are not as they were sealed: whoever receives it would refuse it."""
    if damage := damaged(register, there.values(), ids):
        raise Damaged(damage)
