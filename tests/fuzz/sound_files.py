"""Sound files of every kind that comes from outside; the same bytes each time, so seeds stay good."""

from __future__ import annotations

import io
import json
from datetime import date
from html import escape
from pathlib import Path

import openpyxl

from hand_made_forms import ANNEX, HandMade, write_word
from hand_made_sheets import looks, number, ods, row, sheet_of, words, xlsx
from lccluster.files.disk.documents.same_bytes import repacked
from lccluster.files.register.seals.lines import line_of
from lccluster.register.sealing.heads import head_of
from lccluster.register.sealing.seal import Seal
from lccluster.render.questions import questions_on
from lccluster.render.workbook.filled_in.findings import findings_workbook
from running import EXAMPLES, ROOT
from shipped import BOOK, DAY, FOLDER, Fine
from shipped import form as complete

HERE = Path(__file__).parent
STYLES = looks("0.00", "0%", fonts=["<strike/>"])
HEADS = (
    "集群名称", "所在县（市、区）", "产业集群区域面积", "企业户数", "营业收入（亿元）", "品牌荣誉",
    "standing.city_rank", "technology",
)  # fmt: skip
ROWS = (
    ("甲", "莘县", 42.6, 56, 32.82, 3, None, "met"),
    ("乙", "冠县", 100, 30, 30, 1, 1, "not_met"),
    ("丙", "莘县", None, 29, 29.99, 1, None, "met"),
)
FINDINGS = """\
cluster: 甲
findings:
  - {condition: technology, outcome: met, reason: 好, by: 王某, office: 市局, on: 2025-03-02}
"""
HEADER = """\
format: 1
title: 认定产业集群名录
authority: 聊城市工业和信息化局
rulebook: liaocheng-2021-97
id_prefix: LC
"""
BY_WRITER = HEADER.replace("format: 1", "format: 2") + "register: 3AVJ-4UHD-EPCV\n"
CLUSTER = """\
id: LC-2022-001
name: 冠县某某轴承特色产业集群
county: 冠县
events:
  - {id: 01M8C0NHGAJH2WAC94T36Y7TF0, event: recognised, on: 2022-05-09, recorded_at: 2026-01-26T13:28:08+00:00, by: 市局, document_number: null, rulebook: liaocheng-2021-97}
  - {id: 01M8C0NHGAJH2WAC94T36Y7TF1, event: annual_report, on: 2023-03-01, recorded_at: 2026-01-26T13:28:08+00:00, by: 市局, year: 2022}
"""
YEAR = """\
clusters:
  - {id: LC-2022-001, name: 冠县某某轴承特色产业集群, county: 冠县}
  - {id: LC-2022-002, name: 冠县某某板材特色产业集群, county: 冠县}
events:
  - {cluster: LC-2022-001, id: 01M8C0NHGAJH2WAC94T36Y7TF0, event: recognised, on: 2022-05-09, recorded_at: 2026-01-26T13:28:08+00:00, by: 市局, document_number: null, rulebook: liaocheng-2021-97}
  - {cluster: LC-2022-002, id: 01M8C0NHGAJH2WAC94T36Y7TF2, event: recognised, on: 2022-05-09, recorded_at: 2026-01-26T13:28:08+00:00, by: 市局, document_number: null, rulebook: liaocheng-2021-97}
"""


def form(_: Path) -> bytes:
    """An application in YAML."""
    return (EXAMPLES / "form-labels" / "application.yaml").read_bytes()


def findings(_: Path) -> bytes:
    """Findings in YAML."""
    return FINDINGS.encode()


def word(folder: Path) -> bytes:
    """The form in Word."""
    path = folder / "a.docx"
    write_word(path, HandMade())
    return repacked(path.read_bytes())


def workbook(folder: Path) -> bytes:
    """The form as a workbook, its areas merged, with a second sheet."""
    sheet, more = sheet_of(ANNEX), {"b": row(1)}
    path = xlsx(folder / "a.xlsx", sheet, styles=STYLES, strings=["<t>a</t>"], more=more)
    return repacked(path.read_bytes())


def open_document(_: Path) -> bytes:
    """The form as LibreOffice saves it."""
    return (HERE / "form.ods").read_bytes()


