"""What format 2 seals beside acts: the header, what is known of clusters, and the heads printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from lccluster.errors import Fault, Problem
from lccluster.files.register import layout
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.language import Message
from lccluster.register.joining.piece import Piece
from lccluster.register.sealing.heads import Chain, Head, covered_by, lost
from lccluster.register.sealing.written import (
    Chains,
    HoldingSeal,
    Thing,
    holding,
    of_facts,
    version,
)
from lccluster.usecases.register.checking.header import ChangedByHand, header_found
from lccluster.usecases.register.checking.seals import Unsealed


class Beside(Struct, frozen=True):
    """What a check finds beside the acts: changes by hand, and what bears no seal at all."""

    changed: tuple[ChangedByHand, ...] = ()
    unsealed: tuple[Unsealed, ...] = ()
    damage: tuple[Problem, ...] = ()


def beside_the_acts(
    register: Register,
    entries: Sequence[Entry],
    chains: Chains,
    heads: Sequence[Head],
    unsealed: Sequence[Unsealed],
    inbox: Inbox,
) -> Beside:
    """Hold header, facts, writers and heads of format 2 against the seals; nothing of it is in format 1."""
    of_all = of_the_register(register, chains, heads, unsealed)
    of_each = of_clusters(register, entries, chains, heads, inbox)
    return Beside((*of_all.changed, *of_each.changed), of_each.unsealed, of_all.damage)


def of_the_register(
    register: Register, chains: Chains, heads: Sequence[Head], unsealed: Sequence[Unsealed]
) -> Beside:
    """Hold the header against its seals, and the writers of what is unsealed against the chains."""
    if not register.header.by_writer:
        return Beside()
    by_hand, damage = header_found(register, chains.written, heads)
    return Beside(tuple(by_hand), damage=(*damage, *_gone(unsealed, chains)))


def of_clusters(
    register: Register,
    entries: Sequence[Entry],
    chains: Chains,
    heads: Sequence[Head],
    inbox: Inbox,
) -> Beside:
    """Hold what is known of clusters beside their acts against all seals of these clusters."""
    if not register.header.by_writer:
        return Beside()
    held = holding(chains.written)
    open = {id for id, pieces in inbox.items() if _waits(pieces, held.get(id, ()))}
    known = [each for each in entries if each.cluster.id in held]
    return Beside(
        tuple(_facts(known, {**held, **_ever(chains, open)}, heads)),
        tuple(
            Unsealed(each, None, of_facts(each.facts).event)
            for each in entries
            if each.cluster.id not in held
        ),
    )


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


def ends_lost(
    register: Register, chains: Mapping[str, Chain], heads: Sequence[Head]
) -> Iterator[Problem]:
    """Find chains, by their writers' names, that lost what some head covered of them."""
    return (seals_lost(register, *each) for each in lost(chains, heads))


def seals_lost(register: Register, head: Head, writer: str) -> Problem:
    """Say that a chain lacks what a head covered of it."""
    return Problem(
        code="seals-lost",
        file=str(register.folder / layout.writer_chain(writer)),
        message=Message(
            "The seals of {writer} no longer begin with what the head {head} of {day} covered.",
            writer=writer,
            head=head.code,
            day=head.on,
        ),
        hint=Message(
            "Acts were lost with their seals, or the folder was set back: restore it from a copy."
        ),
    )


def _gone(unsealed: Sequence[Unsealed], chains: Chains) -> Iterator[Problem]:
    """Find writers by whom acts were recorded, and of whom no chain is there any more."""
    for writer in dict.fromkeys(map(_writer, unsealed)):
        if writer is not None and writer not in chains.written:
            first = next(each for each in unsealed if _writer(each) == writer)
            yield first.entry.document.problem(
                ("events", first.index or 0), _CHAIN_GONE, writer=writer
            )


def _writer(unsealed: Unsealed) -> str | None:
    return unsealed.entry.cluster.events[unsealed.index or 0].recorded_by


NOT_WRITTEN_DOWN = Fault(
    "head-not-contained",
    Message(
        "No head {head} is written down here: the register was set back, or the code was mistyped or is another register's."
    ),
    Message("Compare it with a copy from the day on which the head was printed."),
)
_FACTS_CHANGED = Fault(
    "facts-changed",
    Message("What is known of {id} beside its acts was changed after it was sealed."),
    Message("Put back what stood there, or adopt it with “lccluster register seal”."),
)
_CHAIN_GONE = Fault(
    "chain-gone",
    Message("{writer} recorded this, and the seals of {writer} are gone."),
    Message("Restore the file from a copy; seals are never removed."),
)
