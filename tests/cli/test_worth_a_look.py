"""Warnings of one kind that are many: a terminal is shown the first and told how all are seen; elsewhere all stand."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from lccluster.cli.program.worth_a_look import FIRST, warn_of_acts
from lccluster.errors import Problem
from lccluster.language import Message
from running import Run

COUNT = 20
INIT = ("register", "init", "--from", "l.csv", "--on", "2022-05-01", "--document", "1号")
ALIKE = "名称相近"
MORE = "条；运行“lccluster register check --full{}”可看全部。"


@pytest.fixture(autouse=True)
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [f"某某镇{at}号轴承特色产业集群,冠县" for at in range(COUNT)]
    Path("l.csv").write_text("\n".join(["产业集群名称,县市区", *rows]), "utf-8")


def _alike(err: str) -> int:
    return err.replace("\n", "").count(ALIKE)


def test_a_terminal_is_shown_the_first_and_how_all_are_seen(run: Run) -> None:
    made = run(*INIT, lang="zh", columns=200)
    assert made.code == 0
    assert _alike(made.err) == FIRST
    assert "没有全部列出" in made.err  # another sentence, which is one alone
    assert MORE.format("") in made.err


def test_a_pipe_gets_all(run: Run) -> None:
    made = run(*INIT, lang="zh")
    assert _alike(made.err) > FIRST + 1
    assert MORE.format("") not in made.err


def test_the_check_of_a_terminal_is_as_short_and_its_data_hold_all(run: Run) -> None:
    assert run(*INIT).code == 0
    check = ("register", "check", "--full")
    shown = run(*check, lang="zh", columns=200)
    assert _alike(shown.err) == FIRST
    assert MORE.format(" --format json") in shown.err
    whole = json.loads(run(*check, "--format", "json", columns=200).out)
    assert len(whole["notices"]) == COUNT * (COUNT - 1) // 2


def test_of_what_is_only_tried_another_run_shows_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [Problem(code="a", message=Message("of {at}", at=at)) for at in range(COUNT)]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    warn_of_acts([*found, Problem(code="b", message=Message("other"))], dry_run=True)
    *shown, other, more = capsys.readouterr().err.splitlines()
    assert (len(shown), other) == (FIRST, "other")
    assert more == f"… and {COUNT - FIRST} more; “lccluster … 2> FILE” shows all."
