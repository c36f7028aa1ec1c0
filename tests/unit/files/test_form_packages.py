"""Office files from outside are opened with care: nothing hostile is unpacked, nothing large is held."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from forms import Application, read_form_file
from hand_made_forms import HandMade, write_word
from hand_made_sheets import packed, xlsx
from lccluster.errors import Unusable
from lccluster.files.office.package import MOST_ENTRIES, open_package
from lccluster.usecases.form.filling import drawn_form
from shipped import BOOK

MB = 1024**2


def code(path: Path) -> str:
    with pytest.raises(Unusable) as unusable:
        read_form_file(path, path.name)
    (problem,) = unusable.value.problems
    assert problem.hint is not None
    assert problem.file == path.name
    return problem.code


def word(path: Path, text: bytes) -> Path:
    return packed(path, {"word/document.xml": text})


def test_a_large_picture_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    write_word(path, HandMade())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.png", bytes(50 * MB))
    tracemalloc.start()
    form = read_form_file(path, path.name)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert form.application.county == "莘县"
    assert most < 10 * MB


def test_a_macro_is_not_given_to_the_library_that_reads_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsm"
    path.write_bytes(drawn_form(Application(), ".xlsx", BOOK.measure).data)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"Sub AutoOpen")
        package.writestr("xl/externalLinks/externalLink1.xml", b"<a/>")
    parts = open_package(path, path.name).parts
    assert not [name for name in parts if "vba" in name or "external" in name]


def test_a_document_type_is_found_in_any_encoding(tmp_path: Path) -> None:
    hidden = '<?xml version="1.0" encoding="{}"?><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'
    for encoding in ("utf-8", "utf-16", "cp037", "gbk"):
        declaration = hidden.format(encoding).encode(encoding if encoding != "cp037" else "ascii")
        assert code(word(tmp_path / "form.docx", declaration)) == "document-type"


def test_a_part_that_lies_about_its_size_is_no_more_than_damaged(tmp_path: Path) -> None:
    path = word(tmp_path / "form.docx", b" " * (40 * MB))
    data = path.read_bytes()
    size = (40 * MB).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (100).to_bytes(4, "little")))
    assert code(path) == "damaged-document"


def test_a_package_with_very_many_entries_is_not_read(tmp_path: Path) -> None:
    names = {f"word/{number}.xml": "" for number in range(MOST_ENTRIES + 1)}
    assert code(packed(tmp_path / "form.docx", dict(names))) == "document-too-large"


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    into, out = "<w:tbl><w:tr><w:tc>" * 20_000, "</w:tc></w:tr></w:tbl>" * 20_000
    deep = f"<w:d {space}><w:body>{into}{out}</w:body></w:d>"
    assert code(word(tmp_path / "form.docx", deep.encode())) == "document-too-large"


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row r="1"><c r="XFD1" t="inlineStr"><is><t>1</t></is></c></row>',
    ],
)
def test_a_cell_in_a_far_corner_is_refused_before_the_sheet_is_laid_out(
    tmp_path: Path, sheet: str
) -> None:
    assert code(xlsx(tmp_path / "form.xlsx", sheet)) == "document-too-large"


def test_a_long_text_that_very_many_cells_repeat_is_refused(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{row}"><c t="s"><v>0</v></c></row>' for row in range(1, 5001))
    long = xlsx(tmp_path / "form.xlsx", cells, strings=[f"<t>{'长' * 30_000}</t>"])
    assert code(long) == "document-too-large"


@pytest.mark.parametrize("name", ["form.docx", "form.xlsx"])
def test_xml_that_is_none_is_damage(tmp_path: Path, name: str) -> None:
    parts = {
        "form.docx": {"word/document.xml": "<w:p>"},
        "form.xlsx": {"xl/workbook.xml": "<a", "xl/worksheets/sheet1.xml": "<a"},
    }
    assert code(packed(tmp_path / name, dict(parts[name]))) == "damaged-document"


def test_numbers_in_a_sheet_that_are_none_are_damage(tmp_path: Path) -> None:
    assert code(xlsx(tmp_path / "form.xlsx", '<row r="x"><c/></row>')) == "damaged-document"


def test_an_entry_with_a_password_is_a_locked_document(tmp_path: Path) -> None:
    path = word(tmp_path / "form.docx", b"<w/>")
    data = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    path.write_bytes(bytes(data))
    assert code(path) == "encrypted-document"


def test_a_locked_open_document_is_told_by_its_manifest(tmp_path: Path) -> None:
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b"\x01\x02",
        "META-INF/manifest.xml": "<manifest:encryption-data/>",
    }
    assert code(packed(tmp_path / "form.ods", parts)) == "encrypted-document"


def test_an_open_document_text_is_to_be_saved_as_word(tmp_path: Path) -> None:
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<a/>",
    }
    assert code(packed(tmp_path / "form.odt", parts)) == "old-document"


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"%PDF-1.7", b"<html>"])
def test_whatever_is_no_office_file_is_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(data)
    assert code(path) in (("no-document", "damaged-document") if data else ("empty-file",))


def test_a_folder_and_a_file_that_is_not_there_say_so(tmp_path: Path) -> None:
    (tmp_path / "form.docx").mkdir()
    assert code(tmp_path / "form.docx") == "is-a-folder"
    assert code(tmp_path / "gone.docx") == "no-such-file"


def test_a_sheet_repeated_to_its_last_row_is_read(tmp_path: Path) -> None:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("o", "office"), ("t", "table"), ("x", "text"))
    )
    full = '<t:table-cell t:number-columns-repeated="16384"><x:p>a</x:p></t:table-cell>'
    rows = f'<t:table-row t:number-rows-repeated="1048576">{full}</t:table-row>'
    text = f"<o:document {spaces}><t:table>{rows}</t:table></o:document>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    parts: dict[str, bytes | str] = {"mimetype": kind, "content.xml": text}
    assert code(packed(tmp_path / "form.ods", parts)) == "document-too-large"
    empty = text.replace("<x:p>a</x:p>", "")
    assert code(packed(tmp_path / "form.ods", parts | {"content.xml": empty})) == "no-form"


def test_what_is_packed_anew_for_the_library_is_still_a_workbook() -> None:
    data = drawn_form(Application(), ".xlsx", BOOK.measure).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
