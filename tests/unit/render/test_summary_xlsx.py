"""The 汇总表 read back: heads, typed cells, sums with their values, print settings, charts."""

from __future__ import annotations

import gc
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from lccluster.catalogs import speak
from lccluster.errors import Problem
from lccluster.language import Message, spoken
from lccluster.render.columns.applications import APPLICATION_SUMMARY
from lccluster.render.columns.titles import TITLE_SUMMARY
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS
from lccluster.render.table import Cell, Column, Table
from lccluster.render.workbook.application_summary import Gathered, application_summary
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.summary import Summary, explained
from lccluster.render.workbook.summary_sheets import draw
from lccluster.render.workbook.table_sheet import LEAST, LINE, Widths, set_widths, write_body
from lccluster.vocabulary import Words
from shipped import BOOK, assessed, form

DAY = date(2025, 6, 1)
HEADS, GROUPS, FIRST = 5, 4, 6  # rows as a spreadsheet counts them
COLUMN = {field.key: at for at, field in enumerate(APPLICATION_SUMMARY, 1)}


def _summary(*changes: dict[str, object]) -> Summary:
    gathered = Gathered()
    for change in changes:
        gathered.take("a.yaml", assessed(form(**change)))
    return application_summary(gathered, DAY, BOOK)


def _read(summary: Summary, *, values: bool = False) -> Worksheet:
    data = draw(summary).data
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=values).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def _cell(sheet: Worksheet, key: str, row: int = FIRST) -> object:
    return sheet.cell(row, COLUMN[key]).value


def test_the_first_three_rows_are_annex_title_and_who_when_in_which_units() -> None:
    sheet = _read(_summary({}))
    third = [cell.value for cell in sheet[3] if cell.value]
    assert sheet["A1"].value == "附件1"
    assert (sheet["A1"].font.name, sheet["A1"].font.size) == ("黑体", 16)
    assert sheet["A2"].value == "聊城市特色产业集群申报情况汇总表"
    assert (sheet["A2"].font.name, sheet["A2"].font.size) == ("方正小标宋简体", 22)
    assert str(third[0]).startswith("填报单位（盖章）：")
    assert third[1:] == ["填报日期：2025年6月1日", "单位：平方公里、户、人、亿元、个"]


def test_heads_stand_in_two_rows_groups_over_their_members() -> None:
    sheet = _read(_summary({}))
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert [sheet.cell(GROUPS, COLUMN[key]).value for key in ("firms", "revenue", "number")] == [
        "企业户数",
        "2024年经济效益",
        "序号",
    ]
    assert sheet.cell(HEADS, COLUMN["above_size"]).value == "规上\n（户）"
    assert {"A4:A5", "H4:J4", "L4:N4", "A2:S2"} <= merged


def test_numbers_are_numbers_with_their_formats() -> None:
    sheet = _read(_summary({"economics__revenue_yi": "1234.5"}))
    cell = sheet.cell(FIRST, COLUMN["revenue"])
    assert (cell.value, cell.number_format) == (1234.5, "#,##0.00")
    assert sheet.cell(FIRST, COLUMN["firms"]).number_format == "#,##0"


def test_what_is_unknown_is_a_dash_and_what_is_none_a_zero() -> None:
    sheet = _read(_summary({"employees": None, "platforms": {"total": "0"}}))
    assert (_cell(sheet, "employees"), _cell(sheet, "platforms")) == ("—", 0)


def test_every_cell_of_the_body_has_a_border_and_the_body_font() -> None:
    sheet = _read(_summary({}, {"economics__revenue_yi": "1"}))
    body = [
        cell
        for row in sheet.iter_rows(FIRST, FIRST + 1, 1, len(APPLICATION_SUMMARY))
        for cell in row
    ]
    assert {cell.border.left.style for cell in body} == {"thin"}
    assert {(cell.font.name, cell.font.size) for cell in body} == {("仿宋", 11)}


def test_the_total_is_a_sum_and_carries_what_it_comes_to() -> None:
    summary = _summary({"economics__revenue_yi": "30.5"}, {"economics__revenue_yi": "40.25"})
    at, row = COLUMN["revenue"], FIRST + 2
    assert _read(summary).cell(row, at).value == "=SUM(L6:L7)"
    assert _read(summary, values=True).cell(row, at).value == 70.75
    assert _read(summary).cell(row, 1).value == "合    计"


def test_below_the_table_stand_the_signatures_and_the_note() -> None:
    sheet = _read(_summary({}))
    assert str(sheet.cell(FIRST + 2, 1).value).startswith("审核人：")
    assert str(sheet.cell(FIRST + 3, 1).value).startswith("注：")


def test_it_prints_on_a4_landscape_one_page_wide_with_heads_on_every_page() -> None:
    sheet = _read(_summary({}))
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.print_area == "'汇总表'!$A$1:$S$9"
    assert "第 &P 页，共 &N 页" in str(sheet.oddFooter.center.text)


