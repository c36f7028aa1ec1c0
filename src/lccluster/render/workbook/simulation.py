"""A simulation as a workbook: a sheet a table, and native charts of the sweep and the counts."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import Any

from lccluster.language import Listing, Message
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS, Fonts, in_chinese
from lccluster.render.screen import simulation_tables as tables
from lccluster.render.table import Table
from lccluster.render.workbook.lists import list_sheet, print_setup
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.table_sheet import LINE, head
from lccluster.render.workbook.wrapping import lines as lines_of
from lccluster.rulebook.called import measures_called
from lccluster.simulation.answer import SimulationAnswer
from lccluster.simulation.plans.column_tests import VERDICTS

WIDE, HIGH = 760, 380  # pixels of a chart
ACROSS, DOWN = 13, 16  # columns and rows of a sheet that a chart covers
ABOUT = 90  # cells of the screen, of the sheet that says what was asked
STANDARD = 8.43  # cells of a column that nobody set
COLOUR = ("#375623", "#2F5597", "#C55A11", "#9C0006")  # as VERDICTS, best first


def workbook(answer: SimulationAnswer, on: date, fonts: Fonts = FONTS["office"]) -> bytes:
    """Draw the workbook; the same answer gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    made = datetime.combine(on, time(), UTC).replace(tzinfo=None)
    styles, cleaner = Styles(book, fonts), Cleaner()
    with in_chinese():
        kind = answer.plan.book.measure.subject
        book.set_properties({"title": str(Message("{kind}: a trial", kind=kind)), "created": made})
        _about(book.add_worksheet(str(Message("about"))), answer, styles)
        for title, table in tables.all_tables(answer, measures_called):
            sheet = book.add_worksheet(str(title))
            widths = list_sheet(sheet, table, styles, cleaner).each
            if table.rows and _drawn(title):
                _chart(book, sheet, str(title), table, styles)
                print_setup(sheet, [*widths, *[STANDARD] * (1 + ACROSS)])
    book.close()
    return out.getvalue()


def _drawn(title: Message) -> bool:
    return title in (Message("Sweep"), Message("By county"), Message("By year"))


def _about(sheet: Any, answer: SimulationAnswer, styles: Styles) -> None:
    measures = [each.measure for each in answer.books]
    lines = [
        *(f"{each.title}（{each.document_number}）" for each in measures),
        str(Message("rows: {rows}", rows=answer.rows)),
        *map(str, tables.said(answer, tables.met_on_paper)),
    ]
    sheet.set_column(0, 0, ABOUT)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, styles.text)
        sheet.set_row(row, LINE * lines_of(line, ABOUT) + 5)
    sheet.print_area(0, 0, len(lines) - 1, 0)
    print_setup(sheet, [ABOUT])


def _chart(book: Any, sheet: Any, title: str, table: Table, styles: Styles) -> None:
    """Draw the verdicts as stacked columns over what stands before them."""
    chart = book.add_chart({"type": "column", "subtype": "stacked", "name": title})
    first, last = 1, len(table.rows)
    of_verdict = [[each.head for each in table.columns].index(each.words) for each in VERDICTS]
    named_by = max(of_verdict[0] - 1, 0)
    for at, colour in zip(of_verdict, COLOUR, strict=True):
        chart.add_series(
            {
                "name": [title, 0, at],
                "categories": [title, first, 0, last, named_by],
                "values": [title, first, at, last, at],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    font = {"name": styles.fonts.body, "size": 10}
    chart.set_title({"name": title, "name_font": {"name": styles.fonts.head, "size": 14}})
    over = str(Listing(map(head, table.columns[: named_by + 1])))
    chart.set_x_axis({"name": over, "num_font": font, "name_font": font})
    chart.set_y_axis({"num_format": "#,##0", "num_font": font, "min": 0})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": WIDE, "height": HIGH})
    beside = len(table.columns) + 1
    sheet.insert_chart(1, beside, chart, {"description": title})
    sheet.print_area(0, 0, max(last, DOWN), beside + ACROSS - 1)
