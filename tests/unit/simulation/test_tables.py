"""What stands in a table and on the command line of a simulation is understood, or named with what is wrong."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinds import every_kind
from lccluster.catalogs import speak
from lccluster.errors import Problem, Unusable
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.answer import answer
from lccluster.simulation.cells import Units, read_row
from lccluster.simulation.headings.layout import Layout, layout, missing
from lccluster.simulation.headings.needed import filled_by_forms, is_needed, needed, unit_of
from lccluster.simulation.plans.plan import plan
from lccluster.simulation.sweep_text import read_sweeps
from plain_yaml import plain_file
from shipped import BOOK, NATION
from simulating import counted, job

EVERY_KIND = every_kind()
[SCORE] = [each for each in EVERY_KIND.conditions.conditions if isinstance(each.check, Score)]
CASES: dict[str, Any] = plain_file(Path(__file__).with_name("tables.yaml"))


@pytest.fixture(autouse=True)
def in_english(voice: None) -> None:
    speak("en")


def said(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}" if problem.hint else str(problem.message)


def laid_out(*headings: str | None, ignored: tuple[str, ...] = ()) -> tuple[Layout, list[Problem]]:
    return layout(
        headings,
        [BOOK],
        file="table.csv",
        line=1,
        ignored=ignored,
        passed_over=lambda: ("序号", "number"),
    )


@pytest.mark.parametrize("case", CASES["headings"], ids=lambda case: str(case["written"]))
def test_a_heading_is_a_field_or_named_with_what_is_wrong(case: dict[str, Any]) -> None:
    found, problems = laid_out(case["written"])
    wrong = [case["problem"]] if "problem" in case else []
    assert [each.code for each in problems] == wrong
    assert [said(each) for each in problems] == ([case["says"]] if wrong else [])
    if not wrong:
        assert list(found.places) == ([case["field"]] if "field" in case else [])


def test_a_field_with_two_columns_is_named_where_the_second_stands() -> None:
    found, problems = laid_out("营业收入", "economics.revenue_yi", "营业收入")
    assert found.places == {"economics.revenue_yi": 0}
    assert [(each.column, said(each)) for each in problems] == [
        (2, "“economics.revenue_yi” and “营业收入” are the same field. Keep one of the two."),
        (3, "“营业收入” stands here a second time. Keep one of the two."),
    ]


ITEM = "evaluation.sme.points"


@pytest.mark.parametrize("headings", [("evaluation", ITEM), (ITEM, "evaluation")])
def test_points_of_items_and_an_answer_to_the_same_condition_exclude_each_other(
    headings: tuple[str, str],
) -> None:
    _, problems = layout(headings, [EVERY_KIND], file="table.csv", line=1)
    first, second = headings
    assert [(each.column, said(each)) for each in problems] == [
        (2, f"“{second}” and “{first}” answer the same condition. Keep one of the two.")
    ]


def test_who_gives_points_for_one_item_has_a_column_for_each() -> None:
    others = {"shares.main_industry_output", "evaluation.service.points"}
    for headings, lacking in ([ITEM], others), ([], set()):
        found, _ = layout(headings, [EVERY_KIND], file="table.csv", line=1)
        assert others & {str(each.field) for each in missing(found, EVERY_KIND, "t.csv")} == lacking


def test_what_a_table_says_nothing_of_is_unanswered_unless_people_decide_it() -> None:
    asked = plan(EVERY_KIND, needed([BOOK]), strict=True)
    assert "evaluation" in [each.id for each in asked.unanswered]
    answered = plan(EVERY_KIND, [*needed([BOOK]), "evaluation"], strict=True)
    assert "evaluation" not in [each.id for each in answered.unanswered]


def test_an_application_has_what_a_score_takes_its_points_from() -> None:
    fields = [each.field for each in SCORE.check.items if each.field]
    assert fields
    assert {*fields} <= {*filled_by_forms([EVERY_KIND])}


def test_a_column_that_is_to_be_passed_over_is_no_problem() -> None:
    found, problems = laid_out("天气", ignored=("天气",))
    assert (found.places, problems) == ({}, [])
    found, problems = laid_out(" Number ", "序号")
    assert (found.places, problems) == ({}, [])


def test_a_figure_without_a_column_is_named_with_its_label() -> None:
    found, _ = laid_out("营业收入", "企业户数", "品牌荣誉")
    assert [said(each) for each in missing(found, BOOK, "table.csv")] == [
        "The table has no column “area of the cluster”. "
        "Add it; leave its cells empty where nothing is known."
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("book", [BOOK, NATION.book, EVERY_KIND], ids=lambda book: book.id)
def test_a_column_that_is_asked_for_is_read_under_the_name_by_which_it_is_asked_for(
    language: str, book: Rulebook
) -> None:
    speak(language)
    empty, _ = layout([], [book], file="table.csv", line=1)
    heads = [re.findall("“([^”]+)”", said(each))[-1] for each in missing(empty, book, "table.csv")]
    found, problems = layout(heads, [book], file="table.csv", line=1)
    assert [said(each) for each in problems] == []
    assert missing(found, book, "table.csv") == []


def test_a_figure_of_each_year_is_asked_for_with_a_year() -> None:
    speak("zh")
    empty, _ = layout([], [EVERY_KIND], file="table.csv", line=1)
    (problem,) = [
        each
        for each in missing(empty, EVERY_KIND, "table.csv")
        if each.field and each.field.startswith("yearly.")
    ]
    assert said(problem) == (
        "表格没有写明年份的“产值”一列。 请每年列一列，列名写成“2024年产值”这样；没有内容的单元格留空。"
    )
    _, (unknown,) = layout(["产值"], [EVERY_KIND], file="table.csv", line=1)
    assert said(unknown) == (
        "“产值”没有写明是哪一年的。 请每年列一列，列名写成“2024年产值”这样；没有内容的单元格留空。"
    )


def test_the_column_of_a_year_is_looked_at_where_its_figure_is() -> None:
    wanted = needed([NATION.book])
    yearly = [each for each in wanted if unit_of(f"{each}.2024", NATION.book.form) is not None]
    assert yearly == [each for each in yearly if is_needed(f"{each}.2024", wanted)]
    assert not is_needed("cluster.area_km2.2024", ["enterprises.total"])
    assert unit_of("yearly.output_value_yi.2024", NATION.book.form) is Unit.YI_YUAN


@pytest.mark.parametrize("case", CASES["sweeps"], ids=lambda case: " ".join(case["written"]))
def test_a_sweep_moves_a_bound_or_is_refused(case: dict[str, Any]) -> None:
    rules = plan(BOOK, needed([BOOK]), strict=False)
    if "bounds" in case:
        moved = [sweep.values for sweep in read_sweeps(case["written"], rules)]
        assert moved == [[Decimal(str(each)) for each in bounds] for bounds in case["bounds"]]
    else:
        with pytest.raises(Unusable) as refused:
            read_sweeps(case["written"], rules)
        assert [said(each) for each in refused.value.problems] == [case["says"]]


def test_what_a_sweep_may_move_is_named_as_it_is_typed_in_chinese() -> None:
    speak("zh")
    with pytest.raises(Unusable) as refused:
        read_sweeps(["天气=1..2:1"], plan(BOOK, needed([BOOK]), strict=False))
    [problem] = refused.value.problems
    assert str(problem.hint).endswith("集群区域面积、企业户数、年营业收入、品牌荣誉。")


@pytest.mark.parametrize("case", CASES["swept"], ids=lambda case: str(case["rows"]))
def test_a_moved_bound_is_missed_by_so_many_rows(case: dict[str, Any]) -> None:
    asked = job(["economics.revenue_yi", "enterprises.total"], BOOK, sweeps=[case["sweep"]])
    found = counted(asked, case["rows"])
    said = answer(found, asked.plan, None, asked.sweeps, engine="python", most=1)
    missed = [each.verdicts["not_eligible"] for each in said.scenarios]
    assert missed == case["not_eligible"]
    assert [each.values[0] for each in said.scenarios if said.is_in_force(each)] == [30]


@pytest.mark.parametrize(
    "case", CASES["cells"], ids=lambda case: f"{case['column']}: {case['written']}"
)
def test_a_cell_holds_a_value_or_is_named(case: dict[str, Any]) -> None:
    at = Layout({case["column"]: 0, "county": 1}, {case["column"]: "第一列"}, BOOK.form)
    values, problems = read_row(7, [case["written"]], at, "table.csv", Units())
    wrong = [(case["code"], 7, "第一列")] if "code" in case else []
    assert [(each.code, each.line, each.field) for each in problems] == wrong
    assert all(said(each).startswith(case.get("says", "")) for each in problems)
    assert values == {"county": None} | ({} if wrong else {case["column"]: case.get("value")})


def test_a_column_of_bare_figures_and_of_another_unit_is_refused_with_both_rows() -> None:
    at, noted = Layout({"economics.revenue_yi": 0, "cluster.area_km2": 1}, {}, BOOK.form), Units()
    rows = [["0", "42.6"], ["320000万元", "42.6"], ["32亿元", "4260公顷"], ["30", "40"]]
    for number, cells in enumerate(rows[:3], 2):
        read_row(number, cells, at, "table.csv", noted)
    assert [each.field for each in noted.mixed(at, "table.csv")] == ["cluster.area_km2"]
    later = Units()
    read_row(5, rows[3], at, "table.csv", later)
    noted.merge(later)
    assert {each.field: said(each) for each in noted.mixed(at, "table.csv")} == {
        "cluster.area_km2": "The column mixes units: row 2 has a bare figure, row 4 another unit. "
        "Write the whole column in one unit.",
        "economics.revenue_yi": "The column mixes units: row 5 has a bare figure, row 3 another unit. "
        "Write the whole column in one unit.",
    }