def test_panes_are_frozen_and_the_heads_filter() -> None:
    sheet = _read(_summary({}, {}))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D6", "A5:S7")


def test_a_verdict_can_be_picked_from_a_list_in_its_own_words() -> None:
    sheet = _read(_summary({}))
    lists = [each.formula1 for each in sheet.data_validations.dataValidation]
    assert lists == ['"无有效办法,不符合,待补正,待认定,符合"']


def test_a_failed_application_is_dark_red_and_says_so() -> None:
    sheet = _read(_summary({"economics__revenue_yi": "29"}))
    cell = sheet.cell(FIRST, COLUMN["verdict"])
    assert (cell.value, cell.font.color.rgb) == ("不符合", "FF9C0006")


@pytest.mark.parametrize("sign", "=+-@")
def test_a_name_that_begins_like_a_formula_is_text(sign: str) -> None:
    sheet = _read(_summary({"cluster__name": f"{sign}1+1特色产业集群"}))
    cell = sheet.cell(FIRST, COLUMN["cluster"])
    assert (cell.value, cell.data_type) == (f"{sign}1+1特色产业集群", "s")
    assert cell.quotePrefix


def test_no_formula_but_the_totals_is_in_the_workbook() -> None:
    summary = _summary({"cluster__name": "=cmd|'/c calc'!A1", "applicant": "@SUM(1)"})
    data = draw(summary).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        formulas = [package.read(name).count(b"<f>") for name in sorted(sheets)]
    totals = sum(field.column.total is not None for field in APPLICATION_SUMMARY)
    assert formulas == [totals, 0, 0, 0]


def test_control_characters_are_left_out_and_reported() -> None:
    summary = _summary({"cluster__dominant_industry": "甲\u202e乙"})
    assert draw(summary).cleaned == ("甲乙",)


def test_a_text_longer_than_a_cell_holds_is_cut_and_not_dropped() -> None:
    sheet = _read(_summary({"cluster__dominant_industry": "长" * 40_000}))
    assert len(str(_cell(sheet, "industry"))) == 32_767


def test_rows_stand_in_the_officials_order_of_counties() -> None:
    summary = _summary({"county": "高唐县"}, {"county": "东昌府区"}, {"county": "莘县"})
    sheet = _read(summary)
    found = [(_cell(sheet, "number", row), _cell(sheet, "county", row)) for row in (6, 7, 8)]
    assert found == [(1, "东昌府区"), (2, "莘县"), (3, "高唐县")]


def test_a_table_of_several_years_has_most_rows_year_in_its_head_and_the_others_in_their_remarks() -> (
    None
):
    years = ("2023", "2024", "2024", None)
    summary = _summary(*({"economics__year": year} for year in years))
    sheet = _read(summary)
    assert sheet.cell(GROUPS, COLUMN["revenue"]).value == "2024年经济效益"
    remarks = [str(_cell(sheet, "remark", FIRST + at) or "") for at in range(len(years))]
    said = [each.partition("；")[0] if "年" in each else "" for each in remarks]
    assert said == ["2023年数据", "", "", "年度未填"]
    assert "除备注另有说明外为2024年数据，备注另有说明的2份也计入合计。" in summary.note


def test_a_form_without_results_has_no_year_in_its_remark() -> None:
    blank = dict.fromkeys(
        f"economics__{key}" for key in ("year", "revenue_yi", "profit_yi", "tax_yi")
    )
    summary = _summary({}, blank)
    assert "年" not in str(_cell(_read(summary), "remark", FIRST + 1))
    assert "备注" not in summary.note


def test_a_workbook_without_any_application_still_opens() -> None:
    sheet = _read(_summary())
    assert _cell(sheet, "revenue") == 0


def test_a_file_that_could_not_be_used_is_counted_and_explained() -> None:
    gathered = Gathered()
    gathered.take("a.yaml", assessed(form()))
    gathered.fail(
        "坏.yaml", [Problem(code="x", message=Message("This is no export of a register."))]
    )
    book = openpyxl.load_workbook(io.BytesIO(draw(application_summary(gathered, DAY, BOOK)).data))
    assert "另有1个文件" in str(book["汇总表"]["A9"].value)
    assert [cell.value for cell in book["待办事项"][2]][1] == "坏.yaml"


def test_what_nobody_has_to_do_is_said_once_and_not_of_each_application() -> None:
    book = openpyxl.load_workbook(io.BytesIO(draw(_summary({}, {})).data))
    rows = [*book["待办事项"].iter_rows(min_row=2, values_only=True)]
    assert [[cell for cell in row if cell] for row in rows] == [["无"]]


