"""Sixteen writers of every kind of act, with lists, checks and repacking beside them: nothing lost, no false alarm.

A few acts each; with --exhaustive as many as fit into a minute, and what was done is printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from worker import told
from workshop import Start, make_register

from lccluster.usecases.register.check import check
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.seal import seal_waiting
from shares import share

WRITERS, READERS, MOST = 16, 2, 60


@pytest.fixture
def room(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Room:
    """A register of one cluster."""
    return make_register(tmp_path / "register")


@pytest.mark.timeout(600)  # for the exhaustive run
def test_nothing_is_lost_and_nobody_is_alarmed_beside_sixteen_writers(
    room: Room, start: Start, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, times = room.register.folder, len(share(range(MOST), 1))
    writers = start("mixed", folder, times, WRITERS)
    readers = start("read", folder, 4 * times, READERS)
    packer = start("repack", folder, 4 * times)
    wrote, looks = (
        [json.loads(line) for line in each.communicate()[0].splitlines()]
        for each in (writers, readers)
    )
    packed = packer.communicate()[0].split()
    assert [each.returncode for each in (writers, readers, packer)] == [0] * 3
    assert len({each["reader"] for each in looks}) == READERS
    kept = [str(act.id) for entry in room.entries() for act in entry.cluster.events]
    assert set(wrote) <= set(kept)  # nothing lost
    assert len(kept) == len(set(kept)) == len(wrote) + 1  # nothing twice
    assert [each for each in looks if each["wrong"]] == []  # no false alarm
    seen = [each["acts"] for each in looks if each["reader"] == looks[0]["reader"]]
    assert seen == sorted(seen)  # what was seen once is not gone again
    found = check(room)
    assert found.damage == found.unsealed == ()
    assert not seal_waiting(room, told).unsealed
    if times == MOST:
        with capfd.disabled():
            sys.stdout.write(f"\n{len(wrote)} acts, {len(looks)} looks, {len(packed)} repackings\n")
