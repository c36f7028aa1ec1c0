"""A file is held by one at a time, and by nobody once it was released or taken away."""

from __future__ import annotations

import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from lccluster.files.disk import exclusive
from lccluster.files.disk.exclusive import held, release
from windows_locks import FakeMsvcrt


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".lock"


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the module once more, as Windows would."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", FakeMsvcrt())
    assert exclusive.__file__
    spec = spec_from_file_location("exclusive_on_windows", exclusive.__file__)
    assert spec
    assert spec.loader
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(params=["here", "on_windows"])
def either(request: pytest.FixtureRequest) -> ModuleType:
    """Give the module as it is here, or as it is on Windows."""
    if request.param == "here":
        return exclusive
    found: ModuleType = request.getfixturevalue("on_windows")
    return found


def test_a_file_that_is_held_is_held_by_nobody_else_until_it_is_released(
    file: Path, either: ModuleType
) -> None:
    handle = either.held(file, 0)
    assert handle is not None
    assert either.held(file, 0.01) is None
    either.release(handle)
    again = either.held(file, 0)
    assert again is not None
    either.release(again)


def test_releasing_closes_the_file(file: Path, either: ModuleType) -> None:
    handle = either.held(file, 0)
    assert handle is not None
    either.release(handle)
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(handle)


def test_on_windows_letting_go_of_what_is_not_held_is_an_error_and_closes_the_file(
    file: Path, on_windows: ModuleType
) -> None:
    handle = os.open(file, os.O_RDWR | os.O_CREAT)
    with pytest.raises(PermissionError):
        on_windows.release(handle)
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(handle)


def test_on_windows_an_error_that_is_no_lock_of_others_is_one(
    file: Path, on_windows: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["msvcrt"], "LK_NBLCK", FakeMsvcrt.LK_LOCK)
    handle = on_windows.held(file, 0)
    with pytest.raises(OSError, match="deadlock"):
        on_windows.held(file, 0)
    on_windows.release(handle)


def test_a_child_that_has_the_handle_holds_nothing_once_it_is_released(file: Path) -> None:
    handle = held(file, 0)
    assert handle is not None
    of_child = os.dup(handle)
    release(handle)
    again = held(file, 0)
    assert again is not None
    release(again)
    os.close(of_child)


def test_a_file_that_was_taken_away_while_it_was_opened_is_made_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_away: list[int] = []

    def taking_away(handle: int) -> bool:
        if not taken_away:
            file.unlink()
        taken_away.append(handle)
        return True

    monkeypatch.setattr(exclusive, "_is_held", taking_away)
    handle = held(file, 1)
    assert handle is not None
    assert len(taken_away) == 2
    assert os.path.samestat(os.fstat(handle), file.stat())
    os.close(handle)


@pytest.mark.parametrize("plant", [Path.mkdir, lambda path: path.symlink_to("elsewhere")])
def test_what_is_no_file_of_its_own_is_not_held(file: Path, plant: object) -> None:
    assert callable(plant)
    plant(file)
    with pytest.raises(OSError, match=r"directory|symbolic"):
        held(file, 0)
    assert not file.with_name("elsewhere").exists()


def test_a_disk_that_knows_no_locks_is_an_error_and_leaves_no_file_open(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []

    def unknown(handle: int) -> None:
        opened.append(handle)
        raise OSError(38, "not implemented")

    monkeypatch.setattr(exclusive, "_hold", unknown)
    with pytest.raises(OSError, match="not implemented"):
        held(file, 0)
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(opened[0])
