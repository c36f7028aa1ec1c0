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


# --- duties of any id, owner and number of days

HALF_YEAR = """duties:
  - id: half_year
    article: 第十一条
    owed_by: cluster
    label: {zh: 半年报告, en: the half-yearly report}
    due:
      - {on: 07-01, overdue_after: 07-10, about: this-year}
      - {on: 01-01, overdue_after: 01-10}
  - id: to_the_ministry
    article: 第十二条
    owed_by: city
    label: {zh: 报部的年度情况, en: the report to the ministry}
    due_on: 04-01
    overdue_after: 04-30
  - id: annual_report
    article: 第十二条
    owed_by: province
    label: {zh: 省级年度报告, en: the province's report}
    due_on: 05-01
    overdue_after: 05-31
grounds:
"""
OFFICE_OF_PROVINCE = (
    ("counties:\n", "province: {id: shandong, name: {zh: 省工信厅, en: provincial bureau}}\ncounties:\n"),
)  # fmt: skip


@pytest.fixture
def other_duties(office: Office, measure: Edit) -> Office:
    text = (FOLDER / "measure.yaml").read_text("utf-8")
    duties = text[text.index("duties:") : text.index("grounds:\n") + len("grounds:\n")]
    measure((duties, HALF_YEAR))
    measure(*OFFICE_OF_PROVINCE, file="offices.yaml")
    return office


def owed(office: Office, on: str, duty: str) -> list[tuple[str, str, object, object]]:
    due = office.json("due", "--as-of", on, "--within", "0")["duties"]
    return [
        (each["due_on"], each["owed_by"], each["year"], each.get("part"))
        for each in due
        if each["duty"] == duty and (each["cluster"] == ID or duty != "half_year")
    ]


def test_a_measure_with_other_duties_holds(run: Run, other_duties: Office, tmp_path: Path) -> None:
    ran = run("rules", "check", tmp_path / "rules" / FOLDER.name)
    assert (ran.code, "holds" in ran.out) == (0, True)
    assert ran.err.count("No notice asks for") == len(ran.err.splitlines()) == 3


def test_a_report_on_several_days_of_a_year_is_owed_part_by_part(other_duties: Office) -> None:
    assert owed(other_duties, "2022-06-30", "half_year") == []
    name = "临清市纺织特色产业集群"
    assert owed(other_duties, "2023-01-01", "half_year") == [
        ("2022-07-01", name, 2022, 1),
        ("2023-01-01", name, 2022, 2),
    ]
    other_duties("report", ID, "--part", "1", "--on", "2022-07-05")
    assert other_duties.last(ID) == {
        "id": other_duties.last(ID)["id"],
        "event": "reported",
        "on": "2022-07-05",
        "recorded_at": other_duties.last(ID)["recorded_at"],
        "recorded_by": "市局",
        "document_number": None,
        "year": "2022",
        "duty": "half_year",
        "part": "1",
    }
    assert owed(other_duties, "2023-01-01", "half_year") == [("2023-01-01", name, 2022, 2)]
    assert "duty: Article 11 the half-yearly report" in other_duties("history", ID).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--part", "3"), "2 a year; say which: --part 1 to 2"),
        ((), "2 a year; say which: --part 1 to 2"),
        (("--part", "1", "--year", "2023"), "each once it has begun"),
        (("--part", "2", "--year", "2022"), "each after it has ended"),
        (("--duty", "to_the_ministry", "--part", "1"), "one a year, without --part"),
        (("--part", "1", "--year", "2021"), "the years from 2022 on"),
    ],
)
def test_a_report_that_its_duty_does_not_ask_for_is_refused(
    other_duties: Office, words: tuple[str, ...], said: str
) -> None:
    assert said in other_duties("report", ID, *words, "--on", "2022-07-05", exits=6).err


def test_what_an_office_owes_for_all_titles_is_owed_and_settled_once(other_duties: Office) -> None:
    assert owed(other_duties, "2023-05-01", "to_the_ministry") == [
        ("2023-04-01", "市局", 2022, None)
    ]
    assert owed(other_duties, "2023-05-01", "annual_report") == [
        ("2023-05-01", "省工信厅", 2022, None)
    ]
    other_duties("report", ID, "--duty", "to_the_ministry", "--on", "2023-04-02")
    assert other_duties.last(ID)["by"] == "市局"
    assert owed(other_duties, "2023-05-01", "to_the_ministry") == []
    again = ("report", "LC-2022-009", "--from", "city", "--on", "2023-04-03")
    assert "it is one for all titles" in other_duties(*again, exits=6).err
    shown = other_duties("due", "--as-of", "2023-05-01").out
    assert "省工信厅: 1 owed" in shown


