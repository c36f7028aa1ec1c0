"""A name in a form means a file in its folder or none; nothing else is ever asked for on the disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from forms import read_form
from lccluster.eligibility.materials import FileFact, FileState
from lccluster.files.forms.materials.naming import beside
from lccluster.files.forms.materials.on_disk import material_facts
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import Decoded

ELSEWHERE = [
    r"\\server\share\简介.docx",
    "//server/share/简介.docx",
    r"\/server/简介.docx",
    r"\\?\C:\简介.docx",
    r"\\.\pipe\x",
    r"C:\简介.docx",
    "c:/简介.docx",
    "C:简介.docx",
    "/etc/passwd",
    r"\简介.docx",
    " //server/简介.docx",
    "file://server/简介.docx",
    "https://example.org/简介.docx",
    "../简介.docx",
    "材料/../../简介.docx",
    r"..\简介.docx",
    "NUL",
    "con.docx",
    r"材料\com1.txt",
    "aux .txt",
]


@pytest.mark.parametrize("written", ELSEWHERE)
def test_a_name_of_another_place_is_refused_as_text(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touched(*_: object, **__: object) -> None:
        raise AssertionError("the disk was asked")

    text = f"materials: {{introduction: '{written}'}}\n"
    form = read_form(parse(Decoded("form.yaml", text, text.encode()))).application
    for name in ("stat", "lstat", "open", "readlink", "scandir"):
        monkeypatch.setattr(os, name, touched)
    assert beside(tmp_path, written) is None
    facts = material_facts(form, tmp_path, {"introduction"})
    monkeypatch.undo()
    assert facts == {written.strip(): FileFact(FileState.OUTSIDE)}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("简介.docx", "简介.docx"),
        ("材料/简介.docx", "材料/简介.docx"),
        (r"材料\简介.docx", "材料/简介.docx"),
        ("./材料//简介.docx", "材料/简介.docx"),
        ("材料/../简介.docx", "材料/../简介.docx"),
        ("简介：1.docx", "简介：1.docx"),
        ("contents.docx", "contents.docx"),
        ("null.txt", "null.txt"),
    ],
)
def test_a_name_of_a_file_in_the_folder_is_taken(written: str, name: str, tmp_path: Path) -> None:
    assert beside(tmp_path, written) == tmp_path / name


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_a_pipe_and_a_name_too_long_are_no_readable_material(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "简介.txt")
    for written in ("简介.txt", f"{'县' * 86}.txt"):
        text = f"materials: {{introduction: '{written}'}}\n"
        form = read_form(parse(Decoded("form.yaml", text, text.encode()))).application
        facts = material_facts(form, tmp_path, {"introduction"})
        assert facts == {written: FileFact(FileState.BROKEN)}
