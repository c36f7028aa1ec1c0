"""Plain workbooks of a round: one list on one sheet, in Chinese."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lccluster.render.columns.fields import ListColumn, cells, documented, table
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS, Fonts, in_chinese
from lccluster.render.table import Table
from lccluster.render.workbook.lists import list_sheet
from lccluster.render.workbook.styles import Styles
from lccluster.render.workbook.summary_sheets import DrawnDocument

LONGEST_NAME = 31  # signs of a sheet's name
FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook says when it was made; ours never differs


def list_workbook(
    title: str,
    fields: Sequence[ListColumn[Any]],
    rows: Sequence[Any],
    fonts: Fonts = FONTS["office"],
) -> DrawnDocument:
    """Draw a list; the same list gives the same bytes."""
    with in_chinese():
        shown = documented(fields)
        drawn = table(shown, [cells(shown, each) for each in rows], ())
    return tables_workbook(title, [(title, drawn)], fonts)


def tables_workbook(
    title: str, tables: Sequence[tuple[str, Table]], fonts: Fonts = FONTS["office"]
) -> DrawnDocument:
    """Draw tables, each on a sheet that bears its name; the same tables give the same bytes."""
    import xlsxwriter

    out, cleaner = io.BytesIO(), Cleaner()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": FIXED})
    with in_chinese():
        styles = Styles(book, fonts)
        for at, (name, drawn) in enumerate(tables, 1):
            list_sheet(book.add_worksheet(_sheet_name(name, at)), drawn, styles, cleaner)
    book.close()
    return DrawnDocument(out.getvalue(), tuple(cleaner.cleaned))


def _sheet_name(name: str, at: int) -> str:
    """Give a sheet a name that programs take: short, without their own signs, unlike the others."""
    plain = "".join(each for each in name if each not in "[]:*?/\\'\n")
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 2]}{at:02}"
