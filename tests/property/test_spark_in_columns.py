"""Spark compiles what the other engines do: counts, points, branches, shares and years, a few tables of each."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from hypothesis import given, settings
from test_points_in_columns import BOOK, BOOKS, KEYS, tables
from test_trees_in_columns import BOOKS as TREES
from test_trees_in_columns import COUNTED, PHASES, counted_tables
from test_trees_in_columns import KEYS as FIGURES
from test_trees_in_columns import tables as tables_of_figures

from lccluster.engines.choosing import Engine
from simulating import comparable, counted, job

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install lccluster[spark]")
pytestmark = pytest.mark.skipif(
    shutil.which("java") is None, reason="there is no Java for Spark to run on"
)
FEW = settings(max_examples=2, phases=PHASES, deadline=None)


@pytest.mark.parametrize("named", BOOKS)
@FEW
@given(rows=tables)
def test_spark_says_of_points_what_the_check_says(named: str, rows: Any) -> None:
    asked = job(KEYS, *BOOKS[named])
    assert comparable(counted(asked, rows, Engine.SPARK)) == comparable(counted(asked, rows))


@pytest.mark.parametrize("named", TREES)
@FEW
@given(rows=tables_of_figures)
def test_spark_says_of_figures_together_what_the_check_says(named: str, rows: Any) -> None:
    book, other, strict = TREES[named]
    asked = job(FIGURES, book, other, strict=strict)
    assert comparable(counted(asked, rows, Engine.SPARK)) == comparable(counted(asked, rows))


@FEW
@given(rows=counted_tables)
def test_spark_sweeps_counts_as_the_check_does(rows: Any) -> None:
    every = [*FIGURES, *COUNTED]
    keys = [key for key in every if key != "main-products"]
    kept = [[cell for key, cell in zip(every, row, strict=True) if key in keys] for row in rows]
    asked = job(keys, BOOK, sweeps=["main-products.2.1=1..3:1"])
    assert comparable(counted(asked, kept, Engine.SPARK)) == comparable(counted(asked, kept))
