"""Figures of a form that a report on a year carries, and the form that reports fill."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lccluster.files.forms.application_file import read_form
from lccluster.files.yaml.reader import Document
from lccluster.form.form import Form
from lccluster.form.reported import filled_with, read_figure, reportable, taken_from, written
from lccluster.form.values import value
from plain_yaml import plain_file
from shipped import BOOK, CITY, NATION, laid_over

CASES: dict[str, Any] = plain_file(Path(__file__).with_name("reported.yaml"))
RULES = {each.book.id: each for each in (CITY, NATION)}
YEARLESS = replace(
    BOOK.form,
    groups=tuple(
        replace(each, fields=tuple(one for one in each.fields if one.kind != "year"))
        for each in BOOK.form.groups
    ),
)
FORMS = {name: each.book.form for name, each in RULES.items()} | {"no-year-of-results": YEARLESS}


@pytest.mark.parametrize("case", CASES["taken"], ids=lambda case: str(case["of"]))
def test_of_a_filled_form_the_figures_of_the_year_are_taken(case: dict[str, Any]) -> None:
    rules = RULES[case["rules"]]
    data = laid_over(rules.complete.data, texts(case["form"]))
    form = read_form(Document("form.yaml", data, rules.complete.source, None), rules.book.form)
    taken = taken_from(form.application, case["year"])
    assert {key: taken.get(key) for key in case["says"]} == case["says"]


def texts(data: Any) -> Any:
    """Figures as a form has them: as text."""
    if isinstance(data, dict):
        return {key: texts(each) for key, each in data.items()}
    return None if data is None else str(data)


@pytest.mark.parametrize("case", CASES["filled"], ids=lambda case: str(case["of"]))
def test_a_form_is_filled_with_the_last_report_and_with_rows_of_all(case: dict[str, Any]) -> None:
    reports = [(each["year"], each["figures"]) for each in case["reports"]]
    filled = filled_with(FORMS[case["rules"]], reports)
    assert {key: drawn(value(filled, key)) for key in case["says"]} == case["says"]
    if "rows" in case:
        rows = [[row.year, written(row.output_value_yi)] for row in value(filled, "yearly")]
        assert rows == case["rows"]


def drawn(stated: Any) -> str | None:
    return str(stated) if isinstance(stated, int) else written(stated)


figures = st.sampled_from(["1", "0.5", "约40", "32亿元", "3000", "", "不详"])


def readable(form: Form, drawn: dict[str, str]) -> dict[str, str]:
    """Of figures drawn those that their cells can hold."""
    found = {}
    for key, text in drawn.items():
        try:
            said = written(read_figure(reportable(form)[key], text))
        except ValueError:
            continue
        if said is not None:
            found[key] = said
    return found


@given(st.data())
@pytest.mark.parametrize("form", [CITY.book.form, NATION.book.form], ids=["city", "nation"])
def test_what_was_reported_is_taken_again_from_the_form_that_it_fills(
    form: Form, data: st.DataObject
) -> None:
    keys: Sequence[str] = sorted(reportable(form))
    said = readable(form, data.draw(st.dictionaries(st.sampled_from(keys), figures)))
    assert taken_from(filled_with(form, [(2024, said)]), 2024) == said
