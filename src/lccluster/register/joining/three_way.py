"""A file that two sides went on with: the acts of both, and the facts of the side that changed them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from lccluster.register.joining.brought import Words
from lccluster.register.sealing.hashing import same_words, stated

RECOGNISED = "recognised"  # the act with which a title begins
Name = tuple[str, str]  # a cluster and one of its acts; "" for what else is known of it


class ThreeWaySide(Struct, frozen=True):
    """What a file says: facts by cluster, and its acts, each in the words of the file."""

    facts: Mapping[str, Words]
    acts: Mapping[Name, Words]


class United(Struct, frozen=True):
    """What has to come to ours, facts in the place of those that stand there; or what both changed apart."""

    facts: Mapping[str, Words]
    acts: Mapping[Name, Words]
    apart: tuple[Name, ...] = ()


def united(base: ThreeWaySide, ours: ThreeWaySide, theirs: ThreeWaySide) -> United:
    """Unite what both sides say; `base` is what both began with, and may be empty."""
    apart = (*_gone(base, ours, theirs), *_facts_apart(base, ours, theirs))
    apart += tuple(_id_twice(base, ours, theirs))
    apart += tuple(name for name, words in theirs.acts.items() if _differs(ours, name, words))
    facts = {
        id: words
        for id, words in theirs.facts.items()
        if id not in ours.facts or _only_theirs(base.facts.get(id), ours.facts[id], words)
    }
    acts = {name: words for name, words in theirs.acts.items() if name not in ours.acts}
    return United(facts, acts, apart)


def _gone(base: ThreeWaySide, ours: ThreeWaySide, theirs: ThreeWaySide) -> Iterator[Name]:
    """Find clusters that one side has taken out of this file."""
    for id in base.facts:
        if id not in ours.facts or id not in theirs.facts:
            yield id, ""


def _facts_apart(base: ThreeWaySide, ours: ThreeWaySide, theirs: ThreeWaySide) -> Iterator[Name]:
    for id in theirs.facts.keys() & ours.facts.keys():
        before, mine, other = base.facts.get(id), ours.facts[id], theirs.facts[id]
        if not same_words(mine, other) and (before is None or not _one_sided(before, mine, other)):
            yield id, ""


def _id_twice(base: ThreeWaySide, ours: ThreeWaySide, theirs: ThreeWaySide) -> Iterator[Name]:
    """Find clusters that both sides recognised apart, and gave one id."""
    for id in theirs.facts.keys() & ours.facts.keys() - base.facts.keys():
        if _begun(ours, id) != _begun(theirs, id):
            yield id, ""


def _begun(side: ThreeWaySide, id: str) -> set[Name]:
    acts = side.acts.items()
    return {name for name, said in acts if name[0] == id and said["event"] == RECOGNISED}


def _one_sided(before: Words, mine: Words, other: Words) -> bool:
    return same_words(before, mine) or same_words(before, other)


def _only_theirs(before: Words | None, mine: Words, other: Words) -> bool:
    return before is not None and same_words(before, mine) and not same_words(mine, other)


def _differs(ours: ThreeWaySide, name: Name, words: Words) -> bool:
    return name in ours.acts and not same_words(ours.acts[name], words)


def with_united(ours: ThreeWaySide, found: United) -> ThreeWaySide:
    """Give what the file says once everything has come to ours, without what is blank."""
    facts, acts = {**ours.facts, **found.facts}, {**ours.acts, **found.acts}
    return ThreeWaySide(
        {id: stated(words) for id, words in facts.items()},
        {name: stated(words) for name, words in acts.items()},
    )
