"""Tables with far more columns than anybody means: the first headings tell what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from lccluster.errors import Problem, Unusable
from lccluster.files.tables.separated import read_csv
from lccluster.files.tables.table import MOST_COLUMNS
from lccluster.simulation.headings.layout import MOST_PROBLEMS, layout
from shipped import BOOK


def problems(headings: list[str]) -> list[Problem]:
    return layout(headings, [BOOK], file="t.csv", line=1)[1]


@pytest.mark.parametrize("heading", ["备注{at}", "集群名称"])
def test_of_many_headings_the_first_are_named_in_their_order(heading: str) -> None:
    found = problems(["集群名称", *(heading.format(at=at) for at in range(500))])
    assert [each.column for each in found] == list(range(2, MOST_PROBLEMS + 2))


def test_an_unknown_heading_is_told_of_before_a_doubled_one_behind_it() -> None:
    found = problems(["集群名称", "甲乙丙", "集群名称", "丁戊己"])
    codes = [(each.column, each.code) for each in found]
    assert codes == [(2, "unknown-column"), (3, "doubled-column"), (4, "unknown-column")]


@pytest.mark.parametrize(("heading", "key"), [("2024年产值", "yearly.output_value_yi.2024"), ("yearly.output_value_yi.2023", "yearly.output_value_yi.2023"), ("2024年", None)])  # fmt: skip
def test_a_heading_of_a_year_is_a_figure_of_that_year(heading: str, key: str | None) -> None:
    found, _ = layout([heading], [BOOK], file="t.csv", line=1)
    assert list(found.places) == ([key] if key else [])


def test_a_heading_farther_right_than_any_program_shows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("集群名称" + "," * MOST_COLUMNS + "甲", "utf-8")
    with pytest.raises(Unusable) as refused:
        read_csv(path, "t.csv")
    assert [(each.code, each.column) for each in refused.value.problems] == [
        ("document-too-large", MOST_COLUMNS + 1)
    ]


def test_commas_behind_the_last_heading_are_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("集群名称" + "," * (MOST_COLUMNS + 5), "utf-8")
    assert next(filter(None, read_csv(path, "t.csv").headings)) == "集群名称"


@pytest.mark.parametrize("first", ["集" * 1_000_001, ",".join(["集" * 20_000] * 51)])
def test_a_first_row_longer_than_headings_are_is_refused(tmp_path: Path, first: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{first}\n1\n", encoding="utf-8")
    with pytest.raises(Unusable) as unusable:
        read_csv(path, "t.csv")
    assert [(each.code, each.line) for each in unusable.value.problems] == [
        ("document-too-large", 1)
    ]


def test_headings_on_several_lines_are_as_long_together(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    heading = '"' + ("集" * 1000 + "\n") * 100 + '"'
    path.write_text(",".join([heading] * 11) + "\n1\n", encoding="utf-8")
    with pytest.raises(Unusable) as unusable:
        read_csv(path, "t.csv")
    assert unusable.value.problems[0].code == "document-too-large"
