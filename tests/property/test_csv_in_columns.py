"""A CSV table read in columns and one read row by row come to the same answers and the same complaints."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from forms import FORM
from lccluster.engines.cells.coded import FACTOR, decode
from lccluster.engines.choosing import Engine
from lccluster.errors import Unusable
from lccluster.files.tables.separated import read_csv
from lccluster.simulation.cells import reader
from lccluster.usecases.simulate import Asked, simulate_here
from shares import examples
from shipped import BOOK
from simulating import with_bound

pytestmark = pytest.mark.in_columns

HEADS = ("集群名称", "所在县（市、区）", "区域面积", "企业户数", "营业收入（亿元）", "品牌荣誉")
PLAIN = st.sampled_from(["30", "100", "29", "31", "007", "5", "3000", "999999999", "1000000000"])
PARTS = st.sampled_from(["30.01", "99.99999999", "0.5", "29.995", "30.123456789", "999999999.5"])
ODD = st.sampled_from([
    *("约30", "近31", "30余", "3,000", "３０", "30 ", " 30", "1 168", "\u00a030", "+5", "30.0"),
    *("999999999999999", "12345678901234567890", "", "", " ", "—", "/"),
])  # fmt: skip
COUNT, FIGURE = PLAIN | PLAIN | ODD, PLAIN | PARTS | ODD
AREA, MONEY = st.sampled_from(["1公顷", "63901亩"]), st.sampled_from(["300000万元", "0万元"])
BROKEN = st.sampled_from([
    *("-5", "-0", "0", "0.0", "30.5", "1e3", "30.", ".5", "1%", "٣", "3\n0", "3\r\n0", "无", "NA"),
    *("x" * 200, "一二", "30。5", '30"', '"30', "null", "1公顷", "12345678901234567890123"),
])  # fmt: skip
NAMES = st.sampled_from(
    ["甲", '甲"乙"', "甲,乙", "甲\n乙", "甲\r乙", ' "甲"', "", "甲;乙\t丙", "㐂𠮷"]
)
COUNTIES = st.sampled_from(["莘县", "茌平县", " 冠县", "", "冠县\u3000"])
ROW = st.tuples(NAMES, COUNTIES, FIGURE, COUNT | st.just("30户"), FIGURE, COUNT)
CONVERTED = st.tuples(NAMES, COUNTIES, AREA, COUNT, MONEY, COUNT)
# One row in so many has a cell that is refused, or is not a row at all.
ODD_ROW = st.tuples(NAMES, COUNTIES, BROKEN, COUNT, BROKEN | PLAIN, BROKEN | PLAIN)
NO_ROW = st.sampled_from(
    [(), ("",), ("",) * 6, (" ",) * 6, ("",) * 7, ("甲",), ("甲",) * 7, (" ",)]
)
SOME = [st.lists(each, min_size=1, max_size=12) for each in (ROW, ROW, CONVERTED)]
TABLES = st.one_of(*SOME, st.lists(ROW | ROW | ROW | CONVERTED | ODD_ROW | NO_ROW, max_size=9))
LINES = st.sampled_from([
    "甲,莘县,1,30,30,1", "甲,莘县,1,30,30", "甲,莘县,1,30,,", "甲,莘县", "甲,莘县,1,30,30,1,,", "甲,莘县,1,30,30,1,, ",
    '"甲"乙,莘县,1,30,30,1', '甲"乙,莘县,1,30,30,1',
    '"甲,莘县,1,30,30,1', '甲,"莘""县",1,30,30,1', '甲,莘县,1,30,30,"1"', '"甲" ,莘县,1,30,30,1',
    ",,,,,", "", " ", '""', '"",,,,,', "甲,莘县,1,30,30,1,", '甲,莘县,1,30,30,"1\n', "甲,莘县,1,30\r,30,1",
])  # fmt: skip
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])
OTHER = with_bound(BOOK, "revenue", Decimal("29.99"))


def written(rows: Any, separator: str, end: str, quoting: int) -> str:
    """The table as a program writes it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows(
        [HEADS, *rows]
    )
    return text.getvalue()


FROM_PROGRAMS = st.builds(
    written,
    TABLES,
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
BY_HAND = st.builds(
    lambda lines, end, last: end.join([",".join(HEADS), *lines]) + last,
    st.lists(LINES, min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "\n\n", "\r\n", "\n,,,,,\n"]),
)


def said(path: Path, engine: Engine, sweeps: tuple[str, ...] = ()) -> Any:
    """Everything that a reader gets to know, but for the name of the engine."""
    try:
        found = simulate_here(Asked(path, BOOK, OTHER, sweeps, engine=engine))
    except Unusable as unusable:
        return [str(each) for each in unusable.problems]
    return replace(found.answer, engine=""), [*map(str, found.notices)]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables") / "t.csv"


