"""A small register, and processes that work on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from worker import rename
from workshop import WORKER, Start, make_register

from lccluster.usecases.register.room import Room


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
