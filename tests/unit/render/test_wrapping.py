"""How high a row must be: a spreadsheet takes more lines where a figure has no room behind the text before it."""

from __future__ import annotations

import pytest

from lccluster.render.workbook.wrapping import lines


@pytest.mark.parametrize(
    ("text", "wide", "counted"),
    [
        ("某某某某某某", 13.8, 1),
        ("某某某某某某某", 13.8, 2),
        ("某某某某某168.4万吨", 13.8, 2),
        ("某某某某某26.5%某某某某", 13.8, 3),  # the figure goes to the next line as a whole
        ("某某某某某某，某某", 13.8, 2),  # and so does the sign before a comma
        ("某某\n某某", 13.8, 2),
        ("", 13.8, 1),
        ("x" * 30, 13.8, 3),  # what no line has room for is broken anywhere
        ("某" + "x" * 30, 13.8, 4),
    ],
)
def test_lines_are_counted_as_a_spreadsheet_breaks_them(
    text: str, wide: float, counted: int
) -> None:
    assert lines(text, wide) == counted
