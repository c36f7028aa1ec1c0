"""One thing that is brought of a cluster, in the words of its file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.sealing.hashing import facts_hash
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import Thing, of_act, of_facts, version

FACTS = "facts:"  # before the hash of what is known of a cluster, where a settlement names it
DIGITS = 12


class Piece(Struct, frozen=True):
    """An act, or without one what else is known of its cluster; and whose chain seals it.

    `cluster` has no acts; `facts` are its words, `words` those of the act. `apart`: it conflicted where
    it comes from, or whoever changed the facts so did not know what we know of the cluster.
    """

    cluster: Cluster
    facts: Mapping[str, Any]
    act: Act | None = None
    words: Mapping[str, Any] = {}
    writer: str = ""
    apart: bool = False

    @property
    def name(self) -> str:
        """Name it as a settlement names it: by the act's id, or by a hash of the facts."""
        return named(self.facts) if self.act is None else self.act.id or ""

    def fits(self, seal: Seal) -> bool:
        """Tell whether a seal covers just these words."""
        thing = self._thing(seal)
        same = (thing.cluster, thing.event) == (seal.cluster, seal.event)
        return same and thing.hashed(seal.alg) == seal.hash

    def _thing(self, seal: Seal) -> Thing:
        if self.act is None:
            return of_facts(self.facts, version(seal.event))
        return of_act(self.facts, self.words)


def named(facts: Mapping[str, Any]) -> str:
    """Name what is known of a cluster beside its acts."""
    return f"{FACTS}{facts_hash(facts)[:DIGITS]}"
