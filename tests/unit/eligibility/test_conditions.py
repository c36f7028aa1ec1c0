"""Conditions, waivers and judgements: outcome, margin, and a reason that people can act on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lccluster.catalogs import speak
from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.conditions.waiver import Claim, claim
from lccluster.form.findings import Findings
from lccluster.vocabulary import Outcome
from shipped import BOOK, JUDGEMENTS, assessed, finding, findings, form

CLAIMED = {"standing__city_rank": "1"}
NO_PARTS = dict.fromkeys(("famous_brands", "well_known_trademarks", "industry_titles"))


@pytest.fixture(autouse=True)
def in_english(voice: None) -> None:
    speak("en")


def result(name: str, *found: Any, **changes: Any) -> ConditionResult:
    made = assessed(form(**changes), findings(*found))
    return next(each for each in made.conditions if each.rule.id == name)


@pytest.mark.parametrize(
    ("changes", "name", "outcome", "reason"),
    [
        ({"economics__revenue_yi": "30"}, "revenue", "met", "exactly at the bound, which is included"),
        ({"economics__revenue_yi": "32.82"}, "revenue", "met", "2.82 yi yuan above the bound"),
        ({"cluster__area_km2": "42.6"}, "area", "met", "57.4 sq km below the bound"),
        ({"honours": {"total": "0", **NO_PARTS}}, "brand", "not_met", "1 item short of the bound"),
        ({"economics__revenue_yi": None}, "revenue", "unstated", "left blank, which is not zero"),
        (
            {"economics__revenue_yi": "28.82"},
            "revenue",
            "not_met",
            "1.18 yi yuan short of the bound; no leading place in the trade is claimed that could relax it",
        ),
        (
            {"cluster__area_km2": "100.01", "standing__city_rank": "2"},
            "area",
            "not_met",
            "0.01 sq km over the bound; no leading place in the trade is claimed that could relax it",
        ),
        (
            {"enterprises": {"total": "28", "in_park": None}, **CLAIMED},
            "enterprises",
            "for_judgement",
            "2 firms short of the bound; a leading place in the trade is claimed: people decide on a waiver",
        ),
    ],
)  # fmt: skip
def test_a_figure_comes_with_its_reason(
    changes: dict[str, Any], name: str, outcome: str, reason: str
) -> None:
    made = result(name, **changes)
    assert (made.outcome, str(made.reason)) == (outcome, reason)


@pytest.mark.parametrize(
    ("answer", "outcome", "bound", "margin", "reason"),
    [
        ({"waiver": "granted"}, "met", "30", "-2", "waiver granted by 某人, 市局: 理由"),
        (
            {"waiver": "granted", "bound": "28"},
            "met", "28", "0",
            "relaxed to 28 yi yuan by 某人, 市局: 理由; exactly at the bound, which is included",
        ),
        (
            {"waiver": "granted", "bound": "28.5"},
            "not_met", "28.5", "-0.5",
            "relaxed to 28.5 yi yuan by 某人, 市局: 理由; 0.5 yi yuan short of the bound",
        ),
        (
            {"waiver": "refused"},
            "not_met", "30", "-2",
            "waiver refused by 某人, 市局: 理由; 2 yi yuan short of the bound",
        ),
        (
            {"waiver": "refused", "bound": "25"},
            "not_met", "30", "-2",
            "waiver refused by 某人, 市局: 理由; 2 yi yuan short of the bound",
        ),
    ],
)  # fmt: skip
def test_a_waiver_is_applied_as_officials_decided_it(
    answer: dict[str, Any], outcome: str, bound: str, margin: str, reason: str
) -> None:
    made = result("revenue", finding("revenue", **answer), economics__revenue_yi="28", **CLAIMED)
    assert (made.outcome, made.bound, made.margin) == (outcome, Decimal(bound), Decimal(margin))
    assert str(made.reason) == reason
    assert made.finding is not None


def test_a_figure_that_passes_needs_no_waiver() -> None:
    made = result("revenue", finding("revenue", waiver="refused"), **CLAIMED)
    assert (made.outcome, made.finding) == (Outcome.MET, None)


def test_a_blank_is_not_relaxed() -> None:
    granted = finding("revenue", waiver="granted")
    made = result("revenue", granted, economics__revenue_yi=None, **CLAIMED)
    assert (made.outcome, made.value, made.margin) == (Outcome.UNSTATED, None, None)
    assert made.bound == 30


@pytest.mark.parametrize("rule", JUDGEMENTS, ids=lambda rule: rule.id)
def test_a_judgement_is_what_officials_found(rule: Any) -> None:
    made = result(rule.id, finding(rule.id, outcome="not_met"))
    assert made.outcome is Outcome.NOT_MET
    assert str(made.reason) == "found by 某人, 市局: 理由"


def opened(name: str, **changes: Any) -> ConditionResult:
    """A judgement without an answer."""
    made = assessed(form(**changes), findings().model_copy(update={"findings": ()}))
    return next(each for each in made.conditions if each.rule.id == name)


@pytest.mark.parametrize(
    ("name", "changes", "reason"),
    [
        (
            "technology",
            {"innovation": {"technology_centres": "2", "specialised_smes": "5"}},
            "on the form: one-firm-one-technology R&D centres 2 items, specialised SMEs 5 items, "
            "gazelle enterprises 1 item, single champions 1 item",
        ),
        ("technology", {"innovation": None}, "nothing is said on it"),
        (
            "organisation",
            {},
            "on the form: public service platforms in all 5 items (research and development 1 item, "
            "testing 1 item, logistics 1 item, e-commerce 1 item, other kinds 1 item)",
        ),
        (
            "organisation",
            {"platforms__total": None},
            "on the form: research and development 1 item, testing 1 item, logistics 1 item, "
            "e-commerce 1 item, other kinds 1 item",
        ),
        (
            "market-share",
            {
                "products": [
                    {"name": "甲", "provincial_market_share": "12%"},
                    {"annual_output": "3万吨"},
                ]
            },
            "on the form: main products 甲 12%; 3万吨",
        ),
        ("market-share", {"products": None}, "nothing is said on it"),
        ("market-share", {"products": [{}]}, "nothing is said on it"),
        (
            "media",
            {"materials__brand_evidence": ["甲.pdf", "true"]},
            "on the form: brands, honours, media 甲.pdf; √",
        ),
        (
            "distinct-industry",
            {"cluster__dominant_industry": None},
            "on the form: name of the cluster 某某特色产业集群",
        ),
    ],
)
def test_an_open_judgement_shows_what_the_form_says(
    name: str, changes: dict[str, Any], reason: str
) -> None:
    made = opened(name, **changes)
    assert (made.outcome, str(made.reason)) == (Outcome.FOR_JUDGEMENT, reason)


@pytest.mark.parametrize(
    ("name", "changes", "value"),
    [
        ("enterprises", {"enterprises": {"total": "25", "above_size": "65", "in_park": None}}, "25"),
        ("enterprises", {"enterprises": {"total": "70", "above_size": "71", "in_park": None}}, "70"),
        ("revenue", {"economics": {"revenue_yi": "28", "profit_yi": "28.01"}}, "28"),
        ("revenue", {"economics": {"revenue_yi": "31", "profit_yi": "32"}}, "31"),
        ("brand", {"honours": {"total": "3", "famous_brands": "2", "well_known_trademarks": None, "industry_titles": "2"}}, "3"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("waiver", [None, "granted", "refused"])
def test_a_figure_in_a_contradiction_decides_nothing_passed_or_missed(
    name: str, changes: dict[str, Any], value: str, waiver: str | None
) -> None:
    said = [finding(name, waiver=waiver)] if waiver and name != "brand" else []
    made = result(name, *said, **changes, **CLAIMED)
    assert (made.outcome, str(made.words)) == (Outcome.UNSTATED, "contradictory")
    assert (made.value, made.margin) == (Decimal(value), None)
    assert len(made.suspect) == 1
    assert str(made.reason).startswith("figures contradict each other here")


FIRST = {"office": "莘县", "by": "王某", "reason": "初审"}
LAST = {"office": "市局", "by": "李某", "reason": "复核"}


def twice(
    name: str, first: dict[str, Any], last: dict[str, Any], **changes: Any
) -> ConditionResult:
    """What becomes of a condition on which the city found, and the county before it."""
    said = (finding(name, **LAST, **last), finding(name, **FIRST, **first))
    others = tuple(each for each in findings().findings if each.condition != name)
    given = Findings(cluster="某某特色产业集群", findings=(*said, *others))
    made = assessed(form(county="莘县", **changes), given)
    return next(each for each in made.conditions if each.rule.id == name)


def test_of_two_findings_on_a_judgement_the_city_s_counts_and_both_are_said() -> None:
    made = twice("media", {"outcome": "not_met"}, {"outcome": "met"})
    assert made.outcome is Outcome.MET
    assert [each.office for each in made.findings] == ["莘县", "市局"]
    assert made.finding is made.findings[1]
    assert str(made.reason) == "found by 李某, 市局: 复核; also found: not met (王某, 莘县: 初审)"


@pytest.mark.parametrize(
    ("first", "last", "outcome", "bound"),
    [
        ({"waiver": "granted"}, {"waiver": "refused"}, "not_met", "30"),
        ({"waiver": "refused"}, {"waiver": "granted"}, "met", "30"),
        ({"waiver": "granted", "bound": "20"}, {"waiver": "granted", "bound": "29"}, "not_met", "29"),
    ],
)  # fmt: skip
def test_of_two_answers_to_a_waiver_the_city_s_counts(
    first: dict[str, Any], last: dict[str, Any], outcome: str, bound: str
) -> None:
    made = twice("revenue", first, last, economics__revenue_yi="28", **CLAIMED)
    assert (made.outcome, made.bound) == (Outcome(outcome), Decimal(bound))
    assert "also found: " in str(made.reason)


@pytest.mark.parametrize("changes", [{}, {"economics__revenue_yi": None}])
def test_an_answer_that_decides_nothing_is_still_said(changes: dict[str, Any]) -> None:
    made = result("revenue", finding("revenue", waiver="granted", **LAST), **changes, **CLAIMED)
    assert (made.finding, len(made.findings)) == (None, 1)
    assert str(made.reason).endswith("; also found: granted (李某, 市局: 复核)")


@pytest.mark.parametrize(
    ("standing", "claimed"),
    [
        ({}, Claim.NOT_MADE),
        ({"city_rank": "1"}, Claim.MADE),
        ({"city_rank": "2"}, Claim.NOT_MADE),
        ({"province_rank": "1"}, Claim.MADE),
        ({"province_rank": "57"}, Claim.MADE),
        ({"city_rank": "2", "province_rank": "3"}, Claim.MADE),
        ({"foremost_in_province": "true"}, Claim.MADE),
        ({"foremost_in_province": "false"}, Claim.NOT_MADE),
        ({"city_rank": "2", "foremost_in_province": "true"}, Claim.MADE),
    ],
)
def test_a_claim_is_the_first_place_in_the_city_or_any_stated_one_in_the_province(
    standing: dict[str, str], claimed: Claim
) -> None:
    area, brand = BOOK.condition("area"), BOOK.condition("brand")
    assert area is not None
    assert brand is not None
    assert claim(area, form(standing=standing), BOOK) is claimed
    assert claim(brand, form(standing=standing), BOOK) is Claim.IMPOSSIBLE


@pytest.mark.parametrize(
    ("typed", "said"), [("371502", "东昌府区"), ("liaocheng", "市局"), ("市工信局", "市工信局")]
)
@pytest.mark.parametrize("outcome", ["met", "not_met"])
def test_an_office_meant_by_its_id_is_called_by_its_name(
    typed: str, said: str, outcome: str
) -> None:
    found = result("media", finding("media", outcome=outcome, office=typed))
    assert f", {said}: " in str(found.reason)
    assert [each.office for each in found.findings] == [said]
