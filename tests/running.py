"""The command line run in this process, in either language, on a fixed day."""

from __future__ import annotations

import gc
import io
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from lccluster.catalogs import speak
from lccluster.cli.main import main
from lccluster.cli.program.lazy import CommandEntry
from lccluster.files.disk import deeds
from lccluster.files.disk.temporary import _Left
from lccluster.language import English, _Voice, spoken

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "applications"
TODAY = date(2025, 6, 1)  # the measure is in force


class FixedDay(date):
    """A date whose today never changes."""

    @classmethod
    def today(cls) -> FixedDay:
        return cls(TODAY.year, TODAY.month, TODAY.day)


class Ran(Struct, frozen=True):
    """What a run gave: exit code, and both streams as text."""

    code: int
    out: str
    err: str
    raw: bytes = b""


Run = Callable[..., Ran]


class Stream(io.TextIOWrapper):
    """A stream in memory; a terminal, where it has columns."""

    columns: int | None = None

    def isatty(self) -> bool:
        return self.columns is not None


SPOKEN = {"language": "en", "catalog": English()}  # before anybody has chosen a language


@pytest.fixture(autouse=True)
def voice() -> Iterator[None]:
    """Begin with no language chosen; leave all that one process has for one command as it was."""
    for name, value in SPOKEN.items():
        setattr(_Voice, name, value)
    interrupt, unraised = signal.getsignal(signal.SIGINT), sys.unraisablehook
    yield
    signal.signal(signal.SIGINT, interrupt)
    sys.unraisablehook = unraised
    _Left.paths.clear()  # names below the folder of then, which are others in the next one
    deeds.begin()  # what one test read of a damaged register stops no document of the next one
    gc.enable()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while."""
    before = {name: getattr(_Voice, name) for name in ("language", "catalog", "catalog_of")}
    speak(language)
    yield
    for name, value in before.items():
        setattr(_Voice, name, value)


_build = CommandEntry.build


@cache
def _built(entry: CommandEntry, name: str, _language: str) -> Any:
    return _build(entry, name)


def _built_once(entry: CommandEntry, name: str) -> Any:
    """Put a command together once in each language, as a process does; the suite is ten thousand of them in one."""
    return _built(entry, name, spoken())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, voice: None) -> Run:
    """Run lccluster in this process; `run("check", file, lang="zh")`, `columns=80` on a terminal."""
    for name in ("LCCLUSTER_RULES", "LCCLUSTER_REGISTER", "LCCLUSTER_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for module in ("check", "findings", "rules.asking"):
        monkeypatch.setattr(f"lccluster.cli.{module}.date", FixedDay)
    monkeypatch.setattr(CommandEntry, "build", _built_once)
    for habit in ("freeze", "set_threshold"):  # those of one command, not of a thousand
        monkeypatch.setattr(gc, habit, bool)

    def lccluster(
        *argv: object, lang: str = "en", encoding: str = "utf-8", columns: int | None = None
    ) -> Ran:
        monkeypatch.setenv("LCCLUSTER_LANG", lang)
        monkeypatch.setenv("COLUMNS", str(columns or 80))
        out, err = (Stream(io.BytesIO(), encoding, newline="\n") for _ in range(2))
        out.columns = err.columns = columns
        with monkeypatch.context() as streams:
            streams.setattr(sys, "stdout", out)
            streams.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as leaving:
                main([str(word) for word in argv])
        raw, said = _taken(out), _taken(err)
        code = leaving.value.code
        assert isinstance(code, int)
        return Ran(code, raw.decode(encoding), said.decode(encoding), raw)

    return lccluster


def _taken(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()
