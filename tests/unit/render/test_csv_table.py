"""CSV for spreadsheets: texts stay texts, figures stay figures."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from lccluster.render.data.csv_table import AT_ONCE, csv_row, csv_rows

FORMULA = "1+1"


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦﹢﹣﹫−")
@pytest.mark.parametrize("before", ["", " ", "\n", "\r\n", "\t", "\r", "\u3000", "\xa0", "\u200b", "\ufeff", "\x00", " \n\t"], ids=ascii)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_calculate_gets_an_apostrophe(
    before: str, sign: str
) -> None:
    ((cell,),) = csv.reader([csv_row([before + sign + FORMULA])])
    assert cell.startswith("'")
    assert cell.endswith(sign + FORMULA)


@pytest.mark.parametrize("text", ["甲=乙", "a-b", "—", "1-2", "", "“=”", "LC-2022-001"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    ((cell,),) = csv.reader([csv_row([text])])
    assert cell == text


def test_figures_stay_figures_below_zero_too() -> None:
    assert csv_row([Decimal("-2.40"), -3, Decimal(0)]) == "-2.4,-3,0\r\n"


def test_very_many_rows_are_drawn_as_each_alone() -> None:
    rows = [["=1", at] for at in range(2 * AT_ONCE + 1)]
    parts = [*csv_rows(rows)]
    assert "".join(parts) == "".join(map(csv_row, rows))
    assert len(parts) == 3
