"""The page of a round: states, what waits for whom, scores, and what happened, on any day."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from built_once import Once
from marked import unmarked
from rounds import application, write
from running import Run

CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
panel: {at_least: 2, aspects: {基础: 60, 前景: 40}}
notice: {length: 5, counted_in: days}
"""
PANEL = "experts:\n  - {id: E1, name: 甲, unit: 研究院}\n  - {id: E2, name: 乙, unit: 大学}\n"
NAMES = ("<b>冠县</b>&轴承特色产业集群", "莘县纸业特色产业集群")
ALTHOUGH = ("--override", "纸质会议记录")


@pytest.fixture
def scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, once: Once) -> None:
    """Hold a round of two applications until the experts' sheets are back."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    once("scored-by-two", lambda: _hold(run))


def _hold(run: Run) -> None:
    def done(*words: str) -> None:
        assert run("round", *words).code == 0

    write("call.yaml", CALL)
    write("panel.yaml", PANEL)
    run("register", "init")
    done("open", "2025", "--call", "call.yaml")
    for county, name in zip(("冠县", "莘县"), NAMES, strict=True):
        write("form.yaml", application(f"'{name}'", county))
        done("file", "form.yaml", "--on", "2025-04-01")
    ids = ("371525-01", "371522-01")
    done("check-compliance", *ids, "--on", "2025-05-01")
    passed = ("--outcome", "passed", "--reason", "合格", *ALTHOUGH)
    done("review", *ids, *passed, "--on", "2025-05-02")
    for county in ("冠县", "莘县"):
        done("recommend", county, "--document", "1号", "--on", "2025-06-02", *ALTHOUGH)
    done("panel", "panel.yaml", "--on", "2025-07-01")
    done("sheets", "-o", "out")
    for at, each in enumerate(sorted(Path("out").iterdir())):
        _score(each, 30 + at)
    done("read-sheets", "out", "--on", "2025-07-02")


def _score(path: Path, points: int) -> None:
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(book.worksheets[0].iter_rows()):
        for cell in [cell for cell in row if not cell.protection.locked][:-1]:
            cell.value = points + number
    book.save(path)


def _page(run: Run, *words: str, lang: str = "zh") -> str:
    assert run("round", "report-page", "page.html", *words, lang=lang).code == 0
    return unmarked(Path("page.html").read_text("utf-8"))


@pytest.mark.usefixtures("scored")
def test_the_page_shows_states_tasks_scores_and_acts_with_every_text_escaped(run: Run) -> None:
    page = _page(run, "--as-of", "2025-07-03")
    assert '<li class="open"><strong>2</strong> 评审中</li>' in page
    assert "&lt;b&gt;冠县&lt;/b&gt;&amp;轴承特色产业集群 · 371525-01" in page
    for said in ("待办", "专家评分", "合规性审核", "第七条", "市局"):
        assert said in page
    assert "<script" not in page
    assert "lccluster round" not in page


@pytest.mark.usefixtures("scored")
def test_an_earlier_day_knows_nothing_of_what_came_later(run: Run) -> None:
    page = _page(run, "--as-of", "2025-04-30")
    assert "专家评分" not in page
    assert '<li class="open"><strong>2</strong> 已受理</li>' in page
    before = _page(run, "--as-of", "2025-03-31")
    assert "还没有收到" in before
    assert "各申报的办理经过" not in before


@pytest.mark.usefixtures("scored")
def test_the_page_is_said_in_english_and_tells_that_the_measure_has_ended(run: Run) -> None:
    page = _page(run, "--as-of", "2026-11-27", lang="en")
    assert "What the experts&#39; sheets come to" in page
    assert "not in force on 2026-11-27" in page
    assert _page(run, "--as-of", "2026-11-27", lang="en") == page
