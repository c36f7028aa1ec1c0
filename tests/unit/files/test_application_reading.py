"""A form from YAML to the model: labels, groups, spellings, and all problems in one run."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from forms import read_application, read_form
from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.forms.application_file import TypedForm
from lccluster.files.forms.findings.on_cluster import on_cluster
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import Decoded
from lccluster.language import Message


def _read(text: str) -> TypedForm:
    return read_form(parse(Decoded("form.yaml", text, text.encode())))


def _problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Unusable) as refused:
        _read(text)
    return refused.value.problems


def _codes(text: str) -> list[str]:
    return [problem.code for problem in _problems(text)]


def _hint(text: str) -> str:
    (problem,) = _problems(text)
    return str(problem.hint.text if problem.hint else "").replace("{near}", "").strip()


def _value(text: str, path: str) -> Any:
    found: Any = _read(text).application
    for step in path.split("."):
        found = getattr(found, step)
    return found


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("产业集群区域面积: 42.6\n", "cluster.area_km2", Decimal("42.6")),
        ("产业集群: {产业集群区域面积: 42.6}\n", "cluster.area_km2", Decimal("42.6")),
        ("cluster: {面积: 42.6}\n", "cluster.area_km2", Decimal("42.6")),
        ("企业户数: {总数: 56}\n", "enterprises.total", Decimal(56)),
        ("企业户数: {规上: 6}\n", "enterprises.above_size", Decimal(6)),
        ("2024年经济效益: {营业收入: 32.82}\n", "economics.revenue_yi", Decimal("32.82")),
        ("2024年经济效益: {营业收入: 32.82}\n", "economics.year", 2024),
        ("2024年经济效益: {年度: 2023}\n", "economics.year", 2023),
        ("2024年经济效益:\n", "economics.year", 2024),
        ("所在县(市、区): 莘县\n", "county", "莘县"),
        ("所在县（市、区）: 莘县\n", "county", "莘县"),
        ("所在县 （市、区）: 莘县\n", "county", "莘县"),
        ("从业人 员数量: 5200\n", "employees", Decimal(5200)),
        ("honours: {驰(著)名商标: 1}\n", "honours.well_known_trademarks", Decimal(1)),
        ("产业集群名称: 甲\ncluster: {area_km2: 5}\n", "cluster.name", "甲"),
        ("产业集群名称: 甲\ncluster: {area_km2: 5}\n", "cluster.area_km2", Decimal(5)),
        ("cluster:\n产业集群名称: 甲\n", "cluster.name", "甲"),
        ("产业集群名称: 甲\ncluster:\n", "cluster.name", "甲"),
        ("产业集群名称: 甲\n产业集群: {面积: 5}\n", "cluster.area_km2", Decimal(5)),
    ],
)
def test_a_field_is_found_under_its_name_and_under_its_label(
    text: str, path: str, value: object
) -> None:
    assert _value(text, path) == value


@pytest.mark.parametrize(
    "text",
    [
        "county: 莘县\n所在县（市、区）: 莘县\n",
        "cluster: {name: 甲, 名称: 甲}\n",
        "cluster: {name: 甲}\n产业集群名称: 甲\n",
        "产业集群名称: 甲\ncluster: {name: 甲}\n",
        "产业集群名称: 甲\ncluster: {产业集群名称: 乙}\n",
        "cluster: {area_km2: 5}\n产业集群: {name: 甲}\n",
        "enterprises: {total: 5}\n企业户数: {规上: 2}\n",
        "2024年经济效益: {利润: 1}\neconomics: {tax_yi: 1}\n",
        "2023年经济效益: {利润: 1}\n2024年经济效益: {利润: 1}\n",
    ],
)
def test_one_field_in_two_spellings_is_an_error(text: str) -> None:
    assert _codes(text) == ["two-spellings"]


def test_both_spellings_are_named_and_the_second_is_pointed_at() -> None:
    (problem,) = _problems("cluster: {area_km2: 5}\n产业集群区域面积: 5\n")
    assert problem.message.values == {"key": "产业集群区域面积", "first": "area_km2"}
    assert (problem.line, problem.column) == (2, 1)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("conty: 莘县\n", "county"),
        ("enterprises: {totl: 5}\n", "total"),
        ("economics: {revenue: 5}\n", "revenue_yi"),
        ("从业人员数目: 5\n", "从业人员"),
    ],
)
def test_an_unknown_field_names_the_nearest_known_one(text: str, near: str) -> None:
    (problem,) = _problems(text)
    assert problem.code == "unknown-field"
    assert problem.hint is not None
    assert near in str(problem.hint.values["near"])


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("revenue_yi: 5\n", "economics"),
        ("营业收入: 5\n", "economics"),
        ("enterprises: {area_km2: 5}\n", "cluster"),
        ("annual_output: 5\n", "products"),
    ],
)
def test_a_field_in_the_wrong_group_is_told_where_it_belongs(text: str, groups: str) -> None:
    (problem,) = _problems(text)
    assert problem.hint is not None
    assert str(problem.hint.values["groups"]) == groups


def test_a_field_that_belongs_to_no_group_is_told_so() -> None:
    assert _hint("enterprises: {employees: 5}\n").startswith("It belongs at the beginning")


@pytest.mark.parametrize(
    "text",
    [
        "cluster: 5\n",
        "cluster: []\n",
        "cluster: [name]\n",
        "cluster: 5\n产业集群名称: 甲\n",
        "产业集群名称: 甲\ncluster: 5\n",
        "2024年经济效益: 5\n",
        "products: [轴承]\n",
        "products: [[轴承]]\n",
        "materials: 是\n",
        "materials: {introduction: [[a]]}\n",
    ],
)
def test_a_value_where_a_group_belongs_is_an_error_and_no_bug(text: str) -> None:
    assert set(_codes(text)) == {"model-type"}


@pytest.mark.parametrize("text", ["county: [莘县]\n", "employees: {total: 5}\n"])
def test_a_group_where_a_value_belongs_is_an_error(text: str) -> None:
    assert _codes(text) == ["one-value-expected"]


@pytest.mark.parametrize(
    "text", ["莘县\n", "- county: 莘县\n", "5\n", "---\n...\n", "county：莘县\n"]
)
def test_what_is_no_form_at_all_is_one_problem(text: str) -> None:
    (code,) = _codes(text)
    assert code in ("not-a-form", "full-width-colon")


def test_every_problem_of_a_form_is_told_in_one_run_in_the_order_of_its_lines() -> None:
    problems = _problems("filled_on: 昨天\nconty: 莘县\nenterprises: {total: 十}\nemployees: 1.5\n")
    assert [problem.line for problem in problems] == [1, 2, 3, 4]


def test_nobody_reads_more_than_a_hundred_problems() -> None:
    keys = "".join(f"  x{number}: 1\n" for number in range(5000))
    assert len(_problems(f"cluster:\n{keys}")) == 100


def test_remarks_say_how_a_figure_was_read_and_where_it_stands() -> None:
    remarks = _read("企业户数:\n  总数: 约５６\nproducts:\n  - {省内市场比重: １２%}\n").remarks
    assert {remark.code for remark in remarks} == {"approximate", "full-width"}
    assert {remark.line for remark in remarks} == {2, 4}


def test_a_form_in_gbk_carries_the_notice(tmp_path: Path) -> None:
    file = tmp_path / "form.yaml"
    file.write_bytes("county: 莘县\n".encode("gbk"))
    filled = read_application(file, "form.yaml")
    assert filled.application.county == "莘县"
    assert [remark.code for remark in filled.remarks] == ["not-utf-8"]


def test_a_problem_of_a_field_finds_the_line_of_its_label() -> None:
    filled = _read("申请单位名称: 甲\n企业户数:\n  总数: 56\n")
    problem = filled.located(Problem(code="x", message="", field="enterprises.total"))  # type: ignore[arg-type]
    assert (problem.file, problem.line, problem.column) == ("form.yaml", 3, 7)


def test_what_is_wrong_with_a_chinese_file_is_told_at_its_line_and_as_it_is_spelt_there() -> None:
    text = "产业集群名称: 甲\n企业户数:\n  总数: 5\n  规模以上企业: 9\n"
    filled = read_form(parse(Decoded("甲.yaml", text, text.encode())))
    problem = filled.located(Problem(code="x", message=Message(""), field="enterprises.above_size"))
    assert (problem.line, problem.field) == (4, "enterprises.above_size")
    assert str(problem).startswith("甲.yaml:4:11: 企业户数.规模以上企业")


def test_findings_in_chinese_are_complained_of_at_their_own_line() -> None:
    text = "产业集群名称: 甲\n审核意见:\n  - 条件: 媒体宣传\n    单位: 无此单位\n"
    found = on_cluster(parse(Decoded("乙.yaml", text, text.encode())))
    problem = found.document.problem(("findings", 0, "office"), Fault("x", Message("")))
    assert (problem.line, problem.field) == (4, "审核意见[0].单位")
