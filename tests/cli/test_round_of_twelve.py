"""Twelve Word forms of four counties become titles by the very lines that the page of the round shows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from rounds import findings, form, verdicts, write
from running import ROOT, Run

COUNTIES = ("冠县", "莘县", "临清市", "东阿县")
TRADES = ("轴承", "纸业", "纺织")
OPEN, INCOMPLETE, FAILING, RELAXED = "莘县纸业", "临清市纺织", "东阿县轴承", "冠县纺织"
MATERIALS = ("简介.txt", "规划.pdf", "品牌.pdf", "平台.pdf", "信息化.txt", "声明.pdf")
STANDING = "standing: {city_rank: 1, evidence: 规划.pdf}\n"


def _lines() -> list[list[str]]:
    """Give the lines of the round as they are in Chinese, the same in both languages."""
    found = []
    for page in ("docs/en/round.md", "docs/round.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        (block,) = re.findall(r"```sh\n(lccluster form import .*?)```", text, re.DOTALL)
        found.append([shlex.split(line, comments=True)[1:] for line in block.splitlines()])
    english, chinese = found
    assert english == [[{"公示": "public"}.get(each, each) for each in line] for line in chinese]
    return chinese


def _clusters() -> Iterator[tuple[str, str, Path]]:
    """Name the clusters, each with its county and its folder."""
    for county in COUNTIES:
        for trade in TRADES:
            yield f"{county}{trade}", county, Path("申报") / county / trade


def _name(cluster: str) -> str:
    return f"{cluster}特色产业集群"


def _send_in(run: Run) -> None:
    """Send in a form and its materials for each cluster."""
    for cluster, county, folder in _clusters():
        area = "120" if cluster == RELAXED else "38.4"
        source = write("source.yaml", form(_name(cluster), county, area=area))
        for material in MATERIALS:
            write(folder / material, "材料")
        assert run("form", "fill", source, "-o", folder / "申请表.docx").code == 0


def _look_over() -> None:
    """Take in what is offered, as an official does: without the signs before the lines."""
    for cluster, _, folder in _clusters():
        path = folder / "申请表.yaml"
        text = path.read_text(encoding="utf-8").replace("sealed:\n", "sealed: true\n")
        if cluster != INCOMPLETE:
            text = re.sub(r"(?m)^#(materials:|  )", r"\1", text)
        path.write_text(text + STANDING * (cluster == RELAXED), encoding="utf-8")


def _decide() -> None:
    """Fill in the workbook, but for two rows of one cluster."""
    book = openpyxl.load_workbook("审核意见.xlsx")
    sheet = book["审核意见"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    for row in range(4, sheet.max_row + 1):
        name, at = (sheet.cell(row, heads[head]).value for head in ("集群", "编号"))
        if name == _name(OPEN) and at in ("media", "technology"):
            continue
        bad = name == _name(FAILING) and at == "technology"
        answer = "同意放宽" if at == "area" else "不符合" if bad else "符合"
        said = {"结论": answer, "理由": "已核实", "认定人": "王某", "单位": "市局"}
        for head, value in {**said, "日期": date(2025, 4, 2)}.items():
            sheet.cell(row, heads[head]).value = value
    book.save("审核意见.xlsx")


def test_twelve_word_forms_become_titles_by_the_lines_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    importing, correcting, asking, checking, announcing, founding, entering = _lines()
    _send_in(run)
    assert run(*importing).code == 0
    _look_over()

    assert run(*correcting).code == 4
    assert [path.name for path in Path("补正").iterdir()] == [f"{_name(INCOMPLETE)}补正通知.docx"]

    assert run(*asking).code == 0
    _decide()
    assert run(*checking, lang="zh").code == 1
    rows = _rows("汇总表.xlsx")
    assert len(rows) == 12
    decided = {name for name, (verdict, _) in rows.items() if verdict in ("符合", "不符合")}
    assert {*rows} - decided == {_name(OPEN), _name(INCOMPLETE)}
    assert rows[_name(FAILING)][0] == "不符合"
    assert all(word in str(rows[_name(OPEN)][1]) for word in ("媒体宣传", "技术水平"))

    assert run(*announcing).code == 0
    eligible = {name for name, (verdict, _) in rows.items() if verdict == "符合"}
    assert {row.cells[2].text for row in docx.Document("公示.docx").tables[0].rows[1:]} == eligible

    assert run(*founding).code == 0
    _enter(run, entering, eligible)
    listed = run("register", "list", "--format", "csv").out
    assert {name for name in rows if name in listed} == eligible

    _found_in_ten_files(run)


def _enter(run: Run, entering: list[str], eligible: set[str]) -> None:
    """Enter the titles: not one while one that is not eligible is among them, then all others."""
    named, words = (
        entering[2 : entering.index("--findings")],
        entering[entering.index("--findings") :],
    )
    refused = run(*entering[:2], "申报", *words)
    assert refused.code == 6
    missing = [folder for cluster, _, folder in _clusters() if _name(cluster) not in eligible]
    lines = refused.err.replace("\\", "/").splitlines()
    assert [line.partition("/申请表")[0] for line in lines if line.startswith("申报")] == sorted(
        map(str, missing)
    )
    assert run(*entering).code == 0
    left = [
        folder
        for cluster, _, folder in _clusters()
        if _name(cluster) in eligible and not any(folder.is_relative_to(each) for each in named)
    ]
    assert run(*entering[:2], *left, *words).code == 0


def _rows(workbook: str) -> dict[str, tuple[object, object]]:
    """Give verdict and open points of each cluster in the summary."""
    values = list(openpyxl.load_workbook(workbook)["汇总表"].values)
    at = next(row for row in values if row[0] == "序号")
    name, verdict, open_ = (at.index(head) for head in ("集群名称", "预审结论", "未达标项"))
    return {str(row[name]): (row[verdict], row[open_]) for row in values if isinstance(row[0], int)}


def _found_in_ten_files(run: Run) -> None:
    """Bring the same in ten files: they decide as the workbook does, but for the waiver."""
    words = []
    for cluster, _, _ in _clusters():
        if cluster not in (RELAXED, INCOMPLETE):
            path = write(f"意见/{cluster}.yaml", findings(_name(cluster), "市局"))
            words += ["--findings", path]
    assert len(words) == 20
    ran = run("check", "申报", *words, "--format", "jsonl")
    assert sorted(verdicts(ran, "cluster").values()).count("eligible") == 10
