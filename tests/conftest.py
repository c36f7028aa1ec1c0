"""Options and fixtures that all tests share."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import pytest

import read_ahead
import shares
from built_once import once
from running import run, voice

__all__ = ["once", "run", "voice"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="tests/errors: write what each command says now as its expectation",
    )
    parser.addoption(
        "--exhaustive",
        action="store_true",
        help="take every case where the suite takes a share; far longer",
    )
    parser.addoption(
        "--turn", type=int, default=0, help="take another share of the cases: any number"
    )


def pytest_configure(config: pytest.Config) -> None:
    os.environ["LCCLUSTER_OFFICE"] = (
        os.devnull + "-office.yaml"
    )  # whoever works here is none of ours
    # Two workers and a hundred processes load the same modules: each is compiled once.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    shares.ask(config)
    _write_to_memory()
    gc.disable()  # nothing is garbage while tests are collected
    # Begun in the background of a script, it hears no Ctrl-C, and nor would any process that it starts.
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    read_ahead.from_the_other_end(session.config)


def pytest_collection_finish() -> None:
    """Refuse modules of tests that load a library with threads: every process would be started, none forked."""
    if "polars" in sys.modules:
        raise pytest.UsageError("import polars within the test, not at the head of its module")
    _keep_what_is_collected()


def _keep_what_is_collected() -> None:
    """Look for garbage seldom, and never among what is there before the first test."""
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()
    atexit.register(gc.freeze)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put last whatever works in columns: beside its library's threads no process is forked, and each is started anew."""
    items.sort(key=lambda item: item.get_closest_marker("in_columns") is not None)


def _write_to_memory() -> None:
    """Put what tests write where no disk is waited for, if this system has such a place with room for it all."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 * 2**30:
        for place in ("PYTEST_DEBUG_TEMPROOT", "TMPDIR"):
            os.environ.setdefault(place, str(memory))
        tempfile.tempdir = None  # asked for before: it is looked for again
