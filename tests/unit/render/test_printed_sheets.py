"""What a sheet looks like on paper: no ####, no bare point, no empty frame, no column for the program alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from lccluster.files.rules.round_draft_file import ROUND_DRAFTS
from lccluster.form.findings import Findings
from lccluster.form.findings_sheet import HEADS, JUDGEMENT_ANSWERS, WAIVER_ANSWERS
from lccluster.quantities import Unit
from lccluster.render.office_text import display_width
from lccluster.render.questions import questions_on
from lccluster.render.table import Cell, Column, Table
from lccluster.render.word.round_draft import RoundDraft
from lccluster.render.workbook.application_summary import Gathered, application_summary
from lccluster.render.workbook.filled_in.findings import FOR_THE_PROGRAM, WIDTHS, findings_workbook
from lccluster.render.workbook.filled_in.score_sheet import OF_BEFORE, score_workbook
from lccluster.render.workbook.round_lists import tables_workbook
from lccluster.render.workbook.summary import Summary
from lccluster.render.workbook.summary_sheets import draw
from lccluster.render.workbook.table_sheet import LEAST
from lccluster.render.workbook.wrapping import lines
from lccluster.round.reviewing.score_sheet import ScoreSheet
from rounds_written import CALL, PANEL, record
from shipped import BOOK, DAY, FOLDER, assessed, form

DRAFTS = ROUND_DRAFTS.read(FOLDER).drafts
BODY_ROWS = 3  # a title, a note and the heads
MONEY = Column("营业收入", True, unit=Unit.YI_YUAN, form="#,##0.00", total="sum", widest=11)
HEADCOUNT = Column("从业人员", True, unit=Unit.PEOPLE, form="#,##0", total="sum", widest=11)


def _summary(change: dict[str, object] | None = None) -> Summary:
    gathered = Gathered()
    gathered.take("a.yaml", assessed(form(**change or {})))
    return application_summary(gathered, DAY, BOOK)


def _sheets(summary: Summary) -> Sequence[Worksheet]:
    return openpyxl.load_workbook(io.BytesIO(draw(summary).data)).worksheets


def _width(table: Table) -> float:
    """Give the width of a list's one column that counts, the second."""
    book = openpyxl.load_workbook(io.BytesIO(tables_workbook("表", [("表", table)]).data))
    return float(book.worksheets[0].column_dimensions["B"].width)


@pytest.mark.parametrize(
    ("column", "cells", "shown"),
    [
        (MONEY, [Decimal("12345678901.23")], "12,345,678,901.23"),
        (MONEY, [Decimal("999999.99")] * 30, "29,999,999.70"),
        (HEADCOUNT, [128_000] * 300, "38,400,000"),
        (Column("日期", widest=8), [date(2022, 12, 15)], "2022年12月15日"),
    ],
)
def test_a_column_is_as_wide_as_its_widest_figure_day_and_sum(
    column: Column, cells: Sequence[Cell], shown: str
) -> None:
    """A text that is too wide wraps; a figure or a day becomes ####."""
    narrow = _width(Table([Column("名称"), column], [["甲", cell] for cell in cells]))
    signs = sum(2 if ord(each) > 0xFF else 1 for each in shown)
    assert narrow >= signs * 1.05


@pytest.mark.parametrize("area", ["100", "38.4", "99.99"])
def test_an_area_is_shown_with_the_decimals_that_it_has(area: str) -> None:
    """The format #,##0.## shows 100 as 100. with nothing behind the point."""
    sheet, *_ = _sheets(_summary({"cluster__area_km2": area}))
    found = [c for row in sheet.iter_rows() for c in row if c.value == float(area)]
    assert {cell.number_format for cell in found} == {"General"}


def test_a_count_of_nothing_says_so_beside_the_charts() -> None:
    charts = _sheets(_summary())[1]
    rows = [(row[0].value, row[1].value) for row in charts.iter_rows(max_col=2)]
    assert rows[rows.index(("条件", "个数")) + 1] == ("无", 0)


def test_a_list_of_nothing_says_so_below_its_heads() -> None:
    summary = _summary()
    empty = replace(summary, details=Table(summary.details.columns, []))
    details = _sheets(empty)[2]
    assert details["A2"].value == "无"
    assert details.print_area.endswith("$2")


