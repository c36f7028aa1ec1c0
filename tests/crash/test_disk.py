"""A disk that is full, read-only or failing: the old files stand, one sentence says why."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from worker import ID, told
from workshop import make_register

from lccluster.errors import Unusable
from lccluster.files.disk import safe_write
from lccluster.files.disk.regular import whole_of
from lccluster.files.disk.safe_write import append_lines, make_folder, replace_file
from lccluster.usecases.register.check import check
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.seal import seal_waiting
from running import Run


def files(room: Room) -> dict[Path, bytes]:
    """Every file of the register but the lock's."""
    found = room.register.folder.rglob("*")
    return {each: each.read_bytes() for each in found if each.is_file() and "lock" not in each.name}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a quarter of a megabyte; skipped where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(folder)]
    try:
        mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("no small file system may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Fill a disk to its last byte."""
    with (folder / "filler").open("wb", buffering=0) as filler:
        try:
            while filler.write(b"x" * 512):
                pass
        except OSError:
            return


def test_on_a_full_disk_the_old_file_stands_and_one_sentence_says_so(
    small_disk: Path, run: Run
) -> None:
    room = make_register(small_disk / "register")
    fill(small_disk)
    before = files(room)
    ran = run("register", "rename", ID, "乙", "--register", room.register.folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "The disk is full; nothing was changed." in ran.err
    assert files(room) == before
    (small_disk / "filler").unlink()
    assert run("register", "rename", ID, "乙", "--register", room.register.folder).code == 0
    assert check(room).damage == ()


def test_a_disk_that_refuses_while_a_file_is_read_is_a_sentence_that_names_the_file(
    room: Room, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(room)
    monkeypatch.setattr(os, "read", Failing(os.read, errno.EIO, 1))  # it opens, and then fails
    ran = run("register", "merge", room.register.folder, "--register", room.register.folder)
    assert ran.code == 2, ran
    assert str(room.register.folder) in ran.err
    assert files(room) == before


def test_on_a_read_only_disk_nothing_is_written(small_disk: Path, run: Run) -> None:
    room = make_register(small_disk / "register")
    before = files(room)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    ran = run("register", "rename", ID, "乙", "--register", room.register.folder)
    assert (ran.code, ran.out) == (2, "")
    assert "may not be written" in ran.err
    assert run("register", "list", "--register", room.register.folder).code == 0
    assert files(room) == before


class Failing:
    """A system call that fails from its nth use on, or at its nth use alone."""

    def __init__(self, real: Any, error: int, at: int) -> None:
        self.real, self.error, self.at, self.used = real, error, at, 0

    def __call__(self, *words: Any) -> Any:
        self.used += 1
        if self.used == self.at:
            raise OSError(self.error, os.strerror(self.error))
        return self.real(*words)


SENTENCES = {
    errno.ENOSPC: "The disk is full",
    errno.EIO: "The disk refused to write",
    errno.EACCES: "may not be written",
}


@pytest.mark.parametrize("error", SENTENCES)
def test_a_write_that_fails_leaves_the_old_file(
    room: Room, run: Run, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    before = files(room)
    monkeypatch.setattr(os, "fsync", Failing(os.fsync, error, 1))
    ran = run("register", "rename", ID, "乙", "--register", room.register.folder)
    assert (ran.code, ran.out) == (2, "")
    assert SENTENCES[error] in ran.err
    assert files(room) == before


def test_a_rename_that_fails_leaves_the_old_file_and_no_other(
    room: Room, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(room)
    monkeypatch.setattr(os, "replace", Failing(os.replace, errno.EACCES, 2))  # 1 is the lock's note
    ran = run("register", "rename", ID, "乙", "--register", room.register.folder)
    assert (ran.code, files(room)) == (2, before)


def test_a_file_that_is_there_but_not_confirmed_is_said_to_be_there(
    room: Room, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", Failing(os.fsync, errno.EIO, 2))  # the folder's own
    ran = run("register", "rename", ID, "乙", "--register", room.register.folder)
    assert ran.code == 2
    assert "is written" in ran.err
    assert room.entry(ID).cluster.events[-1].event == "renamed"
    assert len(check(room).unsealed) == 1


def test_an_act_whose_seal_finds_no_room_stands_and_can_be_sealed_later(
    room: Room, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", Failing(os.fsync, errno.ENOSPC, 3))  # the chain's
        ran = run("register", "rename", ID, "乙", "--register", room.register.folder)
    assert ran.code == 0
    assert "its seal could not be written" in ran.err
    assert room.entry(ID).cluster.events[-1].event == "renamed"
    seal_waiting(room, told)
    found = check(room)
    assert found.damage == found.unsealed == ()


def test_a_file_that_another_program_holds_for_a_moment_is_tried_again_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Failing(Path.replace, errno.EACCES, 1)
    monkeypatch.setattr(Path, "replace", lambda *words: held(*words))  # noqa: PLW0108 - a method
    monkeypatch.setattr("lccluster.files.disk.safe_write.PAUSE", 0)
    monkeypatch.setattr("lccluster.files.disk.safe_write.WINDOWS", True)
    replace_file(tmp_path / "a.yaml", b"new")
    assert (tmp_path / "a.yaml").read_bytes() == b"new"
    assert held.used == 2


def test_a_file_that_another_program_keeps_is_given_up_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")

    def kept(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", kept)
    monkeypatch.setattr("lccluster.files.disk.safe_write.PAUSE", 0)
    monkeypatch.setattr("lccluster.files.disk.safe_write.WINDOWS", True)
    with pytest.raises(Unusable) as refused:
        replace_file(tmp_path / "a.yaml", b"new")
    assert "another program holds it" in str(refused.value.problems[0].message)
    assert (tmp_path / "a.yaml").read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_line_is_appended_without_any_call_that_windows_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pread", "ftruncate", "fchmod"):
        monkeypatch.delattr(os, name, raising=False)
    log = tmp_path / "seals.jsonl"
    log.write_bytes(b'{"n": 1}\n{"n": 2')
    append_lines(log, [b'{"n": 3}'])
    append_lines(log, [b'{"n": 4}'])
    assert log.read_bytes() == b'{"n": 1}\n{"n": 3}\n{"n": 4}\n'


def test_a_whole_line_without_its_end_is_kept_and_closed(tmp_path: Path) -> None:
    log = tmp_path / "seals.jsonl"
    log.write_bytes(b'{"n": 1}')
    append_lines(log, [b'{"n": 2}'])
    assert log.read_bytes() == b'{"n": 1}\n{"n": 2}\n'


def test_a_replaced_file_keeps_the_rights_by_which_an_office_shares_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o664)
    replace_file(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o664


@pytest.mark.parametrize("refused", ["chown", "chmod", "setxattr"])
def test_what_could_not_be_kept_of_a_replaced_files_rights_is_said(
    refused: str, room: Room, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's file, on a disk that lets nobody give rights away."""
    path, real = room.entry(ID).path, Path.lstat
    path.chmod(0o640)

    def of_another(each: Path) -> os.stat_result:
        found = list(real(each))
        if each == path:
            found[4:6] = [found[4] + 1, found[5] + 1]  # whose it is: a person, a group
        return os.stat_result(found)

    def not_here(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "not here")

    monkeypatch.setattr(os, "chown", lambda *_, **__: None)
    monkeypatch.setattr(
        os, "listxattr", lambda *_, **__: ["system.posix_acl_access"], raising=False
    )
    monkeypatch.setattr(os, "getxattr", lambda *_, **__: b"", raising=False)
    monkeypatch.setattr(os, "setxattr", lambda *_, **__: None, raising=False)
    monkeypatch.setattr(Path, "lstat", of_another)
    monkeypatch.setattr(os, refused, not_here, raising=False)
    ran = run("register", "rename", ID, "乙", "--register", room.register.folder)
    assert ran.code == 0
    said = {
        "chown": ("The group of this file could not be kept", "another person's; it is yours now"),
        "chmod": ("Who may read and write this file could not be kept",),
        "setxattr": ("Who may read and write this file could not be kept",),
    }
    assert all(each in ran.err for each in said[refused])
    assert ran.err.count(f"{path}: ") == len(said[refused])
    assert room.entry(ID).cluster.events[-1].event == "renamed"


@pytest.mark.skipif(os.name == "nt", reason="the rights of POSIX")
def test_what_could_not_be_kept_is_not_said_of_a_file_that_was_not_replaced(
    room: Room, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = room.entry(ID).path
    path.chmod(0o640)

    def refuses(error: int) -> Callable[..., None]:
        def refused(*_: object, **__: object) -> None:
            raise OSError(error, os.strerror(error), str(path))

        return refused

    monkeypatch.setattr(Path, "chmod", refuses(errno.EPERM))
    monkeypatch.setattr(safe_write, "rename_over", refuses(errno.ENOSPC))
    ran = run("register", "rename", ID, "乙", "--register", room.register.folder)
    assert ran.code == 2
    assert "nothing was changed" in ran.err
    assert "could not be kept" not in ran.err


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unusable) as refused:
        make_folder(tmp_path / "file" / "clusters")
    assert refused.value.problems[0].code == "cannot-write"


@pytest.mark.parametrize("torn", [b"", b'{"n": 2', b'{"n": "' + b"x" * 9000])
def test_the_end_of_a_long_log_is_found_without_reading_the_rest(
    tmp_path: Path, torn: bytes
) -> None:
    log, lines = tmp_path / "seals.jsonl", b'{"n": 1}\n' * 4000
    log.write_bytes(lines + torn)
    append_lines(log, [b'{"n": 3}'])
    assert log.read_bytes() == lines + b'{"n": 3}\n'


def test_what_the_disk_refuses_while_it_is_read_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a")
    monkeypatch.setattr(os, "read", Failing(os.read, errno.EIO, 1))
    with pytest.raises(OSError, match=r"a\.yaml"):
        whole_of(tmp_path / "a.yaml")
