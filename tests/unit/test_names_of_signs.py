"""Names as they are read: on one line, of signs that are seen, and no figure where something is called by one."""

from __future__ import annotations

import pytest

from lccluster.form.types import read_named
from lccluster.quantities import QuantityError, names_nothing
from lccluster.quantities.names import LONGEST, fault_in, read_called, read_name


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("  ", "blank-name"),
        ("甲" * (LONGEST + 1), "too-long"),
        ("甲\u200b乙", "unseen-sign"),
        ("甲\n乙", "unseen-sign"),
        ("2025年3月1日", "no-name"),
        ("42", "no-name"),
        ("无", "no-name"),
        ("N/A", "no-name"),
    ],
)
def test_what_is_no_name_is_refused(written: str, code: str) -> None:
    with pytest.raises(QuantityError) as refused:
        read_called(written)
    assert refused.value.fault.code == code
    assert (found := fault_in(written, read_called))
    assert found.code == code


def test_a_name_is_read_without_the_blanks_around_it_and_an_id_may_be_a_figure() -> None:
    assert read_called(" 甲 42 ") == "甲 42"
    assert read_name("42") == "42"
    assert read_name("甲" * LONGEST) == "甲" * LONGEST
    assert fault_in("甲") is fault_in(None) is None


@pytest.mark.parametrize(
    "written", [None, " ", "无", "没有。", "—", "……", "n/a", "Ｎ／Ａ", "。", "暂无"]
)
def test_words_for_none_and_signs_alone_say_nothing(written: str | None) -> None:
    assert names_nothing(written)


@pytest.mark.parametrize("written", ["√", "有", "无锡", "没有土地证明", "1", True])
def test_what_says_something_is_not_taken_for_none(written: object) -> None:
    assert not names_nothing(written)


@pytest.mark.parametrize("written", ["", "无", "—"])
def test_a_cell_for_a_name_that_names_nothing_is_blank(written: str) -> None:
    assert read_named(written) is None
    assert read_named("无锡轴承") == "无锡轴承"
