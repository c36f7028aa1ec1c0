"""A column tells how many rows count: of which condition, and what a rulebook makes of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.engines.choosing import Engine
from lccluster.rulebook.conditions import By, Condition, CountOf
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.headings.layout import layout
from lccluster.simulation.headings.named import head_of_answer, head_of_column
from lccluster.simulation.plans.column_tests import MET, NOT_MET, UNSTATED
from lccluster.simulation.plans.counts import counts_of, with_counts
from lccluster.vocabulary import Words
from shipped import BOOK
from simulating import comparable, counted, job

pytestmark = pytest.mark.in_columns

ONE = Decimal(1)


@pytest.fixture(autouse=True)
def in_english(voice: None) -> None:
    speak("en")


def products(share: int = 30, **sides: Decimal) -> CountOf:
    return CountOf("count_of", "products", {"provincial_market_share": f"{share}"}, **sides)


def alone(check: Any, label: Words | None = None) -> Rulebook:
    """The shipped rulebook with nothing but a condition on its products."""
    first = BOOK.conditions.conditions[0]
    rule = replace(first, id="leading", label=label or Words("领军产品", "leading"), check=check)
    rule = replace(rule, waiver=None)
    return replace(BOOK, conditions=replace(BOOK.conditions, conditions=(rule,)))


def only(book: Rulebook) -> Condition:
    (rule,) = book.conditions.conditions
    return rule


def outcomes(book: Rulebook, *cells: str | None) -> list[int]:
    """The outcomes of the one condition for these counts, the same from every engine."""
    key = counts_of(only(book))[0].column.key
    found = []
    for cell in cells:
        asked = job([key, "county"], book)
        rows = [[cell, "冠县"]]
        made = counted(asked, rows)
        for engine in (Engine.POLARS, Engine.DUCKDB):
            assert comparable(counted(asked, rows, engine)) == comparable(made)
        ((pattern, *_),) = made.groups
        found.append(pattern)
    return found


SIDES: dict[str, tuple[dict[str, Decimal], list[int]]] = {
    "at least": ({"at_least": ONE}, [UNSTATED, NOT_MET, MET, MET, MET]),
    "above": ({"above": ONE}, [UNSTATED, NOT_MET, NOT_MET, MET, MET]),
    "at most": ({"at_most": ONE}, [UNSTATED, MET, MET, NOT_MET, NOT_MET]),
    "below": ({"below": ONE}, [UNSTATED, MET, NOT_MET, NOT_MET, NOT_MET]),
    "from to": ({"above": ONE, "at_most": ONE + 1}, [UNSTATED, NOT_MET, NOT_MET, MET, NOT_MET]),
}


@pytest.mark.parametrize("named", SIDES)
def test_a_count_is_held_against_every_side_and_a_blank_is_unstated(named: str) -> None:
    sides, expected = SIDES[named]
    assert outcomes(alone(products(**sides)), None, "0", "1", "2", "3") == expected


def test_a_count_below_a_branch_is_held_there() -> None:
    branches = {"冠县": products(at_least=ONE + 1)}
    choice = By("by", "county", branches, products(at_least=ONE))
    rule = only(alone(choice))
    keys = [each.column.key for each in counts_of(rule)]
    made = only(with_counts(alone(choice), keys)).check
    assert isinstance(made, By)
    assert {each.fields for each in made.leaves} == {(key,) for key in keys}


def headed(heading: str, *books: Rulebook) -> tuple[list[str], str]:
    found, problems = layout([heading], books, file="table.csv", line=1)
    return [*found.places], " ".join(f"{each.message} {each.hint}" for each in problems)


@pytest.mark.parametrize("heading", ["leading.count", "领军产品", "leading", "领军产品（个）"])
def test_a_count_is_headed_as_its_condition_is_called(heading: str) -> None:
    book = alone(products(at_least=ONE), Words("领军产品", "leading products"))
    key = counts_of(only(book))[0].column.key
    expected = "leading" if heading == "leading" else key  # the id alone answers with a word
    assert headed(heading, book) == ([expected], "")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "label", [Words("领军产品", "leading products"), BOOK.form.label("employees")]
)
def test_a_column_is_read_as_what_its_head_on_the_screen_is_said_to_be(
    language: str, label: Words
) -> None:
    speak(language)
    book = alone(products(at_least=ONE), label)
    count = counts_of(only(book))[0].column
    assert headed(head_of_column(count, [book]), book) == ([count.key], "")
    assert headed(head_of_answer(only(book), [book]), book) == (["leading"], "")


def test_a_count_is_named_by_its_condition_and_by_its_number_where_it_has_several() -> None:
    choice = By("by", "county", {"冠县": products(at_least=ONE + 1)}, products(at_least=ONE))
    assert [each.name for each in counts_of(only(alone(products(at_least=ONE))))] == [
        "leading.count"
    ]
    assert [each.name for each in counts_of(only(alone(choice)))] == [
        "leading.1.count",
        "leading.2.count",
    ]


def test_a_field_of_the_form_comes_before_a_count_of_the_same_name() -> None:
    label = BOOK.form.label("employees")
    assert headed(label.zh, alone(products(at_least=ONE), label)) == (["employees"], "")


def test_one_heading_for_two_counts_that_differ_is_refused() -> None:
    one, other = alone(products(30, at_least=ONE)), alone(products(50, at_least=ONE))
    places, said = headed("leading.count", one, other)
    assert places == []
    assert "may mean several fields" in said
    assert headed("leading.count", one, one)[1] == ""


def test_a_table_without_the_column_leaves_the_rulebook_as_it_is() -> None:
    book = alone(products(at_least=ONE))
    assert with_counts(book, ["leading", "county"]) is book
