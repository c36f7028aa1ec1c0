"""Every command that writes, in a folder with all that it reads; the rarer ones by a share of them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace
from standing import State, state
from writing import WRITING, Trial, filled, place
from writing_more import MORE, furnish

from running import Ran, Run
from shares import share

__all__ = ["place"]
COMMANDS = WRITING | MORE
WALKED = [*WRITING, *share([*MORE], 6)]  # by name


@pytest.fixture
def trial(name: str, place: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """One of the commands, in the folder that it is tried from; nobody has said who works there."""
    monkeypatch.setenv("LCCLUSTER_OFFICE", "mine.yaml")
    if name in MORE:
        place = filled("furnished", furnish, run, monkeypatch)
    return Trial(place, COMMANDS[name], run, monkeypatch)


class Whole(Struct, frozen=True):
    """What a command comes to where nothing fails: what it said, by which calls, what stood before and after."""

    ran: Ran
    calls: Sequence[str]
    before: State
    after: State
    between: Sequence[State] = ()  # which may stand, too, where several are decided on one by one


def undisturbed(trial: Trial) -> Whole:
    """Run a command where nothing fails; what it writes is known by its name and words."""
    between: tuple[State, ...] = ()
    if trial.words[1:2] == ("receive",) and len(trial.words) > 3:
        between = (_ran(replace(trial, words=trial.words[:3])).after,)
    return replace(_ran(trial), between=between)


def _ran(trial: Trial) -> Whole:
    folder = trial.copied("whole")
    try:
        ran, disk = trial.attempt(folder)
        whole = Whole(ran, disk.done, state(trial.place), state(folder))
    finally:
        shutil.rmtree(folder)
    assert ran.code in (0, 3, 4), ran
    assert whole.after.changed(whole.before), trial.words
    return whole