def test_the_calendar_names_what_an_office_owes_by_the_office(
    other_duties: Office, tmp_path: Path
) -> None:
    other_duties("due", "--as-of", "2023-05-01", "--within", "400", "--ics", tmp_path / "due.ics")
    text = (tmp_path / "due.ics").read_text("utf-8").replace("\r\n ", "")
    assert "UID:to_the_ministry-市局-2022@lccluster" in text
    assert f"UID:half_year-{ID}-2023-1@lccluster" in text
    assert "SUMMARY:the province's report on 2022: 省工信厅" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--duty", "yearly"), "Known here: half_year (the half-yearly report)"),
        (("--from", "county"), "asks for no report like that"),
    ],
)
def test_which_report_is_meant_is_asked_where_it_is_not_known(
    other_duties: Office, words: tuple[str, ...], said: str
) -> None:
    assert said in other_duties("report", ID, *words, exits=2).err


def test_of_several_reports_of_clusters_one_has_to_be_named(
    other_duties: Office, measure: Edit
) -> None:
    measure(("owed_by: city", "owed_by: cluster"))
    assert "It asks for several; which one is it?" in other_duties("report", ID, exits=2).err
    other_duties("report", ID, "--duty", "to_the_ministry", "--on", "2023-04-02")
    assert other_duties.last(ID)["duty"] == "to_the_ministry"


def test_the_part_of_a_report_can_be_corrected(other_duties: Office) -> None:
    other_duties("report", ID, "--part", "2", "--on", "2023-01-05")
    other_duties("correct", ID, "reported", "part=1", "--on", "2023-01-06")
    assert owed(other_duties, "2023-01-07", "half_year")[0][3] == 2


# --- titles that end otherwise: what was not applied for, or failed, is revoked

AS_REVOKED = (
    ("  cancel:                   # 取消称号\n", "  cancel: []\n  revoke:\n"),
    ("  revoke:                   # 撤销命名\n", ""),
)


@pytest.fixture
def revoking(office: Office, measure: Edit) -> Office:
    measure(*AS_REVOKED)
    return office


def test_a_failed_re_review_leads_to_the_end_that_the_measure_names(revoking: Office) -> None:
    revoking("apply-review", ID, "--on", "2027-02-01")
    said = revoking("fail-review", ID, "--on", "2027-03-01").out
    assert f"lccluster register revoke {ID} --ground review-failed" in said
    due = revoking("due", "--as-of", "2027-04-01").out
    assert "revocation after a failed re-review" in due
    assert "cancellation" not in due
    wrong = ("revoke", ID, "--ground", "14.1", "--document", "1号", "--on", "2027-04-01")
    assert "only a revocation, or the setting aside" in revoking(*wrong, exits=6).err
    cancel = ("cancel", ID, "--ground", "review-failed", "--document", "1号", "--on", "2027-04-01")
    assert "states no ground for it" in revoking(*cancel, exits=6).err
    right = ("revoke", ID, "--ground", "review-failed", "--document", "1号", "--on", "2027-04-01")
    revoking(*right)
    assert revoking.json("show", ID, "--as-of", "2027-04-02")["standing"] == "revoked"


def test_an_expired_title_is_revoked_where_the_measure_has_it_so(revoking: Office) -> None:
    early = ("revoke", ID, "--ground", "not-applied", "--document", "1号", "--on", "2027-05-09")
    assert "does not hold" in revoking(*early, exits=6).err
    revoking("revoke", ID, "--ground", "not-applied", "--document", "1号", "--on", "2027-05-10")
    assert revoking.last(ID)["event"] == "revoked"


def test_a_notice_of_revocation_lists_what_waits_for_it(revoking: Office, tmp_path: Path) -> None:
    at = ("--as-of", "2027-06-01", "-o")
    assert (
        "clusters in it: 10" in revoking("notice", "revocation", *at, tmp_path / "notice.docx").err
    )
    none = revoking("notice", "cancellation", *at, tmp_path / "other.docx", exits=2)
    assert "No title is like that" in none.err


def test_a_revocation_whose_failed_re_review_was_set_aside_is_listed(revoking: Office) -> None:
    revoking("apply-review", ID, "--on", "2027-02-01")
    revoking("fail-review", ID, "--on", "2027-03-01")
    paper = ("--document", "1号")
    revoking("revoke", ID, "--ground", "review-failed", *paper, "--on", "2027-04-01")
    revoking("set-aside", ID, "review_failed", *paper, "--on", "2027-04-05")
    due = revoking.json("due", "--as-of", "2027-04-06")["duties"]
    assert "act_on_lost_ground" in [each["duty"] for each in due if each["cluster"] == ID]
    assert (
        "act on a revocation whose ground is gone" in revoking("due", "--as-of", "2027-04-06").out
    )
    shown = revoking("show", ID, "--as-of", "2027-04-06").out
    assert "the ground of the revocation is gone" in shown


# --- levels and quotas

QUOTAS = """quotas:
  - id: a-year
    article: 第七条
    label: {zh: 每县每年推荐名额, en: recommendations a year}
    per: county
    most: 3
grounds:
"""


