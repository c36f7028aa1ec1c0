"""Seals of format 1: what is hashed, where a chain breaks, what a printed head proves."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.register.sealing.hashing import event_hash, event_id, is_by_hand
from lccluster.register.sealing.numbered import (
    broken_at,
    contains,
    head,
    is_head,
    missing,
    next_number,
    seal,
)
from lccluster.register.sealing.seal import Seal

FACTS = {"id": "LC-2022-001", "name": "甲", "county": "冠县", "applicant": "某镇"}
WORDS: dict[str, Any] = {"id": "E1", "event": "recognised", "on": "2022-05-09", "note": None}


def chains(*offices: str) -> dict[str, list[Seal]]:
    """A register in which the offices named sealed one act each, in that order."""
    made: dict[str, list[Seal]] = {}
    for index, office in enumerate(offices):
        chain = made.setdefault(office, [])
        words = WORDS | {"id": f"E{index}"}
        chain.append(seal(next_number(made.values()), FACTS, words, chain))
    return made


@pytest.mark.parametrize(
    "changed",
    [{"on": "2022-05-10"}, {"note": "后补"}, {"by": "市局"}, {"id": "E2"}, {"event": "renamed"}],
)
def test_every_word_of_an_act_is_hashed(changed: dict[str, str]) -> None:
    assert event_hash(FACTS, WORDS | changed) != event_hash(FACTS, WORDS)


def test_a_blank_and_a_word_left_out_are_the_same_and_order_does_not_matter() -> None:
    turned = dict(reversed(list(WORDS.items())))
    del turned["note"]
    assert event_hash(FACTS, turned) == event_hash(FACTS, WORDS)


@pytest.mark.parametrize("fact", ["id", "name", "county"])
def test_a_recognition_is_sealed_with_the_cluster_s_id_name_and_county(fact: str) -> None:
    assert event_hash(FACTS | {fact: "别的"}, WORDS) != event_hash(FACTS, WORDS)
    assert event_hash(FACTS | {"applicant": "别的"}, WORDS) == event_hash(FACTS, WORDS)


def test_another_act_is_sealed_with_the_id_alone() -> None:
    renamed = WORDS | {"event": "renamed"}
    assert event_hash(FACTS | {"county": "莘县"}, renamed) == event_hash(FACTS, renamed)
    assert event_hash(FACTS | {"id": "LC-2022-002"}, renamed) != event_hash(FACTS, renamed)


def test_an_act_made_by_hand_goes_by_a_hash_of_its_words() -> None:
    by_hand = {"event": "renamed", "on": "2024-01-01", "name": "乙"}
    assert is_by_hand(event_id(FACTS, by_hand))
    assert event_id(FACTS, by_hand) != event_id(FACTS, by_hand | {"name": "丙"})
    assert not is_by_hand(event_id(FACTS, WORDS))


def test_a_chain_that_was_only_appended_to_is_whole() -> None:
    assert broken_at(chains("a", "a", "a")["a"]) is None
    assert broken_at([]) is None


@pytest.mark.parametrize(
    "change",
    [{"cluster": "X"}, {"event": "X"}, {"hash": "X"}, {"prev": "X"}, {"i": 9}, {"alg": "md5"}],
)
def test_a_line_that_was_changed_breaks_the_chain(change: dict[str, Any]) -> None:
    chain = chains("a", "a", "a")["a"]
    chain[1] = replace(chain[1], **change)
    assert broken_at(chain) in (1, 2)


def test_a_line_lost_or_turned_about_breaks_the_chain() -> None:
    first, second, third = chains("a", "a", "a")["a"]
    assert broken_at([first, third]) == 1
    assert broken_at([second, first, third]) == 0
    assert broken_at([second, third]) == 0


def test_a_number_that_does_not_rise_breaks_the_chain_at_its_last_line_too() -> None:
    first, second = chains("a", "a")["a"]
    assert broken_at([first, replace(second, i=1)]) == 1


def test_a_chain_cut_off_while_another_went_on_is_missed_by_its_number() -> None:
    whole = chains("a", "b", "a", "b")
    assert missing(whole.values()) is None
    assert missing([]) is None
    assert missing([whole["a"][:1], whole["b"]]) == 3
    assert missing([whole["b"]]) == 1


def test_a_head_is_short_and_names_how_many_seals_it_covers() -> None:
    printed = head(chains("a", "b", "a"))
    assert printed.startswith("3-")
    assert len(printed) <= 32
    assert is_head(printed)
    assert head({}).startswith("0-")


@pytest.mark.parametrize(
    "text", ["", "3", "3-", "-abc", "x-" + "0" * 24, "3-" + "g" * 24, "³-" + "0" * 24]
)
def test_a_text_that_is_no_head_is_known_as_none(text: str) -> None:
    assert not is_head(text)


def test_a_printed_head_holds_while_acts_are_only_added() -> None:
    printed = head(chains("a", "b"))
    assert contains(chains("a", "b"), printed)
    assert contains(chains("a", "b", "a", "c"), printed)


def test_a_printed_head_fails_when_history_was_written_anew() -> None:
    printed = head(chains("a", "b", "a"))
    forged = {"a": [], "b": []} | {}
    for index, office in enumerate("aba"):
        words = WORDS | {"id": f"E{index}", "on": "2021-01-01"}
        forged[office].append(seal(index + 1, FACTS, words, forged[office]))
    assert all(broken_at(chain) is None for chain in forged.values())
    assert not contains(forged, printed)
    assert not contains(chains("a", "b"), printed)
