"""Which columns rulebooks look at, and which of them a table lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from lccluster.form.form import COUNTY, NAME, Form, joined
from lccluster.quantities import Unit
from lccluster.quantities.texts import is_digits
from lccluster.rulebook.conditions import POINTS, Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.plans.asked import (
    WAIVER,
    asked_of,
    choosing,
    claims_of,
    doubts_of,
    figures,
    filled_in,
    is_answered,
)
from lccluster.simulation.plans.counts import GROUP, with_every_count
from lccluster.simulation.plans.item_points import with_all_points

TABLES_OWN = (f"{GROUP}.", f"{POINTS}.")  # what a table has in the place of lists and findings


def form_of_tables(books: Sequence[Rulebook]) -> Form:
    """Give the form with the fields of every rulebook, and what tables have in the place of lists."""
    return joined([with_all_points(with_every_count(book)).form for book in books])


def items_of(book: Rulebook) -> Iterator[str]:
    """List the columns of a score's items: those that the form has, and those that only tables have."""
    for rule in book.conditions.conditions:
        if isinstance(rule.check, Score) and rule.check.decides:
            yield from (rule.check.column(each, rule.id) for each in rule.check.items)


def needed(books: Sequence[Rulebook]) -> list[str]:
    """List every key that the rulebooks look at, and those by which rows are told apart."""
    answers, books = [*answers_of(books)], [*map(with_all_points, map(with_every_count, books))]
    rules = [(rule, book) for book in books for rule in book.conditions.conditions]
    claims = [each for rule, book in rules if (each := claims_of(rule, book))]
    wanted = [key for book in books for key in (*figures(book), *choosing(book))]
    wanted += [claimed.field for each in claims for claimed in each.by_rank]
    wanted += [key for each in claims for key in each.by_yes]
    wanted += [key for book in books for each in doubts_of(book) for key in asked_of(each)]
    wanted += [year for book in books if (year := book.form.year_of_results)]
    wanted += [key for book in books for key in items_of(book)]
    return list(dict.fromkeys([*wanted, *answers, NAME, COUNTY]))


def filled_by_forms(books: Sequence[Rulebook]) -> list[str]:
    """List the keys that applications have beside those of tables: the lists of a form, its points."""
    rules = [rule for book in books for rule in book.conditions.conditions]
    asked = (rule.check for rule in rules if is_answered(rule.check))
    return [key for each in asked for key in filled_in(each)]


def is_needed(key: str, wanted: Sequence[str]) -> bool:
    """Tell whether a column is looked at; the column of a year is, where its figure is."""
    return key in wanted or (is_digits(key[-4:]) and key[:-5] in wanted)


def unit_of(key: str, form: Form) -> Unit | None:
    """Give the unit of a column, that of a single year included."""
    return units(form).get(key[:-5] if is_digits(key[-4:]) else key)


@cache
def units(form: Form) -> dict[str, Unit | None]:
    """Map the fields of the form to their units."""
    return {each.path: each.unit for each in form.fields}


def answers_of(books: Sequence[Rulebook]) -> Iterator[str]:
    """List the columns that answer conditions: a judgement's id, `revenue.waiver`."""
    for book in books:
        for rule in book.conditions.conditions:
            if is_answered(rule.check):
                yield rule.id
            elif rule.waiver:
                yield rule.id + WAIVER