def test_the_sheets_are_the_table_charts_open_points_and_the_explanation() -> None:
    book = openpyxl.load_workbook(io.BytesIO(draw(_summary({})).data))
    assert book.sheetnames == ["汇总表", "图表", "待办事项", "说明"]


def test_charts_are_native_and_hold_their_figures() -> None:
    with zipfile.ZipFile(io.BytesIO(draw(_summary({}, {})).data)) as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        first = package.read("xl/charts/chart1.xml").decode()
    assert len(charts) == 2  # nothing failed, so that the third has no columns
    assert "<c:numCache>" in first
    assert "<c:v>2</c:v>" in first


def test_the_explanation_has_every_column_and_cites_the_rulebook_with_its_end() -> None:
    book = openpyxl.load_workbook(io.BytesIO(draw(_summary({})).data))
    rows = [str(row[0].value) for row in book["说明"].iter_rows() if row[0].value]
    assert {str(field.column.head) for field in APPLICATION_SUMMARY} <= {
        each.rpartition("·")[2] for each in rows
    }
    assert any("聊工信发〔2021〕97号" in each for each in rows)
    assert any("至2026年8月31日" in each for each in rows)
    assert "2024年经济效益·利润" in rows


@pytest.mark.parametrize(("names", "others"), [(3, ""), (4, "等4个集群")])
def test_of_many_clusters_with_several_forms_the_first_are_named_and_all_are_counted(
    names: int, others: str
) -> None:
    forms = [{"cluster__name": f"第{at}集群"} for at in range(names) for _ in range(2)]
    assert f"第0集群、第1集群、第2集群{others}有两份以上申请" in _summary(*forms).note


def test_an_explanation_has_units_where_any_column_has_one() -> None:
    """A list of titles counts nothing of the form: a column of units would be an empty frame."""
    heads = [
        [str(each.head) for each in explained(of).columns]
        for of in (TITLE_SUMMARY, APPLICATION_SUMMARY)
    ]
    assert heads == [["列", "含义"], ["列", "单位", "含义"]]


def test_the_same_data_gives_the_same_bytes() -> None:
    assert draw(_summary({})).data == draw(_summary({})).data


def test_it_is_in_chinese_whatever_is_spoken(voice: None) -> None:
    speak("zh")
    chinese = draw(_summary({})).data
    speak("en")
    assert draw(_summary({})).data == chinese
    assert spoken() == "en"


def test_fonts_are_a_setting() -> None:
    data = draw(_summary({}), FONTS["plain"]).data
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert (sheet["A2"].font.name, sheet["A2"].font.bold) == ("宋体", True)


def test_the_day_of_making_is_the_day_of_filling_in() -> None:
    summary = replace(_summary({}), on=date(2025, 7, 2))
    book = openpyxl.load_workbook(io.BytesIO(draw(summary).data))
    assert book.properties.created == datetime(2025, 7, 2)  # noqa: DTZ001 - a document has no zone


@pytest.mark.parametrize("said", ["1900-01-01", "1900-02-28", "1900-03-01", "2026-02-28"])
def test_a_day_is_the_number_that_spreadsheets_give_it(said: str) -> None:
    day, table = date.fromisoformat(said), Table([Column("日期", form="yyyy-mm-dd")], [])
    book = xlsxwriter.Workbook(out := io.BytesIO(), {"in_memory": True})
    sheet, styles = book.add_worksheet(), Styles(book, FONTS["office"])
    write_body(sheet, replace(table, rows=[[day]]), 0, Widths((10,), ()), styles, Cleaner())
    sheet.write_datetime(0, 1, day)
    book.close()
    with zipfile.ZipFile(out) as package:
        values = re.findall("<v>(.*?)</v>", package.read("xl/worksheets/sheet1.xml").decode())
    assert values[0] == values[1]


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_looked_for_after_the_drawing_as_before_it(collecting: bool) -> None:
    change = {True: gc.enable, False: gc.disable}
    before = gc.isenabled()
    change[collecting]()
    draw(_summary())
    after = gc.isenabled()
    change[before]()
    assert after is collecting


@pytest.mark.parametrize("said", [str, lambda text: Words(text, text), Message])
def test_a_row_is_as_high_as_its_text_needs_whatever_kind_of_text_it_is(
    said: Callable[[str], Cell],
) -> None:
    """A label of the rulebook that wraps is not cut off below its first line."""
    table = Table(
        [Column("栏目", widest=24)], [["企业户数"], [said("品牌、商标或产业荣誉称号数量" * 2)]]
    )
    book = xlsxwriter.Workbook(out := io.BytesIO(), {"in_memory": True})
    sheet, styles = book.add_worksheet(), Styles(book, FONTS["office"])
    write_body(sheet, table, 0, set_widths(sheet, table), styles, Cleaner())
    book.close()
    rows = openpyxl.load_workbook(out).active.row_dimensions
    assert rows[1].height == LEAST
    assert rows[2].height >= 3 * LINE
