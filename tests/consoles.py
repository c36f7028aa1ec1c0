"""Blocks of a page that show commands with what they print: played again, and compared or rewritten."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone, tzinfo

import pytest

from running import Run

CONSOLE = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
# The pages were written after the measure had ended.
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
# Ids of acts and heads of seals differ from run to run.
VARYING = (
    (re.compile(r"\b01[0-9A-HJKMNP-TV-Z]{24}\b"), "01M83T5NRBRQ8DGK5EKKNJRY4R"),
    (re.compile(r"\b(\d+)-[0-9a-f]{24}\b"), r"\1-0747d9a9ee76f7f1161874f1"),
)


class ThatDay(date):
    """The day on which the pages were written."""

    @classmethod
    def today(cls) -> ThatDay:
        return cls(NOW.year, NOW.month, NOW.day)


class ThatMoment(datetime):
    """The moment at which the pages were written, in the office's time zone."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> ThatMoment:
        return cls.fromtimestamp(NOW.timestamp(), NOW.tzinfo)

    def astimezone(self, tz: tzinfo | None = None) -> ThatMoment:
        return self  # wherever the tests run


@pytest.fixture
def that_day(monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """Run commands as on the day on which the pages were written."""
    for module in ("check", "findings", "rules.asking", "register.common"):
        monkeypatch.setattr(f"lccluster.cli.{module}.date", ThatDay)
    monkeypatch.setattr("lccluster.cli.register.common.datetime", ThatMoment)
    return run


def played(text: str, play: Callable[[list[str]], str]) -> str:
    """Run the commands of all blocks of a text; give it with what they print."""
    return CONSOLE.sub(lambda block: _played(block[0], play), text)


def _played(block: str, play: Callable[[list[str]], str]) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(
        f"{command}\n{play(shlex.split(command.removeprefix('$ lccluster ')))}"
        for command in commands
    )


def printed(run: Run, words: list[str], language: str) -> str:
    """Run one command; give what it prints, the same in every run."""
    ran = run(*words, lang=language)
    text = (ran.out + ran.err).lstrip("\ufeff").replace("\r\n", "\n")
    for pattern, fixed in VARYING:
        text = pattern.sub(fixed, text)
    return text
