"""Killed anywhere, a register is the old one or the new one, and what was acknowledged is there."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from worker import ID, rename, told
from workshop import WORKER, Start, make_register

from lccluster.register.cluster import Cluster
from lccluster.usecases.register.check import check
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.seal import seal_waiting
from shares import share

# Every call by which a process can touch the disk, as Linux names them.
CALLS = (
    "openat", "creat", "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2",
    "ftruncate", "truncate", "chmod", "fchmod", "fchmodat", "mkdir", "mkdirat", "unlink", "unlinkat",
    "link", "linkat", "flock",
)  # fmt: skip
CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


def _strace() -> str | None:
    """The tracer, where there is one and it may trace."""
    found = shutil.which("strace")
    if found and not subprocess.run([found, "-o", "/dev/null", "true"], check=False).returncode:
        return found
    return None


STRACE = _strace()


def clusters(room: Room) -> dict[str, Cluster]:
    """Read every file strictly; a file that cannot be read fails the test."""
    return {entry.cluster.id: entry.cluster for entry in room.entries()}


def assert_old_or_new(room: Room, old: dict[str, Cluster], acknowledged: list[str]) -> None:
    """Hold a register after a kill against what it was and what was acknowledged."""
    new = clusters(room)
    more = [each for id, found in new.items() for each in found.events if id not in old or each not in old[id].events]  # fmt: skip
    assert len(more) <= len(acknowledged) + 1
    assert set(acknowledged) <= {str(each.id) for each in more}
    assert all(new[id].events[: len(was.events)] == was.events for id, was in old.items())
    found = check(room)
    assert {each.code for each in found.damage} <= {"stray-file"}
    assert sum(each.index is not None for each in found.unsealed) <= 1
    assert not {each.event for each in found.unsealed} & set(acknowledged)


def assert_it_goes_on(room: Room) -> None:
    """Work on after a kill: another act, then the left-over file away and the open seal set."""
    rename(room, "再起")
    for leftover in room.register.folder.rglob("*.lccluster-tmp"):
        leftover.unlink()
    seal_waiting(room, told)
    found = check(room)
    assert found.damage == found.unsealed == ()


def traced(folder: Path, what: str) -> list[tuple[str, int]]:
    """List the calls of a whole run from the moment it takes the lock, each with its number."""
    log = folder.parent / "trace"
    subprocess.run(
        [str(STRACE), "-f", "-s", "200", "-o", str(log), "-e", f"trace={','.join(f'?{each}' for each in CALLS)}",
         sys.executable, str(WORKER), what, str(folder)],
        check=True, capture_output=True, env={"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    lines = [line for line in log.read_text(errors="replace").splitlines() if CALL.match(line)]
    begun = next(index for index, line in enumerate(lines) if ".lock" in line)
    counts: dict[str, int] = {}
    numbered = []
    for line in lines:
        name = CALL.match(line)[1]  # type: ignore[index]
        counts[name] = counts.get(name, 0) + 1
        numbered.append((name, counts[name], line))
    return [(name, number) for name, number, line in numbered[begun:] if "O_RDONLY" not in line]


def of_every_kind(calls: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Take a share of the calls, the first of some names among them."""
    firsts = {name: (name, number) for name, number in reversed(calls)}
    taken = {*share([*firsts.values()], 3), *share(calls, 2)}
    return [each for each in calls if each in taken]


@pytest.mark.timeout(600)  # for the exhaustive run
@pytest.mark.skipif(STRACE is None, reason="strace is not installed, or may not trace here")
@pytest.mark.parametrize("what", ["rename", "enter"])
def test_a_kill_at_any_call_that_touches_the_disk_leaves_the_old_register_or_the_new(
    what: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    calls = traced(make_register(tmp_path / "traced" / "register").register.folder, what)
    assert {"fsync", "write", "openat", "flock"} <= {name for name, _ in calls}
    tried, killed = of_every_kind(calls), 0
    for index, (name, number) in enumerate(tried):
        room = make_register(tmp_path / f"{index}" / "register")
        old = clusters(room)
        ran = subprocess.run(
            [str(STRACE), "-f", "-o", "/dev/null", "-e", f"trace={name}",
             "-e", f"inject={name}:signal=KILL:when={number}",
             sys.executable, str(WORKER), what, str(room.register.folder)],
            check=False, capture_output=True, text=True, env={"PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        killed += ran.returncode != 0
        assert_old_or_new(room, old, ran.stdout.split())
        assert_it_goes_on(room)
    assert killed >= len(tried) - 3  # the last calls come after the last act


def test_a_kill_at_a_random_moment_loses_nothing_that_was_acknowledged(
    room: Room, start: Start
) -> None:
    moments, rounds = random.Random(97), share(range(12), 4)
    for _ in rounds:
        old = clusters(room)
        writer = start("rename", room.register.folder, 100_000)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(moments.uniform(0, 0.05))
        writer.kill()
        acknowledged = [first.strip(), *writer.communicate()[0].split()]
        assert_old_or_new(room, old, acknowledged)
        assert_it_goes_on(room)
    assert len(room.entry(ID).cluster.events) > 2 * len(rounds)
