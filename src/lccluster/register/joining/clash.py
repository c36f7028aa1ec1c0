"""Conflicts: what two copies say that cannot stand together, and that only people can settle."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from lccluster.language import Message


class ClashKind(StrEnum):
    """What kind of conflict it is; the value is its word in JSON."""

    SAME_ID = "same-id"
    UNLAWFUL = "unlawful"
    SAME_DUTY = "same-duty"
    ID_TWICE = "id-twice"
    FACTS = "facts"
    NOT_THE_CITYS = "not-the-citys"
    ANOTHER_COUNTYS = "another-countys"
    SETTLED_APART = "settled-apart"
    HEADER = "header"
    UNORDERED = "unordered"

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _WORDS[self]


_WORDS = {
    ClashKind.SAME_ID: Message("one act, two wordings"),
    ClashKind.UNLAWFUL: Message("unlawful together"),
    ClashKind.SAME_DUTY: Message("the same report twice"),
    ClashKind.ID_TWICE: Message("one id, two clusters"),
    ClashKind.FACTS: Message("facts changed by both"),
    ClashKind.NOT_THE_CITYS: Message("decided by an office that may not"),
    ClashKind.ANOTHER_COUNTYS: Message("reported for another county"),
    ClashKind.SETTLED_APART: Message("settled twice, differently"),
    ClashKind.UNORDERED: Message("made by hand on one day, in no order that is known"),
    ClashKind.HEADER: Message("head of the register changed by both"),
}


class Clash(Struct, frozen=True):
    """One conflict on a cluster: what would not count if ours was kept (`theirs`), and the reverse.

    Both name acts by their ids, facts by `facts:…`, headers by `header:…`. `why` says what stands against it. `beside` is
    the cluster that ours stands in, where that is another one.
    """

    kind: ClashKind
    cluster: str
    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    why: tuple[Message, ...] = ()
    beside: str = ""


def in_order(clashes: Iterable[Clash]) -> list[Clash]:
    """Order conflicts as they are numbered: by cluster, then by kind, then by what they name."""
    return sorted(clashes, key=lambda each: (each.cluster, each.kind, each.theirs, each.ours))
