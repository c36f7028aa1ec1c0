"""How the same judgement was decided before, and which refusals are at least as good in every figure."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rounds import application, findings, write
from running import Run

CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔{year}〕12号
issued_on: {year}-03-01
applications_until: {year}-05-31
recommendations_until: {year}-06-30
notice: {{length: 5, counted_in: days}}
"""
# Each case: its year, its trade, area and revenue, what was found of the media.
CASES = {
    "granted": ("2024", "轴承", "38.4", "34.15", "met"),
    "better": ("2025", "纸业", "30", "40", "not_met"),
    "as-good": ("2025", "纺织", "38.4", "34.15", "not_met"),
    "worse-in-one": ("2025", "玻璃", "30", "33", "not_met"),
    "unknown": ("2025", "皮革", "", "40", "not_met"),
}


@pytest.fixture
def decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> dict[str, str]:
    """Hold two rounds; gives the number of each case."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    numbers: dict[str, str] = {}
    for year in ("2024", "2025"):
        write(f"{year}.yaml", CALL.format(year=year))
        assert run("round", "open", year, "--call", f"{year}.yaml").code == 0
        for case, (of, trade, area, revenue, outcome) in CASES.items():
            if of == year:
                numbers[case] = f"371525-{1 + sum(CASES[each][0] == of for each in numbers):02}"
                _one(run, year, numbers[case], (trade, area, revenue, outcome))
    return numbers


def _one(run: Run, year: str, number: str, said: tuple[str, str, str, str]) -> None:
    trade, area, revenue, outcome = said
    name, place = f"冠县{trade}特色产业集群", f"rounds/{year}"
    form = application(name, "冠县", area=area, revenue=revenue)
    path = write(f"in/{trade}.yaml", form.replace("filled_on: 2025", f"filled_on: {year}"))
    assert run("round", "file", path, "--on", f"{year}-04-01", "--round", place).code == 0
    found = findings(name, "冠县", ("media",), outcome=outcome, on=f"{year}-04-02")
    write(f"{place}/applications/{number}/findings/冠县.yaml", found)


def test_every_decision_of_every_round_is_listed(decided: dict[str, str], run: Run) -> None:
    said = json.loads(run("round", "precedents", "media", "--format", "json").out)
    listed = [(each["round"], each["application"], each["answer"]) for each in said["precedents"]]
    assert listed == [(CASES[case][0], number, CASES[case][4]) for case, number in decided.items()]
    unknown = said["precedents"][-1]["figures"]
    assert unknown["area"] is None  # and no zero


def test_a_refusal_contradicts_only_what_it_equals_or_beats_in_every_figure(
    decided: dict[str, str], run: Run
) -> None:
    ran = run("round", "precedents", "media", "--contradictions", "--format", "json")
    found = {each["refused"]["application"] for each in json.loads(ran.out)["contradictions"]}
    assert found == {decided["better"], decided["as-good"]}


def test_a_condition_that_the_rulebook_lacks_is_named(decided: dict[str, str], run: Run) -> None:
    ran = run("round", "precedents", "medai")
    assert (ran.code, ran.out) == (2, "")
    assert "media" in ran.err


def test_a_case_of_which_a_figure_is_unknown_is_named_as_not_compared(
    decided: dict[str, str], run: Run
) -> None:
    words = ("round", "precedents", "media", "--contradictions")
    said = json.loads(run(*words, "--format", "json").out)
    assert said["not_comparable"] == [f"2025 {decided['unknown']}"]
    assert f"2025 {decided['unknown']}" in run(*words, lang="en").out
    shown = run(*words, lang="zh").out
    assert re.search(r"集群（2025，\d{6}-\d\d）", shown)
    assert ", " not in shown


def test_what_was_decided_on_one_element_is_listed_and_held_against_that_element_alone(
    decided: dict[str, str], run: Run
) -> None:
    for case, element, outcome in (
        ("granted", "plan", "met"),
        ("better", "plan", "not_met"),
        ("as-good", "layout", "not_met"),
    ):
        year, trade, *_ = CASES[case]
        found = findings(
            f"冠县{trade}特色产业集群", "冠县", ("distinct-industry",), outcome=outcome
        )
        text = found.replace("outcome:", f"element: {element}, outcome:").replace("2025", year)
        write(f"rounds/{year}/applications/{decided[case]}/findings/市局.yaml", text)
    words = ("round", "precedents", "distinct-industry")
    listed = json.loads(run(*words, "--format", "json").out)["precedents"]
    assert [each["element"] for each in listed] == ["plan", "plan", "layout"]
    pairs = json.loads(run(*words, "--contradictions", "--format", "json").out)["contradictions"]
    assert [each["refused"]["application"] for each in pairs] == [decided["better"]]
