"""Modules of tests are compiled by pytest, which takes longer than reading them: two workers share that in a new checkout."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def from_the_other_end(config: pytest.Config) -> None:
    """Let the second worker read all modules from the last to the first: what either has compiled, the other finds.

    What cannot be read is read again, and reported, where the tests are collected.
    """
    if os.environ.get("PYTEST_XDIST_WORKER") == "gw1" and config.args == config.getini("testpaths"):
        for path in sorted(TESTS.rglob("test_*.py"), reverse=True):
            sys.path.insert(0, str(path.parent))
            with suppress(Exception, pytest.skip.Exception):
                import_module(path.stem)
            sys.path.remove(str(path.parent))
