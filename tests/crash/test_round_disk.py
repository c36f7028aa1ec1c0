"""Every command of a round that writes, on a disk that fails once, and killed: old or new stands, true sentences, it goes on.

A share of all points is tried; every one with --exhaustive.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from faults import Disk, counting_disk, failure
from kept_files import Files, changed, files_of, is_in_hand, lacks_but_a_seal, settle
from killing import die, in_another_process
from msgspec import Struct
from round_steps import STEPS, done, steps
from standing import left

from running import Ran, Run
from shares import share

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS)
UNLAWFUL = 6  # an act that stands already is none that may be taken
SHARE = 3  # points of a command that are tried where not all are
USUAL = ("file", "review", "recommend", "read-sheets", "propose", "promulgate", "receive")
MORE_OF_IT = ("object", "check-compliance", "visit", "panel", "recuse")  # twice is once more
TRIED = {*USUAL, *share([each for each in STEPS if each not in USUAL], 4)}


class Step(Struct):
    """A command of a round in copies of a folder."""

    start: Path
    words: Sequence[str]
    run: Run
    monkeypatch: pytest.MonkeyPatch

    def attempt(self, disk: Disk, *words: str) -> Ran:
        """Type the command, or another one, in a copy on whose disk something happens."""
        self.monkeypatch.chdir(shutil.copytree(self.start, disk.folder))
        with counting_disk(disk):
            return self.run(*(words or self.words))

    def copy(self) -> Path:
        """Name a copy."""
        return self.start.with_name("copy")

    def check(self) -> int:
        """Check the round that the command writes in."""
        where = self.words.index("--round") if "--round" in self.words else len(self.words)
        return self.run("round", "check", *self.words[where : where + 2]).code


class Whole(Struct, frozen=True):
    """What a command comes to where nothing fails: by which calls, what stood before and after."""

    calls: Sequence[str]
    before: Files
    after: Files
    between: Files | None = None  # what may stand, too, where two packs are taken one by one


def undisturbed(step: Step) -> Whole:
    """Run a command where nothing fails."""
    before = files_of(step.start)
    several = (
        step.words[1:2] == ("receive",) and len([e for e in step.words if e.endswith(".lcp")]) > 1
    )
    between = came_to(step, *step.words[:3])[1] if several else None
    calls, after = came_to(step, *step.words)
    return Whole(calls, before, after, between)


def came_to(step: Step, *words: str) -> tuple[Sequence[str], Files]:
    """Give the calls of a command, and what stands after it."""
    disk = Disk(step.copy())
    done(step.attempt(disk, *words))
    files = files_of(step.copy())
    shutil.rmtree(step.copy())
    return disk.done, files


@pytest.mark.timeout(1800)  # for the exhaustive run
def test_a_disk_that_fails_once_under_a_round_or_a_kill_leaves_it_as_it_was_or_with_the_act(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    place = tmp_path / "place"
    for name, words in steps(place, run, monkeypatch):
        if name in TRIED:
            step = Step(Path(shutil.copytree(place, tmp_path / name)), words, run, monkeypatch)
            whole = undisturbed(step)
            fail(step, whole)
            if os.name == "posix":
                kill(step, whole)


def fail(step: Step, whole: Whole) -> None:
    """Try a command on copies of a folder, with a fault at each of some points."""
    words, act = step.words, step.words[1]
    points = [(at, error) for error in ERRORS for at in range(len(whole.calls), 0, -1)]
    for at, error in share(points, SHARE if act in USUAL else 1):
        folder = step.copy()
        ran = step.attempt(Disk(folder, at, failure(error)))
        point = (words, at, errno.errorcode[error], whole.calls[at - 1], ran)
        hold(folder, ran, whole, point)
        stood = ran.code == 0 or "standing: " in ran.err or "is written" in ran.err
        again = ran if stood and act in MORE_OF_IT else step.run(*words)
        settle(folder)
        assert again.code in ((0, 2, UNLAWFUL) if stood else (0,)), (again, point)
        lacking = changed(files_of(folder), whole.after)
        assert lacks_but_a_seal(lacking, ran.err), (again, point, lacking)
        assert not left(folder), (left(folder), point)
        assert lacking or step.check() == 0, point
        shutil.rmtree(folder)


def hold(folder: Path, ran: Ran, whole: Whole, point: object) -> None:
    """Hold that what stands is old or new, file by file and in records together, and that what is said is so."""
    now = files_of(folder)
    new, lacking = changed(whole.before, now), changed(whole.after, now)
    assert ran.code in (0, 2), point
    assert "Traceback" not in ran.err, point
    if is_in_hand(folder):
        return  # it counts, and comes to its end with the next command
    told = (
        not ran.code and "application.yaml: " in ran.err
    )  # whose verdict a document does not know then
    assert told or now == whole.between or not new & lacking, (new & lacking, point)
    if "othing was changed" in ran.err:
        assert not new, (new, point)
    if ran.code == 0:
        assert told or lacks_but_a_seal(lacking, ran.err), (lacking, point)
    elif new:
        assert "standing: " in ran.err or "is written" in ran.err, (new, point)


def kill(step: Step, whole: Whole) -> None:
    """Kill a command at each of some calls: old or new stands, and the same command finishes."""
    for at in share(range(1, len(whole.calls) + 1), 1, step.words[1]):
        folder, point = step.copy(), (step.words, at, whole.calls[at - 1])
        in_another_process(lambda at=at: step.attempt(Disk(step.copy(), at, die)))  # type: ignore[misc]
        step.monkeypatch.chdir(folder)
        now = files_of(folder)
        new, lacking = changed(whole.before, now), changed(whole.after, now)
        stood = is_in_hand(folder) or not lacking
        assert stood or now == whole.between or not new & lacking, (new & lacking, point)
        if not (stood and step.words[1] in MORE_OF_IT):
            again = step.run(*step.words)
            assert again.code in ((0, 2, UNLAWFUL) if stood else (0,)), (again, point)
        settle(folder)
        lacking = changed(files_of(folder), whole.after)
        assert not lacking, (point, lacking)
        # what a note of a lock left goes with the next act in that register, which need not be this one
        lying = [each for each in left(folder) if ".lock" not in each]
        assert stood or not lying, (lying, point)
        assert step.check() == 0, point
        shutil.rmtree(folder)
