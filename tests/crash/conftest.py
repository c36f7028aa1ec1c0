"""A small register, and processes that work on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from worker import STAMP, rename, told

from lccluster.files.register_folder import Header
from lccluster.files.register_writing import write_header
from lccluster.register.events import Recognised
from lccluster.usecases.register_acts import recognise
from lccluster.usecases.register_room import Room, open_room
from lccluster.usecases.rulebooks import Library

WORKER = Path(__file__).with_name("worker.py")
Start = Callable[..., "subprocess.Popen[str]"]


def make_register(folder: Path) -> Room:
    """A register with one cluster that has borne two names."""
    write_header(folder, Header(1, "名录", "市局", "liaocheng-2021-97"))
    room = open_room(folder, Library())
    facts = {"name": "冠县轴承特色产业集群", "county": "冠县"}
    event = Recognised(on=STAMP.today.replace(year=2022), document_number="聊工信〔2022〕1号")
    recognise(room, facts, event, STAMP, dry_run=False, tell=told)
    return room


@pytest.fixture
def room(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Room:
    """A register of one cluster with two acts, both sealed."""
    made = make_register(tmp_path / "register")
    rename(made, "冠县轴承产业集群")
    return made


@pytest.fixture
def start() -> Start:
    """Start a worker; `before` goes in front of it on the command line."""

    def started(*words: object, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*before, sys.executable, str(WORKER), *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )

    return started
