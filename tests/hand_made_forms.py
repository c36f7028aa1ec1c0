"""The annex built by hand, as offices vary it, and turned by LibreOffice into what they send."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, field

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NO_OFFICE = "LibreOffice is not installed, so no other program can make or draw the documents"

Cell = str | tuple[str, int, int]  # a text; or a text, the columns and the rows that it takes
Rows = Sequence[Sequence[Cell]]

PRODUCTS = ("预制菜\n速冻食品", "30万吨\n8000吨", "12%\n4.5%")
ECONOMICS = ("32.82", "2.37", "0.41")
NAME: Sequence[Cell] = (
    ("产业集群名称", 2, 1),
    ("莘县某某街道预制菜特色产业集群", 4, 1),
    ("产业集群区域面积", 2, 1),
    ("42.6", 2, 1),
)
HEADS: Rows = (
    (("企业户数", 3, 1), ("从业人 员数量", 1, 3), ("主导产品情况", 3, 1), ("2024年经济效益", 3, 1)),
    (("总数", 1, 2), ("其中", 2, 1), *((x, 1, 2) for x in ("主导产品", "年产量", "省内市场比重")),
     *((x, 1, 2) for x in ("营业收入", "利润", "税金"))),
    ("规模以上企业", "进入产业园区企业"),
)  # fmt: skip
VALUES: Sequence[Cell] = ("56", "12", "30", "5200", *PRODUCTS, *ECONOMICS)
HONOURS: Rows = (
    (("省级以上品牌、商标或产业荣誉称号数量", 2, 1), "3", "其中", "名牌产品", "1",
     "驰(著)名商标", "1", "产业荣誉称号", "1"),
)  # fmt: skip
PLATFORMS: Rows = (
    (("公共服务平台数量", 2, 2), ("4", 1, 2), ("其中", 1, 2), "研发", "检测", "物流", "电子商务",
     ("其他", 2, 1)),
    ("1", "1", "1", "1", ("0", 2, 1)),
)  # fmt: skip
REST: Rows = (
    (("产业集群简介", 2, 1), ("集群以预制菜为主。\n配套齐全。", 8, 1)),
    (("各县(市、区)工业和信息化局(市属开发区经发局)部门审核意见", 2, 2),
     ("同意推荐\n（章）", 8, 1)),
    (("2025年2月25日", 8, 1),),
)  # fmt: skip
ANNEX: Rows = (NAME, *HEADS, VALUES, *HONOURS, *PLATFORMS, *REST)
UNITS = "单位：平方公里、亿元、户、人、个"


class HandMade(Struct, frozen=True):
    """A form as somebody typed it: paragraphs above the table, the table, paragraphs below."""

    rows: Rows = ANNEX
    units: str = UNITS
    title: str = "聊 城 市 特 色 产 业 集 群"
    day: str = "2025年2月20日"
    below: Sequence[str] = field(default=())
    typed: bool = False  # in a spreadsheet, figures, shares and days are no texts

    @property
    def above(self) -> list[str]:
        return [
            self.title,
            "申 请 表",
            "申请单位名称：莘县某某街道办事处",
            "所在县（市、区）：莘县",
            f"填报日期：{self.day}",
            "聊 城 市 工 业 和 信 息 化 局 制",
            "聊城市特色产业集群申请表",
            "申报单位（盖章）：",
            self.units,
        ]


_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("table", "table"), ("text", "text")),
        *(("style", "style"), ("number", "datastyle")),
    )
)


def text_document(form: HandMade) -> str:
    """Draw a form as a flat OpenDocument text."""
    body = _paragraphs(form.above) + _table(form.rows) + _paragraphs(form.below)
    return _document("text", f"<office:text>{body}</office:text>")


def spreadsheet(form: HandMade) -> str:
    """Draw a form as a flat OpenDocument spreadsheet, paragraphs as rows above and below."""
    wide = _width(form.rows)
    above = [[(text, wide, 1)] for text in form.above]
    below = [[(text, wide, 1)] for text in form.below]
    table = _table([*above, *form.rows, *below], typed=form.typed)
    return _document("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>")


_XML = '<?xml version="1.0" encoding="UTF-8"?>'
# The one style that means something: a share, shown in percent.
_STYLES = (
    '<office:automatic-styles><number:percentage-style style:name="percent">'
    '<number:number number:decimal-places="2" number:min-integer-digits="1"/>'
    "<number:text>%</number:text></number:percentage-style>"
    '<style:style style:name="share" style:family="table-cell" style:data-style-name="percent"/>'
    "</office:automatic-styles>"
)


def _document(kind: str, body: str) -> str:
    mime = f"application/vnd.oasis.opendocument.{kind}"
    head = f'<office:document {_SPACES} office:version="1.3" office:mimetype="{mime}">'
    return f"{_XML}{head}{_STYLES}<office:body>{body}</office:body></office:document>"


def _table(rows: Rows, *, typed: bool = False) -> str:
    """Draw a table; what a merged cell covers is marked as covered."""
    wide = _width(rows)
    covered: set[tuple[int, int]] = set()
    drawn = []
    for top, row in enumerate(rows):
        waiting, cells = iter(row), []
        column = 0
        while column < wide:
            if (top, column) in covered:
                cells.append("<table:covered-table-cell/>")
                column += 1
                continue
            text, columns, high = _whole(next(waiting, ""))
            covered |= {
                (top + down, column + right) for down in range(high) for right in range(columns)
            }
            cells.append(_cell(text, columns, high, typed=typed))
            column += 1
        drawn.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    head = f'<table:table-column table:number-columns-repeated="{wide}"/>'
    return f'<table:table table:name="申请表">{head}{"".join(drawn)}</table:table>'


def _width(rows: Rows) -> int:
    return sum(_whole(cell)[1] for cell in rows[0])


def _whole(cell: Cell) -> tuple[str, int, int]:
    return (cell, 1, 1) if isinstance(cell, str) else cell


def _cell(text: str, columns: int, rows: int, *, typed: bool) -> str:
    spans = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
    about = f"{_type(text) if typed else _STRING} {spans if columns > 1 or rows > 1 else ''}"
    return f"<table:table-cell {about}>{_paragraphs(text.split(chr(10)))}</table:table-cell>"


_STRING = 'office:value-type="string"'


def _type(text: str) -> str:
    if re.fullmatch(r"[0-9.]+", text):
        return f'office:value-type="float" office:value="{text}"'
    if re.fullmatch(r"[0-9.]+%", text):
        share = Decimal(text[:-1]) / 100
        return f'office:value-type="percentage" office:value="{share}" table:style-name="share"'
    return _STRING


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<text:p>{escape(text)}</text:p>" for text in texts)


@cache
def _profile() -> TemporaryDirectory[str]:
    """What LibreOffice keeps of itself, set up once in a process."""
    return TemporaryDirectory(ignore_cleanup_errors=True)


def convert(sources: Sequence[Path], suffix: str, folder: Path) -> None:
    """Turn files into another format in one run of LibreOffice."""
    assert SOFFICE is not None
    profile = Path(_profile().name)
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--convert-to", suffix, "--outdir", str(folder)),
            *map(str, sources),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )


_ORDINARY = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
WORD = f"{_ORDINARY}wordprocessingml/2006/main"
# Every language that a document speaks beside Word's own, by the prefixes that programs use.
_LANGUAGES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": WORD,
        "m": f"{_ORDINARY}officeDocument/2006/math",
        "mc": f"{_ORDINARY}markup-compatibility/2006",
        "a": f"{_ORDINARY}drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def write_word(
    path: Path,
    *forms: HandMade,
    instead: Mapping[str, str] | None = None,
    table: str = "",
    **parts: str,
) -> None:
    """Write a bare .docx with the forms one after the other, without any office program.

    `instead` maps the text of a paragraph to the XML that stands in its place; `table` are the
    properties of the tables, `parts` those besides the main one, `styles` and the like.
    """
    body = "".join(word_form(form, table) for form in forms)
    for text, xml in (instead or {}).items():
        assert word_line(text) in body, text
        body = body.replace(word_line(text), xml)
    write_word_xml(path, body, **parts)


def write_word_xml(path: Path, body: str, *, strict: bool = False, **parts: str) -> None:
    """Write a bare .docx with a body; a strict one says the same under Strict Open XML's names."""
    drawn = {"document": f"<w:body>{body}</w:body>", **parts}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inside in drawn.items():
            root = "document" if name.startswith("document") else name
            text = f"{_XML}<w:{root} {_LANGUAGES}>{inside}</w:{root}>"
            package.writestr(f"word/{name}.xml", _as_strict(text) if strict else text)


