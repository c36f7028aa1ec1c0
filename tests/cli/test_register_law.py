"""The law of the title on the command line: papers, reasons, several titles, words that the screen prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from offices import Office, empty, office
from running import EXAMPLES

__all__ = ["empty", "office"]
ID, NAME = "LC-2022-001", "临清市纺织特色产业集群"
FORM = "高唐县某某镇家具配件特色产业集群"  # the cluster of the example
GUAN = ["LC-2022-007", "LC-2022-008", "LC-2022-009", "LC-2022-010"]  # the titles of 冠县
PAPER = ("--document", "聊工信〔2027〕1号")
REASON = "市政府专题会议决定"
WHY = ("--override", REASON)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """An application of 2025-03-03 that is eligible, with its findings."""
    folder = tmp_path / "papers"
    shutil.copytree(EXAMPLES / "complete", folder)
    return folder


def named(folder: Path, name: str, county: str) -> None:
    """Let form and findings be of another cluster and county."""
    for path in (folder / "application.yaml", folder / "findings.yaml"):
        text = path.read_text("utf-8").replace(FORM, name).replace("高唐县", county)
        path.write_text(text, "utf-8")


# --- a recognition and the papers that it rests on


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-02-20", "before the form was filled in, 2025-03-03. (Article 13)"),
        ("2025-04-01", "before a finding on which it rests, of 2025-04-02. (Article 13)"),
        ("2026-09-01", "No measure is in force on 2026-09-01"),
    ],
)
def test_a_recognition_that_its_papers_or_the_period_do_not_bear_needs_a_reason(
    office: Office, papers: Path, on: str, said: str
) -> None:
    words = (
        "recognise",
        papers / "application.yaml",
        "--findings",
        papers / "findings.yaml",
        "--on",
        on,
    )
    before = office.files()
    assert said in office(*words, exits=6).err
    assert office.files() == before
    office(*words, *WHY)
    assert office.last(f"LC-{on[:4]}-001")["override"] == REASON


def test_a_recognition_under_another_name_than_the_form_s_is_refused(
    office: Office, papers: Path
) -> None:
    words = (
        "recognise",
        papers / "application.yaml",
        "--findings",
        papers / "findings.yaml",
        "--on",
        "2025-05-09",
    )
    assert "the title of “乙集群”" in office(*words, "--name", "乙集群", exits=6).err
    assert office(*words).code == 0


def test_a_second_title_of_one_name_is_judged_on_the_act_s_day(office: Office) -> None:
    office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", *PAPER)
    again = ("recognise", "--name", NAME, "--county", "临清市", "--on")
    assert "holds a title already" in office(*again, "2024-02-29", exits=6).err
    assert "holds a title already" in office(*again, "2022-01-01", exits=6).err  # before the first
    office(*again, "2024-03-01")


def test_what_stood_against_an_act_is_named_when_it_is_recorded_for_a_reason(
    office: Office,
) -> None:
    ran = office(
        "recognise", "--name", "高唐县造纸", "--county", "高唐县", "--on", "2026-11-20", *WHY
    )
    assert (
        "recorded for the reason given, although: No measure is in force on 2026-11-20" in ran.err
    )
    listed = office("list", "--county", "高唐县")
    assert REASON in listed.out
    assert "recognised while no measure was in force" in listed.out
    [entry] = office.json("list", "--county", "高唐县")["entries"]
    assert entry["overrides"] == [REASON]
    assert {"recognised-outside-period", "taken-for-a-reason"} <= set(entry["flags"])
    owed = office("due", "--as-of", "2027-03-01").out
    assert f"recognised for this reason: {REASON}" in owed
    assert REASON in office("history", "LC-2026-001").out


# --- re-reviews


def test_a_re_review_is_passed_on_an_application_and_findings_that_are_eligible(
    office: Office, papers: Path
) -> None:
    office.on("2026-06-20")
    given = (
        "recognise",
        "--name",
        "高唐县某某镇家具配件特色产业集群",
        "--county",
        "高唐县",
        "--on",
        "2021-10-08",
    )
    office(*given)
    cluster = "LC-2021-001"
    office("apply-review", cluster, papers / "application.yaml", "--on", "2026-03-01")
    assert len(office.last(cluster)["application_sha256"]) == 64
    bare = office("pass-review", cluster, "--on", "2026-06-15", exits=6)
    assert "takes an application that is eligible; none is named. (Article 13)" in bare.err
    unjudged = office(
        "pass-review", cluster, papers / "application.yaml", "--on", "2026-06-15", exits=6
    )
    assert "needs a decision" in unjudged.err
    ran = office(
        "pass-review", cluster, papers / "application.yaml", "--findings", papers / "findings.yaml",
        "--on", "2026-06-15", *PAPER,
    )  # fmt: skip
    assert "Recorded" in ran.out
    last = office.last(cluster)
    assert (last["event"], last["rulebook"]) == ("review_passed", "liaocheng-2021-97")
    assert len(last["application_sha256"]) == len(last["findings_sha256"]) == 64
    assert "override" not in last
    assert office.json("show", cluster)["valid_until"] == "2031-10-08"


def test_a_form_of_another_cluster_is_refused_for_a_re_review(office: Office, papers: Path) -> None:
    form = papers / "application.yaml"
    said = office("apply-review", ID, form, "--on", "2027-02-01", exits=6).err
    assert f"the title of “{NAME}”. (Article 13)" in said
    assert "the title of “临清市”" in said
    named(papers, "旧名集群", "临清市")
    office("rename", ID, "旧名集群", "--on", "2025-01-01")
    office("rename", ID, NAME, "--on", "2026-01-01")
    office("apply-review", ID, form, "--on", "2027-02-01")  # any name that it has borne
    named(papers, NAME, "临清市")
    form.write_text(form.read_text("utf-8").replace("旧名集群", NAME), "utf-8")
    ran = office("pass-review", ID, form, "--on", "2027-03-01", *WHY)
    assert "not the one that came with the application of 2027-02-01" in ran.err


def test_several_re_reviews_are_passed_each_on_its_own_application(
    office: Office, papers: Path, tmp_path: Path
) -> None:
    forms = []
    for at, cluster in enumerate(GUAN[:2]):
        folder = tmp_path / f"form{at}"
        shutil.copytree(papers, folder)
        named(folder, office.json("show", cluster)["name"], "冠县")
        forms.append(folder / "application.yaml")
    office("apply-review", *GUAN[:2], "--on", "2027-02-01")
    lacking = office("pass-review", *GUAN[:2], forms[0], "--on", "2027-03-01", exits=6).err
    assert lacking.count("none is named") == 1
    stray = office("pass-review", *GUAN[:2], *forms, papers / "application.yaml", exits=2).err
    assert "none of the titles named" in stray
    office("pass-review", *GUAN[:2], *forms, "--on", "2027-03-01", *WHY)
    hashes = {office.last(each)["application_sha256"] for each in GUAN[:2]}
    assert len(hashes) == 2


# --- one act for several titles


def test_one_act_is_for_several_titles_all_or_none(office: Office) -> None:
    office("report", GUAN[0], "--year", "2023", "--on", "2024-01-15")
    before = office.files()
    said = office("report", *GUAN, "--year", "2023", "--on", "2024-01-15", exits=6).err
    assert f"{GUAN[0]}.yaml: The report on 2023 is recorded already" in said
    assert office.files() == before
    ran = office("report", *GUAN[1:], "--year", "2023", "--on", "2024-01-15")
    assert ran.out.count("Recorded: ") == 3
    assert office.codes() == []


def test_an_act_for_a_county_is_for_every_title_that_still_stands(office: Office) -> None:
    office("revoke", GUAN[0], "--ground", "14.1", "--on", "2024-01-10", *PAPER)
    office("report", "--county", "冠县", "--year", "2023", "--on", "2024-01-15")
    kinds = [office.last(each)["event"] for each in GUAN]
    assert kinds == ["revoked", "annual_report", "annual_report", "annual_report"]
    assert "no title of 高唐县 stands" in office("report", "--county", "高唐县", exits=2).err
    assert "a county beside them" in office("report", ID, "--county", "冠县", exits=2).err
    assert "named twice" in office("report", ID, NAME, exits=2).err


def test_the_titles_of_a_packed_file_get_their_acts_at_once(office: Office) -> None:
    office("repack")
    office("report", "--county", "冠县", "--year", "2023", "--on", "2024-01-15")
    assert {office.last(each)["event"] for each in GUAN} == {"annual_report"}
    assert office.codes() == []


def test_the_county_s_report_is_one_a_county_and_year(office: Office) -> None:
    day = ("--as-of", "2023-03-01", "--format", "json")
    owed = [
        each for each in office.json("due", *day[:2])["duties"] if each["duty"] == "county_report"
    ]
    [guan] = [each for each in owed if each["owed_by"] == "冠县"]
    assert guan["clusters"] == GUAN
    office("report", GUAN[2], "--from", "county", "--year", "2022", "--on", "2023-02-12")
    owed = [
        each for each in office.json("due", *day[:2])["duties"] if each["duty"] == "county_report"
    ]
    assert "冠县" not in {each["owed_by"] for each in owed}
    again = office(
        "report", GUAN[0], "--from", "county", "--year", "2022", "--on", "2023-02-13", exits=6
    )
    assert f"recorded already, with {GUAN[2]}" in again.err
    assert "Article 12" in again.err


def test_a_cancellation_is_owed_since_a_day_and_until_none(office: Office) -> None:
    [owed, *_] = [
        each
        for each in office.json("due", "--as-of", "2027-06-01")["duties"]
        if each["duty"] == "act_on_expired"
    ]
    assert (owed["due_on"], owed["overdue_after"], owed["days_over"]) == ("2027-05-10", None, 0)
    assert owed["flags"] == ["no-measure-in-force"]


# --- records made by mistake


def test_a_report_entered_twice_is_damage_and_check_says_how_to_void_it(office: Office) -> None:
    path = office.file(ID)
    twice = "".join(
        f"  - {{id: {id}, event: annual_report, on: 2024-01-15, year: 2023}}\n"
        for id in ("A1", "A2")
    )
    path.write_text(path.read_text("utf-8") + twice, "utf-8", newline="\n")
    [damage] = office.json("check", exits=7)["damage"]
    assert damage["code"] == "reported-twice"
    assert f"lccluster register void {ID} A2 --reason" in damage["hint"]
    office("void", ID, "A2", "--reason", "登记了两次")
    assert office.codes() == []
    assert office.last(ID)["reason"] == "登记了两次"
    assert office.last(ID)["on"] == "2024-01-15"


def test_a_decision_is_never_voided_and_a_reason_is_never_left_out(office: Office) -> None:
    refused = office("void", ID, "recognised", "--reason", "误登", exits=6).err
    (recognised, *_) = office.json("history", ID)["events"]
    assert f"lccluster register correct … {recognised['id']}" in refused
    assert "lccluster register set-aside" not in refused
    office("report", ID, "--year", "2023", "--on", "2024-01-15")
    assert "--reason is missing" in office("void", ID, "annual_report", exits=2).err
    office("void", ID, "annual_report", "--reason", "误登")
    office("report", ID, "--year", "2023", "--on", "2024-01-16")


# --- days far ahead


@pytest.mark.parametrize(
    ("on", "warned", "refused"),
    [
        ("2026-12-23", False, False),  # 30 days ahead
        ("2026-12-24", True, False),
        ("2027-11-23", True, False),
        ("2027-11-24", True, True),  # more than a year
        ("9994-12-31", True, True),
    ],
)
def test_a_day_far_ahead_is_asked_about(
    office: Office, on: str, warned: bool, refused: bool
) -> None:
    words = ("rename", ID, "乙", "--on", on)
    if refused:
        assert "more than a year ahead of today, 2026-11-23" in office(*words, exits=6).err
    ran = office(*words, *(WHY if refused else ()))
    assert ("lies ahead of today" in ran.err) == warned
    assert office.last(ID).get("override") == (REASON if refused else None)


def test_no_reason_makes_a_calendar_longer(office: Office) -> None:
    words = ("recognise", "--name", "乙", "--county", "冠县", "--on", "9999-12-31", *WHY)
    assert "is later than any day that can be written" in office(*words, exits=6).err
    office("list")


def test_a_corrected_day_far_ahead_is_asked_about_too(office: Office) -> None:
    office("report", ID, "--year", "2023", "--on", "2024-01-15")
    assert (
        "more than a year ahead"
        in office("correct", ID, "annual_report", "on=2030-01-01", exits=6).err
    )


# --- names and words


def test_a_name_that_one_cluster_bears_serves_for_its_id(office: Office) -> None:
    assert office.json("show", NAME)["id"] == ID
    office("rename", NAME, "临清市家纺集群", "--on", "2025-01-01")
    for each in (NAME, "临清市家纺集群"):
        assert office.json("show", each)["id"] == ID


def test_a_part_of_a_name_lists_the_clusters_that_it_may_mean(office: Office) -> None:
    said = office("show", "纺织", exits=2).err
    assert f"{ID} ({NAME})" in said
    assert "LC-2022-007" in said
    office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", *PAPER)
    office("recognise", "--name", NAME, "--county", "临清市", "--on", "2025-03-01")
    assert "Several clusters bear the name" in office("show", NAME, exits=2).err


@pytest.mark.parametrize("word", ["有效", "in force", "recognised"])
def test_a_standing_is_taken_in_the_words_that_the_screen_prints(office: Office, word: str) -> None:
    assert len(office.json("list", "--status", word)["entries"]) == 10
    assert office.json("list", "--status", "期满")["entries"] == []
    said = office("list", "--status", "复核", exits=2, lang="zh").err
    assert "应复核、复核中、复核未通过" in said


@pytest.mark.parametrize(
    "word", ["not-applied", "有效期满未申请复核", "未申请复核", "no re-review"]
)
def test_a_ground_is_taken_by_its_id_its_label_or_words_of_it(office: Office, word: str) -> None:
    office("cancel", ID, "--ground", word, "--on", "2027-06-01", *PAPER)
    assert office.last(ID)["ground"] == "not-applied"


def test_a_revocation_is_shown_with_its_provision_and_can_be_named_as_it_is_shown(
    office: Office,
) -> None:
    office("revoke", ID, "--ground", "第十四条第（二）项", "--on", "2024-03-01", *PAPER)
    history = office("history", ID, lang="zh").out
    assert "撤销命名" in history
    assert "第十四条第（二）项 查明不符合条件和要求" in history
    office("set-aside", ID, "撤销命名", "--on", "2024-06-01", *PAPER)


def test_every_act_is_answered_in_a_sentence_with_the_next_step_and_the_way_back(
    office: Office,
) -> None:
    said = office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", *PAPER, lang="zh").out
    revoked = office.last(ID)["id"]
    assert f"已记录：{NAME}（{ID}），撤销命名，2024-03-01。" in said
    assert f"接下来一般是：lccluster register notice 撤销命名 --id {ID}" in said
    assert f"如果以后撤回：lccluster register set-aside {ID} {revoked} --document …" in said
    assert said.splitlines()[-1].startswith("接下来一般是：")
    said = office("report", "LC-2022-002", "--year", "2023", "--on", "2024-01-15").out
    assert "lccluster register void LC-2022-002" in said
    dry = office("report", "LC-2022-003", "--year", "2023", "--on", "2024-01-15", "--dry-run").out
    assert "void" not in dry


def test_a_notice_is_asked_for_in_the_words_of_its_title(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    asked = ("--ground", "弄虚作假", "--as-of", "2025-06-01")
    office("notice", "撤销命名", "--id", NAME, *asked, "-o", file)
    assert file.exists()


def test_a_list_from_before_the_measure_is_entered_for_a_reason_or_not_at_all(
    empty: Office, tmp_path: Path
) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(
        "promulgated_on: 2020-05-09\nauthority: 市局\nclusters:\n  - {name: 甲, county: 冠县}\n",
        "utf-8",
    )
    assert (
        f"{empty.folder}: No measure is in force on 2020-05-09"
        in empty("init", "--from", path, exits=6).err
    )
    assert not empty.folder.exists()
    empty("init", "--from", path, *WHY)
    assert empty.last("LC-2020-001")["override"] == REASON


def test_a_list_dated_ahead_is_entered_with_a_warning(empty: Office, tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(
        "promulgated_on: 2027-03-09\nauthority: 市局\nclusters:\n  - {name: 甲, county: 冠县}\n",
        "utf-8",
    )
    assert "lies ahead of today; days: 106." in empty("init", "--from", path, *WHY).err


def test_a_new_title_is_read_out_and_a_warning_for_all_is_said_once(
    office: Office,
) -> None:
    said = office("recognise", "--name", "乙", "--county", "冠县", "--on", "2024-05-09").out
    assert said.startswith("Recorded: 乙 (LC-2024-001), recognition, 2024-05-09. Written to ")
    assert "\n  by: 市局\n" in said
    ran = office("report", *GUAN, "--year", "2023", "--on", "2027-01-15")
    assert ran.err.count("lies ahead of today; days: 53.") == 1


def test_a_recognition_on_the_day_of_the_last_finding_rests_on_it(
    office: Office, papers: Path
) -> None:
    form, found = papers / "application.yaml", papers / "findings.yaml"
    before = len(office.json("list")["entries"])
    office("recognise", form, "--findings", found, "--on", "2025-04-02")
    assert len(office.json("list")["entries"]) == before + 1


def test_a_form_may_be_filled_in_on_the_day_of_the_application(
    office: Office, papers: Path
) -> None:
    form = papers / "application.yaml"
    named(papers, NAME, "临清市")
    form.write_text(form.read_text("utf-8").replace("2025-03-03", "2027-02-01"), "utf-8")
    assert (
        "before the form was filled in"
        in office("apply-review", ID, form, "--on", "2027-01-31", exits=6).err
    )
    office("apply-review", ID, form, "--on", "2027-02-01")


def test_each_county_hands_in_its_own_report(office: Office) -> None:
    for each in (GUAN[0], "LC-2022-002"):
        office("report", each, "--from", "county", "--year", "2022", "--on", "2023-02-12")
        assert (office.last(each)["event"], office.last(each)["year"]) == ("county_report", "2022")


# --- what history says of each act


def test_history_marks_what_was_voided_set_aside_or_corrected_and_names_acts_by_their_words(
    office: Office,
) -> None:
    office("report", ID, "--year", "2024", "--on", "2025-01-12")
    office("void", ID, "annual_report", "--reason", "登记了两次")
    office("revoke", ID, "--ground", "14.2", *PAPER, "--on", "2025-03-01")
    office("set-aside", ID, "撤销命名", *PAPER, "--on", "2025-04-01")
    office("correct", ID, "认定公布", "文号=聊工信〔2022〕3号")
    said = office("history", ID, lang="zh").out
    for mark in ("已于 2025-01-12 作废", "已于 2025-04-01 撤回", "已于 2022-05-09 更正"):
        assert said.count(mark) == 1
    for act in ("2025-01-12 集群年度工作总结", "2025-03-01 撤销命名", "2022-05-09 认定公布"):
        assert f"所涉事项：{act}" in said
    assert "更正为：文号：聊工信〔2022〕3号" in said


def test_what_is_corrected_is_named_once_in_either_wording(office: Office) -> None:
    before = office.files()
    twice = ("document_number=甲", "文号=乙")
    assert (
        "“document_number” stands here a second time. Keep one of the two."
        in office("correct", ID, "recognised", *twice, exits=2).err
    )
    assert office.files() == before


# --- what stands in the files outside the law, and without its reason


def test_an_act_outside_the_period_is_damage_until_its_reason_is_recorded(office: Office) -> None:
    file = office.folder / "clusters" / "冠县" / "LC-2026-001.yaml"
    facts = "id: LC-2026-001\nname: 冠县新兴特色产业集群\ncounty: 冠县\nevents:\n"
    file.write_text(
        f"{facts}  - {{event: recognised, on: 2026-10-01, by: 市局, document_number: 某号}}\n",
        "utf-8",
    )
    assert office.codes() == ["outside-period"]
    office("correct", file.stem, "recognised", f"override={REASON}")
    assert office.codes() == []


def test_a_re_review_without_a_recorded_application_passes_for_a_reason_alone(
    office: Office,
) -> None:
    words = ("pass-review", ID, "--on", "2027-04-01")
    refused = office(*words, exits=6).err
    assert "Nobody has applied" in refused
    assert "none is named" in refused
    assert "With --override REASON" in refused
    assert "Nobody has applied" in office(*words[:2], "--on", "2026-04-01", *WHY, exits=6).err
    office(*words, *WHY)
    assert office.last(ID)["override"] == REASON
    assert office.json("check")["damage"] == []


def test_a_name_whose_renaming_was_voided_is_borne_by_nobody(office: Office) -> None:
    new = "临清市高端纺织特色产业集群"
    office("rename", ID, new, "--on", "2024-01-01")
    assert ID in office("report", new, "--year", "2023", "--on", "2024-01-12").out
    office("void", ID, "renamed", "--reason", "误登")
    said = office("report", ID, "--year", "2024", "--on", "2025-01-12").out
    assert NAME in said
    assert new not in said
    assert "has no cluster" in office("report", new, "--year", "2022", exits=2).err
