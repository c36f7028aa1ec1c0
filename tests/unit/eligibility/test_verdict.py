"""The verdict, the verdicts still open, and the steps that lead there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lccluster.eligibility.next_steps import Need, Step
from lccluster.form.findings import Findings
from lccluster.language import speak
from lccluster.vocabulary import Verdict
from shipped import BOOK, JUDGEMENTS, assessed, finding, findings, form

BOTH = (Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE)
NO_FINDINGS = Findings(cluster="某某特色产业集群")


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


def test_a_lost_case_needs_nothing_more() -> None:
    assert steps(NO_FINDINGS, economics__revenue_yi="20", materials=None) == ()


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
            "Grant or refuse the waiver for number of firms (Article 4 (2)): 1 firms short of the bound; "
            "a leading place in the trade is claimed: people decide on a waiver.",
        ),
        (
            {"honours__total": "4"},
            "correction", "honours.total",
            "Have the form corrected: The parts (of these, famous-brand products, of these, well-known "
            "trademarks, of these, industry honours) make 3, the total says 4 items.",
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
