"""Two runs that write one file at once: neither takes for left behind what the other has just begun."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from lccluster.files.disk import temporary
from lccluster.files.disk.ownership import living
from lccluster.files.disk.safe_write import create_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no open file is removed there")


def test_a_file_that_another_run_cleared_before_it_was_held_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cleared = tmp_path / "a.docx", []

    def late(handle: int) -> None:
        if not cleared:
            temporary.clear_leftovers(path)
            cleared.append([*tmp_path.iterdir()])
        living.hold(handle)

    monkeypatch.setattr(temporary, "hold", late)
    create_file(path, b"whole")
    assert cleared == [[]]
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == b"whole"


def test_a_file_that_is_held_is_left_and_one_that_is_not_goes_while_nobody_can_hold_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, free = tmp_path / "a.docx", []
    left = temporary.beside(path)
    left.touch()
    discard = temporary.discard

    def watched(each: Path) -> None:
        free.append(living.is_nobodys(str(each)))
        discard(each)

    monkeypatch.setattr(temporary, "discard", watched)
    handle: Any = os.open(left, os.O_RDONLY)
    living.hold(handle)
    temporary.clear_leftovers(path)
    assert left.exists()
    os.close(handle)
    temporary.clear_leftovers(path)
    assert (left.exists(), free) == (False, [False])
