"""The verdict, the verdicts still open, and the steps that lead there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.eligibility.steps.next_steps import Need, Step
from lccluster.form.findings import Findings
from lccluster.rulebook.conditions import RankClaim
from lccluster.vocabulary import Verdict
from shipped import BOOK, JUDGEMENTS, assessed, finding, findings, form

BOTH = (Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE)
NO_FINDINGS = Findings(cluster="某某特色产业集群")
NO_PARTS = dict.fromkeys(("famous_brands", "well_known_trademarks", "industry_titles"))


@pytest.fixture(autouse=True)
def in_english(voice: None) -> None:
    speak("en")


@pytest.mark.parametrize(
    ("changes", "on", "verdict", "reachable"),
    [
        ({}, date(2025, 3, 1), "eligible", BOTH[:1]),
        ({}, date(2026, 9, 1), "no_rule", ()),
        ({"economics__revenue_yi": "20"}, date(2026, 9, 1), "no_rule", ()),
        ({"economics__revenue_yi": "20", "materials": None}, date(2025, 3, 1), "not_eligible", BOTH[1:]),
        ({"economics__revenue_yi": None}, date(2025, 3, 1), "incomplete", BOTH),
        ({"materials": None}, date(2025, 3, 1), "incomplete", BOTH[:1]),
        ({"honours__total": "9"}, date(2025, 3, 1), "incomplete", BOTH),
        ({"platforms__total": "9"}, date(2025, 3, 1), "incomplete", BOTH[:1]),
        ({"enterprises": {"total": "25", "above_size": "65", "in_park": None}}, date(2025, 3, 1), "incomplete", BOTH),
        ({"honours__total": "9", "economics__revenue_yi": "20"}, date(2025, 3, 1), "not_eligible", BOTH[1:]),
        ({"economics__revenue_yi": "20", "standing__city_rank": "1"}, date(2025, 3, 1), "needs_decision", BOTH),
    ],
)  # fmt: skip
def test_the_first_verdict_that_fits_is_given(
    changes: dict[str, Any], on: date, verdict: str, reachable: tuple[Verdict, ...]
) -> None:
    made = assessed(form(**changes), on=on)
    assert (made.verdict, made.reachable) == (verdict, reachable)
    assert made.in_force is BOOK.in_force(on)


def steps(found: Findings | None = None, **changes: Any) -> tuple[Step, ...]:
    return assessed(form(**changes), found).next_steps


def test_an_eligible_form_needs_nothing_more() -> None:
    assert steps() == ()


CLAIMS = (
    "rank by revenue in the city's trade: 1, rank by revenue in the province's trade: any, "
    "among the foremost in the province: yes"
)


@pytest.mark.parametrize(
    ("changes", "found", "of", "message"),
    [
        (
            {"economics__revenue_yi": "28.2", "materials": None}, [], "revenue",
            "annual revenue (Article 4 (2)): 1.8 yi yuan short of the bound; no leading place in the trade is "
            "claimed that could relax it. Only another figure passes, unless a place in the trade is claimed "
            f"and proved (Article 4 paragraph 2): {CLAIMS}.",
        ),
        (
            {"honours": {"total": "0", **NO_PARTS}}, [], "brand",
            "brands and honours (Article 4 (3)): 1 item short of the bound. Only another figure passes; "
            "nothing relaxes this condition.",
        ),
        (
            {"cluster__area_km2": "120", "standing__city_rank": "1"},
            [finding("area", waiver="refused")], "area",
            "area of the cluster (Article 4 (2)): waiver refused by 某人, 市局: 理由; 20 sq km over the bound. "
            "Only another figure, or another decision on the waiver, changes it.",
        ),
        (
            {"cluster__area_km2": "120", "standing__city_rank": "1"},
            [finding("area", waiver="granted", bound="110")], "area",
            "area of the cluster (Article 4 (2)): relaxed to 110 sq km by 某人, 市局: 理由; 10 sq km over the "
            "bound. Only another figure, or another decision on the waiver, changes it.",
        ),
        (
            {}, [finding("media", outcome="not_met")], "media",
            "media coverage (Article 4 (3)): found by 某人, 市局: 理由. What was found lacking has to be "
            "there, and another finding has to say so.",
        ),
    ],
)  # fmt: skip
def test_a_lost_case_is_told_what_would_have_to_be_different_and_nothing_else(
    changes: dict[str, Any], found: list[Any], of: str, message: str
) -> None:
    (step,) = steps(findings(*found), **changes)
    assert (step.needs, step.of, step.can_change) == (Need.DIFFERENCE, of, ())
    assert str(step.message) == message


def test_a_rulebook_that_takes_more_ranks_names_them() -> None:
    (waiver,) = BOOK.conditions.waivers
    ranks = (RankClaim("standing.city_rank", 3),)
    wider = replace(waiver, claimed_by_rank=ranks, claimed_by_yes=())
    book = replace(BOOK, conditions=replace(BOOK.conditions, waivers=(wider,)))
    (step,) = assessed(form(economics__revenue_yi="28"), book=book).next_steps
    assert str(step.message).endswith("rank by revenue in the city's trade: 1 to 3.")


def test_the_names_of_all_failing_conditions_are_steps() -> None:
    lost = steps(cluster__area_km2="120", economics={"revenue_yi": "20"})
    assert [step.of for step in lost] == ["area", "revenue"]


@pytest.mark.parametrize(
    ("on", "message"),
    [
        (date(2026, 9, 1), "聊工信发〔2021〕97号 ended on 2026-08-31 (Article 16): ask Liaocheng Bureau of Industry"),
        (date(2021, 8, 31), "聊工信发〔2021〕97号 applies from 2021-09-01 only (Article 16): ask Liaocheng Bureau of"),
    ],
)  # fmt: skip
def test_without_a_rule_the_office_is_told_whom_to_ask_and_how_another_day_is_named(
    on: date, message: str
) -> None:
    rule, day = assessed(form(economics__revenue_yi="20"), on=on).next_steps
    assert (rule.needs, rule.of) == (Need.RULE, "measure")
    assert str(rule.message).startswith(message)
    assert (day.needs, day.of, {*rule.can_change, *day.can_change}) == (
        Need.DAY,
        "filled_on",
        set(),
    )
    assert str(day.message).startswith(f"If {on} is not the day")


def test_under_a_draft_the_office_is_told_that_it_decides_nothing() -> None:
    draft = replace(BOOK, measure=replace(BOOK.measure, draft=True))
    (rule,) = assessed(form(), book=draft).next_steps
    assert (rule.needs, rule.of) == (Need.RULE, "measure")
    assert str(rule.message).startswith("“liaocheng-2021-97” is a draft and decides nothing")


def test_every_open_judgement_is_a_step_with_its_question() -> None:
    made = steps(NO_FINDINGS)
    assert [(step.needs, step.of, step.can_change) for step in made] == [
        (Need.FINDING, rule.id, BOTH) for rule in JUDGEMENTS
    ]
    assert str(made[4].message) == (
        "Decide on technology (Article 4 (4)): do the R&D centres, specialised SMEs, gazelles and "
        "single champions show a high level of technology?"
    )


@pytest.mark.parametrize(
    ("changes", "needs", "of", "message"),
    [
        (
            {"economics__revenue_yi": None},
            "figure", "economics.revenue_yi",
            "State annual revenue (Article 4 (2)).",
        ),
        (
            {"enterprises__total": "29", "enterprises__in_park": "9", "standing": {"city_rank": "1", "evidence": "a.pdf"}},
            "waiver", "enterprises",
            "Grant or refuse the waiver for number of firms (Article 4 (2)): 1 firm short of the bound; "
            "a leading place in the trade is claimed: people decide on a waiver.",
        ),
        (
            {"honours__total": "4"},
            "correction", "honours.total",
            "Have the form corrected: The parts (famous-brand products, well-known "
            "trademarks, industry honours) make 3, the total says 4 items.",
        ),
        (
            {"materials__introduction": None},
            "material", "introduction",
            "Obtain introduction (Article 6 (2)): not handed in.",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_a_step(
    changes: dict[str, Any], needs: str, of: str, message: str
) -> None:
    (step,) = steps(**changes)
    assert (step.needs, step.of, str(step.message)) == (needs, of, message)


def test_proof_of_a_rank_is_asked_for_once_and_only_while_a_figure_hangs_on_it() -> None:
    short = {"economics__revenue_yi": "20", "cluster__area_km2": "200"}
    asked = [step.of for step in steps(**short, standing__city_rank="1")]
    assert asked == ["area", "revenue", "standing.evidence"]
    assert steps(standing__city_rank="1") == ()
    both = findings(finding("area", waiver="granted"), finding("revenue", waiver="granted"))
    assert steps(both, **short, standing__city_rank="1") == ()


def test_steps_that_can_change_more_come_first() -> None:
    made = steps(
        NO_FINDINGS,
        economics__revenue_yi=None,
        cluster__area_km2="200",
        standing__city_rank="1",
        honours__total="4",
        materials__introduction=None,
    )
    needs = [step.needs for step in made]
    assert needs == [
        Need.FIGURE,
        Need.WAIVER,
        *[Need.FINDING] * len(JUDGEMENTS),
        Need.CORRECTION,
        Need.MATERIAL,
        Need.EVIDENCE,
    ]
    assert [len(step.can_change) for step in made] == sorted(
        (len(step.can_change) for step in made), reverse=True
    )


def test_applications_go_by_the_offices_order_and_one_of_no_county_comes_last() -> None:
    ranks = [assessed(form(county=each)).rank for each in ("东昌府", "临清市", None)]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
