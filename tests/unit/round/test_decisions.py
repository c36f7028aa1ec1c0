"""How an application's condition was decided, and which figures stood on its form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinds import every_kind
from lccluster.catalogs import speak
from lccluster.round.precedents import Precedent, decisions
from plain_yaml import plain_file
from shipped import assessed, finding, findings, form

CASES: list[dict[str, Any]] = plain_file(Path(__file__).with_name("cases") / "decisions.yaml")


def decided(case: dict[str, Any], **more: Any) -> list[Precedent]:
    found = findings(*(finding(**each) for each in case["found"]))
    made = assessed(form(**case["form"]), found, **more)
    return [*decisions("2025", "A-001", "冠县", made, case["condition"])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["of"]))
def test_a_decision_keeps_what_was_answered_and_what_the_form_stated(
    case: dict[str, Any], voice: None
) -> None:
    speak("zh")
    made = decided(case)
    assert [[each.answer, each.reason, each.element] for each in made] == case["answers"]
    for each in made:
        said = {key: each.figures[key] for key in case["figures"]}
        drawn = {key: None if one is None else str(one) for key, one in said.items()}
        assert drawn == case["figures"]
        assert each.granted == (each.answer in ("met", "granted"))
        assert str(each.words)


def test_the_figures_of_branches_that_do_not_decide_are_kept_as_well() -> None:
    [judged] = [each for each in CASES if each["of"] == "由人认定的一项，数字照表"]
    book = every_kind()
    [made] = decided({**judged, "condition": "technology"}, book=book)
    several = [each for each in book.conditions.conditions if len(each.check.leaves) > 1]
    assert several
    for rule in several:
        assert {f"{rule.id}.{leaf.formula}" for leaf in rule.check.leaves} <= {*made.figures}


def test_points_are_no_answer_that_one_case_could_hold_against_another() -> None:
    given = {"condition": "evaluation", "element": "sme", "points": 70}
    assert (
        decided({"form": {}, "found": [given], "condition": "evaluation"}, book=every_kind()) == []
    )
