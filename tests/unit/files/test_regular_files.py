"""Only regular files are opened: pipes, sockets, devices and folders are refused, none is waited for."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from lccluster.files.disk import regular
from lccluster.files.disk.regular import NotRegular, TooLarge, bytes_of, part_of

POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")


def test_the_bytes_of_a_file_come_as_they_are(tmp_path: Path) -> None:
    for data in (b"", b"\r\n\x1a", bytes(3 * regular._PIECE + 1)):
        (tmp_path / "a").write_bytes(data)
        assert bytes_of(tmp_path / "a", len(data)) == data


def test_a_part_of_a_file_is_what_is_there_of_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(range(200)))
    for start, count in ((0, 200), (7, 9), (190, 20), (300, 5), (3, 0)):
        assert part_of(tmp_path / "a", start, count) == bytes(range(200))[start : start + count]


@POSIX
def test_a_pipe_is_refused_and_nobody_waits_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "form.yaml")
    with pytest.raises(NotRegular):
        bytes_of(tmp_path / "form.yaml", 100)
    with pytest.raises(NotRegular):
        part_of(tmp_path / "form.yaml", 0, 100)


@POSIX
def test_what_is_no_file_is_named_as_a_system_names_what_it_refuses(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(OSError, match=name) as refused:
            bytes_of(tmp_path / name, 100)
        assert refused.value.errno is not None


@POSIX
def test_a_pipe_that_takes_the_place_of_a_file_meanwhile_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "form.yaml")
    monkeypatch.setattr(regular, "refuse_others", lambda _: 0)
    with pytest.raises(NotRegular):
        bytes_of(tmp_path / "form.yaml", 100)


@POSIX
def test_a_link_is_as_good_as_what_it_names(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"a")
    for name in ("pipe", "file"):
        (tmp_path / f"to-{name}").symlink_to(tmp_path / name)
    assert bytes_of(tmp_path / "to-file", 1) == b"a"
    with pytest.raises(NotRegular):
        bytes_of(tmp_path / "to-pipe", 1)


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_not_opened(device: str) -> None:
    with pytest.raises(OSError):
        bytes_of(Path(device), 100)


@POSIX
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("form.yaml")
        with pytest.raises(NotRegular):
            bytes_of(Path("form.yaml"), 100)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        bytes_of(tmp_path, 100)


def test_a_file_that_takes_no_room_on_the_disk_is_told_by_its_length(tmp_path: Path) -> None:
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(TooLarge):
        bytes_of(tmp_path / "sparse", 2**30)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no /proc here")
def test_a_file_that_is_longer_than_the_disk_says_is_read_to_its_bound_only() -> None:
    assert stat.S_ISREG(Path("/proc/self/maps").stat().st_mode)
    assert bytes_of(Path("/proc/self/maps"), 10**7)
    with pytest.raises(TooLarge):
        bytes_of(Path("/proc/self/maps"), 100)
