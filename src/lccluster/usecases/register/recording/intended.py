"""Acts that somebody wants recorded, and what is said against them beside the title's own law."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.files.register.entry import Entry
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal


class Intended(Struct, frozen=True):
    """An act, what its papers say against it, and what is only worth a look.

    `place` is the paper by which a refusal is named, where it is not the title's own file.
    """

    event: Act
    against: tuple[Refusal, ...] = ()
    warnings: tuple[Problem, ...] = ()
    place: str | None = None


# Makes the acts for some titles, one a title, in their order.
Make = Callable[[Sequence[Entry]], Sequence[Intended]]


def for_each(act: Callable[[Cluster], Act]) -> Make:
    """Make the same kind of act for each title."""
    return lambda entries: [Intended(act(each.cluster)) for each in entries]
