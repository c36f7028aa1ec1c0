"""Eleven processes on one cluster, and locks whose holders live or died."""

from __future__ import annotations

from pathlib import Path

import pytest
from worker import ID, rename, told
from workshop import Start

from lccluster.errors import Unusable
from lccluster.files.register.lock import holder, locked
from lccluster.language import Message
from lccluster.usecases.register.check import check
from lccluster.usecases.register.room import Room
from shares import share

WRITERS, ACTS = 11, 50  # acts each; a share of them without --exhaustive


@pytest.mark.timeout(600)  # for the exhaustive run
def test_eleven_writers_record_their_acts_at_once_and_none_is_lost(
    room: Room, start: Start
) -> None:
    there, each_one = len(room.entry(ID).cluster.events), len(share(range(ACTS), 5))
    writers = start("rename", room.register.folder, each_one, WRITERS)
    acknowledged = writers.communicate()[0].split()
    assert writers.returncode == 0
    kept = [each.id for each in room.entry(ID).cluster.events][there:]
    assert sorted(acknowledged) == sorted(map(str, kept))
    assert len(set(kept)) == WRITERS * each_one
    found = check(room)
    assert found.damage == found.unsealed == ()


def test_a_lock_left_by_a_dead_process_is_no_obstacle(room: Room, start: Start) -> None:
    holder = start("hold", room.register.folder, 60)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.communicate()
    with locked(room.register.folder, told, 0):  # not even waited for
        pass
    rename(room, "乙")
    assert room.entry(ID).cluster.events[-1].event == "renamed"


def test_a_lock_held_by_a_living_process_names_its_holder(room: Room, start: Start) -> None:
    holder = start("hold", room.register.folder, 60)
    assert holder.stdout is not None
    holder.stdout.readline()
    heard: list[Message] = []
    with pytest.raises(Unusable) as refused, locked(room.register.folder, heard.append, 0.05):
        raise AssertionError
    holder.kill()
    holder.communicate()
    assert f"({holder.pid})" in str(refused.value.problems[0].message)
    assert [f"({holder.pid})" in str(each) for each in heard] == [True]


def test_windows_names_a_computer_without_asking_its_services(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPUTERNAME", "GXJ-07")
    monkeypatch.setattr("os.uname", None)
    with locked(room.register.folder, told):
        assert "@GXJ-07 (" in holder(room.register.folder)


def test_a_holder_that_could_not_be_written_down_is_a_question_mark(
    tmp_path: Path, start: Start, room: Room
) -> None:
    folder = room.register.folder
    (folder / ".lock-holder").unlink()
    (folder / ".lock-holder").mkdir()
    with locked(folder, told):
        heard: list[Message] = []
        with pytest.raises(Unusable) as refused, locked(folder, heard.append, 0.05):
            raise AssertionError
    assert str(refused.value.problems[0].message).startswith("?")
