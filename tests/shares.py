"""How much of its cases a test takes: a share of them by habit, every one with --exhaustive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

Case = TypeVar("Case")


class _Asked:
    """What the command line asks for."""

    everything = False
    turn = 0


def ask(config: pytest.Config) -> None:
    """Hear, before any module of tests is read, whether every case is wanted.

    A slow example is no failure, nor is a slow drawing: properties take as long as a busy machine needs.
    """
    _Asked.everything = bool(config.getoption("exhaustive"))
    _Asked.turn = int(config.getoption("turn"))
    most, unhurried = examples(100).max_examples, [HealthCheck.too_slow]
    settings.register_profile(
        "lccluster", deadline=None, suppress_health_check=unhurried, max_examples=most
    )
    settings.load_profile("lccluster")


def examples(most: int) -> settings:
    """Draw so many examples, a fifth of them by habit."""
    return settings(max_examples=most if _Asked.everything else -(-most // 5))


def share(cases: Sequence[Case], count: int, among: str = "") -> Sequence[Case]:
    """Take so many cases or a few more, as far apart as they are; every one with --exhaustive.

    Others are taken at each --turn, and of each of several walks, which `among` names.
    """
    step = 1 if _Asked.everything else max(1, len(cases) // count)
    return cases[(_Asked.turn + crc32(among.encode())) % step :: step]
