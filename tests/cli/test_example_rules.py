"""The examples of measures known in part: they hold, their cases come out, and their gaps are declared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import ROOT, Run

RULES = ROOT / "examples" / "rules"
IDS = sorted(each.name for each in RULES.iterdir())


@pytest.mark.parametrize("name", IDS)
def test_an_example_holds_and_its_cases_come_out(run: Run, name: str) -> None:
    checked, tested = (run("rules", what, RULES / name) for what in ("check", "test"))
    assert (checked.code, tested.code, tested.err) == (0, 0, "")
    assert f"{name}: holds" in checked.out


def test_where_there_is_no_figure_no_case_is_said_to_have_come_out(run: Run) -> None:
    said = run("rules", "check", RULES / "guangdong-2023", lang="zh").out
    assert said == "guangdong-2023：核对无误；没有数字标准，不自动生成用例。\n"


def test_what_figures_decide_together_stands_in_chinese_brackets(run: Run) -> None:
    shown = run("rules", "show", "--rules", RULES / "anhui-2019", lang="zh").out
    assert "（营业收入 ≥ 15 亿元 或者" in shown
    assert "(" not in shown


@pytest.mark.parametrize("name", IDS)
def test_an_example_says_what_is_not_known_and_counts_only_where_it_is_named(
    run: Run, name: str
) -> None:
    shown = run("rules", "show", "--rules", RULES / name).out
    assert "It is of the provincial level: it counts where it is named" in shown
    assert "not known" in shown
    assert name not in run("rules", "list").out


def test_a_number_that_is_not_known_is_said_so_in_either_language(run: Run) -> None:
    anhui, yunnan = RULES / "anhui-2019", RULES / "yunnan-2023"
    assert ", number not known, in force from" in run("rules", "show", "--rules", anhui).out
    assert "文号未详" not in run("rules", "diff", anhui, yunnan).out
    one = run("rules", "show", "growth", "--rules", yunnan).out
    assert "of Yunnan standard for characteristic SME clusters" in one
    assert "文号未详" in run("rules", "show", "--rules", anhui, lang="zh").out


def test_what_is_known_of_guangdong_is_its_term_and_its_duty(run: Run) -> None:
    shown = run("rules", "show", "--rules", RULES / "guangdong-2023").out
    assert "A title lasts 3 years" in shown
    assert "the one before the corresponding day" in shown
    assert "01-01   03-31" in shown


@pytest.mark.parametrize(
    ("zone", "revenue", "verdict"),
    [
        ("重点开发区", "49.99亿元", "not_eligible"),
        ("重点开发区", "50亿元", "needs_decision"),
        ("农产品主产区", "30亿元", "needs_decision"),
    ],
)
def test_a_form_of_its_own_is_checked_by_the_kind_of_zone(
    run: Run, tmp_path: Path, zone: str, revenue: str, verdict: str
) -> None:
    form = tmp_path / "application.yaml"
    form.write_text(
        f"申报主体: 某县\n推荐单位: 阜阳市\n填报日期: 2025-03-01\ncluster: {{name: 某某产业集群}}\n"
        f"scale: {{trade: 工业, zone: {zone}, main_revenue_yi: {revenue}, industry_share: 5%}}\n",
        "utf-8",
    )
    ran = run("check", form, "--rules", RULES / "anhui-2019", "--format", "json")
    [made] = json.loads(ran.out)["assessments"]
    assert made["verdict"] == verdict


def test_a_share_whose_source_is_not_confirmed_refuses_nobody(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "application.yaml"
    text = (RULES / "yunnan-2023" / "cases" / "complete.yaml").read_text("utf-8")
    form.write_text(text.replace("spend_yi: 0.4", "spend_yi: 0.1"), "utf-8")
    ran = run("check", form, "--rules", RULES / "yunnan-2023", "--format", "json")
    [made] = json.loads(ran.out)["assessments"]
    [share] = [each for each in made["conditions"] if each["id"] == "research-share"]
    assert (share["outcome"], made["verdict"]) == ("for_judgement", "needs_decision")


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("other", ["liaocheng-2021-97", "sme-clusters-2022"])
def test_an_example_is_compared_with_what_is_shipped(run: Run, name: str, other: str) -> None:
    for pair in ((RULES / name, other), (other, RULES / name)):
        assert run("rules", "diff", *pair).code == 0
        assert json.loads(run("rules", "diff", *pair, "--format", "json").out)["differences"]
