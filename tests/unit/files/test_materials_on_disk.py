"""What the disk says of materials: counted, empty, outside, broken, or made to harm."""

from __future__ import annotations

import io
import os
import zipfile
from functools import partial
from pathlib import Path

import docx
import pytest

from forms import read_form
from haste import at_once
from lccluster.eligibility.materials import FileFact, FileState
from lccluster.files.forms.materials.counting import LARGEST_TEXT, count_characters
from lccluster.files.forms.materials.on_disk import material_facts
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import Decoded

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _fact(folder: Path, written: str, *, counted: bool = True) -> FileFact:
    text = f"materials: {{introduction: '{written}'}}\n"
    form = read_form(parse(Decoded("form.yaml", text, text.encode()))).application
    return material_facts(form, folder, {"introduction"} if counted else set())[written]


def _package(path: Path, document: str | bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n\t\u3000", 0),
        ("集群", 2),
        ("集群。", 3),
        ("集群, 很好", 5),
        ("Hello world", 2),
        ("32.82亿元", 3),
        ("2024年营业收入32.82亿元", 9),
        ("ISO9001认证", 3),
        ("（一）总述", 5),
        ("“龙头”", 4),
        ("一企一技术——创新……", 11),
        ("ＡＢ", 2),
        ("𠀀字", 2),
        ("a-b c/d", 2),
        ("3 000 字", 3),
    ],
)
def test_characters_are_counted_as_a_word_processor_does(text: str, count: int) -> None:
    assert count_characters(text) == count


def test_three_thousand_characters_are_counted_exactly() -> None:
    assert count_characters("字" * 2999 + "。") == 3000


@pytest.mark.parametrize("name", ["简介.txt", "简介.TXT", "简介.md"])
def test_plain_text_is_counted(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("集群发展情况。\n", encoding="utf-8")
    assert _fact(tmp_path, name) == FileFact(FileState.FINE, 7)


def test_marks_of_markdown_are_no_characters(tmp_path: Path) -> None:
    (tmp_path / "简介.md").write_text("# 标题\n\n**重点** > 引文\n", encoding="utf-8")
    assert _fact(tmp_path, "简介.md").characters == 6


def test_what_markdown_does_not_show_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "简介.md").write_text("甲~~划去~~乙<!-- 批注 -->丙 <!-- 丁", encoding="utf-8")
    assert _fact(tmp_path, "简介.md").characters == 4


def test_text_in_gbk_is_counted(tmp_path: Path) -> None:
    (tmp_path / "简介.txt").write_bytes("集群发展".encode("gbk"))
    assert _fact(tmp_path, "简介.txt").characters == 4


def test_a_word_document_is_counted_with_its_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("简介", 1)
    document.add_paragraph("集群有 73 户企业。")
    document.add_table(1, 2).cell(0, 1).text = "表格"
    document.save(str(tmp_path / "简介.docx"))
    assert _fact(tmp_path, "简介.docx") == FileFact(FileState.FINE, 2 + 8 + 2)


def test_a_run_that_word_split_into_pieces_is_one_word(tmp_path: Path) -> None:
    pieces = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("32", ".8", "2"))
    _package(
        tmp_path / "a.docx",
        f'<w:document xmlns:w="{WORD}"><w:body><w:p>{pieces}</w:p></w:body></w:document>',
    )
    assert _fact(tmp_path, "a.docx").characters == 1


def test_the_other_materials_are_not_counted(tmp_path: Path) -> None:
    (tmp_path / "规划.txt").write_text("规划", encoding="utf-8")
    assert _fact(tmp_path, "规划.txt", counted=False) == FileFact(FileState.FINE)


def test_a_pdf_is_left_for_people_to_count(tmp_path: Path) -> None:
    (tmp_path / "简介.pdf").write_bytes(b"%PDF-1.4\n")
    assert _fact(tmp_path, "简介.pdf") == FileFact(FileState.FINE, None)


def test_backslashes_of_windows_part_folders(tmp_path: Path) -> None:
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料" / "简介.txt").write_text("字", encoding="utf-8")
    assert _fact(tmp_path, "材料\\简介.txt").state is FileState.FINE


def test_nothing_there_and_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    assert _fact(tmp_path, "空.txt").state is FileState.EMPTY
    assert _fact(tmp_path, "无.txt").state is FileState.ABSENT
    assert _fact(tmp_path, ".").state is FileState.BROKEN


