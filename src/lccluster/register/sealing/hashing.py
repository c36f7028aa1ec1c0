"""What a seal hashes: an act's own words, what else is known of its cluster, the register's header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.json import encode

from lccluster.hashes import hash_of

ALGORITHMS = ("sha256",)  # of hashlib, oldest first: new seals take the last, each keeps its own
BY_HAND = "hand-"
SHORT = 24  # digits, 96 bits: short enough for a notice, far too many to be met by chance
EVENTS = "events"
SEALED_WITH_THE_RECOGNITION = ("id", "name", "county")
# What the act by which a record begins is sealed with, beside its own words.
SEALED_WITH = {"recognised": ("name", "county"), "filed": ("cluster", "county")}


def event_hash(
    cluster_facts: Mapping[str, Any], event: Mapping[str, Any], algorithm: str = ALGORITHMS[0]
) -> str:
    """Hash an act as the file words it; that by which a record begins covers its id, name and county too."""
    with_it = SEALED_WITH.get(event.get("event", ""), ())
    facts = [{"cluster": cluster_facts["id"]} | {key: cluster_facts[key] for key in with_it}]
    return digest([*facts, stated(event)], algorithm)


def facts_hash(cluster_facts: Mapping[str, Any], algorithm: str = ALGORITHMS[0]) -> str:
    """Hash what is known of a cluster beside its acts and what its recognition is sealed with."""
    return digest([{"cluster": cluster_facts["id"]}, more_facts(cluster_facts)], algorithm)


def more_facts(cluster_facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is known of a cluster beside its acts and what its recognition is sealed with."""
    apart = {EVENTS, *SEALED_WITH_THE_RECOGNITION}
    return stated({key: value for key, value in cluster_facts.items() if key not in apart})


def header_hash(header: Mapping[str, Any], algorithm: str = ALGORITHMS[0]) -> str:
    """Hash the words of `register.yaml`."""
    return digest(stated(header), algorithm)


def event_id(cluster_facts: Mapping[str, Any], event: Mapping[str, Any]) -> str:
    """Give an act's id; one added by hand goes by a hash of its words, by the oldest algorithm."""
    return str(event.get("id") or f"{BY_HAND}{event_hash(cluster_facts, event)[:12]}")


def is_by_hand(event: str) -> bool:
    """Tell whether an id is the hash of an act's words."""
    return event.startswith(BY_HAND)


def stated(words: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is blank: that is the same as saying nothing."""
    return {key: value for key, value in words.items() if value is not None}


def same_words(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Compare words as seals do: what is blank says nothing."""
    return stated(one) == stated(other)


def digest(value: Any, algorithm: str) -> str:
    """Hash a value of texts, numbers, lists and mappings, whatever the order of its keys."""
    return hash_of(drawn(value), algorithm)


def drawn(value: Any) -> bytes:
    """Draw what is hashed, keys in their order; msgspec draws it at once, but for what no UTF-8 can hold and for texts of several lines."""
    try:
        return encode(value, order="sorted")
    except (TypeError, UnicodeEncodeError, OverflowError):
        import json

        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode("utf-8", "surrogatepass")
