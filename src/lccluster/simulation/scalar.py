"""The check itself, row by row: the reference that every faster engine has to equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct, field

from lccluster.eligibility.conditions.condition import judge
from lccluster.eligibility.conditions.figures import stated
from lccluster.eligibility.conditions.scores import scored
from lccluster.eligibility.conditions.trees import ReadForm, branch_of, weighed
from lccluster.eligibility.findings import Answers
from lccluster.eligibility.form_checks import suspects_under
from lccluster.errors import Problem
from lccluster.form.application import Application
from lccluster.form.form import COUNTY, NAME
from lccluster.form.values import value
from lccluster.rulebook.conditions import By, Condition, Held
from lccluster.simulation.cells import Cell, Units, Values, read_row
from lccluster.simulation.distance import Measure, measures
from lccluster.simulation.headings.layout import MOST_PROBLEMS
from lccluster.simulation.job import Job
from lccluster.simulation.plans.column_tests import (
    FOR_JUDGEMENT,
    MET,
    OUTCOMES,
    Answered,
    Fixed,
    Points,
)
from lccluster.simulation.plans.plan import Plan, PlanStep
from lccluster.simulation.rows import answers_in, application
from lccluster.simulation.sweep import cell, is_sharp
from lccluster.simulation.swept import Runs, Sweep
from lccluster.simulation.tally import Counted, Group, Raw, changes, packed
from lccluster.vocabulary import Outcome


class RowsOutcome(Struct):
    """What some rows came to."""

    rows: int = 0
    groups: Counter[Group] = field(default_factory=Counter)
    cells: Counter[int] = field(default_factory=Counter)
    blurred: Counter[tuple[int, tuple[Runs, ...]]] = field(default_factory=Counter)
    changed: list[Raw] = field(default_factory=list)
    units: Units = field(default_factory=Units)
    problems: list[Problem] = field(default_factory=list)

    @property
    def counted(self) -> Counted:
        """Give what answers are derived from."""
        return Counted(self.groups, self.changed, self.cells, self.blurred)

    def merge(self, later: RowsOutcome, job: Job) -> None:
        """Take what later rows came to; of the changed rows the nearest stay."""
        self.rows += later.rows
        self.groups.update(later.groups)
        self.cells.update(later.cells)
        self.blurred.update(later.blurred)
        self.units.merge(later.units)
        self.problems = (self.problems + later.problems)[:MOST_PROBLEMS]
        self.changed += later.changed
        if len(self.changed) > 2 * job.most:
            self.changed = nearest(self.changed, job)


def nearest(raw: Sequence[Raw], job: Job) -> list[Raw]:
    """Keep the changed rows nearest to the line, as many as are listed."""
    if job.other is None:
        return []
    order = [each.row for each in changes(raw, job.plan, job.other)[: job.most]]
    by_row = {each.row: each for each in raw}
    return [by_row[row] for row in order]


def count(rows: Iterable[tuple[int, Sequence[Cell]]], job: Job) -> RowsOutcome:
    """Hold rows, each with its number in the table, against the rules."""
    part = RowsOutcome()
    for number, cells in rows:
        values, problems = read_row(number, cells, job.layout, job.file, part.units)
        part.rows += 1
        if problems:
            part.problems += problems[: MOST_PROBLEMS - len(part.problems)]
        else:
            _count_row(number, values, job, part)
    return part


def _count_row(number: int, values: Values, job: Job, part: RowsOutcome) -> None:
    form, *others = (application(values, each) for each in job.forms)
    other = others[0] if others else form
    answers = answers_in(values, job.layout.form)
    first = row_outcomes(job.plan, form, answers)
    pattern = packed(first)
    second = row_outcomes(job.other, other, answers) if job.other else ()
    year, county, name = (_text(values.get(key)) for key in (job.year or "", COUNTY, NAME))
    part.groups[pattern, packed(second), county, year] += 1
    if job.sweeps:
        suspects = suspects_under(form, job.plan.doubts, job.plan.book.form_checks)
        row = _Swept(ReadForm(form, job.plan.book, suspects), answers)
        _count_cell(row, job, first, part)
    if job.other and max(first, default=MET) != max(second, default=MET):
        figures = figures_of(job.plan, form) | figures_of(job.other, other)
        branches = branches_of(job.plan, form) | branches_of(job.other, other)
        part.changed.append(Raw(number, name, county, pattern, packed(second), figures, branches))


def row_outcomes(plan: Plan, form: Application, answers: Answers) -> tuple[int, ...]:
    """Give the outcomes of a plan's steps for one row, as `OUTCOMES` orders them."""
    suspects = suspects_under(form, plan.doubts, plan.book.form_checks)

    def outcome(step: PlanStep) -> int:
        match step.test:
            case Fixed():
                return step.test.outcome
            case Answered():
                said = answers.get(step.rule.id)
                return OUTCOMES.index(Outcome(str(said[-1].outcome))) if said else FOR_JUDGEMENT
        return OUTCOMES.index(judge(step.rule, form, plan.book, answers, suspects).outcome)

    return tuple(map(outcome, plan.steps))


def figures_of(plan: Plan, form: Application) -> dict[str, Decimal | None]:
    """Give what a row's distance from the lines of a plan is told from."""
    return {
        each.key: _figure(each, step.rule, form, plan)
        for step in plan.steps
        for each in measures(step.test)
    }


def _figure(each: Measure, rule: Condition, form: Application, plan: Plan) -> Decimal | None:
    """Give the points of a score, or the exact figure that a line is held against; of years the worst."""
    if isinstance(each, Points):
        return scored(rule, each.score, form, ()).value
    span = stated(each.check, form, plan.book.form_checks).worst(each.check)
    return span.low.value if span and span.is_exact else None


def branches_of(plan: Plan, form: Application) -> dict[By, int]:
    """Give the branch that a row is in, for each choice that it makes."""
    said = ((each, value(form, each.field)) for each in plan.choices)
    offices = plan.book.offices
    return {each: branch_of(each, word, offices) for each, word in said if word is not None}


class _Swept(Struct, frozen=True):
    """A row whose bounds are moved."""

    form: ReadForm
    answers: Answers

    def runs(self, sweep: Sweep) -> Runs:
        """Give the outcomes of a condition along its moved bound."""

        @cache
        def held(at: int) -> Held:
            return weighed(sweep.moved(at)[0], self.form).held

        def outcome(at: int) -> int:
            form = self.form
            made = judge(
                sweep.moved(at)[1], form.application, form.book, self.answers, form.suspects
            )
            return OUTCOMES.index(made.outcome)

        return sweep.runs(held, outcome)


def _count_cell(row: _Swept, job: Job, outcomes: Sequence[int], part: RowsOutcome) -> None:
    """Count a row's cell in the sweep: what other conditions come to, and how the moved ones turn."""
    rest, runs = _rest(job, outcomes), tuple(map(row.runs, job.sweeps))
    if is_sharp(runs):
        part.cells[cell(rest, runs, job.sweeps)] += 1
    else:
        part.blurred[rest, runs] += 1


def _rest(job: Job, outcomes: Sequence[int]) -> int:
    """Give the worst outcome of the conditions whose bounds stay."""
    swept = {sweep.bound.rule.id for sweep in job.sweeps}
    steps = zip(job.plan.steps, outcomes, strict=True)
    return max((outcome for step, outcome in steps if step.rule.id not in swept), default=MET)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