@pytest.mark.parametrize("written", ["../简介.txt", "a/../../简介.txt", "..\\简介.txt"])
def test_a_path_that_climbs_out_of_the_folder_is_not_followed(written: str, tmp_path: Path) -> None:
    folder = tmp_path / "form"
    folder.mkdir()
    (tmp_path / "简介.txt").write_text("字", encoding="utf-8")
    assert _fact(folder, written) == FileFact(FileState.OUTSIDE)


def test_an_absolute_path_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "form"
    folder.mkdir()
    (tmp_path / "简介.txt").write_text("字", encoding="utf-8")
    assert _fact(folder, str(tmp_path / "简介.txt")).state is FileState.OUTSIDE


@pytest.mark.skipif(os.name != "posix", reason="making links needs a right on Windows")
def test_a_link_is_followed_inside_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "form"
    folder.mkdir()
    (tmp_path / "外.txt").write_text("字", encoding="utf-8")
    (folder / "内.txt").write_text("字", encoding="utf-8")
    (folder / "a.txt").symlink_to(tmp_path / "外.txt")
    (folder / "b.txt").symlink_to("内.txt")
    (folder / "c.txt").symlink_to("c.txt")
    states = [_fact(folder, name).state for name in ("a.txt", "b.txt", "c.txt")]
    assert states == [FileState.OUTSIDE, FileState.FINE, FileState.BROKEN]


@pytest.mark.parametrize(
    "data",
    [b"no zip", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\xd0\xcf\x11\xe0" * 10],
    ids=["text", "torn", "empty zip", "old .doc"],
)
def test_a_docx_that_is_none_is_broken(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "简介.docx").write_bytes(data)
    assert _fact(tmp_path, "简介.docx").state is FileState.BROKEN


@pytest.mark.parametrize("xml", ["", "<w", "<a>&b;</a>", "\x00", "<a></b>"])
def test_a_docx_with_torn_text_is_broken(xml: str, tmp_path: Path) -> None:
    _package(tmp_path / "简介.docx", xml)
    assert _fact(tmp_path, "简介.docx").state is FileState.BROKEN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_docx_with_a_document_type_is_refused_in_every_encoding(
    encoding: str, tmp_path: Path
) -> None:
    xml = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "字字字">]><w:p xmlns:w="{WORD}"><w:t>&a;</w:t></w:p>'
    _package(tmp_path / "简介.docx", xml.encode(encoding))
    assert _fact(tmp_path, "简介.docx").state is FileState.BROKEN


def test_a_bomb_of_entities_costs_nothing(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    _package(tmp_path / "简介.docx", f'<!DOCTYPE w [<!ENTITY a0 "字">{entities}]><w>&a9;</w>')
    assert _fact(tmp_path, "简介.docx").state is FileState.BROKEN
    assert at_once(partial(_fact, tmp_path, "简介.docx"), 1)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    _package(tmp_path / "简介.docx", b" " * (LARGEST_TEXT + 1))
    assert (tmp_path / "简介.docx").stat().st_size < 100_000
    assert _fact(tmp_path, "简介.docx").state is FileState.BROKEN
    assert at_once(partial(_fact, tmp_path, "简介.docx"), 1)


def test_a_zip_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    honest = io.BytesIO()
    with zipfile.ZipFile(honest, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (LARGEST_TEXT * 3))
    true_size, small = (LARGEST_TEXT * 3).to_bytes(4, "little"), (100).to_bytes(4, "little")
    (tmp_path / "简介.docx").write_bytes(honest.getvalue().replace(true_size, small))
    assert _fact(tmp_path, "简介.docx").state is FileState.BROKEN


def test_a_locked_docx_is_broken(tmp_path: Path) -> None:
    _package(tmp_path / "简介.docx", "<a/>")
    data = bytearray((tmp_path / "简介.docx").read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        data[at] |= 1  # the flag of an encrypted entry
    (tmp_path / "简介.docx").write_bytes(data)
    assert _fact(tmp_path, "简介.docx").state is FileState.BROKEN


def test_an_unknown_compression_is_broken(tmp_path: Path) -> None:
    _package(tmp_path / "简介.docx", "<a/>")
    data = bytearray((tmp_path / "简介.docx").read_bytes())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + offset] = 99
    (tmp_path / "简介.docx").write_bytes(data)
    assert _fact(tmp_path, "简介.docx").state is FileState.BROKEN


def test_a_text_larger_than_any_introduction_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "简介.txt").open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    assert _fact(tmp_path, "简介.txt").state is FileState.BROKEN
