"""Many titles of one act are looked for together: the same clusters, the same refusals, one walk through the folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.folder import Register
from lccluster.files.rules.library import Library
from lccluster.usecases.demo.office import lay_out
from lccluster.usecases.register.asking import one_cluster
from lccluster.usecases.register.room import Room, open_room
from running import speaking

IDS = [f"LC-2022-00{at}" for at in (5, 1, 6, 3, 2, 4)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many") / "office"
    with speaking("en"):
        lay_out(folder, Library(None, folder / "rules"))
    return folder / "register"


@pytest.fixture
def register(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "register"))


def _room(register: Path) -> Room:
    return open_room(register, Library(None, register))


def _said(room: Room, ids: list[str]) -> object:
    """Give what is read, or what is said against it, and what is remarked on the way."""
    deeds.begin()
    try:
        found: object = [(each.cluster, each.path) for each in room.entries_of(ids)]
    except Unusable as unusable:
        found = sorted(map(str, unusable.problems))
    return found, sorted({str(each) for each in deeds.remarks()})


def _sound(register: Path) -> None:
    pass


def _copied(register: Path) -> None:
    own = register / "clusters" / "冠县" / "LC-2022-002.yaml"
    shutil.copy(own, own.with_name("LC-2022-002 (1).yaml"))


def _twice(register: Path) -> None:
    own = register / "clusters" / "冠县" / "LC-2022-002.yaml"
    shutil.copy(own, register / "clusters" / "莘县" / "LC-2022-002.yaml")
    own.rename(own.with_name("x.yaml"))


def _misplaced(register: Path) -> None:
    own = register / "clusters" / "冠县" / "LC-2022-002.yaml"
    own.rename(register / "clusters" / "莘县" / own.name)


def _renamed(register: Path) -> None:
    own = register / "clusters" / "冠县" / "LC-2022-002.yaml"
    own.rename(own.with_name("冠县的.yaml"))


def _damaged(register: Path) -> None:
    own = register / "clusters" / "冠县" / "LC-2022-002.yaml"
    own.write_text(own.read_text("utf-8").replace("events:", "events"), "utf-8")


def _altered(register: Path) -> None:
    own = register / "clusters" / "冠县" / "LC-2022-002.yaml"
    own.write_text(own.read_text("utf-8").replace("2022-05-09", "2022-05-10"), "utf-8")


@pytest.mark.parametrize(
    "befallen", [_sound, _copied, _twice, _misplaced, _renamed, _damaged, _altered]
)
def test_together_they_are_what_each_is_alone(
    register: Path, befallen: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(befallen)
    befallen(register)
    alone = _said(_room(register), IDS)
    monkeypatch.setattr(one_cluster, "MANY", 2)
    assert _said(_room(register), IDS) == alone


def test_one_that_is_not_there_is_said_as_alone_and_a_name_is_found(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = ["冠县某某镇精品钢板特色产业集群", "LC-2022-001"]
    alone = [_said(_room(register), each) for each in (named, [*IDS, "LC-2022-099"])]
    monkeypatch.setattr(one_cluster, "MANY", 2)
    assert [_said(_room(register), each) for each in (named, [*IDS, "LC-2022-099"])] == alone


def test_the_folder_is_gone_through_as_often_for_six_as_for_two(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_cluster, "MANY", 2)
    walked: list[int] = []
    paths = Register.paths

    def noted(self: Register) -> list[str]:
        walked.append(1)
        return paths(self)

    monkeypatch.setattr(Register, "paths", noted)
    counts = []
    for ids in (IDS[:2], IDS):
        walked.clear()
        _room(register).entries_of(ids)
        counts.append(len(walked))
    assert counts[0] == counts[1]
