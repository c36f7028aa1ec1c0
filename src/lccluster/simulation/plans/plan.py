"""A rulebook as tests of columns: what every engine computes, and nothing else."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from lccluster.rulebook.conditions import (
    By,
    Check,
    Condition,
    Figure,
    Judgement,
    Score,
    Several,
    Tree,
)
from lccluster.rulebook.form_checks import Contradiction
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.plans.asked import (
    WAIVER,
    claims_of,
    doubts_of,
    filled_in,
    is_answered,
    year_of,
)
from lccluster.simulation.plans.column_tests import (
    FOR_JUDGEMENT,
    UNSTATED,
    Answered,
    Choice,
    Filled,
    Fixed,
    Joint,
    Line,
    Part,
    Points,
    Test,
    choices,
)
from lccluster.simulation.plans.counts import with_counts
from lccluster.simulation.plans.item_points import with_points


class PlanStep(Struct, frozen=True):
    """A condition, and its test."""

    rule: Condition
    test: Test


class Plan(Struct, frozen=True):
    """The tests of a rulebook for one table. A judgement that counts as met has no step.

    A figure on which one of the `doubts` holds decides nothing in that row.
    """

    book: Rulebook
    steps: tuple[PlanStep, ...]
    assumed: tuple[Condition, ...]
    doubts: tuple[Contradiction, ...] = ()

    @property
    def unanswered(self) -> list[Condition]:
        """List the conditions on rows of a list or on points that the table has no column for."""
        return [
            step.rule
            for step in self.steps
            if isinstance(step.test, Fixed) and step.test.outcome == UNSTATED
        ]

    @property
    def choices(self) -> list[By]:
        """List what columns choose by."""
        return [each for step in self.steps for each in choices(step.test)]


def plan(book: Rulebook, columns: Collection[str], *, strict: bool) -> Plan:
    """Plan the tests of a rulebook for a table with these columns (keys, see `columns.known`).

    Judgements without a column count as met and are `assumed`; `strict` leaves them open. What
    rows of a list or points decide is always open without one; columns may also tell how many rows, and
    the points of each item.
    """
    book = with_points(with_counts(book, columns), columns)
    steps, assumed = [], []
    for rule in book.conditions.conditions:
        if not rule.check.decides:
            continue
        test = _test(rule, book, columns)
        if test is None and isinstance(rule.check, Judgement) and not strict:
            assumed.append(rule)
        else:
            steps.append(PlanStep(rule, test or _open(rule.check)))
    return Plan(book, tuple(steps), tuple(assumed), doubts_of(book))


def _open(check: Check) -> Fixed:
    """Give what a condition comes to that the table does not answer: rows and points are unstated."""
    return Fixed(FOR_JUDGEMENT if isinstance(check, Judgement) else UNSTATED)


def _test(rule: Condition, book: Rulebook, columns: Collection[str]) -> Test | None:
    check = rule.check
    if is_answered(check):
        if rule.id in columns:
            return Answered(rule.id)
        if isinstance(check, Score):
            keys = tuple(check.column(each, rule.id) for each in check.items)
            return Points(check, keys) if {*keys} & {*columns} else None
        filled = filled_in(check)
        return Filled(filled) if filled and {*filled} <= {*columns} else None
    if isinstance(check, Tree):
        return _part(check, rule, book, columns)
    raise NotImplementedError(check)


def _part(tree: Tree, rule: Condition, book: Rulebook, columns: Collection[str]) -> Part:
    match tree:
        case Figure():
            line = _line(tree, book, columns)
            return _relaxable(line, rule, book, columns) if rule.check.movable else line
        case Several():
            parts = tuple(_part(each, rule, book, columns) for each in tree.figures)
            return Joint(parts, tree.asked)
        case By():
            return Choice(tree, tuple(_part(each, rule, book, columns) for each in tree.branches))
    raise NotImplementedError(tree)


def _line(check: Figure, book: Rulebook, columns: Collection[str]) -> Line:
    own = set(check.fields)
    doubts = tuple(each for each in doubts_of(book) if own & {*each.compared})
    if not check.years:
        return Line(check, doubts=doubts)
    found = tuple(sorted((year, key) for key in columns if (year := year_of(key, check.field))))
    ends = book.form.year_of_results
    return Line(check, columns=found, latest=ends if ends in columns else None, doubts=doubts)


def _relaxable(line: Line, rule: Condition, book: Rulebook, columns: Collection[str]) -> Line:
    answer = rule.id + WAIVER
    claims = claims_of(rule, book)
    return replace(line, claims=claims, answer=answer if claims and answer in columns else None)
