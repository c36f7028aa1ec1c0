"""Warnings of one kind that are many: a terminal is shown the first and told how all are seen; elsewhere all stand."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from lccluster.cli.program.worth_a_look import FIRST, warn_of_acts
from lccluster.cli.register.recording.doing import tell_of_warnings
from lccluster.errors import Problem
from lccluster.language import Message
from lccluster.register.acts.act import Refusal
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


def test_damage_between_two_commits_is_as_short_and_its_data_hold_all(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage = [Problem(code="a", message=Message("act {at} is gone", at=at)) for at in range(COUNT)]
    between = SimpleNamespace(damage=damage, acts=0)
    monkeypatch.setattr("lccluster.usecases.register.git.between.between", lambda *_: between)
    check = ("register", "check", "--range", "a1", "HEAD")
    shown = run(*check, columns=200)
    assert (shown.code, shown.err.count("is gone")) == (7, FIRST)
    assert "“lccluster register check --range a1 HEAD --format json” shows all" in shown.err
    assert f"Damage found: {COUNT}." in shown.err
    assert run(*check).err.count("is gone") == COUNT
    assert len(json.loads(run(*check, "--format", "json", columns=200).out)["damage"]) == COUNT


def test_what_no_check_finds_again_is_a_list_of_all_its_lines(run: Run) -> None:
    counties = ("冠县", "莘县")
    rows = [
        f"{county}{at}{chr(0x4E00 + 7 * at) * 3}产业集群,{county}"
        for at in range(COUNT)
        for county in counties
    ]
    Path("l.csv").write_text("\n".join(["产业集群名称,县市区", *rows]), "utf-8")
    made = run(*INIT, lang="zh", columns=200)
    assert made.err.replace("\n", "").count("与其他县市区的集群名称相近") == COUNT
    assert MORE.format("") not in made.err


def test_what_stops_a_command_is_as_short_and_a_file_gets_all(run: Run) -> None:
    assert run(*INIT).code == 0
    for each in Path("register/clusters").rglob("LC-*.yaml"):
        each.write_text(
            each.read_text("utf-8").replace("event: recognised", "event: known"), "utf-8"
        )
    shown, piped = run("register", "list", columns=200), run("register", "list")
    assert shown.code == piped.code == 2
    count = piped.err.count("“known”")
    assert (count, shown.err.count("“known”")) == (COUNT, FIRST)
    assert f"… and {COUNT - FIRST} more; “lccluster … 2> FILE” shows all." in shown.err


def _for_a_reason(count: int, code: str, why: str) -> list[Any]:
    refusal = Refusal(cast(Any, None), code, Message(why), answerable=True)
    return [
        SimpleNamespace(name=f"no {at}", warnings=(), answered=(refusal,)) for at in range(count)
    ]


def test_what_gave_way_to_a_reason_is_as_short_and_no_other_law_hides_behind_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded = [*_for_a_reason(COUNT, "a", "Not yet."), *_for_a_reason(1, "b", "Never.")]
    tell_of_warnings(recorded, dry_run=False)
    assert capsys.readouterr().err.count("although") == COUNT + 1  # into a pipe
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    tell_of_warnings(recorded, dry_run=False)
    said = " ".join(capsys.readouterr().err.split())
    assert said.count("although: Not yet.") == FIRST
    assert said.count("although: Never.") == 1
    more = f"… and {COUNT - FIRST} more; each such act is shown with “taken because”."
    assert said.endswith(more)


def test_damage_is_as_short_on_a_terminal_and_its_data_hold_all(run: Run) -> None:
    assert run(*INIT).code == 0
    for path in Path("register").rglob("LC-*.yaml"):
        path.write_text("[", "utf-8")
    shown = run("register", "check", "--full", columns=200)
    whole = json.loads(run("register", "check", "--full", "--format", "json").out)
    assert shown.code == 7
    assert len(whole["damage"]) >= COUNT
    assert f"Damage found: {len(whole['damage'])}." in shown.err
    assert "more; “lccluster register check --full --format json” shows all." in shown.err
    assert len(re.findall(r"LC-\d{4}-\d{3}\.yaml", shown.err)) < len(whole["damage"])
