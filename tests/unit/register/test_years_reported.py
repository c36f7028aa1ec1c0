"""Figures that a title reported, year by year, as a day knows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lccluster.register.figures import figures_of
from lccluster.register.view import Clocks
from plain_yaml import plain_file
from registers import act, cluster, day

CASES: list[dict[str, Any]] = plain_file(Path(__file__).with_name("years_reported.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["of"]))
def test_the_last_report_with_figures_counts_for_its_year(case: dict[str, Any]) -> None:
    of = cluster(*(act("annual_report", **each) for each in case["reports"]))
    found = figures_of(of, Clocks(day(case["as_of"])))
    assert [[each.year, each.figures] for each in found] == case["years"]
    assert all(each.act.figures == each.figures for each in found)