def _as_strict(text: str) -> str:
    address = rf"{_ORDINARY}(officeDocument|wordprocessingml|drawingml)/2006/"
    return re.sub(address, rf"{_STRICT}\1/", text)


def word_form(form: HandMade, table: str = "") -> str:
    """Draw a form as the body of a .docx; `table` are the properties of its table."""
    rows = "".join(f"<w:tr>{cells}</w:tr>" for cells in _word_rows(form.rows))
    above, below = ("".join(map(word_line, texts)) for texts in (form.above, form.below))
    return f"{above}<w:tbl>{table}{rows}</w:tbl>{below}"


def _word_rows(rows: Rows) -> Iterator[str]:
    below: dict[int, tuple[int, int]] = {}  # a column → the columns and further rows of its cell
    for row in rows:
        waiting, cells, column = iter(row), "", 0
        while column < _width(rows):
            columns, left = below.pop(column, (0, 0))
            if left:
                cells += _word_cell("", columns, "<w:vMerge/>")
            else:
                text, columns, left = _whole(next(waiting, ""))
                cells += _word_cell(text, columns, '<w:vMerge w:val="restart"/>' * (left > 1))
            if left > 1:
                below[column] = (columns, left - 1)
            column += columns
        yield cells


def _word_cell(text: str, columns: int, merge: str) -> str:
    about = f'<w:tcPr><w:gridSpan w:val="{columns}"/>{merge}</w:tcPr>'
    return f"<w:tc>{about}{''.join(map(word_line, text.split(chr(10))))}</w:tc>"


def word_line(text: str) -> str:
    """Draw a paragraph of a .docx."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
