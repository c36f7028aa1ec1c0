"""Cells that a rulebook names by their labels are its own by their keys."""

from __future__ import annotations

import pytest

from lccluster.rulebook.cells import by_keys
from lccluster.rulebook.conditions.rows import CountOf
from shipped import BOOK


@pytest.mark.parametrize(
    ("written", "key"), [("主导产品", "name"), ("name", "name"), ("没有这一列", "没有这一列")]
)
def test_a_column_of_a_list_goes_by_its_label_and_what_is_none_stays(
    written: str, key: str
) -> None:
    counted = CountOf(kind="count_of", table="products", where={written: "轴承"}, at_least=1)
    assert by_keys(counted, BOOK.form).where == {key: "轴承"}


def test_a_list_of_the_form_that_is_none_keeps_its_columns() -> None:
    counted = CountOf(kind="count_of", table="没有", where={"主导产品": "轴承"}, at_least=1)
    assert by_keys(counted, BOOK.form).where == {"主导产品": "轴承"}
