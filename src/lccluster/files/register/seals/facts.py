"""What is known of clusters beside their acts, held against the seals of it that hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lccluster.errors import Fault
from lccluster.files.register.entry import Entry
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.seals.header import ChangedByHand
from lccluster.language import Message
from lccluster.register.joining.piece import Piece
from lccluster.register.sealing.heads import Head, covered_by
from lccluster.register.sealing.written import (
    Chains,
    HoldingSeal,
    Thing,
    holding,
    of_facts,
    version,
)


def facts_changed(
    entries: Iterable[Entry], chains: Chains, heads: Sequence[Head], inbox: Inbox
) -> Iterator[ChangedByHand]:
    """Find what was changed by hand after it was sealed; while it conflicts, any seal of it is right."""
    held = holding(chains.written)
    open = {id for id, pieces in inbox.items() if _waits(pieces, held.get(id, ()))}
    known = [each for each in entries if each.cluster.id in held]
    return _facts(known, {**held, **_ever(chains, open)}, heads)


def _facts(
    entries: Sequence[Entry], held: Mapping[str, Sequence[HoldingSeal]], heads: Sequence[Head]
) -> Iterator[ChangedByHand]:
    for entry in entries:
        seals = held[entry.cluster.id]
        thing = of_facts(entry.facts, version(seals[0].seal.event) + 1)
        if not _fits(thing, seals):
            problem = entry.document.problem((), _FACTS_CHANGED, id=entry.cluster.id)
            covering = (covered_by(heads, each.writer, each.seal.i) for each in seals)
            yield ChangedByHand(thing, problem, next(filter(None, covering), None))


def _waits(pieces: Iterable[Piece], seals: Iterable[HoldingSeal]) -> bool:
    """Tell whether the facts that hold wait in the inbox, because others were changed apart from them."""
    return any(each.act is None and each.fits(one.seal) for each in pieces for one in seals)


def _ever(chains: Chains, ids: Collection[str]) -> dict[str, list[HoldingSeal]]:
    """Give every seal of facts of some clusters, the latest first: while they conflict, any of them is right."""
    found: dict[str, list[HoldingSeal]] = {id: [] for id in ids}
    for writer, chain in chains.written.items() if ids else ():
        for each in chain:
            if each.cluster in found and version(each.event):
                found[each.cluster].append(HoldingSeal(writer, each))
    return {
        id: sorted(seals, key=lambda one: -version(one.seal.event)) for id, seals in found.items()
    }


def _fits(thing: Thing, seals: Sequence[HoldingSeal]) -> bool:
    return any(thing.hashed(each.seal.alg) == each.seal.hash for each in seals)


_FACTS_CHANGED = Fault(
    "facts-changed",
    Message("What is known of {id} beside its acts was changed after it was sealed."),
    Message("Put back what stood there, or adopt it with “lccluster register seal”."),
)
