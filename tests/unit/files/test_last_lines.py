"""The last line of a log, which a crash may have torn off: whole, or passed over."""

from __future__ import annotations

import pytest

from lccluster.files.disk.safe_write import is_whole


@pytest.mark.parametrize(
    ("line", "whole"),
    [(b'{"n": 1}', True), (b'{"n": 1', False), (b"", False), (b"1", False), (b"[" * 5000, False), (b'{"a":' * 5000, False), (b"\xff", False)],
)  # fmt: skip
def test_a_line_is_whole_where_it_holds_an_entry(line: bytes, whole: bool) -> None:
    assert is_whole(line) is whole
