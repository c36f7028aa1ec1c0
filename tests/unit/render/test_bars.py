"""A figure of every kind of condition is drawn as a bar against each of its bounds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from kinds import every_kind
from lccluster.eligibility.assessment import Assessment
from lccluster.form.findings import Findings
from lccluster.kinds import by_word
from lccluster.render.page.applications import GatheredReport, Section, report_page
from lccluster.render.page.bars import Bar
from lccluster.rulebook.conditions import Check, Score, Tree
from lccluster.rulebook.rulebook import Rulebook
from shipped import BOOK, assessed, finding, form

DAY = date(2025, 3, 1)
STATED: dict[str, Any] = {
    "county": "冠县",
    "cluster__area_km2": "60",
    "employees": "4000",
    "platforms__other": "0",
    "economics__revenue_yi": "40",
    "economics__tax_yi": "0.8",
    "economics__profit_yi": "0.3",
    "enterprises__total": "60",
    "enterprises__above_size": "13",
    "innovation__single_champions": "1",
    "innovation__specialised_smes": "12",
    "products": [{"name": "甲", "provincial_market_share": "31%"}],
    "shares__main_industry_output": "75%",
    "yearly": [
        {"year": str(year), "output_value_yi": str(value)}
        for year, value in ((2022, 50), (2023, 45), (2024, 60))
    ],
    "standing": {"foremost_in_province": "是"},
}
POINTS = tuple(
    finding("evaluation", element=element, points=points)
    for element, points in (("sme", 80), ("service", 60))
)
# Of the kind by which each condition stands there: the figure, where the bar starts and ends, its bounds.
DRAWN = {
    "area": ("60 sq km", 0.0, 48.0, (8.0, 80.0)),
    "small": ("4000 people", 0.0, 64.0, (80.0,)),
    "most": ("0 items", 0.0, 0.0, (0.0,)),
    "revenue": ("40 yi yuan", 0.0, 80.0, (60.0,)),
    "tax": ("2%", 0.0, 80.0, (60.0,)),
    # Of several it is said which.
    "firms": ("above-size enterprises 13 firms", 0.0, 80.0, (73.8,)),
    "profit": ("-0.5 yi yuan", 19.6, 98.0, (98.0,)),
}


def made(book: Rulebook | None = None, **changes: Any) -> Assessment:
    met = finding("technology", outcome="met")
    said = Findings(cluster="某某特色产业集群", findings=(met, *POINTS))
    return assessed(form(**(STATED | changes)), said, book=book or every_kind())


def section(assessment: Assessment) -> Section:
    report = GatheredReport()
    report.take("form.yaml", assessment)
    [only] = report.sections
    return only


def bars(assessment: Assessment) -> dict[str, Bar | None]:
    lines = section(assessment).conditions
    rules = [each.rule.id for each in assessment.conditions]
    return {rule: line.bar for rule, line in zip(rules, lines, strict=False)}


def test_every_kind_that_has_a_figure_has_a_bar() -> None:
    drawn = bars(made())
    kinds = {rule.check.kind: rule.id for rule in every_kind().conditions.conditions}
    leaves = {
        leaf.kind
        for rule in every_kind().conditions.conditions
        for leaf in rule.check.leaves
        if drawn[rule.id]
    }
    without = {kind for kind, rule in kinds.items() if drawn[rule] is None}
    assert without == {"judgement"}
    assert leaves | kinds.keys() == by_word(Check).keys()


def test_a_bar_reaches_from_nothing_to_its_figure_past_each_of_its_bounds() -> None:
    drawn = bars(made())
    for rule, (figure, start, end, bounds) in DRAWN.items():
        bar = drawn[rule]
        assert bar is not None, rule
        place = (bar.start, round(bar.start + bar.filled, 1), bar.bounds)
        assert (bar.figure, *place) == (figure, start, end, bounds), rule


@pytest.mark.parametrize(
    ("changes", "margins"),
    [
        ({}, ("+40", "+1000", "+10", "+0.5")),
        (
            {"cluster__area_km2": "120", "economics__tax_yi": "0.4", "economics__revenue_yi": "20"},
            ("-20", "+1000", "-10", "+0.5"),
        ),
    ],
)
def test_a_margin_has_its_sign(changes: dict[str, str], margins: tuple[str, ...]) -> None:
    drawn = bars(made(**changes))
    assert (
        tuple(bar.margin for bar in map(drawn.get, ("area", "small", "revenue", "tax")) if bar)
        == margins
    )


def test_what_is_not_known_exactly_has_no_bar() -> None:
    drawn = bars(made(employees="约4000", cluster__area_km2=None))
    assert drawn["small"] is drawn["area"] is None


def test_points_stand_against_the_grade_asked_for_or_beside_the_verdict_against_all() -> None:
    asked = bars(made())["evaluation"]
    assert asked is not None
    assert (asked.figure, asked.limit, asked.bounds) == ("73.5 points", "good ≥ 70", (70.0,))
    assert (asked.filled, asked.margin) == (73.5, "+3.5")
    book = every_kind()
    silent = tuple(
        replace(rule, check=replace(rule.check, at_least=None))
        if isinstance(rule.check, Score)
        else rule
        for rule in book.conditions.conditions
    )
    book = replace(book, conditions=replace(book.conditions, conditions=silent))
    *_, beside = section(made(book)).conditions
    assert beside.bar is not None
    assert (beside.outcome, beside.bar.bounds, beside.bar.margin) == ("good", (70.0, 85.0), "")
    *_, still_open = section(made(book, shares__main_industry_output=None)).conditions
    assert (still_open.bar, still_open.tone) == (None, "open")


def test_every_bar_and_each_of_its_bounds_stands_on_the_page() -> None:
    report, assessment = GatheredReport(), made()
    report.take("form.yaml", assessment)
    page = report_page(report, DAY, BOOK).decode()
    drawn = [each for each in bars(assessment).values() if each]
    trees = [each for each in every_kind().conditions.conditions if isinstance(each.check, Tree)]
    assert len(drawn) == len(trees) + 1
    assert page.count('class="bar"') == len(drawn)
    assert page.count('class="limit"') == sum(len(each.bounds) for each in drawn)
    assert all(each.figure in page for each in drawn)
