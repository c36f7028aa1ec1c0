"""A file that is replaced by a change in hand: it keeps its rights, and one that stands in the way can be moved away."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kept_files import is_in_hand, settle
from worker import ID

from lccluster.errors import Unusable
from lccluster.files.register.change import stroke
from lccluster.files.register.change.stroke import write_at_one_stroke
from lccluster.usecases.register.room import Room

MORE = b"# more\n"


class Killed(BaseException):
    """The process dies here."""


@contextmanager
def dying(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a change count, and die before any file of it has come to its place."""

    def dies(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as inside, pytest.raises(Killed):
        inside.setattr(stroke, "settle", dies)
        yield


def grown(room: Room) -> tuple[Path, bytes]:
    """Give a cluster's file, and what it is to say."""
    path = room.entry(ID).path
    return path, path.read_bytes() + MORE


@pytest.mark.skipif(os.name == "nt", reason="the rights of POSIX")
@pytest.mark.parametrize("broken_off", [False, True])
@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664])
def test_a_file_replaced_together_with_others_keeps_its_rights(
    rights: int, broken_off: bool, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, data = grown(room)
    path.chmod(rights)
    if broken_off:
        with dying(monkeypatch):
            write_at_one_stroke(room.register, {path: data}, {})
        settle(room.register.folder)
    else:
        assert write_at_one_stroke(room.register, {path: data}, {}) == ()
    assert path.read_bytes() == data
    assert stat.S_IMODE(path.stat().st_mode) == rights


def test_a_file_that_is_in_the_way_of_a_change_is_moved_away_and_the_change_ends(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = room.register.folder
    path, data = grown(room)
    with dying(monkeypatch):
        write_at_one_stroke(room.register, {path: data}, {})
    path.write_bytes(b"by hand")
    with pytest.raises(Unusable, match="in-the-way"):
        settle(folder)
    assert is_in_hand(folder)
    assert path.read_bytes() == b"by hand"
    path.rename(folder.with_name("kept.yaml"))
    settle(folder)
    assert not is_in_hand(folder)
    assert path.read_bytes() == data


def test_a_file_that_has_come_to_its_place_beside_its_other_name_is_no_obstacle(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment between the two calls by which a file gets its name and loses the other one."""
    path, data = grown(room)
    with dying(monkeypatch):
        write_at_one_stroke(room.register, {path: data}, {})
    (temporary,) = path.parent.glob("*.lccluster-tmp")
    path.unlink()
    path.hardlink_to(temporary)
    settle(room.register.folder)
    assert path.read_bytes() == data
    assert not temporary.exists()
