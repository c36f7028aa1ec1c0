"""What the README shows is what the commands print: every `$ lccluster` line of it is run.

`pytest tests/test_readme.py -n0 --rewrite` writes what the commands print now.
"""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest

from running import Run

ROOT = Path(__file__).parents[1]
PAGES = {"README.md": "en", "README.zh.md": "zh"}
CONSOLE = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
# The README was written after the measure had ended.
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
# Ids of acts and heads of seals differ from run to run.
VARYING = (
    (re.compile(r"\b01[0-9A-HJKMNP-TV-Z]{24}\b"), "01M83T5NRBRQ8DGK5EKKNJRY4R"),
    (re.compile(r"\b(\d+)-[0-9a-f]{24}\b"), r"\1-0747d9a9ee76f7f1161874f1"),
)


class ThatDay(date):
    """The day on which the README was written."""

    @classmethod
    def today(cls) -> ThatDay:
        return cls(NOW.year, NOW.month, NOW.day)


class ThatMoment(datetime):
    """The moment at which the README was written, in the office's time zone."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> ThatMoment:
        return cls.fromtimestamp(NOW.timestamp(), NOW.tzinfo)

    def astimezone(self, tz: tzinfo | None = None) -> ThatMoment:
        return self  # wherever the tests run


@pytest.fixture
def that_day(monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """Run commands as on the day on which the README was written."""
    for module in ("check", "findings", "rules.asking", "register.common"):
        monkeypatch.setattr(f"lccluster.cli.{module}.date", ThatDay)
    monkeypatch.setattr("lccluster.cli.register.common.datetime", ThatMoment)
    return run


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_readme_prints_what_stands_below_it(
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    that_day: Run,
    pytestconfig: pytest.Config,
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    written = (ROOT / page).read_text(encoding="utf-8")
    now = CONSOLE.sub(lambda block: _played(block[0], PAGES[page], that_day), written)
    if pytestconfig.getoption("--rewrite"):
        (ROOT / page).write_text(now, encoding="utf-8", newline="\n")
        written = now
    assert now == written


def _played(block: str, language: str, run: Run) -> str:
    """Run the commands of a block; give it with what they print."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_output(command, language, run)}" for command in commands)


def _output(command: str, language: str, run: Run) -> str:
    words = shlex.split(command.removeprefix("$ lccluster "))
    listed = "examples/register/recognised-2022.yaml"
    ran = run(*[listed if word == "LIST" else word for word in words], lang=language)
    text = (ran.out + ran.err).lstrip("\ufeff").replace("\r\n", "\n")
    for pattern, fixed in VARYING:
        text = pattern.sub(fixed, text)
    return text


def test_both_readmes_give_the_same_commands() -> None:
    english, chinese = ((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    pattern = re.compile(r"^(?:\$ |python3 ).*$", re.MULTILINE)
    assert pattern.findall(english) == pattern.findall(chinese)


def test_the_test_command_of_the_readme_is_the_one_that_ci_runs() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "grep -m 1 -- '-m pytest' README.md" in script
    assert "-m pytest" in (ROOT / "README.md").read_text(encoding="utf-8")
