"""What format 2 seals beside acts: the header, what is known of clusters, and the heads printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from lccluster.errors import Fault, Problem
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.seals.facts import facts_changed
from lccluster.files.register.seals.header import ChangedByHand, header_found
from lccluster.language import Message
from lccluster.register.sealing.heads import Head
from lccluster.register.sealing.written import (
    Chains,
    holding,
    of_facts,
)
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
    return Beside(
        tuple(facts_changed(entries, chains, heads, inbox)),
        tuple(
            Unsealed(each, None, of_facts(each.facts).event)
            for each in entries
            if each.cluster.id not in held
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
_CHAIN_GONE = Fault(
    "chain-gone",
    Message("{writer} recorded this, and the seals of {writer} are gone."),
    Message("Restore the file from a copy; seals are never removed."),
)
