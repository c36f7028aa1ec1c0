"""A rulebook as tests of columns: what every engine computes, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.form.form import Form
from lccluster.quantities import Unit, plain
from lccluster.quantities.texts import is_digits
from lccluster.rulebook.conditions import (
    By,
    Check,
    Condition,
    CountOf,
    Figure,
    Judgement,
    Limit,
    Pair,
    RankClaim,
    Score,
    Several,
    Tree,
    choices_in,
)
from lccluster.rulebook.conditions.several import Place
from lccluster.rulebook.form_checks import Contradiction, YearOfFigures
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.counts import with_counts
from lccluster.simulation.item_points import with_points
from lccluster.vocabulary import Outcome, Verdict

# The worst outcome decides, so an outcome's place in this order is all that an engine counts with.
OUTCOMES = (Outcome.MET, Outcome.FOR_JUDGEMENT, Outcome.UNSTATED, Outcome.NOT_MET)
VERDICTS = (Verdict.ELIGIBLE, Verdict.NEEDS_DECISION, Verdict.INCOMPLETE, Verdict.NOT_ELIGIBLE)
MET, FOR_JUDGEMENT, UNSTATED, NOT_MET = range(4)
WAIVER = ".waiver"  # the column `revenue.waiver` answers a claim: granted, refused or blank


class Claims(Struct, frozen=True):
    """Which columns claim a leading place: a rank, or a yes; `always`: nobody has to."""

    by_rank: tuple[RankClaim, ...]
    by_yes: tuple[str, ...]
    always: bool = False


class Line(Struct, frozen=True):
    """A figure held against a bound; `claims` and `answer` are there where it may be relaxed.

    Of several `years` the lowest counts; `columns` are those of single years that the table has,
    `latest` that of the year of the results, with which they may end.
    A limit that is `settled` is taken as satisfied, or as missed, by every figure that is stated.
    A row in which one of the `doubts` holds contradicts itself on the figure, which is then unstated.
    """

    check: Figure
    claims: Claims | None = None
    answer: str | None = None
    columns: tuple[tuple[int, str], ...] = ()
    latest: str | None = None
    settled: tuple[Limit, bool] | None = None
    doubts: tuple[Contradiction, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give itself, as tests of several figures give theirs."""
        return (self,)

    @property
    def key(self) -> str:
        """Name the figure: by its field; what two make, with its bounds, on whose side it is drawn."""
        check = self.check
        return f"{check.formula} {check.drawn}" if isinstance(check, Pair) else check.field

    @property
    def limits(self) -> tuple[Limit, ...]:
        """List the limits, in the unit of the form."""
        return self.check.limits

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """List the bounds of its limits."""
        return tuple(each.bound for each in self.limits)

    def margin(self, figure: Decimal) -> Decimal:
        """Say how far a figure lies on the right side of the nearest bound, negative on the wrong one."""
        return self.check.margin(figure)

    @property
    def years(self) -> int:
        """Count the years of which each has to hold; 0 for none."""
        return self.check.years

    @property
    def window(self) -> tuple[str, int, str | None]:
        """Name the years that count: of which figure, how many, and with which year they may end."""
        return self.key, self.years, self.latest

    @property
    def unit(self) -> Unit:
        """Give the unit of the form."""
        return self.check.unit


class Joint(Struct, frozen=True):
    """Several tests of which so many have to hold as are `asked`."""

    parts: tuple[Part, ...]
    asked: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """List the lines of every part."""
        return tuple(line for each in self.parts for line in each.lines)


class Choice(Struct, frozen=True):
    """Tests of which what a column says chooses one, in the order of the branches of `by`."""

    by: By
    parts: tuple[Part, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """List the lines of every branch."""
        return tuple(line for each in self.parts for line in each.lines)


Part = Line | Joint | Choice


class Answered(Struct, frozen=True):
    """A condition that the table answers in a column: met, not met, or blank for open."""

    lines: ClassVar[tuple[Line, ...]] = ()

    key: str


class Points(Struct, frozen=True):
    """A score that asks for a grade: the columns of its items, in their order."""

    lines: ClassVar[tuple[Line, ...]] = ()

    score: Score
    keys: tuple[str, ...]

    unit: ClassVar[Unit] = Unit.POINTS

    @property
    def key(self) -> str:
        """Name the points: by what they are added up from."""
        return " + ".join(
            f"{plain(item.weight)} {key}"
            for item, key in zip(self.score.items, self.keys, strict=True)
        )

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """Give the points that the grade asked for begins with."""
        return (self.score.asked.from_,)

    def margin(self, figure: Decimal) -> Decimal:
        """Say how far points lie above the grade asked for, negative below."""
        return self.score.margin(figure)


class Fixed(Struct, frozen=True):
    """What the table does not answer, with the same outcome in every row."""

    lines: ClassVar[tuple[Line, ...]] = ()

    outcome: int


class Filled(Struct, frozen=True):
    """What only a whole form tells, row by row: the rows of its lists."""

    lines: ClassVar[tuple[Line, ...]] = ()

    fields: tuple[str, ...]


Test = Part | Answered | Points | Fixed | Filled


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
        return [each for step in self.steps for each in _choices(step.test)]


def settled(test: Part, place: Place, limit: Limit, holds: bool) -> Part:
    """Give a test in which a limit, of the figure at a place of its condition, holds or is missed."""
    match test:
        case Line():
            return replace(test, settled=(limit, holds))
        case Joint():
            at, below = int(place[1]), place[2:]
        case Choice():
            named = place[0] == "values"
            at = 1 + [*test.by.values].index(str(place[1])) if named else 0
            below = place[2:] if named else place[1:]
    parts = list(test.parts)
    parts[at] = settled(parts[at], below, limit, holds)
    return replace(test, parts=tuple(parts))


def _choices(test: Test) -> Iterator[By]:
    if isinstance(test, Choice):
        yield test.by
    for each in test.parts if isinstance(test, Joint | Choice) else ():
        yield from _choices(each)


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
