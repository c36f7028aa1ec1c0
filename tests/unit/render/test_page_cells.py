"""The cells of a page: what a browser may break over lines, and what stays whole."""

from __future__ import annotations

from datetime import date

import pytest

from lccluster.render.page.page import cells
from lccluster.render.table import Cell, Column, Table


@pytest.mark.parametrize("cell", ["LC-2022-001", date(2025, 6, 1), "临清市", "已撤销", "应复核"])
def test_an_id_a_day_a_county_and_a_standing_stay_on_one_line(cell: Cell) -> None:
    """A browser breaks Chinese between any two signs: 临清 above 市."""
    ((_, kind),) = cells(Table([Column("栏目")], [[cell]]))["rows"][0]
    assert kind == "short"


@pytest.mark.parametrize("cell", ["集群年度工作总结", "LC-2022-001 and others"])
def test_a_longer_text_may_break_where_there_is_room_to_read_it(cell: Cell) -> None:
    """Beside ten columns the scores of an expert stood two signs a line, a row on a third of a page."""
    ((_, kind),) = cells(Table([Column("栏目")], [[cell]]))["rows"][0]
    assert kind == "long"


def test_a_head_of_many_signs_takes_lines_of_its_own() -> None:
    heads = cells(Table([Column("去掉任一专家后的名次"), Column("评审表", True)], []))["heads"]
    assert [kind for _, kind in heads] == ["long", "figure"]


@pytest.mark.parametrize(
    "cell", ["2022-05-09 09:30", "≥ 30 yi yuan", "聊工信发〔2022〕12号", "第六条第（二）项"]
)
def test_a_moment_a_bound_and_the_number_of_a_document_stay_on_one_line(cell: Cell) -> None:
    ((_, kind),) = cells(Table([Column("栏目")], [[cell]]))["rows"][0]
    assert kind == "short"


def test_what_is_for_the_program_alone_is_shown_and_not_printed() -> None:
    """Beside a record's id of 26 signs, what it says was printed a sign below the other."""
    shown = cells(
        Table([Column("内容"), Column("记录编号", printed=False)], [["甲乙丙丁戊", "01G2"]])
    )
    assert [kind for _, kind in shown["heads"]] == ["", "unprinted"]
    assert [kind for _, kind in shown["rows"][0]] == ["long", "unprinted short"]
