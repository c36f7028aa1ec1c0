"""The filled form as Word and as a workbook: what stands where, in which fonts, on how many pages."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.shared import Mm, Pt

from forms import Application, read_application
from hand_made_forms import NO_OFFICE, SOFFICE, convert
from lccluster.errors import Unusable
from lccluster.render.form_layout import MADE_ON, lay_out
from lccluster.render.word.form import BLANK, CORE, DOCUMENT
from lccluster.render.word.lines import set_font
from lccluster.render.word.page_layout import _speak_chinese
from lccluster.render.word.parts import _disown
from lccluster.usecases.form.filling import FilledIn, drawn_form
from running import EXAMPLES
from shipped import BOOK

PAPER = BOOK.form.paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = {"仿宋", "宋体", "黑体"}
COMPLETE = EXAMPLES / "complete" / "application.yaml"
KINDS = (".docx", ".xlsx")


def complete() -> Application:
    return read_application(COMPLETE, "application.yaml").application


def drawn(application: Application, suffix: str) -> FilledIn:
    return drawn_form(application, suffix, BOOK.measure)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_the_cells_of_the_layout_fill_the_table_without_overlap() -> None:
    places = lay_out(complete(), "聊城市", "聊城市工业和信息化局").places
    covered = [
        (row, column)
        for each in places
        for row in range(each.row, each.row + each.rows)
        for column in range(each.column, each.column + each.columns)
    ]
    assert len(covered) == len(set(covered)) == len(PAPER.widths) * len(PAPER.heights)


def test_the_form_on_paper_says_what_officials_expect() -> None:
    sheet = lay_out(complete(), "聊城市", "聊城市工业和信息化局")
    texts = {each.text for each in sheet.places}
    assert sheet.title == ("聊城市特色产业集群", "申请表")
    assert dict(sheet.cover)["填报日期："] == "2025年3月3日"
    assert {"2024年经济效益", "从业人员数量", "滑轨\n铰链", "31%\n26.5%", "2025年3月10日"} <= texts


def test_a_blank_application_gives_the_blank_form() -> None:
    sheet = lay_out(Application(), "聊城市", "聊城市工业和信息化局")
    texts = {each.text for each in sheet.places if each.style.value != "label"}
    assert texts == {"", "（章）", "      年    月    日"}


@pytest.mark.parametrize("suffix", KINDS)
def test_the_same_application_gives_the_same_bytes_on_another_day(
    suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(complete(), suffix).data
    real = time.localtime
    monkeypatch.setattr(time, "localtime", lambda *_: real(10**9))
    assert drawn(complete(), suffix).data == first


def test_every_run_of_the_document_names_a_font_for_chinese() -> None:
    root = ET.fromstring(part(drawn(complete(), ".docx").data, "word/document.xml"))
    runs = [run for run in root.iter(f"{W}r") if run.find(f"{W}t") is not None]
    fonts = [run.find(f"{W}rPr/{W}rFonts") for run in runs]
    assert {font.get(f"{W}eastAsia") for font in fonts if font is not None} == FONTS
    assert None not in fonts


def _blank() -> dict[str, bytes]:
    """What no application changes, drawn: two frames to write into, and the other parts packed."""
    document = docx.Document()
    (section,), normal = document.sections, document.styles["Normal"]
    about = document.core_properties
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - sum(PAPER.widths)) // 2)
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    set_font(normal, "仿宋")
    normal.font.size, normal.paragraph_format.space_after = Pt(12), Mm(0)
    about.title, about.author, about.last_modified_by, about.comments = "{title}", "", "", ""
    about.created = about.modified = MADE_ON.replace(tzinfo=None)
    about.language, about.revision = "zh-CN", 1
    _speak_chinese(document)
    _disown(document.part.package)
    made, others = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as drawn, zipfile.ZipFile(others, "w") as packed:
        for name in drawn.namelist():
            if name not in (CORE, DOCUMENT):
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                packed.writestr(entry, drawn.read(name), zipfile.ZIP_DEFLATED, 9)
        frame = drawn.read(DOCUMENT).replace(b"<w:sectPr", b"{body}<w:sectPr")
        core = drawn.read(CORE)
    return {"document.xml": frame, "core.xml": core, "package.docx": others.getvalue()}


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as found:
        return {name: found.read(name) for name in found.namelist()}


def _lines(frame: bytes) -> list[bytes]:
    return frame.splitlines()  # a checkout may have changed how they end


def test_what_lies_ready_is_what_the_library_draws(request: pytest.FixtureRequest) -> None:
    for name, made in _blank().items():
        if request.config.getoption("--rewrite"):
            (BLANK / name).write_bytes(made)
        ready = (BLANK / name).read_bytes()
        assert (
            _parts(ready) == _parts(made)
            if name == "package.docx"
            else _lines(ready) == _lines(made)
        )


def test_a_filled_form_holds_every_part_once() -> None:
    with zipfile.ZipFile(io.BytesIO(drawn(complete(), ".docx").data)) as package:
        names = package.namelist()
        assert package.testzip() is None
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names)) == 16


@pytest.mark.parametrize("said", ["<甲> & “乙”", "  两边有空  ", "一 二", "\n\n"])
def test_a_text_stands_in_the_document_as_it_was_said(said: str) -> None:
    form = Application.model_validate({"cluster": {"name": said}, "applicant": said})
    document = docx.Document(io.BytesIO(drawn(form, ".docx").data))
    written = form.cluster.name or ""
    assert document.tables[0].rows[0].cells[2].text == written
    assert document.paragraphs[2].text == f"申请单位名称：\t{form.applicant or ''}\t"


def test_the_document_is_a4() -> None:
    root = ET.fromstring(part(drawn(complete(), ".docx").data, "word/document.xml"))
    size = root.find(f".//{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")


def test_the_workbook_prints_on_a4_one_page_wide() -> None:
    sheet = part(drawn(complete(), ".xlsx").data, "xl/worksheets/sheet2.xml")
    assert 'paperSize="9"' in sheet
    assert 'orientation="portrait"' in sheet
    assert "<f>" not in sheet


@pytest.mark.parametrize(("lines", "one_page"), [(2, True), (14, True), (60, False)])
def test_a_table_over_its_page_by_little_is_drawn_smaller(lines: int, one_page: bool) -> None:
    """The office's box, with its seal and day, is not torn by the end of a page."""
    application = Application.model_validate({"introduction": "集群情况。\n" * lines})
    sheet = part(drawn(application, ".xlsx").data, "xl/worksheets/sheet2.xml")
    assert ('fitToHeight="0"' not in sheet) is one_page


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_text_that_looks_like_a_formula_is_a_text_in_the_workbook(sign: str) -> None:
    application = Application.model_validate({"cluster": {"name": f"{sign}甲+1"}})
    data = drawn(application, ".xlsx").data
    assert "<f>" not in part(data, "xl/worksheets/sheet2.xml")
    assert f"<t>{sign}甲+1</t>" in part(data, "xl/sharedStrings.xml")


