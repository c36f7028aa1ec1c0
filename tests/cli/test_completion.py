"""Completion offers the words of the register, the round and the rulebook at hand; it never breaks a line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer._click.core import Context
from typer._completion_classes import BashComplete

from lccluster.catalogs import speak
from lccluster.cli.app import build
from lccluster.cli.options import ASKED_BY_A_SHELL
from lccluster.cli.program.settings import Settings
from lccluster.files.rules.library import SHIPPED
from lccluster.usecases.demo.office import lay_out

Offered = Callable[..., list[str]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "office"
    lay_out(folder, SHIPPED)
    return folder


@pytest.fixture
def offered(demo: Path, monkeypatch: pytest.MonkeyPatch, voice: None) -> Offered:
    """Give what is offered behind a line, for the word that was begun."""
    monkeypatch.chdir(demo)
    for name in ("LCCLUSTER_ROUND", "LCCLUSTER_REGISTER", "LCCLUSTER_RULES"):
        monkeypatch.delenv(name, raising=False)

    def ask(line: str, begun: str = "", lang: str = "zh") -> list[str]:
        speak(lang)
        with monkeypatch.context() as shell:
            shell.setenv(ASKED_BY_A_SHELL, "complete_bash")
            shell.setenv("COMP_WORDS", f"lccluster {line} {begun}")
            asked = BashComplete(build(Settings(lang)), {}, "lccluster", ASKED_BY_A_SHELL)
            return [each.value for each in asked.get_completions(line.split(), begun)]

    return ask


IDS = [f"LC-2022-00{number}" for number in range(1, 7)]


@pytest.mark.parametrize(
    ("line", "begun", "lang", "first"),
    [
        ("register show", "", "zh", IDS[0]),
        ("register show", "东", "en", "东阿县某某街道阿胶和健康食品特色产业集群"),
        ("register report LC-2022-001", "LC", "zh", IDS[0]),
        ("register list --status", "", "zh", "有效"),
        ("register list --status", "revo", "zh", "revoked"),
        ("register list --status", "", "en", "recognised"),
        ("register list --county", "莘", "zh", "莘县"),
        ("register list --county", "Shen", "en", "Shenxian"),
        ("register revoke LC-2022-001 --ground", "弄", "zh", "弄虚作假或者违法违规"),
        ("register revoke LC-2022-001 --ground", "", "en", "not-applied"),
        ("register report LC-2022-001 --duty", "", "en", "annual_report"),
        ("register void LC-2022-001", "ren", "en", "renamed"),
        ("register void LC-2022-001", "", "zh", "认定公布"),
        ("register void LC-2022-001", "ren", "zh", "renamed"),
        ("register notice", "", "zh", "公示"),
        ("register notice", "can", "en", "cancellation"),
        ("rules show", "年", "zh", "年营业收入"),
        ("rules show", "", "en", "distinct-industry"),
        ("round precedents", "技术", "zh", "技术水平"),
        ("round show", "", "zh", "371522-01"),
        ("round recuse", "甲", "zh", "甲某"),
        ("round draft", "", "zh", "补正通知"),
        ("round draft", "sc", "en", "scores"),
        ("round list --status", "已推", "zh", "已推荐"),
        ("round recommend", "冠", "zh", "冠县"),
        ("check x.yaml --rules", "liao", "zh", "liaocheng-2021-97"),
        ("check x.yaml --format", "", "zh", "文本"),
        ("round review 371522-01 --outcome", "", "en", "passed"),
    ],
)
def test_the_words_at_hand_are_offered(
    line: str, begun: str, lang: str, first: str, offered: Offered
) -> None:
    found = offered(line, begun, lang)
    assert found[0] == first
    assert [each for each in found if not each.startswith(begun)] == []


def test_what_is_offered_is_one_word_to_a_shell(offered: Offered) -> None:
    for lang in ("zh", "en"):
        for line in ("register list --status", "rules show", "register notice", "round draft"):
            found = offered(line, "", lang)
            assert len(found) > 4
            assert [each for each in found if len(each.split()) != 1] == []


def test_a_register_named_on_the_line_is_the_one_that_is_asked(
    offered: Offered, tmp_path: Path, run: Any
) -> None:
    assert run("register", "init", "--register", tmp_path / "other").code == 0
    assert offered(f"register show --register {tmp_path / 'other'}") == []
    assert offered("register show") == IDS


@pytest.mark.parametrize(
    "line",
    ["register show", "round show", "round recuse", "round draft", "register list --county"],
)
def test_where_a_file_is_damaged_nothing_is_offered_and_nothing_said(
    line: str, offered: Offered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    for file in ("register/register.yaml", "rounds/2025/round.yaml"):
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).write_text("id: [", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert offered(line) == []
    assert capfd.readouterr() == ("", "")


def _settled(command: Any) -> list[str]:
    context = Context(command)
    if hasattr(command, "list_commands"):
        return [
            one
            for name in command.list_commands(context)
            for one in _settled(command.get_command(context, name))
        ]
    return [
        str(each.metavar)
        for each in command.params
        if each.metavar and not each._custom_shell_complete
    ]


def test_whatever_is_neither_a_file_nor_free_text_is_offered(
    voice: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("en")
    monkeypatch.setenv(ASKED_BY_A_SHELL, "complete_bash")
    free = {
        "DATE", "TEXT", "REASON", "NUMBER", "NAME", "YYYY", "N", "DAYS", "PORT", "HEAD", "CODE", "YEAR",
        "DRAFT", "COLUMN", "OLD NEW", "APP,APP…", "KEY=VALUE…", "ID=FROM..TO:STEP", "[PATH=VALUE]…",
    }  # fmt: skip
    files = {"FILE", "DIR", "PATH…", "FORM", "DATA", "TABLE", "%O", "%A", "%B", "%P"}
    left = {
        each
        for each in _settled(build(Settings("en")))
        if each not in free | files
        and not any(word in each for word in ("FILE", "DIR", "APPLIC", "ASSESS", "PACK"))
    }
    assert left == set()


def test_a_shell_is_answered_in_a_process_of_its_own(demo: Path) -> None:
    line = {"COMP_WORDS": "lccluster round show ", "COMP_CWORD": "3"}
    ran = subprocess.run(
        [sys.executable, "-m", "lccluster"],
        cwd=demo,
        env={**os.environ, **line, "_LCCLUSTER_COMPLETE": "complete_bash"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.stdout.split() == ["371522-01", "371525-01", "371581-01"]
    assert ran.stderr == ""
