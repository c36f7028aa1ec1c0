"""Two runs that write one file at once: neither takes for left behind what the other has just begun."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from lccluster.errors import Unusable
from lccluster.files.disk import new_folder, temporary
from lccluster.files.disk.ownership import living
from lccluster.files.disk.safe_write import create_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no open file is removed there")


def test_a_file_that_another_run_cleared_before_it_was_held_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cleared = tmp_path / "a.docx", []

    def late(handle: int) -> None:
        if not cleared:
            temporary.clear_leftovers(path)
            cleared.append([*tmp_path.iterdir()])
        living.hold(handle)

    monkeypatch.setattr(temporary, "hold", late)
    create_file(path, b"whole")
    assert cleared == [[]]
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == b"whole"


def test_a_file_that_is_held_is_left_and_one_that_is_not_goes_while_nobody_can_hold_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, free = tmp_path / "a.docx", []
    left = temporary.beside(path)
    left.touch()
    discard = temporary.discard

    def watched(each: Path) -> None:
        with living.asked(str(each)) as nobodys:
            free.append(nobodys)
        discard(each)

    monkeypatch.setattr(temporary, "discard", watched)
    handle: Any = os.open(left, os.O_RDONLY)
    living.hold(handle)
    temporary.clear_leftovers(path)
    assert left.exists()
    os.close(handle)
    temporary.clear_leftovers(path)
    assert (left.exists(), free) == (False, [False])


def test_a_folder_that_another_run_cleared_before_it_was_held_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cleared = tmp_path / "office", []

    def late(handle: int) -> None:
        if not cleared:
            new_folder._clear_leftovers(folder)
            cleared.append([*tmp_path.iterdir()])
        living.hold(handle)

    monkeypatch.setattr(new_folder, "hold", late)
    with new_folder.new_folder(folder) as made:
        (made / "a.yaml").write_bytes(b"whole")
    assert cleared == [[]]
    assert [*tmp_path.rglob("*")] == [folder, folder / "a.yaml"]


def test_a_folder_that_another_run_cleared_before_it_was_opened_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, gone, mkdir = tmp_path / "office", [], Path.mkdir

    def seen_at_once(path: Path, *args: Any, **said: Any) -> None:
        mkdir(path, *args, **said)
        if not gone:
            new_folder._clear_leftovers(folder)
            gone.append(path.exists())

    monkeypatch.setattr(Path, "mkdir", seen_at_once)
    with new_folder.new_folder(folder) as made:
        (made / "a.yaml").write_bytes(b"whole")
    assert gone == [False]
    assert [*tmp_path.rglob("*")] == [folder, folder / "a.yaml"]


def test_a_folder_that_is_held_is_left_and_one_that_is_not_goes_while_nobody_can_hold_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, free = tmp_path / "office", []
    left = temporary.beside(folder)
    left.mkdir()
    rmtree = new_folder.shutil.rmtree

    def watched(each: Path, **said: Any) -> None:
        with living.asked(str(each)) as nobodys:
            free.append(nobodys)
        rmtree(each, **said)

    monkeypatch.setattr(new_folder.shutil, "rmtree", watched)
    handle = os.open(left, os.O_RDONLY)
    living.hold(handle)
    new_folder._clear_leftovers(folder)
    assert left.exists()
    os.close(handle)
    new_folder._clear_leftovers(folder)
    assert (left.exists(), free) == (False, [False])


def test_of_two_runs_that_make_one_folder_at_once_one_is_refused_and_the_other_stands_whole(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "office"
    with pytest.raises(Unusable), new_folder.new_folder(folder) as slow:
        (slow / "a.yaml").write_bytes(b"slow")
        with new_folder.new_folder(folder) as quick:
            (quick / "a.yaml").write_bytes(b"quick")
    assert [*tmp_path.rglob("*")] == [folder, folder / "a.yaml"]
    assert (folder / "a.yaml").read_bytes() == b"quick"


def test_a_folder_that_comes_to_stand_while_it_is_looked_at_is_called_as_one_that_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, looked = tmp_path / "office", []
    lstat = Path.lstat

    def late(path: Path) -> os.stat_result:
        if path == folder and not looked:
            looked.append(path)
            folder.mkdir()
            (folder / "a.yaml").touch()
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", late)
    with pytest.raises(Unusable) as error, new_folder.new_folder(folder):
        pass
    assert [each.code for each in error.value.problems] == ["file-exists"]
