"""Several files of a rulebook changed at one stroke: a kill or a full disk at any call leaves the old ones or the new."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from faults import Disk, counting_disk

from lccluster.errors import Unusable
from lccluster.files.rules.change import Changed, change, finish
from lccluster.files.rules.unfinished import IN_HAND, refuse_unfinished

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")
OLD = {"measure.yaml": b"old\n", "cases/a.yaml": "旧\r\n".encode("gb18030"), "cases/b.yaml": b""}
NEW = {"measure.yaml": b"new\n", "cases/a.yaml": "新\r\n".encode("gb18030"), "cases/b.yaml": b"b"}
FILES = {name: Changed(OLD[name], NEW[name]) for name in OLD}


def folder(place: Path) -> Path:
    (place / "cases").mkdir(parents=True)
    for name, data in OLD.items():
        (place / name).write_bytes(data)
    return place


def stands(place: Path) -> dict[str, bytes]:
    return {name: (place / name).read_bytes() for name in OLD}


def calls(place: Path) -> int:
    disk = Disk(place)
    with counting_disk(disk):
        change(place, FILES)
    return len(disk.done)


def hold(place: Path) -> bool:
    """Hold that the old files stand, or the new, or that nobody reads them before they do."""
    if (place / IN_HAND).exists():
        with pytest.raises(Unusable, match="change-in-hand"):
            refuse_unfinished(place)
        assert finish(place)
        assert stands(place) == NEW
    assert stands(place) in (OLD, NEW)
    return stands(place) == NEW


def killed(place: Path, at: int) -> None:
    process = os.fork()
    if not process:
        with counting_disk(Disk(place, at, lambda: os._exit(9))):
            change(place, FILES)
        os._exit(0)
    os.waitpid(process, 0)


def full() -> None:
    raise OSError(errno.ENOSPC, "full")


def test_a_kill_at_any_call_leaves_the_old_files_or_the_new(tmp_path: Path) -> None:
    total = calls(folder(tmp_path / "whole"))
    came = []
    for at in range(1, total + 1):
        place = folder(tmp_path / str(at))
        killed(place, at)
        came.append(hold(place))
    assert came == sorted(came)
    assert {*came} == {False, True}


def test_a_full_disk_at_any_call_leaves_the_old_files_or_the_new(tmp_path: Path) -> None:
    total = calls(folder(tmp_path / "whole"))
    for at in range(1, total + 1):
        place = folder(tmp_path / str(at))
        with counting_disk(Disk(place, at, full)):
            try:
                change(place, FILES)
            except (Unusable, OSError) as error:
                assert isinstance(error, Unusable), (at, error)
        hold(place)
