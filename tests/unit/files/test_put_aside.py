"""Parts that are gone through again: few in memory, many on a disk, the same each time."""

import errno
import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.errors import Unusable
from lccluster.files.disk.put_aside import FEW, put_aside

TEXTS = st.lists(st.text(st.characters(), max_size=4), max_size=3)  # lone surrogates too


@given(st.lists(st.lists(TEXTS, max_size=3), max_size=2 * FEW + 2))
def test_parts_put_aside_are_the_same_as_often_as_they_are_taken_up(parts: list[object]) -> None:
    kept = put_aside(iter(parts))
    assert isinstance(kept, list) == (len(parts) <= FEW)
    assert [*kept] == [*kept] == parts


def test_a_disk_that_takes_no_parts_is_told_as_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(Unusable) as refused:
        put_aside(iter(["a"] * (FEW + 1)))
    [problem] = refused.value.problems
    assert (problem.code, "full" in problem.message.text) == ("cannot-write", True)
