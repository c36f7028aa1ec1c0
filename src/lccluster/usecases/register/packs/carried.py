"""The words that seals of a pack cover, as they stand in the register or wait in its inbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lccluster.errors import Damaged, Fault
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import inbox_words
from lccluster.files.register.pieces import EVENTS
from lccluster.language import Message
from lccluster.register.joining.brought import WAITS, Words
from lccluster.register.sealing.hashing import event_id
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import version
from lccluster.usecases.register.joining.standing import entries_of

Chains = Mapping[str, Sequence[Seal]]


def carried_words(register: Register, seals: Chains) -> list[Words]:
    """Give the words of all that is sealed, a cluster each; raises Unusable, Damaged where any are gone."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for chain in seals.values():
        for seal in chain:
            if seal.cluster:
                wanted[seal.cluster].add(seal.event)
    there = entries_of(register, wanted)
    waiting = [*_waiting(register, seals, wanted)]
    said = {id: _words(entry, wanted[id]) for id, entry in there.items()}
    _refuse_gone(register, wanted, [*said.values(), *waiting])
    return [*(said[id] for id in sorted(said)), *waiting]


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


def _refuse_gone(register: Register, wanted: Mapping[str, set[str]], said: Iterable[Words]) -> None:
    there = {(each["id"], event_id(each, act)) for each in said for act in each[EVENTS]}
    gone = [
        (id, event)
        for id, events in wanted.items()
        for event in sorted(events)
        if not version(event) and (id, event) not in there
    ]
    if gone:
        raise Damaged(_GONE.at(register.folder, field=id, event=event) for id, event in gone)


_GONE = Fault(
    "act-gone",
    Message("The act {event} was sealed and is not here any more."),
    Message("“lccluster register check” says what is damaged; restore it from a copy."),
)
