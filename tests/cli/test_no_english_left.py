"""Whoever reads no English finds none on a Chinese screen but what is typed, and says so: `latin_words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from foreign_words import foreign
from offices import Office, empty, office
from running import EXAMPLES, ROOT, Run

__all__ = ["empty", "office"]

HERE = Path(__file__).parent


def _written(case: Path) -> str:
    """Give what the official of a case of the gallery wrote, names of files with it."""
    files = [each for each in case.rglob("*") if each.name not in ("zh.txt", "en.txt")]
    return " ".join(
        f"{each.name} {each.read_bytes().decode(errors='ignore') if each.is_file() else ''}"
        for each in files
    )


def _screens() -> Iterator[tuple[str, str]]:
    for file in sorted((HERE / "__snapshots__").glob("*.ambr")):
        for each in file.read_text("utf-8").split("# name: ")[1:]:
            name, _, text = each.partition("\n")
            if not re.search(r"\Wen\]$", name):
                yield name, text


def test_no_mistake_is_told_in_english_on_a_chinese_screen() -> None:
    cases = sorted((ROOT / "tests" / "errors").glob("*/zh.txt"))
    found = {
        each.parent.name: foreign(each.read_text("utf-8"), _written(each.parent)) for each in cases
    }
    assert len(cases) > 300
    assert {name: words for name, words in found.items() if words} == {}


def test_no_reviewed_chinese_screen_has_english_on_it() -> None:
    own = _written(EXAMPLES)  # a key that a file spells in English is named as it spells it
    found = {name: foreign(text, own) for name, text in _screens()}
    assert len(found) > 10
    assert {name: words for name, words in found.items() if words} == {}


PLACE = re.compile(r"^\s*\S+?\.\w+(?::\d+){2}：([^：“\s]+)：(.*)", re.MULTILINE)
TYPED_WRONGLY = ("这里没有", "应写在", "是同一项")  # what is named there is no key, or one of two


def test_a_place_is_named_by_what_its_keys_are_called() -> None:
    cases = (each.read_text("utf-8") for each in (ROOT / "tests" / "errors").glob("*/zh.txt"))
    told = [
        found
        for text in (*cases, *(each for _, each in _screens()))
        for found in PLACE.findall(text)
    ]
    named = [way for way, said in told if not any(each in said for each in TYPED_WRONGLY)]
    assert len(named) > 100
    assert {way for way in named if re.search("[A-Za-z]{2}", way)} == set()


ASKING = (
    "rules diff liaocheng-2021-97 sme-clusters-2022",
    "rules show revenue",
    "rules show 媒体宣传",
    "check complete",
    "check contradictions",
    "check waiver --findings waiver/findings.yaml",
)


@pytest.mark.parametrize("command", ASKING)
def test_what_is_asked_in_chinese_is_answered_in_chinese(
    command: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    ran = run(*command.split(), lang="zh")
    assert ran.out
    assert foreign(ran.out + ran.err) == set()


@pytest.mark.parametrize("command", ["list", "show", "history", "due", "stats", "outlook", "check"])
def test_a_register_is_asked_and_answers_in_chinese(command: str, office: Office) -> None:
    which = ("LC-2022-001",) if command in ("show", "history") else ()
    ran = office(command, *which, lang="zh")
    assert ran.out + ran.err
    assert foreign(ran.out + ran.err) == set()


@pytest.mark.parametrize("command", ["list", "history", "figures", "due", "outlook"])
def test_a_table_of_a_register_is_headed_and_filled_in_chinese(
    command: str, office: Office, tmp_path: Path
) -> None:
    table = tmp_path / "年报.csv"
    table.write_text("编号,企业户数,营业收入\nLC-2022-001,88,46.2\n", "utf-8")
    said = ("--year", "2024", "--on", "2025-01-12", "--figures", table)
    assert office("report", *said).out
    which = ("LC-2022-001",) if command in ("history", "figures") else ()
    ran = office(command, *which, "--format", "csv", lang="zh")
    assert len(ran.out.splitlines()) > 1
    assert foreign(ran.out) == set()


def test_a_file_of_findings_to_fill_in_is_chinese(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    for form in ("waiver/application.yaml", "complete/application.yaml"):
        blank = tmp_path / form.replace("/", "-")
        run("findings", "new", form, "-o", blank, lang="zh")
        assert foreign(blank.read_text("utf-8")) == set()


def test_a_chart_is_called_by_its_title(office: Office, tmp_path: Path) -> None:
    made = tmp_path / "名单.xlsx"
    assert office("list", "--xlsx", made).code == 0
    with ZipFile(made) as package:
        drawn = package.read("xl/drawings/drawing1.xml").decode()
    names = re.findall(r'<xdr:cNvPr id="[^"]*" name="([^"]*)"', drawn)
    assert names
    assert {each for each in names if foreign(each)} == set()


@pytest.mark.parametrize(
    "line", ["请用 pass 表示。", "approved by the city", "可以写：yes、no。", "结论：Eligible"]
)
def test_an_english_word_is_found(line: str) -> None:
    assert foreign(line)


PROSE = re.compile(r"^(?:```.*?^```|    .*?$)", re.DOTALL | re.MULTILINE)  # what is no prose
CONTRIBUTORS = {"decisions.md"}


def _prose(page: Path) -> str:
    return re.sub(r"`[^`]*`", "", PROSE.sub("", page.read_text("utf-8")))


def test_a_chinese_page_has_no_english_paragraph_and_an_english_page_no_chinese_one() -> None:
    chinese = [ROOT / "README.zh.md", *(ROOT / "docs").glob("*.md")]
    english = [ROOT / "README.md", *(ROOT / "docs/en").glob("*.md")]
    for page in {each for each in chinese if each.name not in CONTRIBUTORS}:
        assert re.findall(r"(?:[A-Za-z]+[ ,;.]+){6,}", _prose(page)) == [], page
    for page in english:
        assert re.findall("[\u3400-\u9fff，、]{20,}", _prose(page)) == [], page
    pages = {each.name for each in (ROOT / "docs").glob("*.md")} - CONTRIBUTORS
    assert pages == {each.name for each in (ROOT / "docs/en").glob("*.md")}
