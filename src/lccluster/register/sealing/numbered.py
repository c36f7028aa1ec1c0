"""Seals of format 1: a chain an office, and one running number over all of them.

That number counts all seals of the register, so that one short head names a state of all chains.
After an upgrade they are kept as they are, and grow no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from lccluster.quantities.texts import is_digits
from lccluster.register.sealing.hashing import ALGORITHMS, SHORT, digest, event_hash, event_id
from lccluster.register.sealing.seal import Seal, newest


def seal(
    n: int, cluster_facts: Mapping[str, Any], event: Mapping[str, Any], chain: Sequence[Seal]
) -> Seal:
    """Seal an act at the end of its office's chain."""
    prev, algorithm = chain[-1].link if chain else "", newest()
    return Seal(
        n,
        cluster_facts["id"],
        event_id(cluster_facts, event),
        algorithm,
        event_hash(cluster_facts, event, algorithm),
        prev,
    )


def broken_at(chain: Sequence[Seal]) -> int | None:
    """Find the first line that does not follow from the one before it."""
    prev, number = "", 0
    for index, each in enumerate(chain):
        if each.prev != prev or each.i <= number:
            return index
        prev, number = each.link, each.i
    return None


def missing(chains: Iterable[Sequence[Seal]]) -> int | None:
    """Find the first number that no seal bears: one chain was cut off while another went on."""
    numbers = {each.i for chain in chains for each in chain}
    first = next(number for number in count(1) if number not in numbers)
    return first if first < max(numbers, default=0) else None


def is_head(text: str) -> bool:
    """Tell whether a text looks like a head at all."""
    number, _, digits = text.partition("-")
    whole = is_digits(number) and len(digits) == SHORT
    return whole and set(digits) <= set("0123456789abcdef")


def head(chains: Mapping[str, Sequence[Seal]], upto: int | None = None) -> str:
    """Give the head of all chains, or of their first `upto` seals: `10-5f2c…`.

    It is hashed as the last seal that it covers, so a printed one is worked out again as it was.
    """
    covered = {office: _last_of(chain, upto) for office, chain in chains.items()}
    ends = sorted((office, seal.link) for office, seal in covered.items() if seal)
    lasts = {seal.i: seal.alg for seal in covered.values() if seal}
    last = max(lasts, default=0)
    return f"{last}-{digest(ends, lasts.get(last, ALGORITHMS[0]))[:SHORT]}"


def _last_of(chain: Sequence[Seal], upto: int | None) -> Seal | None:
    if upto is None:
        return chain[-1] if chain else None
    return next((each for each in reversed(chain) if each.i <= upto), None)


def contains(chains: Mapping[str, Sequence[Seal]], printed: str) -> bool:
    """Tell whether the chains still begin with all that a printed head covered."""
    return head(chains, int(printed.partition("-")[0])) == printed


def next_number(chains: Iterable[Sequence[Seal]]) -> int:
    """Give the number of the next seal."""
    return 1 + max((chain[-1].i for chain in chains if chain), default=0)
