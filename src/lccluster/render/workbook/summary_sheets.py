"""The summary workbook as an official expects to receive it; see `summary.Summary`."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct

from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import (
    ANNEX,
    FONTS,
    SIGNATURES,
    TOTAL,
    Fonts,
    chinese_day,
    in_chinese,
)
from lccluster.render.table import Column, Table
from lccluster.render.workbook.charts import charts_sheet
from lccluster.render.workbook.lists import explanation_sheet, list_sheet, print_setup
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.summary import Summary
from lccluster.render.workbook.table_sheet import (
    LINE,
    Widths,
    head,
    heads,
    set_widths,
    write_body,
)
from lccluster.render.workbook.wrapping import lines

SHEET, HEAD_AT, BODY_AT = "汇总表", 3, 5
MANY = 20_000  # rows of which no more than one shall be in memory


class DrawnDocument(Struct, frozen=True):
    """A document's bytes, and the texts that lost control characters on the way."""

    data: bytes
    cleaned: tuple[str, ...] = ()


def draw(summary: Summary, fonts: Fonts = FONTS["office"]) -> DrawnDocument:
    """Draw the workbook; the same summary gives the same bytes."""
    out, cleaner = io.BytesIO(), Cleaner()
    many = len(summary.main.rows) + len(summary.details.rows) > MANY
    with in_chinese(), _row_by_row(out) if many else _in_memory(out) as (book, long):
        about = {"title": summary.title, "author": summary.filled_by}
        book.set_properties({**about, "created": _moment(summary)})
        book.set_calc_mode("auto")
        styles = Styles(book, fonts)
        _main_sheet(long(SHEET), summary, styles, cleaner)
        charts_sheet(book, summary.tallies, styles)
        list_sheet(long(summary.details_name), summary.details, styles, cleaner)
        explanation_sheet(book.add_worksheet("说明"), summary, styles, cleaner)
        book.close()
    return DrawnDocument(out.getvalue(), tuple(cleaner.cleaned))


NewSheet = Callable[[str], Any]


@contextmanager
def _in_memory(out: io.BytesIO) -> Iterator[tuple[Any, NewSheet]]:
    """Give a workbook of which each text stands once, and what makes its long sheets."""
    from xlsxwriter import Workbook

    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    with _kept_until_it_is_done():
        yield book, book.add_worksheet


@contextmanager
def _row_by_row(out: io.BytesIO) -> Iterator[tuple[Any, NewSheet]]:
    """Give a workbook of whose long sheets one row is in memory, with its texts in the cells themselves.

    A chart needs the cells that it draws: its sheet stays in memory.
    """
    from xlsxwriter import Workbook

    with TemporaryDirectory(prefix="lccluster-") as place:
        book = Workbook(out, {"tmpdir": place, "strings_to_formulas": False})

        def long(name: str) -> Any:
            book.constant_memory = True
            sheet = book.add_worksheet(name)
            book.constant_memory = False
            return sheet

        yield book, long


