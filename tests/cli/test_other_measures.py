"""Measures that count, review, owe and end otherwise than the city's: all of it follows from the data."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from offices import Office, empty, office
from running import EXAMPLES, Run
from shipped import FOLDER

__all__ = ["empty", "office"]
ID = "LC-2022-001"
Edit = Callable[..., None]
FORM = EXAMPLES / "complete" / "application.yaml"
FINDINGS = EXAMPLES / "complete" / "findings.yaml"
CALENDAR_YEARS = (
    ("counting: civil-code ", "counting: calendar-years\n  first: next-year "),
    ("  years: 5", "  years: 3"),
)
ON_CALL = (("applied_for: year-of-last-day", "applied_for: on-call"),)
FEWER = (("extends_years: 5", "extends_years: 3\n  conditions: [revenue, brand]"),)


@pytest.fixture
def measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """An office's own copy of the city's measure, and a function that changes words of a file in it."""
    own = tmp_path / "rules"
    shutil.copytree(FOLDER, own / FOLDER.name)
    monkeypatch.setenv("LCCLUSTER_RULES", str(own))

    def edit(*pairs: tuple[str, str], file: str = "measure.yaml") -> None:
        path = own / FOLDER.name / file
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")

    return edit


# --- validity in calendar years


def test_lists_duties_and_pages_show_the_last_day_of_calendar_years(
    office: Office, measure: Edit
) -> None:
    measure(*CALENDAR_YEARS)
    said = office.json("list", "--as-of", "2025-06-01")
    assert {each["valid_until"] for each in said["entries"]} == {"2025-12-31"}
    assert said["counting"] == "calendar-years"
    shown = office("show", ID, "--as-of", "2025-06-01").out
    assert "whole years count, the year after the recognition is the first" in shown
    due = office.json("due", "--as-of", "2025-06-01")["duties"]
    asked = [each for each in due if each["duty"] == "review_application"]
    assert {(each["due_on"], each["overdue_after"]) for each in asked} == {
        ("2025-01-01", "2025-12-31")
    }


def test_a_register_refuses_a_measure_that_does_not_say_its_first_year(
    office: Office, measure: Edit
) -> None:
    measure(("counting: civil-code ", "counting: calendar-years "))
    assert "Which year is the first has to be said" in office("list", exits=2).err


# --- re-reviews on call, and on fewer conditions


def test_a_re_review_on_call_is_never_due_or_late_by_itself(office: Office, measure: Edit) -> None:
    measure(*CALENDAR_YEARS, *ON_CALL)
    due = office.json("due", "--as-of", "2025-12-31", "--within", "30")["duties"]
    assert "review_application" not in {each["duty"] for each in due}
    office("apply-review", ID, "--on", "2026-02-01")
    [row] = [e for e in office.json("list", "--as-of", "2026-02-02")["entries"] if e["id"] == ID]
    assert (row["standing"], row["review_year"], row["flags"]) == (
        "under_review",
        None,
        ["no-rulebook-for-review"] if row["valid_until"] > "2026-08-31" else [],
    )
    assert "when it is called for" in office("list", "--as-of", "2026-02-02").out


def small(folder: Path, area: str) -> Path:
    """The complete form with a cluster that is too large."""
    shutil.copytree(EXAMPLES / "complete", folder)
    form = folder / "application.yaml"
    text = form.read_text("utf-8")
    old = next(line for line in text.splitlines() if "面积" in line or "area_km2" in line)
    form.write_text(text.replace(old, old.partition(":")[0] + f": {area}"), "utf-8")
    return form


def test_a_re_review_is_held_against_the_conditions_that_it_asks(
    run: Run, measure: Edit, tmp_path: Path
) -> None:
    measure(*FEWER)
    form = small(tmp_path / "form", "101平方公里")
    assert run("check", form, "--findings", FINDINGS).code == 1
    ran = run("check", form, "--review", "--format", "json")
    [made] = json.loads(ran.out)["assessments"]
    assert [each["id"] for each in made["conditions"]] == ["revenue", "brand"]
    assert (ran.code, made["verdict"], made["receipt"]["occasion"]) == (0, "eligible", "review")
    assert "Held against what a re-review asks (Article 13)." in run("check", form, "--review").out


def test_a_result_of_a_re_review_is_verified_as_one(
    run: Run, measure: Edit, tmp_path: Path
) -> None:
    measure(*FEWER)
    kept = tmp_path / "result.json"
    kept.write_bytes(run("check", FORM, "--review", "--format", "json").raw)
    assert "the same again (eligible)" in run("verify", kept).out


def test_where_a_re_review_asks_all_conditions_so_does_its_check(run: Run) -> None:
    asked = [
        [each["id"] for each in json.loads(ran.out)["assessments"][0]["conditions"]]
        for ran in (
            run("check", FORM, "--format", "json"),
            run("check", FORM, "--review", "--format", "json"),
        )
    ]
    assert asked[0] == asked[1]


def test_nothing_is_left_open_for_people_that_a_re_review_does_not_ask(
    run: Run, measure: Edit, tmp_path: Path
) -> None:
    measure(*FEWER)
    ran = run("findings", "new", FORM, "--review", "-o", tmp_path / "findings.yaml")
    assert "nothing is open" in ran.err
    assert not (tmp_path / "findings.yaml").exists()
