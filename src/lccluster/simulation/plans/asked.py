"""Which columns the conditions of a rulebook look at."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.form.form import Form
from lccluster.quantities.texts import is_digits
from lccluster.rulebook.conditions import (
    Check,
    Condition,
    CountOf,
    Judgement,
    Score,
    Tree,
    choices_in,
)
from lccluster.rulebook.form_checks import Contradiction, YearOfFigures
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.plans.column_tests import Claims

WAIVER = ".waiver"  # the column `revenue.waiver` answers a claim: granted, refused or blank


def is_answered(check: Check) -> bool:
    """Tell whether a table answers a condition in a column: people decide it, or the rows of a list."""
    if isinstance(check, Judgement | Score):
        return True
    return any(isinstance(each, CountOf) for each in check.leaves)


def filled_in(check: Check) -> tuple[str, ...]:
    """List what of a form decides a condition that a table answers: lists, and what gives points."""
    if isinstance(check, Score):
        return tuple(each.field for each in check.items if each.field)
    return tuple(path for leaf in check.leaves for path in leaf.fields)


def year_of(key: str, field: str) -> int:
    """Give the year of a column such as `yearly.output_value_yi.2024`; 0 where it is none."""
    year = key.removeprefix(f"{field}.")
    return int(year) if year != key and is_digits(year) else 0


def claims_of(rule: Condition, book: Rulebook) -> Claims | None:
    """Name the columns that claim the leading place which may relax a condition."""
    waiver = book.waiver(rule)
    if waiver is None:
        return None
    return Claims(waiver.claimed_by_rank, waiver.claimed_by_yes, waiver.without_claim)


def doubts_of(book: Rulebook) -> tuple[Contradiction, ...]:
    """List the contradictions of the form that touch a figure of the conditions."""
    held = set(figures(book))
    return tuple(
        each for each in book.form_checks.contradictions if held & _touched(each, book.form)
    )


def asked_of(check: Contradiction) -> tuple[str, ...]:
    """List the columns by which a contradiction is told."""
    return (check.year, check.filed) if isinstance(check, YearOfFigures) else check.compared


def _touched(check: Contradiction, form: Form) -> set[str]:
    if not isinstance(check, YearOfFigures):
        return set(check.compared)
    # In a table the years of rows are in the headings, the same for every row.
    group = form.group_by_id.get(check.year.rpartition(".")[0])
    of_rows = group is not None and group.rows
    return set() if of_rows else set(check.covers)


def figures(book: Rulebook) -> Iterator[str]:
    """List the fields of the form that the conditions hold against bounds."""
    for rule in book.conditions.conditions:
        if not is_answered(rule.check):
            yield from (path for leaf in rule.check.leaves for path in leaf.fields)


def choosing(book: Rulebook) -> Iterator[str]:
    """List the fields of the form by which branches are chosen."""
    for rule in book.conditions.conditions:
        if isinstance(rule.check, Tree) and not is_answered(rule.check):
            yield from (each.field for each in choices_in(rule.check))
