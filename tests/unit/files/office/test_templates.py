"""An office's own workbook is opened through the same door as every other, and then filled."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from hand_made_sheets import STRICT, number, row, words, xlsx
from lccluster.errors import Unusable
from lccluster.files.office.template.filling import FilledTemplate, fill_table

HEADS = row(1, words("A1", "集群名称"), words("B1", "面积"))
KNOWN = (("集群名称",), ("面积",))


def filled(path: Path) -> FilledTemplate:
    return fill_table(path, KNOWN, [("甲", 42.6)])


def code(path: Path) -> str:
    with pytest.raises(Unusable) as unusable:
        filled(path)
    return unusable.value.problems[0].code


def with_part(path: Path, name: str, part: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, part)
    return path


def real(path: Path) -> Path:
    """Write a workbook that the filling library takes: it asks for more parts than a reader does."""
    book = openpyxl.Workbook()
    book.active.append(("集群名称", "面积"))
    book.save(path)
    return path


def test_a_workbook_is_filled_below_its_heads(tmp_path: Path) -> None:
    made = filled(real(tmp_path / "t.xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(made.data)).active
    assert [each.value for each in sheet[2]] == ["甲", 42.6]


def test_a_far_corner_is_refused_before_the_library_sees_it(tmp_path: Path) -> None:
    assert code(xlsx(tmp_path / "t.xlsx", HEADS + row(1_048_576, number("A1048576", "1")))) == (
        "document-too-large"
    )


def test_formatted_cells_far_away_are_too_much_to_fill(tmp_path: Path) -> None:
    path = real(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(path)
    book.active.cell(60_000, 200).number_format = "0.00"
    book.save(path)
    assert code(path) == "document-too-large"


@pytest.mark.parametrize("name", ["xl/drawings/drawing1.xml", "customXml/item1.xml", "a.rels"])
def test_a_document_type_in_any_part_is_refused(tmp_path: Path, name: str) -> None:
    path = with_part(real(tmp_path / "t.xlsx"), name, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert code(path) == "document-type"


def test_parts_that_unpack_without_end_are_refused(tmp_path: Path) -> None:
    path = with_part(real(tmp_path / "t.xlsx"), "xl/media/image1.png", bytes(65 * 1024**2))
    assert path.stat().st_size < 200_000
    assert code(path) == "document-too-large"


def test_a_part_of_very_many_elements_is_refused(tmp_path: Path) -> None:
    part = b"<a>" + b"<b/>" * 500_000 + b"</a>"
    assert code(with_part(real(tmp_path / "t.xlsx"), "xl/theme/theme9.xml", part)) == (
        "document-too-large"
    )


def test_the_strict_kind_is_refused_with_a_cure(tmp_path: Path) -> None:
    assert code(xlsx(tmp_path / "t.xlsx", HEADS, space=STRICT)) == "strict-workbook"


def test_what_the_library_prints_reaches_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    styles = b'<s><cellStyles><cellStyle name="a" xfId="7"/></cellStyles><cellStyleXfs/></s>'
    with pytest.raises(Unusable):
        filled(rewritten(real(tmp_path / "t.xlsx"), "xl/styles.xml", styles))
    assert capsys.readouterr() == ("", "")


def rewritten(path: Path, name: str, part: bytes) -> Path:
    with zipfile.ZipFile(path) as package:
        parts = {each: package.read(each) for each in package.namelist()} | {name: part}
    with zipfile.ZipFile(path, "w") as package:
        for each, data in parts.items():
            package.writestr(each, data)
    return path


def test_what_the_library_makes_nothing_of_is_damage(tmp_path: Path) -> None:
    styles = b"<styleSheet><cellXfs><xf fontId='x'/></cellXfs></styleSheet>"
    assert code(rewritten(real(tmp_path / "t.xlsx"), "xl/styles.xml", styles)) == "damaged-document"
