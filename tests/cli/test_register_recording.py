"""What recording does to the files, and what it refuses."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from offices import Office, empty, office
from running import EXAMPLES

__all__ = ["empty", "office"]
ID = "LC-2022-001"
PAPER = ("--document", "聊工信〔2024〕1号")
WHY = ("--override", "市政府专题会议决定")  # in November 2026 no measure is in force
ACTS: list[tuple[str, ...]] = [
    ("report", ID, "--year", "2023", "--on", "2024-01-15"),
    ("report", ID, "--from", "county", "--on", "2024-02-15"),
    ("apply-review", ID, "--on", "2027-03-01"),
    ("cancel", ID, "--ground", "not-applied", "--on", "2027-06-01", *PAPER),
    ("revoke", ID, "--ground", "14.2", "--on", "2024-03-01", *PAPER),
    ("rename", ID, "乙", "--on", "2024-03-01"),
    ("correct", ID, "recognised", "document_number=第1号"),
]
REFUSED: list[tuple[tuple[str, ...], str]] = [
    (("report", ID, "--on", "2022-01-15"), "not yet recognised"),
    (("report", ID, "--year", "2021", "--on", "2024-01-15"), "no report on 2021 is owed"),
    (("apply-review", ID, "--on", "2026-03-01"), "the year of the last day 2027-05-09"),
    (("pass-review", ID, "--on", "2027-03-01"), "Nobody has applied"),
    (("fail-review", ID, "--on", "2027-03-01"), "Nobody has applied"),
    (("revoke", ID, *PAPER), "needs its ground"),
    (("revoke", ID, "--ground", "15.1", *PAPER), "is no ground"),
    (("revoke", ID, "--ground", "14.1"), "needs its document"),
    (("cancel", ID, "--ground", "not-applied", "--on", "2027-05-09", *PAPER), "does not hold"),
    (("cancel", ID, *PAPER), "needs its ground"),
    (("set-aside", ID, "recognised", *PAPER), "can be set aside"),
    (("set-aside", ID, "NOBODY", *PAPER), "no earlier act NOBODY"),
    (("rename", ID, "临清市纺织特色产业集群"), "bears that name"),
    (("correct", ID, "recognised", "year=2024"), "cannot be corrected here"),
    (("correct", ID, "recognised", "name=乙"), "cannot be corrected here"),
    (
        ("recognise", "--name", "莘县木材加工特色产业集群", "--county", "莘县"),
        "holds a title already",
    ),
]
UNUSABLE: list[tuple[tuple[str, ...], str]] = [
    (("report", "LC-2022-01"), "Is it LC-2022-010?"),
    (("report", "张三"), "shows the ids"),
    (("report", ID, "--on", "2024-02-30"), "There is no day 2024-02-30"),
    (("report", ID, "--on", "上周"), "is not a day"),
    (("correct", ID, "recognised", "on=上周"), "is not a day"),
    (("report", ID, "--year", "去年"), "is not a whole number"),
    (("report", ID, "--from", "town"), "is not known here"),
    (("report", ID, "--from", "city"), "asks for no report like that"),
    (("report", ID, "--duty", "half_year"), "Known here: annual_report"),
    (("correct", ID, "recognised", "on"), "is no KEY=VALUE"),
    (("recognise", "--name", "甲"), "An application is missing"),
    (("recognise", "--name", "甲", "--county", "济南市"), "is no recommending office"),
    (("recognise", "nowhere.yaml"), "There is no such file"),
    (("show", "lc-2022-0011"), "Is it LC-2022-001?"),
]  # fmt: skip


@pytest.mark.parametrize("words", ACTS, ids=lambda words: words[0])
def test_a_dry_run_reads_the_act_out_and_leaves_every_byte(
    office: Office, words: tuple[str, ...]
) -> None:
    before = office.files()
    shown = office(*words, "--dry-run").out
    assert office.files() == before
    assert "Would be written to" in shown
    assert re.search(r"^  id: [0-9A-Z]{26}$", shown, re.MULTILINE)
    assert not re.search("event:|null|recorded_at", shown)


@pytest.mark.parametrize("words", ACTS, ids=lambda words: words[0])
def test_an_act_adds_one_line_at_the_end_of_its_file_and_one_seal(
    office: Office, words: tuple[str, ...]
) -> None:
    before = office.files()
    shown = office(*words).out
    after = office.files()
    changed = [name for name in after if after[name] != before.get(name)]
    assert set(changed) == {"clusters/临清市/LC-2022-001.yaml", "seals/市局.jsonl"}
    for name in changed:
        assert after[name].startswith(before[name])
        assert after[name].count(b"\n") == before[name].count(b"\n") + 1
    assert f"\n  id: {office.last(ID)['id']}\n" in shown
    assert office.last(ID)["recorded_at"] == "2026-11-23T09:30:00+08:00"
    assert office.last(ID)["recorded_by"] == "市局"
    assert office.codes() == []


@pytest.mark.parametrize("dry", [(), ("--dry-run",)], ids=["", "dry"])
@pytest.mark.parametrize(("words", "said"), REFUSED, ids=lambda each: each[0] if isinstance(each, tuple) else "")  # fmt: skip
def test_a_step_that_the_law_does_not_allow_is_six_with_a_place_and_changes_nothing(
    office: Office, words: tuple[str, ...], said: str, dry: tuple[str, ...]
) -> None:
    before = office.files()
    ran = office(*words, *dry, exits=6)
    assert ran.out == ""
    assert said in ran.err
    assert ".yaml: " in ran.err
    assert ran.err.count("\n") == 1
    assert office.files() == before


@pytest.mark.parametrize(("words", "said"), UNUSABLE, ids=lambda each: each[0] if isinstance(each, tuple) else "")  # fmt: skip
def test_an_input_that_cannot_be_used_is_two_and_changes_nothing(
    office: Office, words: tuple[str, ...], said: str
) -> None:
    before = office.files()
    assert said in office(*words, exits=2).err
    assert office.files() == before


def test_a_refusal_in_chinese_names_the_article_in_chinese(office: Office) -> None:
    said = office("apply-review", ID, "--on", "2026-03-01", exits=6, lang="zh").err
    assert "第十三条" in said
    assert "Article" not in said


def test_the_same_act_twice_is_refused(office: Office) -> None:
    for words in (ACTS[0], ACTS[2]):
        office(*words)
        office(*words, exits=6)
    revoked = ("revoke", "LC-2022-002", *ACTS[4][2:])
    office(*revoked)
    assert "has ended" in office(*revoked, exits=6).err


def test_an_act_recorded_late_names_the_later_act_that_it_would_make_unlawful(
    office: Office,
) -> None:
    office(*ACTS[0])
    said = office("revoke", ID, "--ground", "14.1", "--on", "2023-12-01", *PAPER, exits=6).err
    assert "Then “cluster's summary” of 2024-01-15 would not be lawful" in said


def test_a_correction_counts_from_the_day_of_what_it_corrects_and_leaves_it_standing(
    office: Office,
) -> None:
    before = office.file(ID).read_bytes()
    office("correct", ID, "recognised", "on=2022-05-10", "document_number=第1号")
    assert office.last(ID)["on"] == "2022-05-09"
    assert office.file(ID).read_bytes().startswith(before)
    shown = office.json("show", ID)
    assert (shown["recognised_on"], shown["document_number"]) == ("2022-05-10", "第1号")
    assert shown["valid_until"] == "2027-05-10"


def test_comments_and_formatting_of_a_hand_edited_file_survive(office: Office) -> None:
    path = office.file(ID)
    text = path.read_text("utf-8").replace("events:", "# 请勿删除\nevents:   # 各项行为")
    path.write_bytes(text.replace("\n", "\r\n").rstrip().encode("gb18030"))
    before = path.read_bytes()
    office("rename", ID, "临清市家纺集群")
    assert path.read_bytes().startswith(before)
    assert path.read_bytes().endswith(b"\r\n")
    assert office.json("show", ID)["name"] == "临清市家纺集群"


@pytest.mark.parametrize(
    "tail", ["remark: 末\n", "note: 备注在后\n"], ids=["unknown key", "events are not last"]
)
def test_a_file_to_which_nothing_can_be_appended_safely_is_left_alone(
    office: Office, tail: str
) -> None:
    path = office.file(ID)
    path.write_text(path.read_text("utf-8") + tail, "utf-8", newline="\n")
    before = office.files()
    assert f"{path}:" in office("rename", ID, "乙", exits=2).err
    assert office.files() == before


def test_acts_written_as_one_flow_list_are_not_appended_to(office: Office) -> None:
    path = office.file(ID)
    text = path.read_text("utf-8").replace("events:\n  - ", "events: [").rstrip() + "]\n"
    path.write_text(text, "utf-8", newline="\n")
    assert (
        "An act cannot be added at the end of this file" in office("rename", ID, "乙", exits=2).err
    )
    assert path.read_text("utf-8") == text


def test_a_sign_that_is_no_text_is_refused_before_anything_is_written(office: Office) -> None:
    before = office.files()
    assert "is no text" in office("rename", ID, "乙\udcff", exits=2).err
    office("recognise", "--name", "高唐\udcff", "--county", "高唐县", exits=2)
    assert office.files() == before


# --- recognition


def test_an_old_title_is_entered_by_hand_and_its_id_counts_on_within_the_year(
    office: Office,
) -> None:
    words = ("recognise", "--name", "高唐县造纸特色产业集群", "--county", "高唐", "--on")
    assert "(LC-2022-011)" in office(*words, "2022-12-01", "--dry-run").out
    assert "(LC-2021-001)" in office(*words, "2021-12-01").out
    assert office.file("LC-2021-001").parent.name == "高唐县"


def test_names_that_look_alike_are_warned_about_and_the_act_is_recorded(office: Office) -> None:
    ran = office("recognise", "--name", "莘县绿色食品特色产业集群", "--county", "莘县", *WHY)
    assert "“莘县绿色食品加工特色产业集群” (LC-2022-002) looks like" in ran.err
    assert "LC-2022-004" in ran.err
    assert office.json("show", "LC-2026-001")["standing"] == "recognised"


def test_a_title_that_ended_may_be_given_anew_under_a_new_id(office: Office) -> None:
    office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", *PAPER)
    words = (
        "recognise",
        "--name",
        "临清市纺织特色产业集群",
        "--county",
        "临清市",
        "--on",
        "2025-05-09",
    )
    assert "(LC-2025-001)" in office(*words).out
    assert office.json("show", ID)["standing"] == "revoked"
    assert office.json("show", "LC-2025-001")["valid_until"] == "2030-05-09"


def test_an_eligible_application_is_recognised_with_the_hashes_of_its_papers(
    office: Office,
) -> None:
    folder = EXAMPLES / "complete"
    words = (
        folder / "application.yaml",
        "--findings",
        folder / "findings.yaml",
        "--on",
        "2025-05-09",
    )
    office("recognise", *words, *PAPER)
    words_of_file = office.last("LC-2025-001")
    assert words_of_file["rulebook"] == "liaocheng-2021-97"
    assert len(words_of_file["application_sha256"]) == len(words_of_file["findings_sha256"]) == 64
    assert "override" not in words_of_file
    assert office.codes() == []


def test_an_application_that_is_not_eligible_is_refused_unless_a_reason_is_recorded(
    office: Office, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLES / "complete", tmp_path / "form")
    form = tmp_path / "form" / "application.yaml"
    before = office.files()
    assert "--override" in office("recognise", form, exits=6).err  # nobody has judged anything
    assert office.files() == before
    office("recognise", form, "--override", "市政府专题会议决定", "--on", "2025-05-09")
    assert office.last("LC-2025-001")["override"] == "市政府专题会议决定"


@pytest.mark.parametrize(
    ("opinion", "said"),
    [
        ("{text: 同意推荐, signed_on: 2025-03-10, sealed: true}", None),
        ("{text: 暂缓推荐, signed_on: 2025-03-10, sealed: true}", "it says “暂缓”"),
        ("{text: 同意推荐, signed_on: 2025-03-02, sealed: true}", "before the form was filled in"),
        ("{text: 同意推荐, signed_on: 2025-03-10}", "states no seal"),
        ("", "is blank"),
    ],
)
def test_a_form_that_the_county_does_not_recommend_is_refused_unless_a_reason_is_recorded(
    office: Office, tmp_path: Path, opinion: str, said: str | None
) -> None:
    shutil.copytree(EXAMPLES / "complete", tmp_path / "form")
    form, findings = (tmp_path / "form" / f"{each}.yaml" for each in ("application", "findings"))
    text = form.read_text("utf-8")
    line = next(each for each in text.splitlines() if each.startswith("county_opinion"))
    form.write_text(text.replace(line, f"county_opinion: {opinion}"), "utf-8")
    words = (form, "--findings", findings, "--on", "2025-05-09")
    told = office("recognise", *words, "--dry-run", exits=6 if said else 0).err
    assert (said or "") in told
    assert "not eligible" not in told
    office("recognise", *words, "--override", "县里已补函")
    assert office.last("LC-2025-001").get("override") == ("县里已补函" if said else None)


def test_the_refusal_names_all_that_stands_against_a_recognition(
    office: Office, tmp_path: Path
) -> None:
    form = tmp_path / "application.yaml"
    form.write_text("county: 冠县\nfilled_on: 2025-03-03\ncluster: {name: 某某集群}\n", "utf-8")
    told = office("recognise", form, exits=6).err
    assert "The verdict is “incomplete”" in told
    assert "The opinion of the county office is blank." in told
    assert told.count("--override") == 1


def test_a_form_without_cluster_or_county_cannot_be_recognised(
    office: Office, tmp_path: Path
) -> None:
    form = tmp_path / "application.yaml"
    form.write_text("county: 冠县\nfilled_on: 2025-03-03\n", "utf-8")
    said = office("recognise", form, "--override", "先行登记", exits=2).err
    assert "names no cluster or no county" in said


# --- the contract's JSON

DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
STANDINGS = ["recognised", "review_due", "under_review", "review_failed", "expired", "cancelled", "revoked"]  # fmt: skip


def thing(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


ENTRY = thing(
    id={"type": "string"}, name={"type": "string"}, county={"type": "string"},
    standing={"enum": STANDINGS}, recognised_on=DAY, valid_until=DAY,
    days_left={"type": ["integer", "null"]}, review_year={"type": "integer"},
    document_number={"type": ["string", "null"]}, flags={"type": "array", "items": {"type": "string"}},
)  # fmt: skip
DUTY = thing(
    duty={"enum": ["annual_report", "county_report", "review_application", "act_on_expired", "act_on_failed_review", "act_on_lost_ground"]},
    cluster={"type": "string"}, owed_by={"type": "string"}, article={"type": "string"},
    due_on=DAY, overdue_after=DAY | {"type": ["string", "null"]}, days_over={"type": "integer", "minimum": 0},
)  # fmt: skip


def test_lists_and_duties_are_the_contract_s_json(office: Office) -> None:
    office("revoke", ID, "--ground", "14.1", "--on", "2024-03-01", *PAPER)
    rows = thing(as_of=DAY, entries={"type": "array", "items": ENTRY, "minItems": 10})
    jsonschema.validate(office.json("list"), rows)
    jsonschema.validate(office.json("list", "--as-of", "2027-06-01"), rows)
    jsonschema.validate(office.json("show", ID), ENTRY)
    jsonschema.validate(
        office.json("due", "--as-of", "2027-06-01"),
        thing(as_of=DAY, duties={"type": "array", "items": DUTY, "minItems": 10}),
    )


def test_the_contract_s_own_example_is_what_the_register_says(office: Office) -> None:
    found = office.json("list", "--as-of", "2026-11-23")
    first = {
        "id": "LC-2022-001", "name": "临清市纺织特色产业集群", "county": "临清市",
        "standing": "recognised", "recognised_on": "2022-05-09", "valid_until": "2027-05-09",
        "days_left": 167, "review_year": 2027, "document_number": None,
        "flags": ["no-rulebook-for-review"],
    }  # fmt: skip
    assert (found["as_of"], found["entries"][0]) == ("2026-11-23", first)
    assert "临清市" in office("list", "--format", "json").out  # Chinese unescaped


def test_a_history_in_json_is_the_file_s_own_words(office: Office) -> None:
    office("rename", ID, "乙", "--note", "更名")
    found = office.json("history", ID)
    assert [each["event"] for each in found["events"]] == ["recognised", "renamed"]
    assert found["events"][1]["note"] == "更名"
    assert json.dumps(found)
    assert office("history", ID, "--format", "csv").out.count("\r\n") == 3


def test_a_screen_tells_when_it_was_recorded_to_the_minute_and_json_all_of_it(
    office: Office,
) -> None:
    office("rename", ID, "乙")
    assert office.json("history", ID)["events"][-1]["recorded_at"] == "2026-11-23T09:30:00+08:00"
    for command in ("history", "show"):
        shown = office(command, ID, lang="zh").out
        assert "2026-11-23 09:30" in shown
        assert "+08:00" not in shown


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("莘县木材加工特色产业集群", "“莘县木材加工特色产业集群”也是 LC-2022-003 的名称。"),
        ("临清市纺织服装产业集群", ""),
    ],
)
def test_a_new_name_that_another_title_bears_is_warned_of(
    name: str, said: str, office: Office
) -> None:
    ran = office("rename", "LC-2022-001", name, "--quiet", lang="zh")
    assert said in ran.err
    assert bool(ran.err) == bool(said)
    assert office.last("LC-2022-001")["name"] == name


def test_a_file_that_cannot_be_read_stops_no_new_name_of_another_title(office: Office) -> None:
    office.file("LC-2022-003").write_text("name: [莘县木材产业集群", encoding="utf-8")
    assert office("rename", "LC-2022-001", "莘县木材产业集群", "--quiet").err == ""
    assert office.last("LC-2022-001")["name"] == "莘县木材产业集群"


def test_a_name_that_is_borne_is_found_in_a_packed_register_and_under_a_later_name(
    office: Office,
) -> None:
    office("rename", "LC-2022-003", "莘县木材产业集群")
    office("repack")
    for name in ("莘县木材产业集群", "莘县木材加工特色产业集群"):
        assert "LC-2022-003, too" in office("rename", "LC-2022-001", name).err