# The columns of one unit and another are named as they are met: the revenue before the area.
MIXED = written([("甲", "", "1公顷", "1", "3万元", "1"), ("乙", "", "", "1", "30", "1"), ("丙", "", " 3", "1", "", "1")], ",", "\n", 0)  # fmt: skip
# What one row lacks another has too many, and nothing stands in it.
BALANCED = "\n".join([",".join(HEADS), "甲,莘县,1,30,30", "甲,莘县,1,30,30,1,"])


@examples(100)
@given(text=FROM_PROGRAMS | BY_HAND, encoding=ENCODINGS)
@example(text=MIXED, encoding="utf-8")
@example(text=BALANCED, encoding="utf-8")
def test_any_csv_table_comes_to_the_same_in_columns_and_row_by_row(
    table: Path, text: str, encoding: str
) -> None:
    table.write_bytes(text.encode(encoding))
    sweeps = ("area=99..101:0.5",)
    assert said(table, Engine.POLARS, sweeps) == said(table, Engine.PYTHON, sweeps)


SOUND = {
    "plain": "a,b\n1,2\n3,4\n",
    "no line end at the end": "a,b\n1,2",
    "blank lines at the end": "a,b\n1,2\n\n\n",
    "CR LF": "a,b\r\n1,2\r\n",
    "blank cells": "a,b\n,2\n1,\n,\n",
    "quoted": 'a,b\n"1,2","x""y"\n"3\n4",""\n',
    "quoted throughout": '"a","b"\r\n"1","2\r3"\r\n',
    "one column": "a\n1\n\n2\n",
    "a column that nobody named": "a,\n1,\n2,\n",
    "the last cell empty": "a,b\n1,2\n3,",
    "the last cell empty, quoted": 'a,b\n1,2\n3,""',
}
UNSOUND = {
    "a row too short": "a,b\n1\n",
    "a row too long": "a,b\n1,2,3\n",
    "one too long, one too short": "a,b\n1,2,3\n4\n",
    "one too short, one with an empty cell too many": "a,b\n1\n2,3,",
    "the same, quoted": 'a,b\n1\n2,3,""',
    "the same, CR LF": "a,b\r\n1\r\n2,3,\r\n",
    "the same, the other way round": "a,b\n2,3,\n1",
    "two too few, two empty ones too many": "a,b,c\n1\n2,3,4,,",
    "an empty cell too many under headings": "a,b\n2,3,",
    "blank line between": "a,b\n1,2\n\n3,4\n",
    "CR alone": "a,b\r1,2\r3,4\r",
    "CR in a cell": "a,b\n1\r,2\n",
    "text behind quotes": 'a,b\n"1"2,3\n',
    "quotes within": 'a,b\n1"2,3\n',
    "quotes not closed": 'a,b\n"1,2\n',
    "a cell that no reader takes": "a,b\n1," + "2" * (csv.field_size_limit() + 1) + "\n",
    "a cell below no heading": "a,\n1,\n1,2\n",
}


@pytest.mark.parametrize("named", SOUND | UNSOUND)
def test_what_can_be_read_in_one_way_alone_is_read_in_columns(table: Path, named: str) -> None:
    table.write_bytes((SOUND | UNSOUND)[named].encode())
    opened = read_csv(table, "t.csv")
    assert opened.texts
    found = opened.texts()
    assert (found is not None) == (named in SOUND)
    if found is not None:
        rows = [(row, [each or "" for each in cells]) for row, *cells in found.rows()]
        assert rows == [*opened.rows()]


KEYS = [each.path for each in FORM.fields if each.unit and not each.path.startswith("products")]
SIGNS = st.text("0013579..,+- e%户３", max_size=12)
LIKE_FIGURES = st.from_regex(r"[0-9]{1,11}(\.[0-9]{0,10})?", fullmatch=True)


@examples(100)
@given(key=st.sampled_from(KEYS), cells=st.lists(LIKE_FIGURES | SIGNS, min_size=1, max_size=20))
def test_a_plain_figure_is_the_one_that_the_reader_takes_it_for(key: str, cells: list[str]) -> None:
    import polars as pl

    from lccluster.engines.cells.spelt import spelt

    column = spelt(key, FORM, pl.Series(cells, dtype=pl.String))
    for at, cell in enumerate(cells):
        if column.numbers[at] is None:
            assert decode(column.plain[at], FACTOR) == reader(key, FORM)(cell)
        else:
            assert column.plain[at] is None
            assert column.cells[column.numbers[at]] == cell
    read = [at for at, cell in enumerate(cells) if re.fullmatch(r"[1-9][0-9]?", cell)]
    assert all(column.numbers[at] is None for at in read)