@pytest.mark.parametrize(("columns", "paper"), [(3, "9"), (12, "9"), (22, "8")])
def test_a_table_too_wide_to_be_read_on_a4_is_printed_on_a3(columns: int, paper: str) -> None:
    table = Table(
        [Column(f"第{at}列", widest=14) for at in range(columns)], [["某某某某某某某"] * columns]
    )
    book = openpyxl.load_workbook(io.BytesIO(tables_workbook("表", [("表", table)]).data))
    setup = book.worksheets[0].page_setup
    assert (str(setup.paperSize), setup.fitToHeight) == (paper, 0)


def test_every_sheet_numbers_its_pages_and_the_explanation_takes_one() -> None:
    sheets = _sheets(_summary())
    assert all("&P" in str(sheet.oddFooter.center.text) for sheet in sheets)
    assert sheets[-1].page_setup.fitToHeight in (None, 1)


def test_nothing_stands_within_the_frame_that_is_printed() -> None:
    seen, unseen = Column("名称"), Column("编号", printed=False)
    data = tables_workbook("表", [("表", Table([seen, seen, unseen], []))]).data
    (merged,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].merged_cells.ranges
    assert str(merged) == "A2:B2"


def test_the_heads_of_the_explanation_are_not_repeated_over_the_lines_below_its_table() -> None:
    assert _sheets(_summary())[-1].print_title_rows is None


def test_a_table_without_sums_has_no_row_of_sums() -> None:
    summary = _summary()
    columns = [replace(each, total=None) for each in summary.main.columns]
    texts = [
        [row[0].value for row in sheets[0].iter_rows()]
        for sheets in (
            _sheets(summary),
            _sheets(replace(summary, main=replace(summary.main, columns=columns))),
        )
    ]
    assert [texts[0][6], texts[0][7][:4]] == ["合    计", "审核人："]
    assert texts[1][6][:4] == "审核人："


def test_what_only_the_program_reads_of_a_findings_sheet_is_not_printed() -> None:
    questions = questions_on(assessed(form()))
    book = openpyxl.load_workbook(io.BytesIO(findings_workbook(questions).data))
    sheet = book.worksheets[0]
    printed = sheet[sheet.print_area.replace("$", "").partition("!")[2]]
    heads = [cell.value for cell in printed[2]]
    unseen = {each.text for each in HEADS if each.key in FOR_THE_PROGRAM}
    assert not unseen & set(heads)
    assert max(each.max_col for each in sheet.merged_cells.ranges) == len(
        heads
    )  # no title cut off at the edge
    assert "编号" in {cell.value for cell in sheet[3]}


def test_the_usual_name_of_a_cluster_takes_one_line_of_a_findings_sheet() -> None:
    """It stands in each of some forty rows, where a last sign would be alone on its line."""
    questions = questions_on(assessed(form()))
    book = openpyxl.load_workbook(io.BytesIO(findings_workbook(questions).data))
    wide = book.worksheets[0].column_dimensions["A"].width
    for each in ("高唐县某某镇家具配件特色产业集群", "东昌府区某某街道家具配件特色产业集群"):
        assert lines(each, wide) == 1


def test_the_table_of_many_columns_can_be_read_on_the_paper_that_every_office_has() -> None:
    """A4 lies 281 mm wide between its margins; type of 11 points is drawn as small as the widths ask."""
    sheet, *_ = _sheets(_summary())
    widths = {
        at: each.width
        for each in sheet.column_dimensions.values()
        for at in range(each.min, each.max + 1)
    }
    millimetres = sum(widths.values()) * 7 * 25.4 / 96
    assert (len(widths), str(sheet.page_setup.paperSize)) == (19, "9")
    assert 11 * 281 / millimetres >= 7.5


def test_a_column_is_rather_a_little_wider_than_its_rows_two_lines_high() -> None:
    names = [["临清市第8某某产业特色产业集群"], ["临清市第108某某产业特色产业集群"], ["某" * 40]]
    for rows, heights in ((names[:2], [None, None]), (names, [None, True, True])):
        table = Table([Column("集群", widest=30)], rows)
        book = openpyxl.load_workbook(io.BytesIO(tables_workbook("表", [("表", table)]).data))
        drawn = [book.worksheets[0].row_dimensions[at].height for at in range(2, 2 + len(rows))]
        assert [None if each in (None, LEAST) else True for each in drawn] == heights


