"""A county that gets another name: its titles and applications stay its own, whatever their files call it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lccluster.files.round.pack_file import read_round_pack
from offices import Office, empty, office
from rounds import application, findings, write
from running import ROOT, Ran, Run

__all__ = ["empty", "office"]
OLD, NEW = "冠县", "冠城区"
TITLES = [f"LC-2022-{each:03}" for each in (7, 8, 9, 10)]  # of 冠县
CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
quotas: {冠县: 2}
notice: {length: 5, counted_in: days}
"""
Rename = Callable[[], None]
Do = Callable[..., Ran]


@pytest.fixture
def rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rename:
    """Give 冠县 another name in the list of offices, as when 茌平县 became a district."""
    book = tmp_path / "rules" / "liaocheng-2021-97"

    def renamed() -> None:
        shutil.copytree(ROOT / "rules" / book.name, book)
        offices = book / "offices.yaml"
        said = "{zh: 冠县, en: Guanxian}\n    aliases: ["
        new = "{zh: 冠城区, en: Guancheng}\n    former: [冠县, "
        text = offices.read_text("utf-8")
        assert said in text
        offices.write_text(text.replace(said, new), "utf-8")
        monkeypatch.setenv("LCCLUSTER_RULES", str(book.parent))

    return renamed


def ids(found: Any) -> list[str]:
    return [each["id"] for each in found]


@pytest.mark.parametrize("asked", [OLD, NEW])
def test_its_titles_are_listed_under_either_name(
    office: Office, rename: Rename, asked: str
) -> None:
    rename()
    assert ids(office.json("list", "--county", asked)["entries"]) == TITLES
    assert office("list", "--county", asked).err == ""
    assert office("check").err == ""


def test_what_it_handed_in_under_the_old_name_is_handed_in(office: Office, rename: Rename) -> None:
    words = ("--from", "county", "--year", "2024", "--on", "2025-02-11")
    office("report", TITLES[0], *words)
    rename()
    duties = office.json("due", "--as-of", "2025-03-01")["duties"]
    owed = {(each["owed_by"], each["year"]) for each in duties if each["duty"] == "county_report"}
    assert (NEW, 2023) in owed
    assert not {(NEW, 2024), (OLD, 2024), (OLD, 2023)} & owed
    assert TITLES[0] in office("report", TITLES[1], *words, exits=6).err


def test_its_computer_sends_what_it_recorded_under_the_old_name(
    office: Office, rename: Rename, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    county = Office(office.run, Path(shutil.copytree(office.folder, "county")), office.now)
    monkeypatch.setenv("LCCLUSTER_OFFICE", "county.yaml")
    county("whoami", "--office", OLD)
    county("report", TITLES[0], "--from", "county", "--year", "2024", "--on", "2025-02-11")
    rename()
    code = county.json("pack", "-o", "1.lcp")["code"]
    monkeypatch.setenv("LCCLUSTER_OFFICE", "city.yaml")
    assert office.json("receive", "1.lcp", "--code", code)["taken"] == 1
    assert office("conflicts").err == ""


def test_a_form_under_the_new_name_is_that_of_a_title_under_the_old(
    office: Office, rename: Rename, tmp_path: Path
) -> None:
    rename()
    name = office.json("show", TITLES[0])["name"]
    write(tmp_path / "form.yaml", application(name, NEW))
    words = ("apply-review", TITLES[0], tmp_path / "form.yaml", "--on", "2027-01-15")
    office.on("2027-01-15")(*words)


@pytest.fixture
def do(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Do:
    """A round in which 冠县 may recommend two applications, and has recommended one."""
    monkeypatch.chdir(tmp_path)

    def do(*typed: object, code: int = 0) -> Ran:
        ran = run("round", *typed, "--round", "R")
        assert ran.code == code, (typed, ran.out, ran.err)
        return ran

    write("call.yaml", CALL)
    do("open", "2025", "--call", "call.yaml")
    reviewed(do, "轴承", OLD, "371525-01")
    recommended(do, OLD)
    return do


def reviewed(do: Do, trade: str, county: str, number: str) -> None:
    """File an application, and let the county find that it is complete."""
    name = f"{trade}特色产业集群"
    write(f"in/{trade}.yaml", application(name, county))
    do("file", f"in/{trade}.yaml", "--on", "2025-04-03")
    do("check-compliance", number, "--on", "2025-04-04")
    write(f"R/applications/{number}/findings/{OLD}.yaml", findings(name, county))
    do("review", number, "--outcome", "passed", "--reason", "齐", "--on", "2025-04-05")


def recommended(do: Do, county: str, *more: object, code: int = 0) -> Ran:
    words = ("--document", "县工信〔2025〕1号", "--on", "2025-04-06", *more)
    return do("recommend", county, *words, code=code)


def test_a_quota_is_the_offices_under_both_names_together(do: Do, rename: Rename) -> None:
    rename()
    reviewed(do, "纸业", NEW, "371525-02")
    recommended(do, OLD)
    reviewed(do, "纺织", NEW, "371525-03")
    for called in (OLD, NEW):
        assert "at most 2" in recommended(do, called, code=6).err


def test_its_applications_are_listed_and_recommended_in_one_letter(do: Do, rename: Rename) -> None:
    rename()
    reviewed(do, "纸业", NEW, "371525-02")
    recommended(do, NEW)
    listed = json.loads(do("list", "--county", NEW, "--format", "json").out)["applications"]
    assert ids(listed) == ["371525-01", "371525-02"]
    Path("letters").mkdir()
    do("draft", "recommendation", "-o", "letters")
    [letter] = Path("letters").iterdir()
    assert NEW in letter.name


def test_its_computer_goes_on_with_what_was_filed_under_the_old_name(
    do: Do, rename: Rename, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename()
    monkeypatch.setenv("LCCLUSTER_OFFICE", "county.yaml")
    assert run("register", "whoami", "--office", NEW).code == 0
    do("withdraw", "371525-01", "--note", "企业要求", "--on", "2025-04-08")
    assert run("register", "pack", "-o", "1.lcp", "--round", "R").code == 0
    held = read_round_pack(Path("1.lcp")).files
    assert any("371525-01" in each for each in held)


def test_its_findings_are_its_own_in_a_file_that_bears_the_old_name(
    do: Do, rename: Rename, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = Path(shutil.copytree("R", "city"))
    rename()
    monkeypatch.setenv("LCCLUSTER_OFFICE", "county.yaml")
    assert run("register", "whoami", "--office", NEW).code == 0
    file = Path("applications/371525-01/findings") / f"{OLD}.yaml"
    changed = ("R" / file).read_text("utf-8") + "# 补充\n"
    ("R" / file).write_text(changed, "utf-8")
    assert run("register", "pack", "-o", "1.lcp", "--round", "R").code == 0
    monkeypatch.setenv("LCCLUSTER_OFFICE", "city.yaml")
    assert run("register", "receive", "1.lcp", "--round", city).code == 0
    assert (city / file).read_text("utf-8") == changed
