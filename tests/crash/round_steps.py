"""Every command of a round that writes, in the order of a year, and packs of it between two offices."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from rounds import application, findings, write
from running import Ran, Run

CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
panel: {at_least: 1, aspects: {基础: 60, 前景: 40}}
notice: {length: 5, counted_in: days}
"""
PANEL = "experts:\n  - {id: E1, name: 甲, unit: 研究院}\n  - {id: E2, name: 乙, unit: 大学}\n"
NUMBER, NAME, COUNTY = "371525-01", "冠县轴承特色产业集群", "冠县"
LESS, MORE = (
    "371522-01",
    "371581-01",
)  # one that is withdrawn, one that its county does not recommend
PAPERS = {
    "call.yaml": CALL,
    "panel.yaml": PANEL,
    "form.yaml": application(NAME, COUNTY),
    "less.yaml": application("莘县纸业产业集群", "莘县"),
    "more.yaml": application("临清市纺织产业集群", "临清市"),
    "again.yaml": application("临清市纺织产业集群", "临清市", revenue="35"),
}
# What is typed to get there, and the command that is tried then.
STEPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "open": (("open", "2025", "--call", "call.yaml"),),
    "file": (("file", "form.yaml", "--on", "2025-04-01"),),
    "return": (("file", "less.yaml", "--on", "2025-04-01"), ("return", LESS, "--note", "缺章", "--on", "2025-04-02")),
    "draft": (("draft", "return", "-o", "return.docx", "--as-of", "2025-04-02"),),
    "withdraw": (("withdraw", LESS, "--on", "2025-04-03"),),
    "check-compliance": (("check-compliance", NUMBER, "--on", "2025-04-02"),),
    "review": (("review", NUMBER, "--outcome", "passed", "--reason", "齐", "--on", "2025-04-03"),),
    "recommend": (("recommend", COUNTY, "--document", "1号", "--on", "2025-06-02"),),
    "draft-xlsx": (("draft", "recommendation", "-o", "recommendation.xlsx", "--as-of", "2025-06-03"),),
    "pack": (("pack", "--round", "rounds/2025", "-o", "out.lcp"),),
    "receive": (("receive", "filed.lcp"),),
    "receive-several": (("receive", "returned.lcp", "refiled.lcp"),),
    "not-recommend": (("not-recommend", MORE, "--reason", "不齐", "--on", "2025-06-03"),),
    "panel": (("panel", "panel.yaml", "--on", "2025-06-05"),),
    "recuse": (("recuse", "E2", NUMBER, "--on", "2025-06-06"),),
    "sheets": (("sheets", "-o", "out"),),
    "read-sheets": (("read-sheets", "out", "--on", "2025-07-02"),),
    "scores": (("scores", "--xlsx", "scores.xlsx"),),
    "visit": (("visit", NUMBER, "--on", "2025-07-03"),),
    "void": (("void", NUMBER, "visited", "--reason", "误登"),),
    "not-propose": (("not-propose", NUMBER, "--reason", "未排上", "--on", "2025-09-01"),),
    "propose": (("void", NUMBER, "not_proposed", "--reason", "误登"), ("propose", NUMBER, "--on", "2025-09-01")),
    "notice": (("notice", "--from", "2025-09-02"),),
    "object": (("object", NUMBER, "--reason", "有异议", "--named", "yes", "--sealed", "yes", "--on", "2025-09-03"),),
    "decide-objection": (("decide-objection", NUMBER, "1", "--outcome", "rejected", "--reason", "查否", "--on", "2025-09-04"),),
    "list": (("list", "--xlsx", "list.xlsx"),),
    "show": (("show", "--xlsx", "show.xlsx"),),
    "todo": (("todo", "--xlsx", "todo.xlsx", "--ics", "todo.ics"),),
    "report-page": (("report-page", "round.html"),),
    "promulgate": (("promulgate", "--document", "聊工信字〔2025〕40号", "--on", "2025-10-20"),),
    "close": (("close", "--on", "2025-11-03"),),
    "begin": (("pack", "--round", "rounds/2025", "-o", "whole.lcp"), ("receive", "whole.lcp", "--round", "begun")),
}  # fmt: skip


def typed(words: Sequence[str]) -> tuple[str, ...]:
    """Give what is typed: packs of a round are made and received as those of the register."""
    return ("register" if words[0] in ("pack", "receive") else "round", *words)


def steps(
    place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Go through a year in a folder: each step is given where it may be tried, and done afterwards."""
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    for name, text in PAPERS.items():
        write(place / name, text)
    monkeypatch.chdir(place)
    done(run("register", "init"))
    for name, (*before, words) in STEPS.items():
        for each in before:
            done(run(*typed(each)))
        prepared(name, run, monkeypatch)
        yield name, typed(words)
        monkeypatch.chdir(place)
        done(run(*typed(words)))


def done(ran: Ran) -> None:
    """Hold that a command did its work."""
    assert ran.code == 0, ran


def prepared(name: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let people do on paper, in workbooks and at another office what comes before a step."""
    if name == "review":
        write(f"rounds/2025/applications/{NUMBER}/findings/{COUNTY}.yaml", findings(NAME, COUNTY))
    if name == "receive":
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("LCCLUSTER_OFFICE", "county.yaml")
            send(run)
    if name == "read-sheets":
        book = openpyxl.load_workbook("out/E1.xlsx")
        row = next(each for each in book.worksheets[0].iter_rows() if each[0].value == NUMBER)
        row[4].value, row[5].value = 50, 30
        book.save("out/E1.xlsx")


def send(run: Run) -> None:
    """Let a county file an application, return it, and take it in anew: a pack after each."""
    shutil.copytree("rounds/2025", "county")
    here = ("--round", "county")
    done(run("register", "whoami", "--office", "临清市"))
    for pack, words in {
        "filed": ("file", "more.yaml", "--on", "2025-04-01"),
        "returned": ("return", MORE, "--note", "缺章", "--on", "2025-04-02"),
        "refiled": ("file", "again.yaml", "--on", "2025-04-03"),
    }.items():
        done(run("round", *words, *here))
        done(run("register", "pack", "-o", f"{pack}.lcp", *here))
    shutil.rmtree("county")
