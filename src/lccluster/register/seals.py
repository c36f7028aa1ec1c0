"""Seals: a chain of hashes beside the files, so that a changed or lost act is found.

Each office's chain is append-only. A link covers the one before it and the hash of one act; the
number `n` counts all seals of the register, so that one short head names a state of all chains.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from msgspec import Struct

from lccluster.hashes import hash_of
from lccluster.quantities.texts import is_digits

ALGORITHMS = ("sha256",)  # of hashlib, oldest first: new seals take the last, each keeps its own
BY_HAND = "hand-"
HEAD_DIGITS = 24  # 96 bits: short enough for a notice, far too many to be met by chance


class Seal(Struct, frozen=True):
    """One line of an office's `seals.jsonl`."""

    n: int
    cluster: str
    event: str
    alg: str
    hash: str
    prev: str

    @property
    def link(self) -> str:
        """Give the hash that the next line of the chain carries as `prev`."""
        words = [self.n, self.cluster, self.event, self.alg, self.hash, self.prev]
        return _digest(words, self.alg)


def event_hash(
    cluster_facts: Mapping[str, Any], event: Mapping[str, Any], algorithm: str = ALGORITHMS[0]
) -> str:
    """Hash an act as the file words it; a recognition covers the cluster's id, name and county too."""
    facts = {"cluster": cluster_facts["id"]}
    if event.get("event") == "recognised":
        facts |= {key: cluster_facts[key] for key in ("name", "county")}
    said = {key: value for key, value in event.items() if value is not None}
    return _digest([facts, said], algorithm)


def event_id(cluster_facts: Mapping[str, Any], event: Mapping[str, Any]) -> str:
    """Give an act's id; one added by hand goes by a hash of its words, by the oldest algorithm."""
    return str(event.get("id") or f"{BY_HAND}{event_hash(cluster_facts, event)[:12]}")


def is_by_hand(event: str) -> bool:
    """Tell whether an id is the hash of an act's words."""
    return event.startswith(BY_HAND)


def seal(
    n: int, cluster_facts: Mapping[str, Any], event: Mapping[str, Any], chain: Sequence[Seal]
) -> Seal:
    """Seal an act at the end of its office's chain."""
    prev, newest = chain[-1].link if chain else "", ALGORITHMS[-1]
    return Seal(
        n,
        cluster_facts["id"],
        event_id(cluster_facts, event),
        newest,
        event_hash(cluster_facts, event, newest),
        prev,
    )


def broken_at(chain: Sequence[Seal]) -> int | None:
    """Find the first line that does not follow from the one before it."""
    prev, number = "", 0
    for index, each in enumerate(chain):
        if each.prev != prev or each.n <= number:
            return index
        prev, number = each.link, each.n
    return None


def missing(chains: Iterable[Sequence[Seal]]) -> int | None:
    """Find the first number that no seal bears: one chain was cut off while another went on."""
    numbers = {each.n for chain in chains for each in chain}
    first = next(number for number in count(1) if number not in numbers)
    return first if first < max(numbers, default=0) else None


def is_head(text: str) -> bool:
    """Tell whether a text looks like a head at all."""
    number, _, digits = text.partition("-")
    whole = is_digits(number) and len(digits) == HEAD_DIGITS
    return whole and set(digits) <= set("0123456789abcdef")


def head(chains: Mapping[str, Sequence[Seal]], upto: int | None = None) -> str:
    """Give the head of all chains, or of their first `upto` seals: `10-5f2c…`.

    It is hashed as the last seal that it covers, so a printed one is worked out again as it was.
    """
    covered = {
        office: [each for each in chain if upto is None or each.n <= upto]
        for office, chain in chains.items()
    }
    ends = sorted((office, chain[-1].link) for office, chain in covered.items() if chain)
    lasts = {chain[-1].n: chain[-1].alg for chain in covered.values() if chain}
    last = max(lasts, default=0)
    return f"{last}-{_digest(ends, lasts.get(last, ALGORITHMS[0]))[:HEAD_DIGITS]}"


def contains(chains: Mapping[str, Sequence[Seal]], printed: str) -> bool:
    """Tell whether the chains still begin with all that a printed head covered."""
    return head(chains, int(printed.partition("-")[0])) == printed


def next_number(chains: Iterable[Sequence[Seal]]) -> int:
    """Give the number of the next seal."""
    return 1 + max((chain[-1].n for chain in chains if chain), default=0)


def _digest(value: Any, algorithm: str) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hash_of(text.encode("utf-8", "surrogatepass"), algorithm)
