"""The yearly round goes by the very lines that the page of the round shows."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from rounds import application, findings, write
from running import ROOT, Run

FORMS = {"371525-01": ("轴承", "冠县"), "371522-01": ("纸业", "莘县")}
PANEL = "experts:\n  - {id: E1, name: 甲某, unit: 某大学}\n  - {id: E2, name: 乙某, unit: 某院}\n"


def _section(language: str) -> tuple[str, list[list[str]]]:
    """Give the call as a language has it, and the lines, the same in both."""
    found = {}
    for lang, page in (("en", "docs/en/round.md"), ("zh", "docs/round.md")):
        text = (ROOT / page).read_text(encoding="utf-8")
        (block,) = re.findall(r"```sh\n(lccluster round open .*?)```", text, re.DOTALL)
        (call,) = re.findall(r"```yaml\n# 通知\.yaml.*?\n(.*?)```", text, re.DOTALL)
        found[lang] = call, [shlex.split(each, comments=True)[1:] for each in block.splitlines()]
    in_english = [[{"合格": "passed"}.get(each, each) for each in line] for line in found["zh"][1]]
    assert found["en"][1] == in_english
    return found[language]


def _name(number: str) -> str:
    trade, county = FORMS[number]
    return f"{county}{trade}特色产业集群"


def _decide() -> None:
    for number, (_, county) in FORMS.items():
        place = Path("rounds/2025/applications") / number / "findings"
        write(place / f"{county}.yaml", findings(_name(number), county))


def _score() -> None:
    for path in Path("评审表").glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        for row in book.worksheets[0].iter_rows(min_row=4):
            points = (35, 25, 28) if row[0].value == "371522-01" else (33, 24, 26)
            for cell, given in zip(row[4:7], points, strict=True):
                cell.value = given
        book.save(path)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_round_of_the_page_ends_in_titles(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    call, lines = _section(language)
    write("通知.yaml", call)
    write("专家.yaml", PANEL)
    for number, (trade, county) in FORMS.items():
        write(f"申报/{trade}.yaml", application(_name(number), county))
    assert run("register", "init").code == 0
    for line in lines:
        before = {"review": _decide, "read-sheets": _score}.get(line[1])
        if before:
            before()
        ran = run(*line)
        assert ran.code == 0, (line, ran.out, ran.err)
    titles = json.loads(run("register", "list", "--as-of", "2025-12-01", "--format", "json").out)
    assert [each["name"] for each in titles["entries"]] == [_name(each) for each in FORMS]
    assert Path("公示.docx").exists()
