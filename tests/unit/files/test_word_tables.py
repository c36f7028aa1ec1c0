"""The tables of a Word document as a person sees them: rows and cells that are gone, merged, wrapped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from forms import read_form_file
from hand_made_forms import VALUES, HandMade, word_form, word_line, write_word_xml
from lccluster.errors import Unusable
from lccluster.files.forms.document.form_file import FilledForm
from lccluster.form.readings import Status

BODY = word_form(HandMade())
ABOVE, TABLE = BODY[: BODY.index("<w:tbl>")], BODY[BODY.index("<w:tbl>") :]
ROW = next(row for row in re.findall(r"<w:tr>.*?</w:tr>", BODY) if word_line("5200") in row)
CELL = re.search(rf"<w:tc>(?:(?!<w:tc>).)*{re.escape(word_line('5200'))}</w:tc>", ROW)[0]  # type: ignore[index]
PROMPT = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"


def read(folder: Path, body: str, *, strict: bool = False) -> FilledForm:
    write_word_xml(folder / "form.docx", body, strict=strict)
    return read_form_file(folder / "form.docx", "form.docx")


def with_row(about: str, row: str = ROW) -> str:
    return row.replace("<w:tr>", f"<w:tr><w:trPr>{about}</w:trPr>")


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace(ROW, CONTROL.format(ROW)),
        BODY.replace(ROW, f"<w:customXml>{CONTROL.format(ROW)}</w:customXml>"),
        BODY.replace(CELL, CONTROL.format(CELL)),
        BODY.replace(ROW, with_row("<w:ins/>")),
        BODY.replace(ROW, with_row('<w:hidden w:val="0"/>')),
        BODY.replace(ROW, with_row("<w:del/>", ROW.replace("5200", "99")) + ROW),
        f"<w:sdt><w:sdtContent>{BODY}</w:sdtContent></w:sdt>",
        f"{ABOVE}<w:tbl><w:tr><w:tc>{TABLE}<w:p/></w:tc></w:tr></w:tbl>",
        f"<w:p><w:r><w:pict><w:txbxContent>{BODY}</w:txbxContent></w:pict></w:r></w:p>",
    ],
    ids=[
        *("a row in a control", "a row in two wrappings", "a cell in a control", "an inserted row"),
        *("a row that is not hidden", "a deleted row above", "all in a control"),
        *("the table in a cell of a frame", "all in a text box"),
    ],
)
def test_a_form_is_read_whatever_is_wrapped_around_it(tmp_path: Path, body: str) -> None:
    plain = read(tmp_path, BODY).application
    assert read(tmp_path, body).application == plain
    assert plain.employees == 5200


def test_a_hidden_row_shows_nothing_and_leaves_its_figures_unsure(tmp_path: Path) -> None:
    form = read(tmp_path, BODY.replace(ROW, with_row("<w:hidden/>")))
    made = {each.path: each for each in form.readings}
    assert form.application.employees is None
    assert (made["employees"].status, made["employees"].code) == (Status.UNSURE, "hidden")
    assert "5200" in str(made["employees"].reason)


def test_a_hidden_row_above_the_figures_leaves_them_unsure(tmp_path: Path) -> None:
    form = read(
        tmp_path, BODY.replace(ROW, with_row("<w:hidden/>", ROW.replace("5200", "9")) + ROW)
    )
    made = {each.path: each for each in form.readings}
    assert made["employees"].status is Status.UNSURE


def test_a_cell_marked_as_deleted_is_unsure(tmp_path: Path) -> None:
    form = read(tmp_path, BODY.replace(CELL, CELL.replace("<w:tcPr>", "<w:tcPr><w:cellDel/>")))
    made = {each.path: each for each in form.readings}
    assert (made["employees"].status, made["employees"].text) == (Status.UNSURE, "")


@pytest.mark.parametrize("inside", [CELL, ROW])
def test_a_cell_that_shows_a_prompt_is_blank(tmp_path: Path, inside: str) -> None:
    form = read(tmp_path, BODY.replace(inside, PROMPT.format(inside)))
    made = {each.path: each for each in form.readings}
    assert made["employees"].status is Status.BLANK
    assert form.application.cluster.area_km2 is not None


def test_cells_merged_the_old_way_are_one(tmp_path: Path) -> None:
    head = re.search(
        r'<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>企业户数.*?</w:tc>', BODY
    )
    assert head
    first = head[0].replace('<w:gridSpan w:val="3"/>', '<w:hMerge w:val="restart"/>')
    going_on = "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>"
    form = read(tmp_path, BODY.replace(head[0], first + 2 * going_on))
    assert form.application == read(tmp_path, BODY).application


def test_a_row_may_begin_further_right(tmp_path: Path) -> None:
    firms = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr>{word_line(str(each))}</w:tc>'
        for each in VALUES[:3]
    )
    assert firms in ROW
    form = read(
        tmp_path, BODY.replace(ROW, with_row('<w:gridBefore w:val="3"/>', ROW.replace(firms, "")))
    )
    assert (form.application.enterprises.total, form.application.employees) == (None, 5200)


def test_a_strict_document_is_read_like_any_other(tmp_path: Path) -> None:
    gone = BODY.replace("<w:t>5200</w:t>", '<w:rPr><w:strike w:val="true"/></w:rPr><w:t>5200</w:t>')
    plain = read(tmp_path, BODY).application
    assert read(tmp_path, BODY, strict=True).application == plain
    assert read(tmp_path, gone, strict=True).application.employees is None


@pytest.mark.parametrize("body", ["", f"<w:tbl>{'<w:tr/>' * 9}</w:tbl>"])
def test_a_document_without_a_form_says_so(tmp_path: Path, body: str) -> None:
    with pytest.raises(Unusable, match="no-form"):
        read(tmp_path, body)


def test_more_cells_than_any_form_has_are_refused(tmp_path: Path) -> None:
    row = f"<w:tr>{'<w:tc/>' * 200}</w:tr>"
    with pytest.raises(Unusable, match="document-too-large"):
        read(tmp_path, f"<w:tbl>{row * 26}</w:tbl>")
