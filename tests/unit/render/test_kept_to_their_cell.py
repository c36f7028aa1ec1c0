"""Texts of files keep to their cell or line, whatever signs are in them."""

from __future__ import annotations

import pytest

from lccluster.render.data.csv_table import csv_row
from lccluster.render.screen import plain
from lccluster.render.signs import clean, width
from lccluster.render.table import Column, Table

BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\t"]
CONTROLS = ["\x00", "\x07", "\x08", "\x1b", "\x7f", "\x9b", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\udcff", "\u3164", "\u115f"]  # fmt: skip


@pytest.mark.parametrize("sign", BREAKS, ids=ascii)
def test_a_break_is_a_blank(sign: str) -> None:
    assert clean(f"甲{sign}√ 符合  乙") == "甲 √ 符合  乙"


@pytest.mark.parametrize("sign", CONTROLS, ids=ascii)
def test_a_sign_that_steers_or_hides_is_seen(sign: str) -> None:
    assert clean(f"甲{sign}乙") == "甲\ufffd乙"


def test_what_can_be_seen_stays() -> None:
    text = "甲（乙）　“丙” 葛󠄀 é ㎢ 😀 — ½"
    assert clean(text) == text


@pytest.mark.parametrize("sign", [*BREAKS, *CONTROLS], ids=ascii)
def test_no_text_makes_a_line_or_a_row_of_its_own(sign: str) -> None:
    name = f"甲{sign}√ 符合  乙"
    assert len(list(plain.lines([name]))) == 1
    lines = plain.lines([Table([Column("甲")], [[name]])])
    assert [len(line.splitlines()) for line in lines] == [1, 1]
    assert len(csv_row([name, "2"]).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "cells"),
    [("甲a", 3), ("e\u0301", 1), ("葛\U000e0100", 2), ("\u2764\ufe0f", 1), ("", 0)],
)
def test_signs_that_are_drawn_over_others_take_no_room(text: str, cells: int) -> None:
    assert width(text) == cells
