"""The whole walk of an office, from an empty folder to a second register with the same acts."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import openpyxl
import pytest

from offices import LISTED, Office, empty, office

__all__ = ["empty", "office"]
ID = "LC-2022-001"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_register_of_the_ten_real_titles_is_made_in_one_command(empty: Office, lang: str) -> None:
    ran = empty("init", "--from", LISTED, "--quiet", lang=lang)
    assert "10" in ran.out
    assert ran.err.count("\n") == 1  # the two food clusters look alike
    assert "LC-2022-002" in ran.err
    assert "{" not in ran.out + ran.err
    listed = empty.json("list")["entries"]
    assert [each["id"] for each in listed][:3] == [ID, "LC-2022-007", "LC-2022-008"]
    assert {each["recognised_on"] for each in listed} == {"2022-05-09"}
    assert empty.codes() == []


def test_in_november_2026_none_falls_due_and_the_next_ten_are_named(office: Office) -> None:
    ran = office("list", "--expiring", "--as-of", "2026-11-23")
    assert ran.out.startswith("No title falls due.") and ran.out.count("As of") == 1
    assert "10 in 2027, the first on 2027-05-09" in ran.out
    found = office.json("list", "--expiring", "--as-of", "2026-11-23")
    assert found["entries"] == []
    assert found["upcoming"] == {"year": 2027, "count": 10, "first": "2027-05-09"}


def test_in_january_2027_all_ten_are_due_and_no_rulebook_covers_the_re_review(
    office: Office,
) -> None:
    ran = office("list", "--expiring", "--as-of", "2027-01-10")
    assert ran.out.count("re-review due") == ran.out.count(" 119\n") == 10
    assert ran.out.count("note, in every row: no measure covers the re-review") == 1
    entries = office.json("list", "--expiring", "--as-of", "2027-01-10")["entries"]
    assert {(each["standing"], each["days_left"]) for each in entries} == {("review_due", 119)}
    assert {tuple(each["flags"]) for each in entries} == {("no-rulebook-for-review",)}


def test_in_june_2027_all_ten_are_expired_and_they_stay_until_an_act_ends_them(
    office: Office,
) -> None:
    for day in ("2027-06-01", "2029-01-01", "2040-01-01"):
        entries = office.json("list", "--expiring", "--as-of", day)["entries"]
        assert [each["standing"] for each in entries] == ["expired"] * 10
    office("cancel", ID, "--ground", "not-applied", "--on", "2027-06-01", "--document", "第1号")
    entries = office.json("list", "--expiring", "--as-of", "2040-01-01")["entries"]
    assert len(entries) == 9
    assert ID not in {each["id"] for each in entries}


def test_every_list_says_by_which_reading_and_whether_the_measure_has_ended(office: Office) -> None:
    for words in (("list",), ("list", "--expiring"), ("show", ID)):
        assert "the corresponding day" in office(*words).out
        assert "in force from 2021-09-01 to 2026-08-31" in office(*words).out
    assert "to 2026-08-31" not in office("list", "--as-of", "2026-08-31").out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_title_goes_through_its_re_review_and_another_through_a_revocation_set_aside(
    office: Office, lang: str
) -> None:
    office.lang = lang
    office("report", ID, "--year", "2022", "--on", "2023-01-12")
    office("report", ID, "--year", "2022", "--from", "county", "--on", "2023-02-12")
    assert (office.last(ID)["event"], office.last(ID)["by"]) == ("county_report", "临清市")
    office("apply-review", ID, "--on", "2027-03-01")
    assert _standing(office, ID, "2027-03-01") == "under_review"
    office("pass-review", ID, "--on", "2027-04-15", "--document", "第2号", "--override", "会议决定")
    assert _standing(office, ID, "2027-06-01") == "recognised"
    assert office.json("show", ID, "--as-of", "2027-06-01")["valid_until"] == "2032-05-09"
    other = "LC-2022-002"
    office("revoke", other, "--ground", "14.1", "--on", "2024-03-01", "--document", "第3号")
    assert _standing(office, other, "2024-05-01") == "revoked"
    revoked = office.last(other)["id"]
    office(
        "set-aside", other, revoked, "--on", "2024-06-01", "--document", "第4号", "--note", "复议"
    )
    assert _standing(office, other, "2024-05-31") == "revoked"  # an earlier day does not change
    assert _standing(office, other, "2024-06-01") == "recognised"
    history = office("history", other).out
    assert "第3号" in history
    assert "第4号" in history
    assert office.codes() == []


def _standing(office: Office, cluster: str, day: str) -> str:
    return str(office.json("show", cluster, "--as-of", day)["standing"])


def test_a_failed_re_review_ends_by_its_cancellation_or_is_set_aside(office: Office) -> None:
    office("apply-review", ID, "--on", "2027-03-01")
    office("fail-review", ID, "--on", "2027-04-15")
    failed = office.last(ID)["id"]
    assert _standing(office, ID, "2027-07-01") == "review_failed"
    assert "re-review failed" in office("list", "--expiring", "--as-of", "2028-01-01").out
    office("revoke", ID, "--ground", "14.1", "--on", "2027-05-01", "--document", "第1号", exits=6)
    office("cancel", ID, "--ground", "review-failed", "--on", "2027-05-01", "--document", "第1号")
    assert _standing(office, ID, "2027-05-01") == "cancelled"
    office("set-aside", ID, office.last(ID)["id"], "--on", "2027-06-01", "--document", "第2号")
    office("set-aside", ID, failed, "--on", "2027-06-01", "--document", "第2号")
    assert _standing(office, ID, "2027-06-01") == "under_review"


def test_an_act_may_be_named_by_the_end_of_its_id_or_by_its_kind(office: Office) -> None:
    office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", "--document", "第1号")
    office("correct", ID, office.last(ID)["id"][-6:], "document_number=第9号", "--dry-run")
    office("set-aside", ID, "revoked", "--on", "2024-06-01", "--document", "第2号")
    assert office.last(ID)["of"] == office.json("history", ID)["events"][-2]["id"]


def test_two_registers_hold_the_same_acts_after_export_and_import(office: Office) -> None:
    office("rename", ID, "临清市轴承、“纺织”=集群", "--note", "'=1+1\n第二行")
    office("recognise", "--name", "+高唐县造纸", "--county", "高唐县", "--on", "2024-05-06")
    office("correct", ID, "recognised", "document_number=聊工信字〔2022〕3号", "--note", "-补录")
    for kind in ("json", "csv"):
        file = office.folder.with_name(f"export.{kind}")
        assert str(file) in office("export", file).err
        second = office.other(f"second-{kind}")
        second("init")
        assert (
            "New clusters: 11; new acts: 13; acts that were there already: 0"
            in second("import", file).out
        )
        assert (
            "New clusters: 0; new acts: 0; acts that were there already: 13"
            in second("import", file).out
        )
        for each in office.json("list")["entries"]:
            both = [of.json("history", each["id"]) for of in (office, second)]
            assert both[0] == both[1]
        exports = [json.loads(of("export", "-").out)["clusters"] for of in (office, second)]
        assert exports[0] == exports[1]
        assert second.codes() == []


def test_what_is_owed_is_listed_with_who_owes_it_since_when_the_most_urgent_first(
    office: Office,
) -> None:
    duties = office.json("due", "--as-of", "2027-06-01")["duties"]
    assert duties[0] | {"cluster": "", "owed_by": "", "name": ""} == {
        "duty": "annual_report", "cluster": "", "name": "", "owed_by": "", "article": "第十一条",
        "due_on": "2023-01-10", "overdue_after": "2023-01-20", "days_over": 1593, "year": 2022,
    }  # fmt: skip
    dates = [each["overdue_after"] or each["due_on"] for each in duties]
    assert dates == sorted(dates)
    assert {each["owed_by"] for each in duties if each["duty"] == "act_on_expired"} == {"市局"}
    assert "the county's yearly report on 2022" in office("due", "--as-of", "2027-06-01").out


def test_coming_duties_are_shown_as_far_ahead_as_asked(office: Office) -> None:
    duties = office.json("due", "--as-of", "2022-12-20", "--within", "21")["duties"]
    assert {(each["duty"], each["due_on"]) for each in duties} == {("annual_report", "2023-01-10")}
    assert (
        "Nothing is owed on 2022-12-20."
        in office("due", "--as-of", "2022-12-20", "--within", "0").out
    )


def test_statistics_count_by_standing_county_and_year(office: Office) -> None:
    office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", "--document", "第1号")
    counts = office.json("stats", "--as-of", "2024-03-01")
    assert counts["standing"] == {"recognised": 9, "revoked": 1}
    assert counts["county"]["冠县"] == 4
    assert counts["last_year"] == {"2027": 9}
    assert re.search(r"revoked +1\b", office("stats", "--as-of", "2024-03-01").out)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 10),
        (("--county", "冠县"), 4),
        (("--county", "冠县", "--county", "莘县工信局"), 6),
        (("--status", "revoked"), 1),
        (("--status", "recognised", "--county", "临清"), 0),
        (("--year", "2027"), 10),
        (("--year", "2026"), 0),
        (("--within", "400", "--as-of", "2026-06-01"), 10),
        (("--within", "30", "--as-of", "2026-06-01"), 0),
        (("--expiring", "--year", "2027"), 9),
        (("--as-of", "2022-05-08"), 0),
    ],
)
def test_a_list_shows_what_its_filters_ask_for(
    office: Office, words: tuple[str, ...], count: int
) -> None:
    office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", "--document", "第1号")
    assert len(office.json("list", *words)["entries"]) == count
    assert office("list", *words, "--format", "csv").out.count("\r\n") == count + 1


def test_when_a_county_has_none_the_others_are_not_announced_in_its_place(office: Office) -> None:
    found = office.json("list", "--expiring", "--county", "高唐县", "--as-of", "2026-11-23")
    assert found["upcoming"] is None
    found = office.json("list", "--expiring", "--county", "冠县", "--as-of", "2026-11-23")
    assert found["upcoming"]["count"] == 4
    assert "No title is like that" in office("list", "--county", "高唐县").out


def test_what_was_not_recorded_yet_was_not_known(office: Office) -> None:
    office.on("2026-12-20")(
        "revoke", ID, "--ground", "14.1", "--on", "2026-12-01", "--document", "第1号"
    )
    asked = ("show", ID, "--as-of", "2026-12-05", "--known-at")
    assert office.json(*asked, "2026-12-19")["standing"] == "recognised"
    assert office.json(*asked, "2026-12-20")["standing"] == "revoked"
    assert "revocation" not in office(*asked, "2026-12-19").out
    assert "revocation" in office(*asked, "2026-12-20").out
    book = office.folder.with_name("a.xlsx")
    office("list", "--known-at", "2026-12-19", "--as-of", "2026-12-21", "--xlsx", book)
    summary, history = (openpyxl.load_workbook(book)[each] for each in ("汇总表", "历次记录"))
    told = {row[3] for row in history.iter_rows(values_only=True) if row[0] == ID}
    assert told == {"认定公布"}
    said = [cell for row in summary.iter_rows(values_only=True) for cell in row]
    assert any("只按2026年12月19日及以前登记的事项" in str(each) for each in said)
    assert office.json("list", "--known-at", "2026-11-22")["entries"] == []
    assert office.json("show", ID, "--known-at", "2026-11-22") is None
    assert "not yet recognised" in office("show", ID, "--known-at", "2026-11-22").out


def test_an_ended_title_is_shown_with_its_end_and_without_days_left(office: Office) -> None:
    office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", "--document", "第1号")
    page = office("show", ID).out
    assert "recognised on 2022-05-09, revoked on 2024-03-01" in page
    assert "days left:" not in page


def test_days_past_the_last_one_are_no_days_left(office: Office) -> None:
    heads, first, *_ = office("list", "--as-of", "2027-05-10", "--format", "csv").out.splitlines()
    row = dict(zip(heads.split(","), next(csv.reader([first])), strict=True))
    assert (row["days left"], row["days past"]) == ("", "1")
    assert office.json("show", ID, "--as-of", "2027-05-10")["days_left"] == -1


def test_a_renamed_cluster_is_listed_under_its_new_name_and_shown_with_the_old_one(
    office: Office,
) -> None:
    office("rename", ID, "临清市家纺特色产业集群", "--on", "2025-01-01")
    assert "recognised as 临清市纺织特色产业集群" in office("show", ID).out
    assert office("history", ID).out.count("recognised as 临清市纺织特色产业集群") == 1
    assert office.json("show", ID)["name"] == "临清市家纺特色产业集群"
    assert office.json("show", ID, "--as-of", "2024-12-31")["name"] == "临清市纺织特色产业集群"


def test_a_renamed_cluster_bears_in_its_history_the_name_of_the_time(
    office: Office, tmp_path: Path
) -> None:
    office("rename", ID, "临清市家纺特色产业集群", "--on", "2025-01-01")
    office("export", tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["历次记录"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == ID]
    named = {row[3]: row[1] for row in rows}
    assert named["认定公布"] == "临清市纺织特色产业集群"
    assert named["更名"] == "临清市家纺特色产业集群"
    assert "临清市纺织特色产业集群" not in "".join(str(cell) for row in rows for cell in row[4:])
