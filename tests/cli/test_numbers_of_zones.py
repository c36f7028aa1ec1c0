"""A zone has no code: its applications' numbers are drawn by its name for who reads Chinese, and read in either form."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from built_once import Once
from rounds import application, findings, write
from running import Ran, Run

CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
panel: {at_least: 1, aspects: {经营: 100}}
notice: {length: 5, counted_in: days}
"""
PANEL = "experts: [{id: E1, name: 甲某, unit: 某大学}]\n"
FILED, DRAWN, NAME = "development-zone-01", "开发区-01", "开发区轴承特色产业集群"


class Held:
    """A round with one application of the development zone, recommended, before a panel."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def __call__(self, *typed: object, code: int = 0, lang: str = "zh") -> Ran:
        ran = self.run("round", *typed, lang=lang)
        assert ran.code == code, (typed, ran.out, ran.err)
        return ran

    def state(self) -> str:
        shown = self("show", FILED, "--as-of", "2025-12-31", "--format", "json").out
        return str(json.loads(shown)["state"])


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, once: Once) -> Held:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    held = Held(run)
    once("round-of-a-zone", lambda: _hold(held))
    return held


def _hold(held: Held) -> None:
    held("open", "2025", "--call", write("call.yaml", CALL))
    held("file", write("form.yaml", application(NAME, "开发区")), "--on", "2025-04-01")
    write(Path(f"rounds/2025/applications/{FILED}/findings/开发区.yaml"), findings(NAME, "开发区"))
    held("check-compliance", DRAWN, "--on", "2025-04-04")
    held("review", "经开区－０１", "--outcome", "合格", "--reason", "齐", "--on", "2025-04-05")
    held(
        "recommend", "开发区", "--order", DRAWN, "--document", "开〔2025〕1号", "--on", "2025-04-06"
    )
    held("panel", write("panel.yaml", PANEL), "--on", "2025-04-07")


@pytest.mark.parametrize(
    "typed",
    [
        ("show", DRAWN),
        ("show",),
        ("todo",),
        ("scores",),
        ("show", "开发区-02"),
        ("draft", "sign-in", "-o", "签到表.docx"),
    ],
    ids=lambda typed: "-".join(typed[:2]),
)
def test_a_chinese_screen_draws_it_by_the_zone_s_name(held: Held, typed: tuple[str, ...]) -> None:
    ran = held.run("round", *typed, lang="zh")
    assert FILED not in ran.out + ran.err


def test_an_english_screen_and_machines_keep_what_files_have(held: Held) -> None:
    assert FILED in held("show", lang="en").out
    shown = json.loads(held("show", "--format", "json").out)
    assert [each["id"] for each in shown["applications"]] == [FILED]
    tasks = json.loads(held("todo", "--format", "json").out)
    assert {each["application"] for each in tasks["tasks"]} == {FILED}


@pytest.mark.parametrize(("lang", "place"), [("zh", f"{DRAWN}（{{}}）："), ("en", "{}: ")])
def test_a_refusal_has_it_in_front_of_the_folder_that_is_called_otherwise(
    held: Held, lang: str, place: str
) -> None:
    refused = held("propose", DRAWN, "--on", "2025-08-01", code=6, lang=lang).err
    record = f"rounds/2025/applications/{FILED}/record.yaml"
    assert refused.replace(os.sep, "/").startswith(place.format(record))


@pytest.mark.parametrize(("lang", "place"), [("zh", f"{DRAWN}（{{}}）："), ("en", "{}: ")])
@pytest.mark.parametrize("wrong", [(": 2025-04-04", ": 2025-04-05"), ("events:", "eventz:")])
def test_a_check_has_it_in_front_of_the_place_in_the_file(
    held: Held, lang: str, place: str, wrong: tuple[str, str]
) -> None:
    record = Path(f"rounds/2025/applications/{FILED}/record.yaml")
    record.write_text(record.read_text("utf-8").replace(*wrong), "utf-8")
    said = held("check", code=7, lang=lang).err.replace(os.sep, "/")
    before, after = place.split("{}")
    assert re.search(f"^{before}{record.as_posix()}:[0-9]+:[0-9]+{after}", said, re.MULTILINE)


def test_a_paper_draws_it_by_the_zone_s_name(held: Held) -> None:
    held("draft", "sign-in", "-o", "签到表.docx")
    held("draft", "recommendation", "-o", "推荐函.docx")
    for name in ("签到表.docx", "推荐函.docx"):
        assert FILED not in ZipFile(name).read("word/document.xml").decode()


@pytest.mark.parametrize("number", [DRAWN, FILED, "开发区—０１"])
def test_a_sheet_of_scores_is_read_in_either_form(held: Held, number: str) -> None:
    path, sheet = _sheet(held)
    assert sheet["A4"].value == DRAWN
    sheet["A4"], sheet["E4"] = number, 80
    sheet.parent.save(path)
    held("read-sheets", "评审表", "--on", "2025-07-20")
    assert FILED in Path("rounds/2025/sheets/E1.yaml").read_text("utf-8")
    found = json.loads(held("scores", "--as-of", "2025-07-20", "--format", "json").out)
    assert [each["application"] for each in found["scores"]] == [FILED]


def test_two_rows_of_one_application_are_refused_in_whatever_form(held: Held) -> None:
    path, sheet = _sheet(held)
    sheet["E4"], sheet["A5"], sheet["E5"] = 80, FILED, 10
    sheet.parent.save(path)
    said = held("read-sheets", "评审表", "--on", "2025-07-20", code=2, lang="en").err
    assert f"The application {FILED} has two rows." in said
    told = held("read-sheets", "评审表", "--on", "2025-07-20", code=2)
    assert FILED not in told.err
    assert not Path("rounds/2025/sheets/E1.yaml").exists()


def test_a_number_that_may_be_two_is_refused_with_both_named(held: Held) -> None:
    above = Path("rounds/2025/applications")
    shutil.copytree(above / FILED, above / DRAWN)
    record = above / DRAWN / "record.yaml"
    text = record.read_text("utf-8").replace(FILED, DRAWN).replace(NAME, "某某特色产业集群")
    record.write_text(text, "utf-8")
    said = held("show", DRAWN, code=2, lang="en").err
    assert NAME in said
    assert "某某特色产业集群" in said


def _sheet(held: Held) -> tuple[str, openpyxl.worksheet.worksheet.Worksheet]:
    held("sheets", "-o", "评审表")
    path = "评审表/E1.xlsx"
    return path, openpyxl.load_workbook(path).worksheets[0]


def test_a_notice_names_it_by_the_zone_s_name_wherever_it_is_shown(held: Held) -> None:
    path, sheet = _sheet(held)
    sheet["E4"] = 80
    sheet.parent.save(path)
    held("read-sheets", "评审表", "--on", "2025-07-20")
    held("propose", DRAWN, "--on", "2025-08-01")
    said = held("notice", "--from", "2025-09-01", "--on", "2025-09-01")
    shown = held("show", DRAWN)
    held("report-page", "页.html")
    assert f"：{DRAWN}" in said.out
    for text in (said.out, shown.out, Path("页.html").read_text("utf-8")):
        assert DRAWN in text
        assert FILED not in text.replace(f"applications/{FILED}/", "")
    assert FILED in Path("rounds/2025/round.yaml").read_text("utf-8")


def test_other_points_are_told_by_the_zone_s_name(held: Held) -> None:
    path, sheet = _sheet(held)
    for points in (80, 70):
        sheet["E4"] = points
        sheet.parent.save(path)
        said = held("read-sheets", "评审表", "--on", "2025-07-20").err
    assert DRAWN in said
    assert FILED not in said


def test_what_is_gone_is_not_looked_for_among_those_that_lie_here(held: Held) -> None:
    shutil.rmtree(f"rounds/2025/applications/{FILED}")
    told = {held("show", each, code=2).err.count("\n") for each in (FILED, DRAWN, "经开区-01")}
    assert len(told) == 1
    assert f"申报 {DRAWN} 登记过" in held("check", code=7).err


def test_the_register_tells_by_the_zone_s_name_of_which_application_a_title_came(
    held: Held,
) -> None:
    assert held.run("register", "init").code == 0
    path, sheet = _sheet(held)
    sheet["E4"] = 80
    sheet.parent.save(path)
    held("read-sheets", "评审表", "--on", "2025-07-20")
    held("propose", DRAWN, "--on", "2025-08-01")
    held("notice", "--from", "2025-09-01", "--on", "2025-09-01")
    held("promulgate", "--document", "聊〔2025〕9号", "--on", "2025-09-10")
    for command in ("history", "show"):
        said = held.run("register", command, NAME, lang="zh").out
        assert f"2025/{DRAWN}" in said.replace("\n", "")
        assert FILED not in said
