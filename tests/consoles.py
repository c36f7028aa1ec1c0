"""Blocks of a page that show commands with what they print: played again, and compared or rewritten."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone, tzinfo

import pytest

from running import Run

CONSOLE = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
# The pages were written after the measure had ended.
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
# What differs from run to run: ids of acts, heads of seals, codes of packs. Each stands as the first of its
# kind does in the pages, or with another last sign.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
VARYING = {
    re.compile(r"\b01[0-9A-HJKMNP-TV-Z]{24}\b"): "01M83T5NRBRQ8DGK5EKKNJRY4",
    re.compile(r"\b(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}\b"): "GT3M-VFPR-HRMT-6PG",
}
HEAD, ENDS = re.compile(r"\b(\d+)-[0-9a-f]{24}\b"), "0747d9a9ee76f7f1161874f"
WRITER = re.compile(r"([\u4e00-\u9fff]+)-[2-9A-HJ-NP-Z]{4}(?![0-9A-Z-])")


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
    monkeypatch.setenv("LCCLUSTER_OFFICE", os.environ["LCCLUSTER_OFFICE"])  # and put it back
    return run


class StandIns:
    """What stands in a page for what differs from run to run, and what it stands for."""

    def __init__(self) -> None:
        self._shown: dict[str, str] = {}

    def shown(self, text: str) -> str:
        """Put the stand-ins into what was printed."""
        for pattern, first in VARYING.items():
            text = pattern.sub(lambda found, first=first: self._of(found[0], first), text)
        text = HEAD.sub(lambda found: self._of(found[0], f"{found[1]}-{ENDS}"), text)
        return WRITER.sub(r"\1-7F3K", text)

    def meant(self, words: list[str]) -> list[str]:
        """Give what is typed with what the stand-ins stand for."""
        meant = {shown: real for real, shown in self._shown.items()}
        return [meant.get(word, word) for word in words]

    def _of(self, real: str, first: str) -> str:
        count = sum(each[:-1] == first for each in self._shown.values())
        return self._shown.setdefault(real, first + SIGNS[count % len(SIGNS)])


def played(text: str, play: Callable[[list[str]], str]) -> str:
    """Run the commands of all blocks of a text; give it with what they print."""
    stand_ins = StandIns()
    return CONSOLE.sub(lambda block: _played(block[0], play, stand_ins), text)


def _played(block: str, play: Callable[[list[str]], str], stand_ins: StandIns) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(
        f"{command}\n{stand_ins.shown(_done(stand_ins.meant(shlex.split(command)[1:]), play))}"
        for command in commands
    )


def _done(words: list[str], play: Callable[[list[str]], str]) -> str:
    """Run one line: mostly a command of ours, else one of the few of a shell that the pages show."""
    match words:
        case ["lccluster", *rest]:
            return play(rest)
        case ["export", setting]:
            name, _, value = setting.partition("=")
            os.environ[name] = value
        case ["cp", "-r", one, *others]:
            shutil.copytree(one, *others)
        case _:
            raise AssertionError(words)
    return ""


def printed(run: Run, words: list[str], language: str) -> str:
    """Run one command; give what it prints."""
    ran = run(*words, lang=language)
    return (ran.out + ran.err).lstrip("\ufeff").replace("\r\n", "\n")