@contextmanager
def _kept_until_it_is_done() -> Iterator[None]:
    """Look for no garbage meanwhile: every cell is kept, and would be gone through again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _moment(summary: Summary) -> datetime:
    return datetime.combine(summary.on, time(), UTC).replace(tzinfo=None)


def _main_sheet(sheet: Any, summary: Summary, styles: Styles, cleaner: Cleaner) -> None:
    table, last = summary.main, len(summary.main.columns) - 1
    widths = set_widths(sheet, table)
    _opening(sheet, summary, styles, widths, cleaner)
    sheet.set_row(HEAD_AT, 22)
    sheet.set_row(HEAD_AT + 1, LINE * _head_lines(table.columns, widths) + 5)
    heads(sheet, table.columns, HEAD_AT, styles)
    end = write_body(sheet, table, BODY_AT, widths, styles, cleaner)
    below = _total(sheet, table, end, styles)
    _closing(sheet, summary, below, widths, styles)
    _choices(sheet, table, end)
    sheet.autofilter(HEAD_AT + 1, 0, max(end - 1, HEAD_AT + 1), last)
    sheet.freeze_panes(BODY_AT, _frozen(table.columns))
    print_setup(sheet, widths.each)
    sheet.repeat_rows(HEAD_AT, HEAD_AT + 1)
    sheet.print_area(0, 0, below + 1, last)


def _opening(
    sheet: Any, summary: Summary, styles: Styles, widths: Widths, cleaner: Cleaner
) -> None:
    last = len(widths.each) - 1
    sheet.set_row(0, 25)
    sheet.set_row(1, 40)
    sheet.set_row(2, 22)
    sheet.write_string(0, 0, ANNEX, styles.annex)
    sheet.merge_range(1, 0, 1, last, summary.title, styles.title)
    left, middle = _thirds(widths.each)
    filled_by = f"填报单位（盖章）：{cleaner.text(summary.filled_by)}"
    day = f"填报日期：{chinese_day(summary.on)}"
    _merged(sheet, 2, 0, left, filled_by, styles.line("left"))
    _merged(sheet, 2, left + 1, middle, day, styles.line("center"))
    _merged(sheet, 2, middle + 1, last, summary.units, styles.line("right"))


def _thirds(widths: Sequence[float]) -> tuple[int, int]:
    """Give the last columns of the left and the middle part, of about equal widths."""
    whole, reached = sum(widths), 0.0
    ends: list[int] = []
    for at, wide in enumerate(widths):
        reached += wide
        if reached >= whole * (len(ends) + 1) / 3:
            ends.append(at)
    left = min(ends[0], len(widths) - 3)
    return left, min(max(ends[1], left + 1), len(widths) - 2)


def _merged(sheet: Any, row: int, first: int, last: int, text: str, style: Any) -> None:
    if first == last:
        sheet.write_string(row, first, text, style)
    else:
        sheet.merge_range(row, first, row, last, text, style)


def _head_lines(columns: Sequence[Column], widths: Widths) -> int:
    return max((lines(head(each), wide) for each, wide in zip(columns, widths.each, strict=True)))


def _total(sheet: Any, table: Table, row: int, styles: Styles) -> int:
    """Write sums with what they come to, so that previewers show them; gives the row behind them."""
    if not any(each.total for each in table.columns):
        return row
    for at, column in enumerate(table.columns):
        if column.total and table.rows:
            sheet.write_formula(row, at, *_formula(column, at, row, table, styles))
        elif column.total:
            sheet.write_number(row, at, 0, styles.total(column))
        else:
            sheet.write_string(row, at, "", styles.total(column))
    sheet.merge_range(row, 0, row, 1, TOTAL, styles.total_word)
    sheet.set_row(row, 24)
    return row + 1


def _formula(
    column: Column, at: int, row: int, table: Table, styles: Styles
) -> tuple[str, Any, Any]:
    from xlsxwriter.utility import xl_col_to_name

    name = xl_col_to_name(at)
    place = f"{name}{BODY_AT + 1}:{name}{row}"
    if column.total == "count":
        return f"=ROWS({place})", styles.total(column), len(table.rows)
    values = (each[at] for each in table.rows)
    known = [each for each in values if isinstance(each, (int, Decimal))]  # as SUM leaves words out
    return f"=SUM({place})", styles.total(column), float(sum(known))


def _closing(sheet: Any, summary: Summary, row: int, widths: Widths, styles: Styles) -> None:
    last, note = len(widths.each) - 1, f"注：{summary.note}"
    sheet.merge_range(row, 0, row, last, SIGNATURES, styles.line("left"))
    sheet.set_row(row, 26)
    sheet.merge_range(row + 1, 0, row + 1, last, note, styles.note)
    sheet.set_row(row + 1, LINE * lines(note, widths.whole) + 5)


def _choices(sheet: Any, table: Table, end: int) -> None:
    for at, column in enumerate(table.columns):
        if column.choices and table.rows:
            sheet.data_validation(
                BODY_AT,
                at,
                end - 1,
                at,
                {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_type": "warning",
                    "error_title": "请核对",
                    "error_message": "请从下拉列表中选择。",
                },
            )


def _frozen(columns: Sequence[Column]) -> int:
    heads_ = [str(each.head) for each in columns]
    return heads_.index("集群名称") + 1 if "集群名称" in heads_ else 0