def test_a_measure_s_own_quotas_and_level_are_shown_and_compared(
    run: Run, measure: Edit, tmp_path: Path
) -> None:
    measure(("grounds:\n", QUOTAS), ("authority:", "level: province\nauthority:"))
    folder = tmp_path / "rules" / FOLDER.name
    assert run("rules", "check", folder).code == 0
    shown = run("rules", "show", "--rules", folder).out
    assert "It is of the provincial level: it counts where it is named" in shown
    [row] = [line for line in shown.splitlines() if "recommendations a year" in line]
    assert row.split() == ["recommendations", "a", "year", "Article", "7", "the", "county", "3"]
    made = json.loads(run("rules", "diff", FOLDER, folder, "--format", "json").out)
    changes = {(each["part"], each["id"], each["what"]) for each in made["differences"]}
    assert changes == {("quotas", "a-year", None), ("measure", "measure", "level")}


def test_a_measure_of_a_province_is_chosen_by_no_day(run: Run, measure: Edit) -> None:
    measure(("authority:", "level: province\nauthority:"))
    assert (
        "in force, where named" in run("rules", "list").out or "ended" in run("rules", "list").out
    )
    ran = run("check", FORM, "--findings", FINDINGS)
    assert (ran.code, "Name one with --rules" in ran.err) == (2, True)


def test_a_re_review_is_passed_on_the_conditions_that_it_asks(
    office: Office, measure: Edit, tmp_path: Path
) -> None:
    measure(*FEWER, ("until: 2026-08-31", "until: 2031-08-31"))
    form = small(tmp_path / "form", "101平方公里")
    text = form.read_text("utf-8")
    name = next(line for line in text.splitlines() if "高唐县某某镇" in line).partition(": ")[2]
    named = text.replace(name, "冠县轴承保持器特色产业集群").replace("高唐县", "冠县")
    form.write_text(named.replace("2025-03-03", "2026-01-10").replace("2025", "2026"), "utf-8")
    title = next(
        each["id"]
        for each in office.json("list", "--as-of", "2026-06-01")["entries"]
        if each["county"] == "冠县"
    )
    office("rename", title, "冠县轴承保持器特色产业集群", "--on", "2026-01-01")
    office("apply-review", title, "--on", "2027-02-01")
    said = office.on("2027-03-02")("pass-review", title, form, "--on", "2027-03-01")
    assert "Recorded" in said.out
    new_one = ("recognise", form, "--name", "甲", "--county", "冠县", "--on", "2027-03-01")
    assert "The verdict is" in office(*new_one, exits=6).err


# --- what is not known of a title's term


def test_a_measure_that_leaves_the_term_of_titles_open_is_read_and_keeps_no_register(
    run: Run, office: Office, measure: Edit, tmp_path: Path
) -> None:
    measure(("  years: 5\n", ""), ("  counting: civil-code ", "  # "), ("  extends_years: 5\n", ""))
    folder = tmp_path / "rules" / FOLDER.name
    assert run("rules", "check", folder).code == 0
    shown = run("rules", "show", "--rules", folder).out
    assert "How long a title lasts is not known here (Article 13)." in shown
    assert "What a passed re-review adds is not known here" in shown
    assert run("check", FORM, "--findings", FINDINGS).code == 0
    assert "leaves open how long a title lasts" in office("list", exits=2).err


# --- conditions of one occasion


def test_a_condition_of_re_reviews_alone_is_asked_by_nothing_else(
    run: Run, measure: Edit, tmp_path: Path
) -> None:
    only = "    waiver: leading-in-trade\n    only_at: review\n"
    measure(("    waiver: leading-in-trade\n", only), file="04-conditions.yaml")
    folder = tmp_path / "rules" / FOLDER.name
    cases = folder / "cases" / "review.yaml"
    case = "{name: 复核, occasion: review, form: {cluster: {area_km2: 101}}, expect: {verdict: not_eligible}}"
    cases.write_text(f"about: 复核\ncases:\n  - {case}\n", "utf-8")
    assert run("rules", "check", folder).code == 0
    assert "复核" not in run("rules", "test", folder).err
    form = small(tmp_path / "form", "101平方公里")
    asked = (
        json.loads(run("check", form, *more, "--format", "json").out)["assessments"][0]
        for more in ((), ("--review",))
    )
    first, again = ({each["id"] for each in made["conditions"]} for made in asked)
    assert again - first == {"area"}
    assert (
        "Asked at a re-review alone: area of the cluster."
        in run("rules", "show", "--rules", folder).out
    )
    [change] = json.loads(run("rules", "diff", FOLDER, folder, "--format", "json").out)[
        "differences"
    ]
    assert (change["what"], change["after"]) == ("only_at", "review")
    assert "area" not in run("simulate", tmp_path / "form", "--rules", folder).out