def test_figures_are_figures_in_the_workbook() -> None:
    sheet = part(drawn(complete(), ".xlsx").data, "xl/worksheets/sheet2.xml")
    assert "<v>34.15</v>" in sheet


@pytest.mark.parametrize("suffix", KINDS)
def test_characters_that_no_document_holds_are_left_out_and_named(suffix: str) -> None:
    said = {"county_opinion": {"text": "某\x07某"}, "products": [{"name": "甲\ufffe"}]}
    form = Application.model_validate(said)
    assert drawn(form, suffix).stripped == ("products[0].name", "county_opinion.text")


def test_what_the_form_has_no_cell_for_is_named() -> None:
    beyond = drawn(complete(), ".docx").beyond
    assert [each.zh for each in beyond[:1]] == ["主导产业"]
    assert drawn(Application(), ".docx").beyond == ()
    blank = Application.model_validate({"yearly": [{"year": None, "output_value_yi": None}]})
    assert drawn(blank, ".docx").beyond == ()


def test_a_text_longer_than_a_cell_of_a_workbook_is_refused() -> None:
    long = Application.model_validate({"introduction": "长" * 32_768})
    with pytest.raises(Unusable, match="too-long-for-a-cell"):
        drawn(long, ".xlsx")
    assert drawn(long, ".docx").data


def test_a_long_introduction_takes_several_rows_of_the_workbook() -> None:
    long = Application.model_validate({"introduction": "集群情况。\n" * 60})
    sheet = part(drawn(long, ".xlsx").data, "xl/worksheets/sheet2.xml")
    heights = [float(row.get("ht", "0")) for row in ET.fromstring(sheet).iter() if row.get("ht")]
    assert max(heights) <= 409


needs_office = pytest.mark.skipif(
    SOFFICE is None or shutil.which("pdfinfo") is None, reason=NO_OFFICE
)


@needs_office
def test_the_form_is_a_title_page_and_one_page_of_table(tmp_path: Path) -> None:
    sources = []
    for name, application in (("full", complete()), ("blank", Application())):
        for suffix in KINDS:
            sources.append(tmp_path / f"{name}-{suffix[1:]}{suffix}")
            sources[-1].write_bytes(drawn(application, suffix).data)
    convert(sources, "pdf", tmp_path)
    for source in sources:
        said = subprocess.run(
            ["pdfinfo", source.with_suffix(".pdf")], check=True, capture_output=True, text=True
        ).stdout
        assert "Pages:           2" in said, source.name
        assert "A4" in said, source.name


def test_a_filled_form_is_chinese_to_the_program_that_opens_it_and_names_no_other() -> None:
    package = drawn(complete(), ".docx").data
    languages = re.findall(r'w:lang [^>]*w:eastAsia="([^"]*)"', part(package, "word/styles.xml"))
    assert {*languages} == {"zh-CN"}
    assert "docProps/app.xml" not in _parts(package)
