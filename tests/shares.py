"""How much of its cases a test takes: a share of them by habit, every one with --exhaustive."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

Case = TypeVar("Case")
TURN = "LCCLUSTER_TESTS_TURN"


class _Asked:
    """What the command line asks for."""

    everything = False
    turn = 0


def ask(config: pytest.Config) -> None:
    """Hear, before any module of tests is read, whether every case is wanted.

    A slow example is no failure, nor is a slow drawing: properties take as long as a busy machine needs.
    """
    _Asked.everything = bool(config.getoption("exhaustive"))
    asked = config.getoption("turn")
    if asked is not None:
        os.environ[TURN] = str(asked)
    _Asked.turn = int(
        os.environ.setdefault(TURN, str(secrets.randbelow(10**6)))
    )  # the workers' too
    most, unhurried = examples(100).max_examples, [HealthCheck.too_slow]
    settings.register_profile(
        "lccluster", deadline=None, suppress_health_check=unhurried, max_examples=most
    )
    settings.load_profile("lccluster")


def examples(most: int) -> settings:
    """Draw so many examples, a fifth of them by habit."""
    return settings(max_examples=most if _Asked.everything else -(-most // 5))


def share(cases: Sequence[Case], count: int) -> Sequence[Case]:
    """Take so many cases or a few more, as far apart as they are, others at each turn; every one with --exhaustive."""
    step = 1 if _Asked.everything else max(1, len(cases) // count)
    return cases[_Asked.turn % step :: step]


def which() -> str:
    """Say how the very same cases are taken again."""
    return f"the same share of cases again: --turn {_Asked.turn}"
