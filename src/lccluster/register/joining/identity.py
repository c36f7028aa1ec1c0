"""One id that two clusters took: they are told apart by name and county, and one of them may have lost it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.register.acts import Act, Settled
from lccluster.register.cluster import Cluster
from lccluster.register.joining.piece import Piece
from lccluster.register.view import settled_away

Identity = tuple[str, str]


class Ours(Struct, frozen=True):
    """A cluster as it stands here, and the words of its file.

    `origins` name, where acts made by hand meet on one day, the writers who sealed each act.
    """

    cluster: Cluster
    words: Mapping[str, Any]
    origins: Mapping[str | None, frozenset[str]] = {}

    def pieces(self) -> list[Piece]:
        """Take its acts apart, each with the facts that stand there."""
        facts = {key: value for key, value in self.words.items() if key != "events"}
        like = Piece(replace(self.cluster, events=()), facts)
        words = self.words.get("events") or []
        return [
            replace(like, act=act, words=said)
            for act, said in zip(self.cluster.events, words, strict=True)
        ]


class Parted(Struct, frozen=True):
    """Pieces of the cluster that the id stays with, of others that claim it, and of such as lost it.

    `way` is what the file is to say, where the cluster that stands here gives way.
    """

    own: Sequence[Piece]
    others: Sequence[Piece]
    lost: Sequence[Piece]
    way: Piece | None = None


def parted(ours: Ours | None, pieces: Sequence[Piece]) -> Parted:
    """Tell whose the id is: that of whom stands here, unless all of its acts were settled not to count."""
    there = ours.cluster.events if ours else ()
    settled = settled_away([*there, *(each.act for each in pieces if each.act)])
    alive = {identity(each.cluster) for each in pieces if _counts(each.act, settled)}
    here = identity(ours.cluster) if ours else _first(pieces, alive)
    if any(_counts(each, settled) for each in there):
        alive.add(here)
    way = None
    if here not in alive and alive:
        here = _first(pieces, alive)
        way = next(each for each in pieces if identity(each.cluster) == here)
    own = [each for each in pieces if identity(each.cluster) == here]
    rest = [each for each in pieces if each not in own]
    others = [each for each in rest if identity(each.cluster) in alive]
    lost = [each for each in rest if each not in others]
    return Parted(own, others, lost, replace(way, act=None, words={}) if ours and way else None)


def identity(cluster: Cluster) -> Identity:
    """Give what tells clusters of one id apart: the words that the seal of a recognition covers, to the letter."""
    return cluster.name, cluster.county


def _counts(act: Act | None, settled: set[str]) -> bool:
    return act is not None and act.id not in settled and not isinstance(act, Settled)


def _first(pieces: Iterable[Piece], alive: set[Identity]) -> Identity:
    """Of several clusters of one id take the one that was recorded first, of those that still count."""
    ordered = sorted(
        pieces, key=lambda e: (identity(e.cluster) not in alive, e.act is None, e.name)
    )
    return identity(ordered[0].cluster) if ordered else ("", "")
