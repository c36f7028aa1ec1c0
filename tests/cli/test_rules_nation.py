"""The second rulebook on the screen and in JSON: its kinds, and forms made for the other measure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from running import EXAMPLES, ROOT, Run

NATION = ("--rules", "sme-clusters-2022")
FORM = ROOT / "rules" / "sme-clusters-2022" / "cases" / "complete.yaml"


def conditions(run: Run, form: Path, *more: str) -> dict[str, dict[str, Any]]:
    made = json.loads(run("check", form, *NATION, *more, "--format", "json").out)["assessments"][0]
    return {each["id"]: each for each in made["conditions"]}


def test_the_json_of_the_new_kinds_has_decimal_strings(run: Run) -> None:
    found = conditions(run, FORM)
    keys = ("kind", "outcome", "value", "bound", "unit", "margin")
    drawn = {name: tuple(each[key] for key in keys) for name, each in found.items()}
    assert drawn == {
        "area": ("at_most", "met", "60", "100", "km2", "40"),
        "output-value": ("at_least_each_year", "met", "50", "40", "yi_yuan", "10"),
        "sme-share": ("at_least", "met", "80", "70", "percent", "10"),
        "main-industry": ("above", "met", "75", "70", "percent", "5"),
        "growth": ("above", "met", "11.5", "10", "percent", "1.5"),
        "leading-firms": ("any_of", "met", "2", "1", "items", "1"),
        "no-incidents": ("judgement", "for_judgement", None, None, None, None),
        "not-known-here": ("judgement", "for_judgement", None, None, None, None),
    }


def test_a_municipal_form_is_held_against_the_nations_measure_with_its_gaps(run: Run) -> None:
    found = conditions(run, EXAMPLES / "complete")
    open_ = [name for name, each in found.items() if each["outcome"] == "unstated"]
    assert open_ == ["output-value", "sme-share", "main-industry", "growth"]


def test_a_day_never_chooses_the_nations_measure(run: Run) -> None:
    for day in ("2021-01-01", "2023-06-01", "2030-01-01"):
        made = json.loads(run("check", EXAMPLES / "complete", "--on", day, "--format", "json").out)
        assert made["assessments"][0]["rulebook"]["id"] == "liaocheng-2021-97"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("main-industry", "share of the main industry in the output value > 70%, the bound not included"),
        ("output-value", "output value of that year (never revenue) ≥ 40 yi yuan in each of the last 3 years, the bound included"),
        ("leading-firms", "One of these has to hold:"),
        ("leading-firms", "specialised, innovative or national high-tech firms, each counted once ≥ 10 items, the bound included"),
        ("area", "the bound on the area holds as a rule"),
        ("output-value", "output value only; revenue is another quantity"),
    ],
)  # fmt: skip
def test_a_rule_of_the_new_kinds_is_shown(run: Run, rule: str, said: str) -> None:
    assert said in run("rules", "show", rule, *NATION).out


def test_the_page_shows_each_kind_in_a_line_and_the_readings(run: Run) -> None:
    page = run("rules", "show", *NATION).out
    assert "output value of that year (never revenue) ≥ 40 yi yuan in each of 3 years" in page
    assert "single champions ≥ 1 item or little giants ≥ 1 item or" in page
    assert "issued on 13 September 2022" in page
    assert "when it is applied for: when it is called for" in page
    assert "01-01   04-30" in page


def test_the_screen_has_the_sign_of_each_bound(run: Run) -> None:
    screen = run("check", FORM, *NATION).out
    for bound in ("≤ 100 sq km", "≥ 40 yi yuan", "> 70%", "> 10%", "≥ 1 item"):
        assert bound in screen
    assert "10 yi yuan above the bound, in 2022" in screen
    assert "little giants: 1 item above the bound" in screen
    assert "material" not in screen.partition("What to do")[0]


def test_the_csv_has_one_figure_for_each_condition_that_has_one(run: Run) -> None:
    head, row = run("check", FORM, *NATION, "--format", "csv").out.lstrip("\ufeff").splitlines()
    assert len(head.split(",")) == len(row.split(","))


def test_a_bound_reached_and_not_passed_is_told_apart(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text(FORM.read_text("utf-8").replace("11.5%", "10%"), "utf-8")
    growth = conditions(run, form)["growth"]
    assert (growth["outcome"], growth["margin"]) == ("not_met", "0")
    assert growth["reason"] == "exactly at the bound, which is not included"


def test_the_schema_of_rules_names_every_kind(run: Run) -> None:
    schema = run("schema", "rules").out
    for kind in ("at_most", "at_least", "above", "at_least_each_year", "any_of", "judgement"):
        assert f'"{kind}"' in schema


def test_a_title_of_the_first_batch_lasts_from_2023_to_2025_and_ends_by_revocation(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "register"
    at = ("--register", folder)
    listed = tmp_path / "list.yaml"
    title = "{name: 莘县绿色食品产业集群, county: 莘县}"
    listed.write_text(
        f"promulgated_on: 2023-01-10\nauthority: 工业和信息化部\nclusters: [{title}]\n", "utf-8"
    )
    assert run("register", "init", "--from", listed, *at).code == 0
    header = folder / "register.yaml"
    text = header.read_text("utf-8")
    header.write_text(text.replace("liaocheng-2021-97", "sme-clusters-2022"), "utf-8")
    said = json.loads(run("register", "due", "--as-of", "2026-05-01", "--format", "json", *at).out)
    owed = [(each["duty"], each["owed_by"], each["due_on"]) for each in said["duties"]]
    assert owed == [
        ("development", "省级中小企业主管部门", "2024-01-01"),
        ("development", "省级中小企业主管部门", "2025-01-01"),
        ("act_on_expired", "工业和信息化部", "2026-01-01"),
    ]
    assert said["duties"][-1]["flags"] == ["review-on-call"]
    shown = run("register", "due", "--as-of", "2026-05-01", *at).out
    assert "see whether a call is open" in shown
    end = ("--ground", "not-applied", "--document", "1号", *at)
    assert run("register", "cancel", "LC-2023-001", *end, "--on", "2026-03-01").code == 6
    assert run("register", "revoke", "LC-2023-001", *end, "--on", "2026-03-01").code == 0
