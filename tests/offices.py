"""A register as the bureau works with it: the command line, a folder, a clock that is set."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from msgspec import Struct

from lccluster.files.rules.library import Library
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.register.exchange.making import init
from lccluster.usecases.register.exchange.promulgated import read_list
from running import ROOT, Ran, Run

LISTED = ROOT / "examples" / "register" / "recognised-2022.yaml"
BEIJING = timezone(timedelta(hours=8))


NOW = datetime(2026, 11, 23, 9, 30, tzinfo=BEIJING)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but those of the lock."""
    start = len(str(folder)) + 1
    return {
        each.path[start:].replace(os.sep, "/"): _bytes(each.path)
        for each in below(folder)
        if each.is_file() and not each.name.startswith(".lock")
    }


def _bytes(path: str) -> bytes:
    """Read a file as a path would, without making one: suites of commands read a hundred thousand."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


def below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Walk over all that a folder holds, behind no link; what is asked thousands of times makes no paths."""
    with os.scandir(folder) as entries:
        for each in entries:
            yield each
            if each.is_dir(follow_symlinks=False):
                yield from below(each.path)


class Office(Struct):
    """Commands on one register; `now` is what its clock says."""

    run: Run
    folder: Path
    now: datetime = NOW
    lang: str = "en"

    def __call__(self, *words: object, exits: int = 0, lang: str | None = None) -> Ran:
        """Run `register …` on this register and hold its exit code against what is expected."""
        ran = self.run("register", *words, "--register", self.folder, lang=lang or self.lang)
        assert ran.code == exits, ran
        return ran

    def json(self, *words: object, exits: int = 0) -> Any:
        """Run a command that prints JSON."""
        return json.loads(self(*words, "--format", "json", exits=exits).out)

    def last(self, cluster: str) -> dict[str, Any]:
        """The last act of a cluster, in the file's words."""
        events: list[dict[str, Any]] = self.json("history", cluster)["events"]
        return events[-1]

    def file(self, cluster: str) -> Path:
        """The file of a cluster."""
        [found] = self.folder.glob(f"clusters/*/{cluster}.yaml")
        return found

    def files(self) -> dict[str, bytes]:
        """Every file of the register, but the lock's."""
        return files_in(self.folder)

    def codes(self, *words: object) -> list[str]:
        """The codes of the damage that a check finds."""
        found = json.loads(
            self.run("register", "check", *words, "--format", "json", "--register", self.folder).out
        )
        return [each["code"] for each in found["damage"]]

    def other(self, name: str) -> Office:
        """Another register beside this one."""
        return Office(self.run, self.folder.with_name(name), self.now)

    def set_clock(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let every command read this register's clock."""

        class Day(date):
            @classmethod
            def today(cls) -> date:  # type: ignore[override]
                return self.now.date()

        monkeypatch.setattr("lccluster.cli.register.common.stamp", lambda: Stamp(self.now))
        monkeypatch.setattr("lccluster.cli.register.common.date", Day)

    def on(self, day: str) -> Office:
        """Set the clock to the morning of a day."""
        year, month, of_month = map(int, day.split("-"))
        self.now = datetime(year, month, of_month, 9, 30, tzinfo=BEIJING)
        return self


@pytest.fixture
def empty(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """No register yet."""
    made = Office(run, tmp_path / "register")
    made.set_clock(monkeypatch)
    return made


@cache
def the_ten() -> dict[str, bytes]:
    """The files of a register of the ten real titles, made once in a process."""
    with TemporaryDirectory() as parent:
        folder, stamp = Path(parent, "register"), Stamp(NOW)
        init(folder, Library(), read_list(LISTED), stamp, lambda _message: None)
        return files_in(folder)


@pytest.fixture
def office(empty: Office) -> Office:
    """The ten real titles."""
    for name, data in the_ten().items():
        path = empty.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return empty