def old_workbook(_: Path) -> bytes:
    """The form as LibreOffice saves it in the old format."""
    return (HERE / "form.xls").read_bytes()


def findings_sheet(folder: Path) -> bytes:
    """The workbook of what is open on an application, filled in."""
    from lccluster.eligibility.assessment import assess

    open_ones = questions_on(assess(complete(), BOOK, on=DAY, facts=Fine(), findings=None))
    book = openpyxl.load_workbook(io.BytesIO(findings_workbook(open_ones).data))
    sheet = book.active
    column = {cell.value: cell.column for cell in sheet[3]}
    answer = {
        "结论": "符合",
        "理由": "有证明",
        "认定人": "王某",
        "单位": "市局",
        "日期": date(2025, 4, 2),
    }
    for at in range(4, sheet.max_row + 1):
        for head, value in answer.items():
            sheet.cell(at, column[head]).value = value
    return _saved(book)


def template(_: Path) -> bytes:
    """An office's own table, empty."""
    book = openpyxl.Workbook()
    book.active.append(("集群名称", "面积"))
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue())


def table(_: Path) -> bytes:
    """Clusters as CSV."""
    rows = (",".join("" if each is None else str(each) for each in row) for row in (HEADS, *ROWS))
    return "\n".join(rows).encode()


def table_sheet(folder: Path) -> bytes:
    """Clusters as a workbook."""
    rows = [row(at, *_cells(at, each)) for at, each in enumerate((HEADS, *ROWS), 1)]
    return repacked(xlsx(folder / "t.xlsx", "".join(rows), styles=STYLES).read_bytes())


def _cells(at: int, values: tuple[object, ...]) -> list[str]:
    places = ((f"{chr(65 + column)}{at}", value) for column, value in enumerate(values))
    return [
        words(place, value) if isinstance(value, str) else number(place, str(value), 1)
        for place, value in places
        if value is not None
    ]


def table_open_document(folder: Path) -> bytes:
    """Clusters as a workbook of LibreOffice's kind."""
    rows = ("".join(map(_ods_cell, each)) for each in (HEADS, *ROWS))
    drawn = "".join(f"<table:table-row>{each}</table:table-row>" for each in rows)
    path = ods(folder / "t.ods", f'<table:table table:name="a">{drawn}</table:table>')
    return repacked(path.read_bytes())


def _ods_cell(value: object) -> str:
    about = f' office:value-type="float" office:value="{value}"' if isinstance(value, float) else ""
    return (
        f"<table:table-cell{about}><text:p>{escape(str(value or ''))}</text:p></table:table-cell>"
    )


def parquet(_: Path) -> bytes:
    """Clusters as Parquet, as polars writes them: texts, figures and blanks."""
    return (HERE / "table.parquet").read_bytes()


def of_rulebook(name: str) -> bytes:
    """A file of the shipped rulebook."""
    return (FOLDER / name).read_bytes()


def published(_: Path) -> bytes:
    """A list of titles that an office has published."""
    return (ROOT / "examples" / "register" / "recognised-2022.yaml").read_bytes()


def writer(_: Path) -> bytes:
    """The seals of a writer."""
    first = {"i": 1, "cluster": "", "event": "header:1", "alg": "sha256"}
    act = first | {"i": 2, "cluster": "LC-2022-001", "event": "01M8C0NHGAJH2WAC94T36Y7TF0"}
    lines = (json.dumps(each | {"hash": "7f" * 32, "prev": ""}) for each in (first, act))
    return "".join(f"{line}\n" for line in lines).encode()


def heads(_: Path) -> bytes:
    """The heads that a writer has printed."""
    head = head_of({"市局": [Seal(1, "", "header:1", "sha256", "7f" * 32, "")]}, "2026-11-23")
    return line_of(head) + b"\n"


def office(_: Path) -> bytes:
    """Who works on a computer."""
    return "writer: 冠县-7F3K\noffice: 冠县\nperson: 王某\n".encode()


def chain(_: Path) -> bytes:
    """The seals of an office."""
    first = {
        "n": 1,
        "cluster": "LC-2022-001",
        "event": "01M8C0NHGAJH2WAC94T36Y7TF0",
        "alg": "sha256",
    }
    return (json.dumps(first | {"hash": "7f" * 32, "prev": ""}) + "\n").encode()
