"""Seals of format 2: a chain a writer, which no other writer ever touches.

A chain begins with the register's id and the writer's name, so that none is taken for another's.
It seals acts, what else is known of a cluster, and the header; of these two each change is a line
of its own, and the line of the highest number among all chains is the one that holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from lccluster.quantities.texts import is_digits
from lccluster.register.sealing.hashing import digest, event_hash, event_id, facts_hash, header_hash
from lccluster.register.sealing.seal import Seal, newest

FACTS, HEADER = "facts", "header"
LEGACY = "legacy-"  # before the name of the office whose chain of format 1 it was


class Thing(Struct, frozen=True):
    """What is to be sealed: whose it is, its name, and its words; a header is no cluster's."""

    cluster: str
    event: str
    facts: Mapping[str, Any]
    words: Mapping[str, Any]

    def hashed(self, algorithm: str) -> str:
        """Hash it as its kind is hashed."""
        if self.cluster == "":
            return header_hash(self.words, algorithm)
        if version(self.event):
            return facts_hash(self.facts, algorithm)
        return event_hash(self.facts, self.words, algorithm)


def of_act(facts: Mapping[str, Any], words: Mapping[str, Any]) -> Thing:
    """Give an act as it is sealed: the facts of its cluster, and its own words."""
    return Thing(facts["id"], event_id(facts, words), facts, words)


def of_facts(facts: Mapping[str, Any], number: int = 1) -> Thing:
    """Give what is known of a cluster as it is sealed for the first time, or for another one."""
    return Thing(facts["id"], f"{FACTS}:{number}", facts, {})


def of_header(words: Mapping[str, Any], number: int = 1) -> Thing:
    """Give the words of `register.yaml` as they are sealed."""
    return Thing("", f"{HEADER}:{number}", {}, words)


def version(event: str) -> int:
    """Give the number of a seal of facts or of a header; 0 for that of an act."""
    kind, _, number = event.partition(":")
    known = kind in (FACTS, HEADER) and is_digits(number)
    return int(number) if known else 0


def root(register: str, writer: str, algorithm: str) -> str:
    """Give what the first line of a writer's chain carries as `prev`."""
    return digest([register, writer], algorithm)


def following(register: str, writer: str, last: Seal | None, things: Iterable[Thing]) -> list[Seal]:
    """Seal things at the end of a writer's chain, of which only the last line has to be known."""
    found: list[Seal] = []
    algorithm = newest()
    for each in things:
        prev = last.link if last else root(register, writer, algorithm)
        number = last.i + 1 if last else 1
        hashed = each.hashed(algorithm)
        last = Seal(number, each.cluster, each.event, algorithm, hashed, prev)
        found.append(last)
    return found


def broken_at(chain: Sequence[Seal], register: str, writer: str) -> int | None:
    """Find the first line that does not follow from the one before it; numbers count from 1."""
    prev = root(register, writer, chain[0].alg) if chain else ""
    for index, each in enumerate(chain):
        if each.prev != prev or each.i != index + 1:
            return index
        prev = each.link
    return None


def goes_on(last: Seal, chain: Sequence[Seal]) -> bool:
    """Tell whether lines follow one another, and the first of them a line that holds."""
    before = (last, *chain)
    return all(
        each.prev == one.link and each.i == one.i + 1
        for one, each in zip(before, chain, strict=False)
    )


class Chains(Struct, frozen=True):
    """All chains of a register: those of format 1 by office, frozen or not, and those of writers."""

    numbered: Mapping[str, Sequence[Seal]]
    written: Mapping[str, Sequence[Seal]]

    @property
    def by_name(self) -> dict[str, Sequence[Seal]]:
        """Give every chain by the writer's name; a frozen one's begins with `legacy-`."""
        return {f"{LEGACY}{key}": chain for key, chain in self.numbered.items()} | {**self.written}


class HoldingSeal(Struct, frozen=True):
    """A seal of facts or of a header that holds, and whose chain it stands in."""

    writer: str
    seal: Seal


def holding(chains: Mapping[str, Sequence[Seal]]) -> dict[str, list[HoldingSeal]]:
    """Give the seals of facts that hold, by cluster, and under "" those of the header.

    They are those of the highest number; more than one where two writers changed them apart.
    """
    found: dict[str, list[HoldingSeal]] = {}
    for writer, chain in chains.items():
        for each in chain:
            if number := version(each.event):
                before = found.setdefault(each.cluster, [])
                if before and version(before[0].seal.event) < number:
                    before.clear()
                if not before or version(before[0].seal.event) == number:
                    before.append(HoldingSeal(writer, each))
    return found
