"""Acts that somebody wants recorded, drafted in the words of a command, and what is said against them beside the title's own law."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.files.register.entry import Entry
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Refusal
from lccluster.register.references import event_meant


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


def drafted(
    kind: type[Act], words: Mapping[str, Any], said: Mapping[str, Any], on: date | None
) -> Make:
    """Make an act of a kind for each title; without `on` it counts from its kind's usual day.

    `words` are those of every act, `said` is what this kind says beside them. An act on another
    one names it as people do.
    """

    def act(cluster: Cluster) -> Act:
        meant = {**said, "of": event_meant(cluster, said["of"])} if "of" in said else said
        day = on or kind.usual_day(cluster.events, meant) or words["on"]
        return kind(**{**words, "on": day}, **meant)

    return for_each(act)
