"""A notice knows the titles that it is about, the year of which it speaks, and its article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from lccluster.kinds import by_word
from lccluster.register.acts import Act
from lccluster.register.notices import NoticeKind, ground_of
from lccluster.register.rows import Row, row
from lccluster.register.view import Clocks
from plain_yaml import plain_file
from registers import MEASURE, act, cluster, day

CASES: list[dict[str, Any]] = plain_file(Path(__file__).with_name("kinds_of_notices.yaml"))
KINDS: dict[str, type[Any]] = by_word(NoticeKind)


def shown(on: str, events: Sequence[Act], name: str) -> Row:
    found = row(cluster(*events, name=name), MEASURE, [MEASURE], Clocks(day(on)))
    assert found is not None
    return found


def rows_of(case: dict[str, Any]) -> list[Row]:
    return [
        shown(case["on"], [act(each["event"], **said(each)) for each in events], name)
        for name, events in case["titles"].items()
    ]


def said(words: dict[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in words.items() if key != "event"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["of"]))
def test_a_notice_is_about_the_titles_that_its_kind_knows(case: dict[str, Any]) -> None:
    kind, rows = KINDS[case["kind"]](), rows_of(case)
    taken = kind.usual(rows, case.get("year"), MEASURE)
    assert [each.cluster.name for each in taken] == case["takes"]
    article = kind.article(MEASURE)
    assert (article and article.chinese) == case.get("article")
    if "speaks_of" in case:
        assert kind.year_of(rows) == case["speaks_of"]


def test_a_kind_that_knows_nothing_better_is_about_all_titles_and_cites_no_article() -> None:
    rows = [shown("2024-06-01", (), "甲"), shown("2028-06-01", (), "乙")]
    assert NoticeKind().usual(rows, 2024, MEASURE) == rows
    assert NoticeKind().article(MEASURE) is None


@pytest.mark.parametrize(
    ("on", "events", "given", "ground"),
    [
        ("2025-01-01", [act("revoked", "2024-03-01", ground="14.2")], "14.1", "14.2"),
        ("2025-01-01", [], "14.1", "14.1"),
        ("2028-01-01", [], None, "not-applied"),
        ("2025-01-01", [], None, None),
    ],
)
def test_a_ground_is_what_the_act_says_else_what_is_given_else_what_the_standing_means(
    on: str, events: list[Act], given: str | None, ground: str | None
) -> None:
    found = ground_of(shown(on, events, "甲"), MEASURE, given)
    assert (found.id if found else None) == ground
