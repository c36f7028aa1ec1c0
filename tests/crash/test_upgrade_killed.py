"""An upgrade killed at any call that touches the disk: the old register or the new one, and the same command finishes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from faults import Disk, counting_disk
from killing import killed
from standing import acts, checked, left
from writing import Trial, place

from lccluster.files.register.folder import open_register
from running import Run
from shares import share

__all__ = ["place"]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and processes of POSIX")
UPGRADE = ("register", "upgrade", "--register", "old")
SHARE = 8  # of all calls, where not all are tried


@pytest.mark.timeout(600)  # for the exhaustive run
def test_an_upgrade_killed_at_any_call_leaves_the_old_register_or_the_new_and_the_same_command_finishes(
    place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Trial(place, UPGRADE, run, monkeypatch)
    printed = checked(place / "old").head
    told, *_ = acts(place / "old")
    whole = trial.copied("whole")
    _, disk = trial.attempt(whole)
    shutil.rmtree(whole)
    formats = set()
    for at in share(range(1, len(disk.done) + 1), SHARE):
        folder = trial.copied(f"killed-{at}")
        killed(trial, folder, at)
        found = checked(folder / "old")
        assert (found.damage, found.unsealed) == ((), ()), disk.done[at - 1]
        assert acts(folder / "old")[0] == told
        formats.add(open_register(folder / "old").header.format)
        assert trial.attempt(folder)[0].code == 0
        assert not left(folder / "old")
        ran = run("register", "check", "--against", printed, "--register", folder / "old")
        assert (ran.code, ran.err) == (0, "")
        assert not [*(folder / "old").glob("clusters/*/seals.jsonl")]
        shutil.rmtree(folder)
    assert formats == {1, 2}


def test_the_points_of_an_upgrade_are_counted(
    place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Trial(place, UPGRADE, run, monkeypatch).copied("counted")
    disk = Disk(folder)
    with monkeypatch.context() as inside, counting_disk(disk):
        inside.chdir(folder)
        assert run(*UPGRADE).code == 0
    shutil.rmtree(folder)
    assert {"replace", "unlink", "fsync", "mkdir", "rename"} <= {*disk.done}
