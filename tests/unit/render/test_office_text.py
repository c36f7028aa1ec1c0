"""Text on its way into an office document."""

from __future__ import annotations

import pytest

from lccluster.render.office_text import Cleaner, display_width


@pytest.mark.parametrize("bad", ["\x07", "\x1b", "\x00", "\u202e", "\ufeff", "\ud800", "\uffff"])
def test_a_character_that_no_document_may_hold_is_left_out_and_remembered(bad: str) -> None:
    cleaner = Cleaner()
    assert cleaner.text(f"甲{bad}乙") == "甲乙"
    assert cleaner.cleaned == ["甲乙"]


@pytest.mark.parametrize("kept", ["𠮷家", "a\nb", "\ue000", "&<>'\""])
def test_rare_characters_line_ends_and_signs_stay(kept: str) -> None:
    cleaner = Cleaner()
    assert (cleaner.text(kept), cleaner.cleaned) == (kept, [])


def test_a_tab_becomes_a_blank() -> None:
    assert Cleaner().text("甲\t乙") == "甲 乙"


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("产业", 4), ("产业\nabcdef", 6), ("", 0)])
def test_a_chinese_character_is_two_cells_wide(text: str, wide: int) -> None:
    assert display_width(text) == wide
