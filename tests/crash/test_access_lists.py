"""Folders with lists of who may do what: what the tool makes there gets what the folder gives, what it replaces keeps its own."""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest
from worker import ID

from lccluster.files.disk.new_folder import copy_into, new_folder
from lccluster.files.disk.safe_write import append_lines, create_file, make_folder, replace_file
from lccluster.files.register.change.stroke import write_at_one_stroke
from lccluster.usecases.register.room import Room
from running import EXAMPLES, Run

OF_FILE, OF_NEW = "system.posix_acl_access", "system.posix_acl_default"
OWNER, PERSON, GROUP, MASK, OTHERS = 1, 2, 4, 16, 32
NOBODY = 0xFFFFFFFF
SOMEBODY = 61_777  # an account by number: it need not be there


def listed(person: int, mask: int = 7) -> bytes:
    """Give a list as the kernel keeps it: owner and group may do all, a person so much, others nothing."""
    entries = [(OWNER, 7, NOBODY), (PERSON, person, SOMEBODY), (GROUP, 7, NOBODY)]
    entries += [(MASK, mask, NOBODY), (OTHERS, 0, NOBODY)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *each) for each in entries)


def of_somebody(path: Path) -> int | None:
    """Tell what the person may do with a file, after the mask; None where no list names them."""
    names: Sequence[str] = os.listxattr(path)
    if OF_FILE not in names:
        return None
    entries = [*struct.iter_unpack("<HHI", os.getxattr(path, OF_FILE)[4:])]
    said: dict[int, int] = {tag: may for tag, may, _ in entries}
    return said[PERSON] & said[MASK]


def _are_kept() -> bool:
    place = Path(mkdtemp())
    with suppress(OSError, AttributeError):
        os.setxattr(place, OF_NEW, listed(5))
        return OF_NEW in os.listxattr(place)
    return False


pytestmark = pytest.mark.skipif(not _are_kept(), reason="this disk keeps no lists of rights")
READ, WRITE = 4, 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the group may write to, and that lets a person read what is new in it."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o2770)
    os.setxattr(folder, OF_NEW, listed(READ | WRITE, mask=READ))
    return folder


def test_what_is_new_gets_what_the_folder_gives_and_no_more(folder: Path) -> None:
    create_file(folder / "created", b"1")
    replace_file(folder / "put", b"2")
    append_lines(folder / "log", [b"{}"])
    make_folder(folder / "in" / "this")
    for each in ("created", "put", "log", "in", "in/this"):
        assert of_somebody(folder / each) == READ, each
    assert os.getxattr(folder / "in/this", OF_NEW) == os.getxattr(folder, OF_NEW)


@pytest.mark.parametrize("own", [None, listed(WRITE | READ), listed(0)])
def test_what_is_replaced_keeps_its_own_list_or_none(own: bytes | None, folder: Path) -> None:
    path = folder / "kept.yaml"
    path.write_bytes(b"old")
    os.removexattr(path, OF_FILE)
    path.chmod(0o640)
    if own:
        os.setxattr(path, OF_FILE, own)
    before = of_somebody(path), path.stat().st_mode
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert (of_somebody(path), path.stat().st_mode) == before


@pytest.mark.parametrize("own", [None, listed(WRITE | READ), listed(0)])
def test_what_is_replaced_together_with_others_keeps_its_own_list_or_none(
    own: bytes | None, room: Room
) -> None:
    path = room.entry(ID).path
    os.setxattr(path.parent, OF_NEW, listed(READ | WRITE, mask=READ))
    path.chmod(0o640)
    if own:
        os.setxattr(path, OF_FILE, own)
    before, data = (of_somebody(path), path.stat().st_mode), path.read_bytes() + b"# more\n"
    assert write_at_one_stroke(room.register, {path: data}, {}) == ()
    assert path.read_bytes() == data
    assert (of_somebody(path), path.stat().st_mode) == before


def test_what_is_copied_into_a_new_folder_takes_no_rights_of_its_source_along(folder: Path) -> None:
    source = folder.with_name("source")
    shutil.copytree(EXAMPLES / "shenxian-prepared-food", source / "in")
    for each in (source, *source.rglob("*")):
        each.chmod(0o700 if each.is_dir() else 0o400)  # as on a disk that is only read
    with new_folder(folder / "copy") as made:
        copy_into(made, source, left_out=("find*",))
    copied = [*(folder / "copy").rglob("*")]
    assert [each.name for each in copied if each.is_file()] == ["application.yaml"]
    assert {of_somebody(each) for each in copied} == {READ}
    assert {each.stat().st_mode & 0o777 for each in copied if each.is_file()} == {0o640}


def test_a_register_and_documents_get_what_the_folder_gives(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.setxattr(folder, OF_NEW, listed(READ | WRITE | 1))
    monkeypatch.chdir(folder)
    named = ("--name", "甲", "--county", "莘县", "--on", "2022-06-01")
    for words in (
        ("register", "init"),
        ("register", "recognise", *named),
        ("register", "rename", "LC-2022-001", "乙"),
        ("register", "check", "--root"),
        ("register", "repack"),
        ("register", "pack", "-o", "out.lcp", "--letter", "out.docx"),
        ("rules", "new", "draft", "--from", "liaocheng-2021-97", "--in", "."),
    ):
        assert run(*words).code == 0, words
    for each in folder.rglob("*"):
        assert of_somebody(each) == (7 if each.is_dir() else READ | WRITE), each
