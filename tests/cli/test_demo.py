"""The small office to play with: it is sound, whatever it names works, and it takes nobody's place."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

from running import ROOT, Run

LINE = re.compile(r"^lccluster .*$", re.MULTILINE)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("LCCLUSTER_ROUND", "LCCLUSTER_REGISTER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_every_line_that_the_demo_names_does_its_work_as_often_as_it_is_typed(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid = {lang: run("demo", lang, lang=lang) for lang in ("zh", "en")}
    named = {lang: LINE.findall(ran.out) for lang, ran in laid.items()}
    assert [(ran.code, ran.err) for ran in laid.values()] == [(0, "")] * 2
    assert named["zh"] == named["en"]
    assert {line.split()[1] for line in named["zh"]} >= {"check", "register", "round", "form"}
    monkeypatch.chdir(desk / "zh")
    for line in named["zh"] * 2:
        ran = run(*shlex.split(line)[1:], lang="zh")
        assert (line, ran.code, "Error" in ran.err) == (line, 0, False)


def test_the_demo_is_a_register_a_round_and_forms(desk: Path, run: Run) -> None:
    assert run("demo", "办公室").code == 0
    office = desk / "办公室"
    forms = {each.name for each in (office / "申报").iterdir() if each.is_file()}
    assert {Path(each).suffix for each in forms} == {".docx", ".yaml"}
    assert (office / "rounds/2025/round.yaml").is_file()
    register = ("--register", office / "register")
    assert run("register", "check", *register).code == 0
    listed = run("register", "list", *register, "--as-of", "2025-07-01", lang="zh").out
    assert [standing in listed for standing in ("有效", "已撤销")] == [True, True]
    shown = run("round", "list", "--round", office / "rounds/2025", lang="zh").out
    assert {"371522-01", "371525-01", "371581-01"} <= set(re.findall(r"\d{6}-\d\d", shown))


@pytest.mark.parametrize("made", ["folder", "file", "link", "link to nowhere"])
def test_a_place_in_use_is_left_as_it_is(desk: Path, run: Run, made: str) -> None:
    place = desk / "office"
    if made == "folder":
        place.mkdir()
        (place / "mine.txt").write_text("mine")
    elif made == "file":
        place.write_text("mine")
    elif made == "link to nowhere":
        place.symlink_to(desk / "nowhere")
    else:
        (desk / "theirs").mkdir()
        place.symlink_to(desk / "theirs", target_is_directory=True)
    before = sorted(map(str, desk.rglob("*")))
    ran = run("demo", place)
    assert (ran.code, ran.out) == (2, "")
    assert "office: " in ran.err
    assert sorted(map(str, desk.rglob("*"))) == before


def test_no_office_is_laid_out_within_a_register(desk: Path, run: Run) -> None:
    assert run("register", "init").code == 0
    ran = run("demo", "register/office")
    assert (ran.code, Path("register/office").exists()) == (2, False)


def test_what_stops_the_demo_leaves_nothing(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lccluster.usecases.demo.office.hold_round", _out_of_room)
    ran = run("demo", "office")
    assert ran.code == 2
    assert list(desk.iterdir()) == []


def _out_of_room(*_: object) -> None:
    raise OSError(28, os.strerror(28), "round.yaml")


def test_whoever_named_another_register_is_told(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_ROUND", "2024/our-round")
    ran = run("demo", "office")
    assert ran.code == 0
    assert "2024/our-round" in ran.err


def test_all_of_the_office_is_made_up() -> None:
    texts = [each.read_text("utf-8") for each in (ROOT / "examples/office").rglob("*.yaml")]
    names = [name for text in texts for name in re.findall(r"(?<=name: )\S+特色产业集群", text)]
    assert len(names) == 10
    assert [name for name in names if "某某" not in name] == []


def test_titles_whose_figures_reach_are_counted_alike_whatever_people_judge(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("demo", "office")
    monkeypatch.chdir(desk / "office")
    for words in (("outlook",), ("candidates", "--rules", "liaocheng-2021-97")):
        shown = run("register", *words, "--xlsx", desk / "held.xlsx").out
        assert "Titles of which every figure reaches its bound: 3." in shown
        book = load_workbook(desk / "held.xlsx")
        counted = dict(book["图表"].iter_rows(values_only=True, max_col=2))
        assert counted["达到标准"] == 3
        (desk / "held.xlsx").unlink()
        notes = [str(row[0]) for row in book.worksheets[0].values if str(row[0]).startswith("注：")]
        assert ["由人认定的条件列为“不能确定”" in note for note in notes] == [
            words[0] == "candidates"
        ]
