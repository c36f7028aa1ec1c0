"""What a folder holds is moved away while a command works in it, as a stick is drawn out: a sentence, old or new stands there.

A share of all moments is tried; every one with --exhaustive.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from standing import state
from walking import WALKED, trial, undisturbed
from writing import Trial, place

from shares import share

__all__ = ["place", "trial"]
GONE = share(WALKED, 6)  # commands, each at one moment, where not all are tried


@pytest.mark.timeout(1800)  # for the exhaustive run
@pytest.mark.parametrize("name", GONE)
def test_what_goes_meanwhile_is_a_sentence_and_stands_old_or_new_elsewhere(
    name: str, trial: Trial
) -> None:
    whole = undisturbed(trial)
    for at in share(range(1, len(whole.calls) + 1), 1, name):
        folder = trial.copied(f"at-{at}")
        elsewhere = folder.with_name("elsewhere")
        try:
            hold(trial, folder, elsewhere, at)
        finally:
            trial.monkeypatch.chdir(trial.place)
            for each in (folder, elsewhere):
                shutil.rmtree(each, ignore_errors=True)


def hold(trial: Trial, folder: Path, elsewhere: Path, at: int) -> None:
    """Hold one moment: no mistake of ours, and nothing was changed where that is said."""
    before = state(trial.place)

    def go() -> None:
        elsewhere.mkdir()
        for each in sorted(folder.iterdir()):
            each.rename(elsewhere / each.name)

    ran, disk = trial.attempt(folder, at, go)
    point = (trial.words, at, disk.done[at - 1], ran)
    assert ran.code in range(9), point
    assert "Traceback" not in ran.err, point
    if "othing was changed" in ran.err:
        assert not state(elsewhere).changed(before), point
