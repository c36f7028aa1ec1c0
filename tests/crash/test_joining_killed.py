"""What brings copies together, killed at any call that touches the disk: the old register or the new one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from killing import killed
from standing import assert_whole, state
from writing import WRITING, Trial, place

from lccluster.files.register.change.journal import JOURNAL
from running import Run
from shares import share

__all__ = ["place"]
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="signals and processes of POSIX"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
SHARE = 5  # of all calls, where not all are tried
JOINING = {name: WRITING[name] for name in ("merge", "receive", "settle", "settle-header")}


@pytest.mark.timeout(600)  # for the exhaustive run
@pytest.mark.parametrize("words", JOINING.values(), ids=JOINING)
def test_a_kill_at_any_call_leaves_the_old_register_or_the_new_and_the_same_command_finishes(
    words: tuple[str, ...], place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Trial(place, words, run, monkeypatch)
    before = state(place)
    whole = trial.copied("whole")
    good, disk = trial.attempt(whole)
    after = state(whole)
    shutil.rmtree(whole)
    stood = set()
    for at in share(range(1, len(disk.done) + 1), SHARE):
        folder = trial.copied(f"killed-{at}")
        killed(trial, folder, at)
        now = state(folder)
        stands = not now.changed(after)
        assert stands or not now.changed(before), (at, disk.done[at - 1])
        assert_whole(folder)
        stood.add(stands)
        assert trial.again(folder, there=stands).code == good.code, (at, disk.done[at - 1])
        assert not state(folder).changed(after)
        assert not [*folder.rglob(JOURNAL)]
        shutil.rmtree(folder)
    assert stood == {True, False}
