"""Points by weighted items: what they come to, what is still open, and who may give them."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from kinds import every_kind
from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.misfits.fitting import misfits
from lccluster.eligibility.steps.next_steps import Need
from lccluster.form.findings import Finding, Findings
from lccluster.render.data.assessment_json import assessment as as_json
from lccluster.rulebook.conditions import Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome
from shipped import BOOK, DAY, assessed, finding, findings, form

RULE = next(rule for rule in every_kind().conditions.conditions if rule.id == "evaluation")


def book(asked: str | None) -> Rulebook:
    """The shipped rulebook with a score, in which a grade is asked for or none."""
    assert isinstance(RULE.check, Score)
    rule = replace(RULE, check=replace(RULE.check, at_least=asked))
    conditions = replace(BOOK.conditions, conditions=(*BOOK.conditions.conditions, rule))
    return replace(BOOK, conditions=conditions)


def points(sme: str | None, service: str | None) -> tuple[Finding, ...]:
    given = {"sme": sme, "service": service}
    return tuple(
        finding("evaluation", element=name, points=said) for name, said in given.items() if said
    )


def made(
    share: str | None, sme: str | None, service: str | None, asked: str | None = "good"
) -> Assessment:
    answered = Findings(
        cluster="某某特色产业集群", findings=(*findings().findings, *points(sme, service))
    )
    return assessed(form(shares__main_industry_output=share), answered, book=book(asked))


@pytest.mark.parametrize(
    ("share", "sme", "service", "value", "grade", "outcome"),
    [
        ("70%", "70", "70", "70", "good", Outcome.MET),
        ("69%", "70", "70", "69.7", "poor", Outcome.NOT_MET),
        ("100%", "100", "0", "75", "good", Outcome.MET),
        ("100%", "100", None, None, None, Outcome.MET),
        ("0%", "50", None, None, "poor", Outcome.NOT_MET),
        (None, "0", "0", None, "poor", Outcome.NOT_MET),
        (None, "100", "100", None, None, Outcome.MET),
        (None, "60", "100", None, None, Outcome.UNSTATED),
        ("100%", None, "100", None, None, Outcome.FOR_JUDGEMENT),
        ("约70%", "100", "10", None, None, Outcome.UNSTATED),
    ],
)
def test_a_grade_is_given_where_what_is_open_cannot_change_it(
    share: str | None,
    sme: str | None,
    service: str | None,
    value: str | None,
    grade: str | None,
    outcome: Outcome,
) -> None:
    assessment = made(share, sme, service)
    said = as_json("a.yaml", assessment, {})["score"]
    assert (said["value"], said["grade"]) == (value, grade)
    assert assessment.conditions[-1].outcome is outcome
    assert {each["id"]: each["weight"] for each in said["items"]} == {
        "share": "30",
        "sme": "45",
        "service": "25",
    }


def test_a_score_has_no_part_in_the_verdict_unless_it_asks_for_a_grade() -> None:
    beside = made("0%", "0", "0", asked=None)
    assert beside.verdict == assessed(form()).verdict
    assert [each.rule.id for each in beside.conditions] == [
        rule.id for rule in BOOK.conditions.conditions
    ]
    assert beside.score is not None
    assert beside.score.grade is not None
    assert beside.score.grade.id == "poor"
    lost = made("0%", "0", "0")
    [step] = lost.next_steps
    assert (step.needs, step.of) == (Need.DIFFERENCE, "evaluation")


def test_points_are_asked_for_and_the_finding_that_gave_them_decides() -> None:
    opened = made("100%", "40", None)
    [step] = [each for each in opened.next_steps if each.of == "evaluation"]
    assert step.needs is Need.FINDING
    [said] = as_json("a.yaml", opened, {})["conditions"][-1]["findings"]
    assert (said["element"], said["points"], said["decides"]) == ("sme", "40", True)


@pytest.mark.parametrize(
    ("condition", "said", "code"),
    [
        ("evaluation", {"points": "50"}, "finding-incomplete"),
        ("evaluation", {"element": "sme"}, "finding-incomplete"),
        ("evaluation", {"element": "share", "points": "50"}, "no-such-element"),
        ("evaluation", {"element": "sme", "points": "101"}, "too-many-points"),
        ("evaluation", {"element": "sme", "points": "50", "outcome": "met"}, "figure-speaks"),
        ("area", {"points": "50", "waiver": "refused"}, "no-score"),
        ("technology", {"points": "50", "outcome": "met"}, "no-score"),
        ("technology", {"element": "zzz", "outcome": "met"}, "no-such-element"),
    ],
)
def test_what_gives_no_points_to_an_item_is_refused(
    condition: str, said: dict[str, Any], code: str
) -> None:
    found = Findings(cluster="某某特色产业集群", findings=(finding(condition, **said),))
    assert code in [each.code for each in misfits(found, form(), book("good"), DAY)]


def test_the_elements_that_are_left_are_asked_for() -> None:
    part = finding("technology", element="talent", outcome="met")
    others = tuple(each for each in findings().findings if each.condition != "technology")
    made = assessed(form(), Findings(cluster="某某特色产业集群", findings=(*others, part)))
    [step] = made.next_steps
    assert "still open" in repr(step.message)
    [result] = [each for each in made.conditions if each.rule.id == "technology"]
    said = as_json("a.yaml", made, {})["conditions"][made.conditions.index(result)]
    assert [each["outcome"] for each in said["elements"]].count("met") == 1
