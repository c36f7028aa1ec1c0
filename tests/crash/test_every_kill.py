"""Every command that writes, killed at any call that touches the disk: the old state or the new one, and it finishes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from killing import killed
from standing import assert_whole, left, state
from walking import COMMANDS, Whole, trial, undisturbed
from writing import Trial, place

from lccluster.files.register.change.journal import JOURNAL
from shares import share

__all__ = ["place", "trial"]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and processes of POSIX")
SHARE = 2  # of all calls, where not all are tried, beside the first and the last
JOINING = ("merge", "receive", "settle", "settle-header")
KILLED = [*JOINING, *share([each for each in COMMANDS if each not in JOINING], 8)]


@pytest.mark.timeout(1800)  # for the exhaustive run
@pytest.mark.parametrize("name", KILLED)
def test_a_kill_at_any_call_leaves_the_old_state_or_the_new_and_the_same_command_finishes(
    name: str, trial: Trial
) -> None:
    whole = undisturbed(trial)
    stood = set()
    for at in moments(len(whole.calls), name):
        folder = trial.copied(f"killed-{at}")
        stood.add(hold(trial, folder, whole, at))
        shutil.rmtree(folder)
    assert name not in JOINING or stood == {True, False}


def moments(calls: int, name: str) -> Sequence[int]:
    """Give the calls that are tried; what joins is killed before all of its work and after it, too."""
    between = range(1, calls + 1)
    return (
        sorted({1, calls, *share(between, SHARE, name)}) if name in JOINING else share(between, 1)
    )


def hold(trial: Trial, folder: Path, whole: Whole, at: int) -> bool:
    """Hold one moment, and tell whether all that the command does had come to stand by then."""
    point = (trial.words, at, whole.calls[at - 1])
    killed(trial, folder, at)
    now = state(folder)
    between = now in whole.between
    assert between or not now.changed(whole.before) & now.changed(whole.after), point
    assert_whole(folder)
    stands = not now.changed(whole.after)
    again = trial.again(folder, there=stands)
    refused = trial.refuses(whole.before, now, whole.after)
    assert again.code == (2 if refused else whole.ran.code), (again, point)
    assert not state(folder).changed(whole.after), (again, point)
    assert not [*folder.rglob(JOURNAL)], point
    assert stands or not left(folder), (left(folder), point)
    return stands
