"""Cells that a rulebook names by their labels are its own by their keys."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lccluster.form.parts import FormGroup
from lccluster.rulebook.cells import by_keys, totals_by_keys
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


def test_a_total_names_its_parts_by_labels_or_by_keys() -> None:
    form = BOOK.form
    assert totals_by_keys(form) is form
    written = replace(form, groups=tuple(map(_labelled, form.groups)))
    assert totals_by_keys(written).parts_of_totals == form.parts_of_totals


def _labelled(group: FormGroup) -> FormGroup:
    fields = (
        replace(
            each,
            total_of=tuple(
                f"{group.label.zh}.{BOOK.form.label(part).zh}" for part in each.total_of
            ),
        )
        for each in group.fields
    )
    return replace(group, fields=tuple(fields))
