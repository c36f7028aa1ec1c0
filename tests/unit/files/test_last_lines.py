"""The last line of a log, which a crash may have torn off: whole, or passed over."""

from __future__ import annotations

import pytest

from lccluster.files.disk.safe_write import is_whole


@pytest.mark.parametrize(
    ("line", "whole"),
    [(b'{"n": 1}', True), (b'{"n": 1', False), (b"", False), (b"\0\0 ", False), (b'{"a":' * 5000, False), (b'{"n": "\xff', False)],
)  # fmt: skip
def test_a_line_is_whole_where_it_holds_an_entry(line: bytes, whole: bool) -> None:
    assert is_whole(line) is whole


@pytest.mark.parametrize("line", [b"garbage", b"1", b"[" * 5000, b"\xff", b'"n": 1}'])
def test_what_no_crash_leaves_is_a_line_so_that_its_reader_says_what_it_is(line: bytes) -> None:
    assert is_whole(line)
