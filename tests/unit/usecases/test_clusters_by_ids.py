"""Clusters of some ids are found wherever they stand, and every file is looked at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.register.folder import Register
from lccluster.files.rules.library import Library
from lccluster.usecases.register.joining.standing import entries_of
from lccluster.usecases.register.repack import repack
from lccluster.usecases.register.room import Room, open_room
from offices import the_ten

IDS = {f"LC-2022-{number:03}" for number in range(1, 11)}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    for name, data in the_ten().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return open_room(tmp_path, Library())


def in_years(room: Room) -> list[Path]:
    """Put all clusters into the files of their years."""
    repack(room, unpack=False, dry_run=False, tell=lambda _: None)
    return room.register.files()


def test_many_ids_in_the_files_of_years_take_one_look_at_each(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = in_years(room)
    looked: list[Path] = []
    data = Register.data

    def counted(register: Register, path: Path) -> bytes:
        looked.append(path)
        return data(register, path)

    monkeypatch.setattr(Register, "data", counted)
    assert entries_of(room.register, {*IDS, "LC-2031-001"}).keys() == IDS
    assert len(looked) == 2 * len(files)  # to see whether it may be in it, and to read it
    looked.clear()
    assert not entries_of(room.register, {f"LC-2031-{number:03}" for number in range(200)})
    assert len(looked) == len(files)


def test_a_cluster_in_a_file_of_another_name_is_found(room: Room) -> None:
    path = room.entry("LC-2022-009").path
    path.rename(path.with_name("轴承.yaml"))
    assert entries_of(room.register, {"LC-2022-009"})["LC-2022-009"].path.name == "轴承.yaml"


def test_of_a_copy_and_the_clusters_own_file_the_own_one_counts(room: Room) -> None:
    path = room.entry("LC-2022-009").path
    path.with_name("LC-2022-002.yaml").write_bytes(path.read_bytes())
    room.entry("LC-2022-002").path.unlink()
    found = entries_of(room.register, {"LC-2022-002", "LC-2022-009"})
    assert [each.path for each in found.values()] == [path]


def test_two_copies_under_other_names_are_for_people_to_tell_apart(room: Room) -> None:
    path = room.entry("LC-2022-009").path
    path.with_name("LC-2022-002.yaml").write_bytes(path.read_bytes())
    room.entry("LC-2022-002").path.unlink()
    path.rename(path.with_name("轴承.yaml"))
    with pytest.raises(Unusable):
        entries_of(room.register, {"LC-2022-002"})


def test_a_damaged_file_that_names_an_id_is_never_taken_for_one_without_it(room: Room) -> None:
    in_years(room)
    path = room.entry("LC-2022-009").path
    path.write_text(path.read_text("utf-8").replace("county: ", "kounty: ", 1), "utf-8")
    with pytest.raises(Unusable):
        entries_of(room.register, IDS)
