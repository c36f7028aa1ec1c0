"""Every command that writes, and Ctrl-C at any call by which it touches the disk: 130, nothing half, nothing left.

Each attempt is a process of its own, as Ctrl-C may end it at once. A share of all moments is tried;
every one with --exhaustive.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from standing import Step, assert_whole, left, state
from walking import WALKED, Whole, trial, undisturbed
from writing import Trial, place

from running import Ran
from shares import share

__all__ = ["place", "trial"]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and processes of POSIX")
PRESSED = share(WALKED, 12)  # commands, each at one moment, where not all are tried


def press() -> None:
    """Press Ctrl-C."""
    signal.raise_signal(signal.SIGINT)


def interrupted(trial: Trial, folder: Path, at: int) -> Ran:
    """Run a command in a process of its own, in which somebody presses Ctrl-C at a count."""
    said = folder.with_name(f"{folder.name}-said")
    process = os.fork()
    if not process:
        code = 99
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            ran, _ = trial.attempt(folder, at, press)
            said.write_text(ran.err, encoding="utf-8")
            code = ran.code
        finally:
            os._exit(code)
    _, status = os.waitpid(process, 0)
    err = said.read_text("utf-8") if said.exists() else ""  # nothing where it ended at once
    said.unlink(missing_ok=True)
    return Ran(os.waitstatus_to_exitcode(status), "", err)


@pytest.mark.timeout(1800)  # for the exhaustive run
@pytest.mark.parametrize("name", PRESSED)
def test_ctrl_c_at_any_call_that_touches_the_disk_leaves_nothing_half(
    name: str,
    trial: Trial,
    request: pytest.FixtureRequest,
    capfd: pytest.CaptureFixture[str],
) -> None:
    whole = undisturbed(trial)
    every = request.config.getoption("exhaustive")
    for at in share(range(len(whole.calls), 0, -1), 1):
        folder = trial.copied(f"at-{at}")
        try:
            hold(trial, folder, whole, at)
        finally:
            shutil.rmtree(folder)
    if every:
        with capfd.disabled():
            sys.stdout.write(f"\n{name}: {len(whole.calls)} moments\n")


def hold(trial: Trial, folder: Path, whole: Whole, at: int) -> None:
    """Hold one moment: each file old or new, nothing half, nothing left, and the command goes on."""
    good, before, after = whole.ran, whole.before, whole.after
    ran = interrupted(trial, folder, at)
    step = Step(ran, good, before, state(folder), after, (trial.words, at))
    assert ran.code == 130, step
    between = step.now in whole.between
    assert between or not step.now.changed(before) & step.now.changed(after), step
    assert not (between and "othing was changed" in ran.err), step
    assert not left(folder), (left(folder), step)
    assert "Traceback" not in ran.err, step
    assert not (step.stands and "othing was changed" in ran.err), step
    again = trial.again(folder, there=step.stands)
    refused = trial.refuses(before, step.now, after)
    assert again.code == (2 if refused else good.code), (again, step)
    assert not state(folder).changed(after), (again, step)
    assert_whole(folder)
