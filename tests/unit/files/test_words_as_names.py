"""One plain word can be a part of a file's name: letters, digits, Chinese signs, and joints inside."""

from __future__ import annotations

import re
from itertools import product

import pytest

from lccluster.files.disk.names import is_word

# A sign of each kind, those beside the bounds of the Chinese ones, and digits that are none of ours.
SIGNS = ("a", "7", "莘", "\u3400", "\u9fff", "\u33ff", "\ua000", "-", ".", "é", "٣", " ", "/")


@pytest.mark.parametrize("between", ["", "-", "._-"])
def test_a_word_is_what_the_pattern_says(between: str) -> None:
    sign, inside = "[A-Za-z0-9\u3400-\u9fff]", re.escape(between)
    pattern = re.compile(f"{sign}(?:(?:{sign}|[{inside}x])*{sign})?")
    for length in range(4):
        for signs in product(SIGNS, repeat=length):
            text = "".join(signs)
            assert is_word(text, 16, between) == bool(pattern.fullmatch(text)), text


def test_a_word_has_a_longest_length() -> None:
    assert is_word("莘" * 16, 16)
    assert not is_word("莘" * 17, 16)
    assert not is_word("", 16)
