"""Every command that writes, on a disk that fails once: the old state or the new one, and true sentences.

A share of all points is tried; every one with --exhaustive, which is well over a thousand.
"""

from __future__ import annotations

import errno
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from faults import failure
from standing import Step, assert_whole, left, state
from walking import WALKED, Whole, trial, undisturbed
from writing import WRITING, Trial, place

from running import Ran, Run
from shares import share

__all__ = ["place", "trial"]

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)


def points(total: int, name: str) -> Sequence[tuple[int, int]]:
    """Give the points of a command: every count with every error, or one of them, another of each command."""
    return share([(at, error) for error in ERRORS for at in range(total, 0, -1)], 1, name)


@pytest.mark.timeout(1800)  # for the exhaustive run
@pytest.mark.parametrize("name", WALKED)
def test_a_disk_that_fails_once_leaves_the_old_state_or_the_new_and_says_which(
    name: str, trial: Trial
) -> None:
    whole = undisturbed(trial)
    for at, error in points(len(whole.calls), name):
        folder = trial.copied(f"{at}-{error}")
        try:
            hold(trial, folder, whole, at, error)
        finally:
            shutil.rmtree(folder)


def hold(trial: Trial, folder: Path, whole: Whole, at: int, error: int) -> None:
    """Hold one point: what stands is old or new, what is said is true, and the command goes on."""
    good, before, after = whole.ran, whole.before, whole.after
    ran, disk = trial.attempt(folder, at, failure(error))
    point = (trial.words, at, errno.errorcode[error], disk.done[at - 3 : at], ran)
    step = Step(ran, good, before, state(folder), after, point)
    if step.now in whole.between:
        assert (ran.code, "standing: " in ran.err) == (2, True), point
    elif trial.singly:
        assert each_written(ran) == step.now.changed(before), point
    elif is_form_less(step):
        assert now_written(step) == step.now.changed(before), point
    else:
        step.hold()
    again = trial.again(folder, there=step.stands)
    refused = trial.refuses(before, step.now, after)
    assert again.code == (2 if refused else good.code), (again, point)
    assert not state(folder).changed(after), (again, point)
    assert not left(folder), (left(folder), point)
    assert_whole(folder)


def each_written(ran: Ran) -> set[str]:
    """Name the documents that a table of several names as written, or a line as not confirmed alone."""
    unconfirmed = re.findall(r"(?m)^(\S+): The file is written", ran.err)
    return {*re.findall(r"\S+\.yaml", ran.out), *unconfirmed}


def is_form_less(step: Step) -> bool:
    """Tell whether a batch went on without its one form, which the disk did not give."""
    return step.ran.code == 2 and step.ran.err.startswith("form.yaml: ") and bool(now_written(step))


def now_written(step: Step) -> set[str]:
    """Name the documents of which a command says that they are written."""
    return {line.split()[0] for line in step.ran.err.splitlines() if line.endswith(" is written.")}


def test_all_points_together_are_more_than_a_thousand(
    place: Path, run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    counted = 0
    every = request.config.getoption("exhaustive")
    for name in WRITING if every else ("init", "import", "repack", "unpack", "seal", "rules-new"):
        trial = Trial(place, WRITING[name], run, monkeypatch)
        folder = trial.copied("counted")
        counted += len(ERRORS) * len(trial.attempt(folder)[1].done)
        shutil.rmtree(folder)
    if every:
        with request.getfixturevalue("capfd").disabled():
            sys.stdout.write(f"\n{counted} points\n")
    assert counted > 1000
