"""A merge reads what differs: where an index stands, no other file of either copy; without one, all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from copies import Copy, World, silent
from lccluster.files.register.folder import Register
from lccluster.files.register.index import kept
from lccluster.files.register.reading import scan
from lccluster.usecases.register.asking.indexed import answered
from lccluster.usecases.register.repack import repack


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Offices whose registers are large, and not written just now, as far as an index asks."""
    monkeypatch.setattr(scan, "FEW", 0)
    monkeypatch.setattr(kept, "YOUNG", -(10**12))
    return World(tmp_path)


@pytest.fixture
def city(world: World, tmp_path: Path) -> Copy:
    """The city's register in the files of years, of which an index stands."""
    city = world.begins()
    city.recognises("莘县食品产业集群", "莘县")
    repack(city.room, unpack=False, dry_run=False, tell=silent)
    city.room.cache = tmp_path / "cache"
    city.room.cache.mkdir(mode=0o700)
    answered(city.room, lambda _: None, list)
    return city


@pytest.fixture
def looked(city: Copy, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The counties whose files are read from now on."""
    found: list[str] = []
    data = Register.data

    def noted(register: Register, path: Path) -> bytes:
        found.append(path.parent.name)
        return data(register, path)

    monkeypatch.setattr(Register, "data", noted)
    return found


def test_the_files_of_other_counties_are_not_read(
    world: World, city: Copy, looked: list[str]
) -> None:
    guan = world.copied(city, "冠县")
    guan.room.cache = None
    guan.does("annual_report", "2023-01-10", year=2022)
    looked.clear()
    assert city.takes(guan).taken == 1
    assert {*looked} == {"冠县"}
    assert city.damage == []


def test_every_file_is_looked_at_where_the_index_may_be_of_others(
    world: World, city: Copy, looked: list[str]
) -> None:
    guan = world.copied(city, "冠县")
    guan.room.cache = None
    guan.does("annual_report", "2023-01-10", year=2022)
    assert city.room.cache is not None
    city.room.cache.chmod(0o777)
    looked.clear()
    assert city.takes(guan).taken == 1
    assert {*looked} == {"冠县", "莘县"}


def test_what_stands_elsewhere_in_the_other_copy_is_found(world: World, city: Copy) -> None:
    guan = world.copied(city, "冠县")
    repack(guan.room, unpack=True, dry_run=False, tell=silent)
    guan.does("annual_report", "2023-01-10", year=2022)
    other = world.copied(city, "莘县")
    other.does("renamed", "2023-01-10", name="冠县轴承集群")
    assert city.takes(guan).taken == 1
    assert city.takes(other).taken == 1
    assert city.damage == []


def test_a_cluster_that_no_file_here_holds_is_taken(world: World, city: Copy) -> None:
    copy = world.copied(city, "聊城市工业和信息化局")
    new = copy.recognises("阳谷县钢管产业集群", "阳谷县")
    assert city.takes(copy).taken == 1
    assert new in city.clusters
    assert city.damage == []