def test_what_a_column_says_nothing_of_is_a_day_or_a_figure_by_what_stands_in_its_cells() -> None:
    """Without a format of its own a day would be shown as 45939."""
    table = Table(
        [Column("编号", widest=12), Column("收到日期", widest=12)], [[1, date(2025, 10, 9)]]
    )
    sheet = openpyxl.load_workbook(
        io.BytesIO(tables_workbook("表", [("表", table)]).data)
    ).worksheets[0]
    assert (sheet["B2"].is_date, sheet["B2"].number_format) == (True, 'yyyy"年"m"月"d"日"')
    assert sheet["A2"].alignment.horizontal == "center"


def test_a_head_that_takes_two_lines_is_shown_whole() -> None:
    table = Table([Column("去掉任一专家后的名次", widest=12)], [["1"]])
    sheet = openpyxl.load_workbook(
        io.BytesIO(tables_workbook("表", [("表", table)]).data)
    ).worksheets[0]
    assert sheet.row_dimensions[1].height >= 2 * 15.5


@pytest.mark.parametrize(
    ("number", "county", "drawn"),
    [
        ("371522-01", "莘县", "371522-01"),
        ("development-zone-01", "开发区", "开发区-01"),
        ("long-zone-01", "某某某某度假区", "某某某某度假区-01"),
    ],
)
def test_no_number_is_broken_on_a_sheet_of_scores(number: str, county: str, drawn: str) -> None:
    assert CALL.panel
    one = record(id=number, county=county)
    asked = ScoreSheet("R2025", "2025", PANEL.experts[0], CALL.panel, [one])
    book = openpyxl.load_workbook(io.BytesIO(score_workbook(asked).data))
    assert book.worksheets[0]["A4"].value == drawn
    assert book.worksheets[0].column_dimensions["A"].width > display_width(drawn) + 1
    one_line = display_width(county) < OF_BEFORE[1]
    assert (float(book.worksheets[0].row_dimensions[4].height or 0) == LEAST) is one_line


def test_the_usual_name_of_a_cluster_takes_one_line_of_a_sheet_of_scores() -> None:
    assert CALL.panel
    one = record(cluster="东昌府区某乡有色金属特色产业集群")
    asked = ScoreSheet("R2025", "2025", PANEL.experts[0], CALL.panel, [one])
    book = openpyxl.load_workbook(io.BytesIO(score_workbook(asked).data))
    assert float(book.worksheets[0].row_dimensions[4].height or 0) == LEAST


def test_a_name_in_full_takes_one_line_of_the_open_points() -> None:
    """Each stands in some ten rows, whatever the widest name of the sheet is."""
    names = ("东昌府区某某街道碳纤维复合材料特色产业集群", "某某" * 20)
    gathered = Gathered()
    for each in names:
        gathered.take(each, assessed(form(cluster__name=each, materials__development_plan=None)))
    book = openpyxl.load_workbook(io.BytesIO(draw(application_summary(gathered, DAY, BOOK)).data))
    sheet = book["待办事项"]
    high = {row[1].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(2)}
    assert float(high[names[0]] or LEAST) == LEAST < float(high[names[1]])


def test_no_id_is_broken_in_the_scores_as_a_workbook() -> None:
    words = DRAFTS["scores"]
    row = dict.fromkeys(words.annexes[0].columns, "某某") | {"id": "development-zone-01"}
    draft = RoundDraft(words, {"year": "2025", "kind": "集群"}, [[row]], None, "", None)
    book = openpyxl.load_workbook(io.BytesIO(tables_workbook("表", draft.annexes()).data))
    assert book.worksheets[0].column_dimensions["B"].width > len(row["id"])


def test_rows_into_which_people_write_grow_with_what_they_write() -> None:
    """A height that somebody chose is kept: of an expert's words all but the first line would be hidden."""
    assert CALL.panel
    asked = ScoreSheet("R2025", "2025", PANEL.experts[0], CALL.panel, [record()])
    undecided = questions_on(assessed(form(), Findings(cluster="某某特色产业集群")))
    for drawn in (score_workbook(asked), findings_workbook(undecided)):
        with zipfile.ZipFile(io.BytesIO(drawn.data)) as package:
            sheet = package.read("xl/worksheets/sheet1.xml").decode()
        rows = re.findall("<row [^>]*>", sheet)
        assert len(rows) > BODY_ROWS
        assert all(" ht=" in each for each in rows)
        assert "customHeight" not in "".join(rows)


def test_the_answers_of_a_findings_sheet_take_one_line() -> None:
    assert all(
        lines(each, WIDTHS["outcome"]) == 1 for each in (*JUDGEMENT_ANSWERS, *WAIVER_ANSWERS)
    )
