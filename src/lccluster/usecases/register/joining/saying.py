"""What is said of copies brought together: how much was taken, and which conflicts are open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lccluster.language import Listing, Message
from lccluster.register.joining.header import said_keys
from lccluster.register.sealing.written import FACTS, HEADER, LEGACY

if TYPE_CHECKING:
    from lccluster.register.joining.clash import Clash
    from lccluster.usecases.register.joining.settling import Settlement
    from lccluster.usecases.register.joining.taking import Taken


def counted(found: Taken, *, dry_run: bool = False) -> list[Message]:
    """Say how many acts were taken, or would be, how many wait, and what of the head of the register."""
    said = {"taken": found.taken, "known": found.known}
    count = (
        Message("Acts that would be taken: {taken}; known already: {known}.", **said)
        if dry_run
        else Message("Acts taken: {taken}; known already: {known}.", **said)
    )
    keys = Message("Taken of the head of the register: {keys}.", keys=said_keys(found.header))
    wait = Message(
        "Acts that wait until the conflicts are settled: {count}.", count=len(found.aside)
    )
    return [count, *([wait] if found.aside else []), *([keys] if found.header else [])]


def headline(n: int, each: Clash) -> Message:
    """Say which conflict it is."""
    return Message("{n}. {cluster}: {kind}.", n=n, cluster=each.cluster, kind=each.kind.words)


def side(names: Sequence[str], told: Mapping[str, str] | None = None) -> Listing:
    """Name what one side says: acts as they are `told`, else by their ids, and in words what is no act."""
    known = told or {}
    return Listing([known.get(each) or _called(each) for each in names] or ["—"])


def _called(name: str) -> str | Message:
    kind, _, of = name.partition(":")
    number, _, writer = of.partition("@")
    if kind == HEADER:
        return _A_HEAD.naming(number=number, writer=writer.removeprefix(LEGACY))
    return _SOME_FACTS.naming(digits=of) if kind == FACTS else name


def settled(done: Settlement) -> Message:
    """Say what was settled."""
    return Message(
        "Settled on {cluster}: {kind}.", cluster=done.clash.cluster, kind=done.clash.kind.words
    )


def still_open(found: Sequence[Clash]) -> Message:
    """Count the conflicts that are open."""
    return Message("Conflicts between offices that are open: {count}.", count=len(found))


NONE_OPEN = Message("No conflict is open.")
_A_HEAD = Message("the head of the register as {writer} has it, wording {number}")
_SOME_FACTS = Message("facts of the cluster {digits}")
