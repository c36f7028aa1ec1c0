"""Conflicts: what two copies say that cannot stand together, and that only people can settle."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from lccluster.language import Message, Worded


class ClashKind(Worded):
    """What kind of conflict it is; the value is its word in JSON."""

    SAME_ID = "same-id", Message("one act, two wordings")
    UNLAWFUL = "unlawful", Message("unlawful together")
    SAME_DUTY = "same-duty", Message("the same report twice")
    ID_TWICE = "id-twice", Message("one id, two clusters")
    FACTS = "facts", Message("facts changed by both")
    NOT_THE_CITYS = "not-the-citys", Message("decided by an office that may not")
    ANOTHER_COUNTYS = "another-countys", Message("reported for another county")
    SETTLED_APART = "settled-apart", Message("settled twice, differently")
    HEADER = "header", Message("head of the register changed by both")
    UNORDERED = "unordered", Message("made by hand on one day, in no order that is known")


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
