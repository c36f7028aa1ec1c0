"""What keeps the county's opinion from being a recommendation is named, and changes no verdict."""

from __future__ import annotations

from typing import Any

import pytest

from lccluster.catalogs import speak
from lccluster.eligibility.recommendation import not_recommended
from lccluster.errors import Severity
from shipped import BOOK, NATION, assessed, form


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"county_opinion": None}, "The opinion of the county office is blank."),
        ({"county_opinion__text": None}, "The opinion of the county office is blank."),
        (
            {"county_opinion__text": "经研究，不同意推荐。"},
            "The county office does not recommend: it says “不同意”.",
        ),
        ({"county_opinion__text": "已阅"}, "The opinion of the county office says neither yes nor no."),
        ({"county_opinion__signed_on": None}, "The opinion of the county office bears no day."),
        (
            {"county_opinion__signed_on": "2025-02-28"},
            "The opinion of the county office is dated 2025-02-28, before the form was filled in (2025-03-01).",
        ),
        ({"county_opinion__sealed": None}, "The opinion of the county office states no seal."),
    ],
)  # fmt: skip
def test_an_opinion_that_is_no_recommendation_says_why(
    voice: None, changes: dict[str, Any], message: str
) -> None:
    speak("en")
    (found,) = not_recommended(form(**changes), BOOK)
    assert (str(found.message), found.severity) == (message, Severity.WARNING)
    made = assessed(form(**changes))
    assert (found in made.problems, made.verdict.value) == (True, "eligible")


def test_a_rulebook_that_asks_for_no_recommendation_finds_none_lacking() -> None:
    assert not_recommended(form(NATION.complete, county_opinion=None), NATION.book) == []
