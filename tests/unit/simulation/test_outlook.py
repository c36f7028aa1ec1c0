"""Reported figures beside the conditions: they fall short, hold, or say nothing; they pass nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kinds import every_kind
from lccluster.register.figures import figures_of
from lccluster.register.rows import row
from lccluster.register.view import Clocks
from lccluster.rulebook.conditions import Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.outlook import (
    Outlook,
    Shortness,
    TitleOutlook,
    deciding,
    held,
    on_figures,
    together,
    worsening,
)
from plain_yaml import plain_file
from registers import MEASURE, act, cluster
from shipped import BOOK

CASES: list[dict[str, Any]] = plain_file(Path(__file__).with_name("outlook.yaml"))
DAY = date(2025, 3, 1)


def reports_of(case: dict[str, Any]) -> list[tuple[int, dict[str, str]]]:
    return [(each["year"], each["figures"]) for each in case["reports"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["of"]))
def test_reported_figures_are_held_against_the_conditions_on_figures(case: dict[str, Any]) -> None:
    found = held(reports_of(case), BOOK, on_figures(BOOK))
    by_id = {each.result.rule.id: each for each in found}
    assert {name: str(by_id[name].shortness) for name in case["held"]} == case["held"]
    assert {name for name, each in by_id.items() if each.waiver} == {
        "area",
        "enterprises",
        "revenue",
    }
    if "together" in case:
        assert together(found) == case["together"]


@pytest.mark.parametrize(
    "case", [each for each in CASES if "worse" in each], ids=lambda case: str(case["of"])
)
def test_a_figure_that_lies_worse_three_years_running_is_named(case: dict[str, Any]) -> None:
    found = worsening(reports_of(case), BOOK)
    years = tuple(year for year, _ in reports_of(case))
    assert {each.figure.field: [*map(int, each.values)] for each in found} == case["worse"]
    assert all(each.years == years for each in found)


def of_title(case: dict[str, Any], book: Rulebook = BOOK) -> TitleOutlook:
    of = cluster(
        *(act("annual_report", f"{each['year'] + 1}-01-15", **each) for each in case["reports"])
    )
    shown = row(of, MEASURE, [MEASURE], Clocks(DAY))
    assert shown is not None
    reports = reports_of(case)
    years = figures_of(of, Clocks(DAY))
    if not reports:
        return TitleOutlook(shown)
    return TitleOutlook(
        shown, years, held(reports, book, on_figures(book)), worsening(reports, book)
    )


def test_an_outlook_has_a_line_for_each_condition_and_one_for_who_reported_nothing() -> None:
    [worse] = [each for each in CASES if each["of"] == "连续三年越来越靠近标准"]
    titles = [of_title(worse), of_title({"reports": []})]
    lines = Outlook(BOOK, DAY, titles).lines
    assert len(lines) == len(on_figures(BOOK)) + 1
    assert {each.result.rule.id for each in lines if each.result and each.worsening} == {"revenue"}
    nothing = lines[-1]
    assert (nothing.shortness, nothing.result, nothing.worsening) == ("nothing_reported", None, [])
    assert [each.last.year if each.last else None for each in titles] == [2024, None]
    assert [each.shortness for each in titles] == ["open", "nothing_reported"]
    assert [each.shortness for each in lines[:-1]] == [each.shortness for each in titles[0].held]


def test_what_people_judge_is_open_whatever_was_reported() -> None:
    judged = [each for each in deciding(BOOK) if each not in on_figures(BOOK)]
    assert judged
    found = held([(2024, {})], BOOK, judged)
    assert {each.shortness for each in found} == {Shortness.OPEN}


def test_what_is_shown_beside_a_judgement_stands_in_reports_and_on_no_form() -> None:
    judged = [each for each in deciding(BOOK) if each not in on_figures(BOOK)]
    found = held([(2024, {"enterprises.total": "40"})], BOOK, judged)
    said = {str(each.result.reason) for each in found}
    assert said == {"in the annual reports: firms in all 40 firms", "nothing is said on it"}


def test_figures_of_reports_that_contradict_each_other_speak_of_no_form() -> None:
    figures = {"enterprises.total": "50", "enterprises.above_size": "60"}
    open_ones = [
        each for each in held([(2024, figures)], BOOK, on_figures(BOOK)) if each.result.suspect
    ]
    assert open_ones
    assert not [each for each in open_ones if "form" in str(each.result.reason)]


def test_figures_that_reach_every_bound_do_so_whatever_people_have_yet_to_judge() -> None:
    figures = {
        "enterprises.total": "40",
        "cluster.area_km2": "50",
        "economics.revenue_yi": "40",
        "honours.total": "3",
    }
    found = held([(2024, figures)], BOOK, deciding(BOOK))
    title = replace(of_title({"reports": []}), held=found)
    assert (title.shortness, title.of_figures) == (Shortness.OPEN, Shortness.HOLDS)
    assert Outlook(BOOK, DAY, [title]).judged
    assert not Outlook(BOOK, DAY, [of_title({"reports": []})]).judged
    judged = replace(title, held=[each for each in found if each.judged])
    assert judged.of_figures is Shortness.OPEN  # figures were reported, and decide nothing


def test_a_score_of_which_no_grade_is_asked_is_no_part_of_a_verdict() -> None:
    book = every_kind()
    [score] = [each for each in deciding(book) if isinstance(each.check, Score)]
    aside = replace(score, check=replace(score.check, at_least=None))
    rules = tuple(aside if each is score else each for each in book.conditions.conditions)
    left = deciding(replace(book, conditions=replace(book.conditions, conditions=rules)))
    assert left == [each for each in deciding(book) if each is not score]


def test_every_shortness_has_words() -> None:
    assert len({str(each.words) for each in Shortness}) == len(Shortness)
