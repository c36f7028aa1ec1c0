"""Seals of format 2: a chain a writer, facts and header by their versions, heads that survive merges."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.register.installation import office_of
from lccluster.register.sealing import hashing
from lccluster.register.sealing.heads import Head, covered_by, head_of, holds, lost
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import (
    Chains,
    Thing,
    broken_at,
    following,
    goes_on,
    holding,
    of_act,
    of_facts,
    of_header,
    version,
)

ID, WRITER, OTHER = "3AVJ-4UHD-EPCV", "冠县-7F3K", "莘县-4CDE"
FACTS = {"id": "LC-2022-001", "name": "甲", "county": "冠县", "applicant": "某镇", "events": []}
WORDS: dict[str, Any] = {"id": "E1", "event": "renamed", "on": "2024-05-09", "note": None}


def acts(*ids: str) -> list[Thing]:
    return [of_act(FACTS, WORDS | {"id": each}) for each in ids]


def chain(*ids: str, writer: str = WRITER) -> list[Seal]:
    return following(ID, writer, None, acts(*ids))


def test_a_chain_goes_on_from_its_last_line_alone() -> None:
    first = chain("A", "B")
    assert first + following(ID, WRITER, first[-1], acts("C")) == chain("A", "B", "C")
    assert following(ID, WRITER, first[-1], []) == []


def test_a_chain_that_was_only_appended_to_is_whole() -> None:
    assert broken_at(chain("A", "B", "C"), ID, WRITER) is None
    assert broken_at([], ID, WRITER) is None


def test_a_chain_is_of_one_register_and_one_writer() -> None:
    assert broken_at(chain("A", "B"), ID, OTHER) == 0
    assert broken_at(chain("A", "B"), "6666-6666-6666", WRITER) == 0


@pytest.mark.parametrize(
    "change",
    [{"cluster": "X"}, {"event": "X"}, {"hash": "X"}, {"prev": "X"}, {"i": 9}, {"alg": "md5"}],
)
def test_a_line_that_was_changed_breaks_the_chain(change: dict[str, Any]) -> None:
    made = chain("A", "B", "C")
    made[1] = replace(made[1], **change)
    assert broken_at(made, ID, WRITER) in (1, 2)


def test_a_line_lost_or_turned_about_breaks_the_chain() -> None:
    first, second, third = chain("A", "B", "C")
    assert broken_at([first, third], ID, WRITER) == 1
    assert broken_at([second, first, third], ID, WRITER) == 0


def test_lines_go_on_from_one_that_holds() -> None:
    first, second, third, fourth = chain("A", "B", "C", "D")
    assert goes_on(first, [])
    assert goes_on(second, [third, fourth])
    assert not goes_on(first, [third, fourth])
    assert not goes_on(first, [second, fourth])
    assert not goes_on(first, [replace(second, i=3)])
    assert not goes_on(first, [second, replace(third, prev=second.prev)])


@pytest.mark.parametrize("fact", ["applicant", "dominant_industry", "note"])
def test_what_is_known_of_a_cluster_is_sealed_beside_its_acts(fact: str) -> None:
    assert of_facts(FACTS | {fact: "别的"}).hashed("sha256") != of_facts(FACTS).hashed("sha256")


@pytest.mark.parametrize("more", [{"name": "乙"}, {"events": [WORDS]}, {"note": None}])
def test_facts_are_sealed_without_acts_blanks_and_what_the_recognition_covers(
    more: dict[str, Any],
) -> None:
    assert of_facts(FACTS | more).hashed("sha256") == of_facts(FACTS).hashed("sha256")


def test_facts_of_one_cluster_are_none_of_another() -> None:
    other = of_facts(FACTS | {"id": "LC-2022-002"})
    assert other.hashed("sha256") != of_facts(FACTS).hashed("sha256")


def test_each_thing_is_hashed_as_its_kind_is() -> None:
    assert of_header({"title": "名录"}).hashed("sha256") == hashing.header_hash({"title": "名录"})
    assert of_act(FACTS, WORDS).hashed("sha256") == hashing.event_hash(FACTS, WORDS)


@pytest.mark.parametrize(
    ("event", "number"),
    [
        ("facts:1", 1),
        ("header:12", 12),
        ("01ABC", 0),
        ("hand-12ab", 0),
        ("facts", 0),
        ("facts:", 0),
        ("facts:²", 0),
        ("acts:1", 0),
    ],
)
def test_a_version_is_told_from_an_act_by_its_name(event: str, number: int) -> None:
    assert version(event) == number


def test_the_facts_that_hold_are_those_of_the_highest_number_in_all_chains() -> None:
    ours = following(ID, WRITER, None, [of_facts(FACTS), *acts("A"), of_facts(FACTS, 2)])
    theirs = following(ID, OTHER, None, [of_facts(FACTS, 2), of_header({"a": "b"})])
    held = holding({WRITER: ours, OTHER: theirs})
    assert [(each.writer, each.seal.i) for each in held["LC-2022-001"]] == [(WRITER, 3), (OTHER, 1)]
    assert [each.writer for each in held[""]] == [OTHER]
    assert [each.seal.i for each in holding({WRITER: ours[:2]})["LC-2022-001"]] == [1]
    assert [each.writer for each in holding({OTHER: theirs, WRITER: ours[:1]})["LC-2022-001"]] == [
        OTHER
    ]


def test_frozen_chains_go_by_a_name_that_no_writer_has() -> None:
    made = Chains({"冠县": chain("A")}, {WRITER: chain("B")})
    assert list(made.by_name) == ["legacy-冠县", WRITER]


# --- heads


def test_a_head_is_short_says_how_many_seals_it_covers_and_is_true() -> None:
    head = head_of({WRITER: chain("A", "B"), OTHER: chain("C", writer=OTHER)}, "2026-11-23")
    assert head.code.startswith("3-")
    assert len(head.code) <= 32
    assert head.is_true
    assert not replace(head, covers={**head.covers, WRITER: (1, "x")}).is_true


def test_a_head_by_a_newer_algorithm_is_true_and_an_older_one_stays_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = head_of({WRITER: chain("A")}, "2026-11-23")
    monkeypatch.setattr(hashing, "ALGORITHMS", ("sha256", "sha3_256"))
    new = head_of({WRITER: chain("A")}, "2026-11-23")
    assert new.code != old.code
    assert (new.is_true, old.is_true) == (True, True)


def merged(*parts: Sequence[tuple[str, list[Seal]]]) -> dict[str, list[Seal]]:
    """Bring chains together as any merge does: of each writer the longest."""
    found: dict[str, list[Seal]] = {}
    for part in parts:
        for writer, seals in part:
            found[writer] = max(found.get(writer, []), seals, key=len)
    return found


def test_every_head_printed_anywhere_holds_after_merges_in_any_order() -> None:
    copies = [
        [(WRITER, chain("A")), (OTHER, chain("X", writer=OTHER))],
        [(WRITER, chain("A", "B")), (OTHER, chain("X", writer=OTHER))],
        [(WRITER, chain("A")), (OTHER, chain("X", "Y", writer=OTHER))],
    ]
    heads = [head_of(dict(each), "2026-11-23") for each in copies]
    for order in permutations(copies):
        assert all(holds(merged(*order), each) for each in heads)


@pytest.mark.parametrize(
    ("left", "gone"),
    [
        ({WRITER: chain("A"), OTHER: chain("C", writer=OTHER)}, [WRITER]),
        ({WRITER: chain("A", "X"), OTHER: chain("C", writer=OTHER)}, [WRITER]),
        ({OTHER: chain("C", writer=OTHER)}, [WRITER]),
        ({WRITER: chain("A", "B", "C")}, [OTHER]),
        ({}, [WRITER, OTHER]),
    ],
)
def test_chains_that_lost_what_a_head_covered_are_named_once(
    left: dict[str, list[Seal]], gone: list[str]
) -> None:
    head = head_of({WRITER: chain("A", "B"), OTHER: chain("C", writer=OTHER)}, "2026-11-23")
    assert [writer for _, writer in lost(left, [head, head])] == gone
    assert not holds(left, head)


def test_a_head_that_claims_lines_without_number_holds_nowhere() -> None:
    head = Head("x", "2026-11-23", {WRITER: (0, chain("A")[0].link)})
    assert not holds({WRITER: chain("A")}, head)


def test_a_line_is_covered_by_the_first_head_that_reaches_it() -> None:
    first, second = (head_of({WRITER: chain(*ids)}, "2026-11-23") for ids in (("A",), ("A", "B")))
    assert covered_by([first, second], WRITER, 1) is first
    assert covered_by([first, second], WRITER, 2) is second
    assert covered_by([first, second], WRITER, 3) is None
    assert covered_by([first], OTHER, 1) is None


@pytest.mark.parametrize(
    ("writer", "office"), [(WRITER, "冠县"), ("市局", "市局"), ("a-b-7F3K", "a-b")]
)
def test_a_writer_is_of_the_office_before_its_sign(writer: str, office: str) -> None:
    assert office_of(writer) == office
