"""An assessment as an official reads it: the verdict, the conditions, then what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.materials import MaterialResult
from lccluster.eligibility.steps.next_steps import Step
from lccluster.errors import Problem, Severity
from lccluster.kept import KeptPieces
from lccluster.language import Message
from lccluster.quantities import Quantity, plain
from lccluster.render.columns.application_cells import open_points
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.fields import cells, picked, screen_table
from lccluster.render.table import Block, Cell, Column, Table
from lccluster.render.words import bound_of, rulebook_line, signed, signed_condition
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import MaterialOutcome, Occasion, Verdict

NO_NAME = Message("(no name)")
BRIEF = picked(APPLICATIONS, "verdict", "cluster", "county", "open_points")


def screen(file: str, assessment: Assessment, today: date) -> Iterator[Block]:
    """Give the blocks of one application's screen; `today` tells whether the measure has ended since."""
    yield from _heading(file, assessment, today)
    yield ""
    yield conditions_table(assessment.conditions)
    if assessment.score and not assessment.score.check.decides:
        yield Message("Score beside the verdict: {score}", score=assessment.score.reason)
    if assessment.materials:
        yield ""
        yield _materials(assessment)
    yield from _problems(assessment.problems)
    yield from _steps(assessment)
    yield ""


def brief_row(file: str, assessment: Assessment) -> list[Cell]:
    """Give the row of one application in the table of many."""
    _, name, *others = cells(BRIEF, assessment)
    return [signed(assessment.verdict), name or NO_NAME, *others, file]


def brief(rows: Sequence[Sequence[Cell]]) -> Table:
    """Give the table of many applications, one row each."""
    columns = screen_table(BRIEF, ()).columns
    return Table([*columns, Column(Message("file"), remark=True)], rows)


def line(file: str, assessment: Assessment) -> Message:
    """Give the one line of an application that is printed as it is ready."""
    points = open_points(assessment)
    verdict, name = signed(assessment.verdict), _name(assessment)
    if not points:
        return Message("{verdict}  {name}  [{file}]", verdict=verdict, name=name, file=file)
    return Message(
        "{verdict}  {name}: {points}  [{file}]",
        verdict=verdict,
        name=name,
        points=points,
        file=file,
    )


def summary(counts: Mapping[str, int]) -> Table:
    """Give the table of how many came to what; `unreadable` counts files that could not be used."""
    rows: list[list[Cell]] = [
        [signed(verdict), counts[verdict]] for verdict in reversed(Verdict) if counts[verdict]
    ]
    if counts["unreadable"]:
        rows.append([Message("× unusable"), counts["unreadable"]])
    rows.append([Message("in all"), sum(counts.values())])
    return Table([Column(Message("verdict")), Column(Message("how many"), figures=True)], rows)


def conditions_table(results: Sequence[ConditionResult]) -> Table:
    """Give the conditions in the measure's order with value, bound and margin."""
    return Table(_CONDITION, _ROWS.each(results, _condition), shared="rows")


_ROWS, _TABLES = KeptPieces[list[Cell]](), KeptPieces[Table](most=512)
_SAID, _LAW, _LISTED = (
    KeptPieces[str](),
    KeptPieces[list[Block]](most=64),
    KeptPieces[list[str]](most=512),
)
_CONDITION = (
    Column(Message("outcome")),
    Column(Message("condition")),
    Column(Message("stated"), figures=True, beside=True),
    Column(Message("bound"), figures=True, beside=True),
    Column(Message("margin"), figures=True, beside=True),  # the reason says it again below
    Column(Message("provision")),
    Column(Message("why"), remark=True),
)
_MATERIAL = (
    Column(Message("outcome")),
    Column(Message("material")),
    Column(Message("provision")),
    Column(Message("why"), remark=True),
)


def _heading(file: str, assessment: Assessment, today: date) -> Iterator[Block]:
    form = assessment.application
    yield Message("{verdict}  {name}", verdict=signed(assessment.verdict), name=_name(assessment))
    yield Message(
        "{file}; applicant {applicant}; office {office}; day {day}",
        file=file,
        applicant=form.applicant or "—",
        office=assessment.county or "—",
        day=assessment.on,
    )
    book, in_force = assessment.rulebook, assessment.in_force
    yield from _LAW.of_all((book, in_force, today), _law)
    yield from worth(assessment)


def worth(assessment: Assessment) -> Iterator[Message]:
    """Say where no rule stands behind a verdict, and which one follows where only one can."""
    if assessment.rulebook.measure.draft:
        yield Message("A draft is no rule: all that follows is for reference only.")
    elif not assessment.in_force:
        yield Message(
            "No rule is in force on {day}: all that follows is for reference only.",
            day=assessment.on,
        )
    elif len(assessment.reachable) == 1 and assessment.verdict not in assessment.reachable:
        yield Message(
            "Once everything is completed the verdict is: {verdict}.",
            verdict=assessment.reachable[0].words,
        )


def _law(told: tuple[Rulebook, bool, date]) -> list[Block]:
    """Say by which rulebook, and whether it is still in force where it was on the day of the form."""
    book, in_force, today = told
    said = [rulebook_line(book.measure), *occasion(book)]
    if in_force and not book.in_force(today):
        said.append(
            Message(
                "This measure is no longer in force today; the day of the form lies within its period."
            )
        )
    return [str(each) for each in said]


def occasion(book: Rulebook) -> Iterator[Message]:
    """Say where it was held against what a re-review asks."""
    if book.occasion is Occasion.REVIEW:
        article = book.measure.review.article
        yield Message("Held against what a re-review asks ({article}).", article=article)


def _name(assessment: Assessment) -> Cell:
    return assessment.application.cluster_name or NO_NAME


def _condition(result: ConditionResult) -> list[Cell]:
    unit = result.unit
    stated = Quantity(result.value, unit) if result.value is not None and unit else None
    margin = (
        f"{'+' if result.margin >= 0 else ''}{plain(result.margin)}"
        if result.margin is not None
        else None
    )
    return [
        signed_condition(result),
        str(result.rule.label),
        stated,
        bound_of(result),
        margin,
        str(result.rule.article),
        str(result.reason),
    ]


def _materials(assessment: Assessment) -> Table:
    return _TABLES.of_all(assessment.materials, _materials_table)


def _materials_table(results: Sequence[MaterialResult]) -> Table:
    return Table(_MATERIAL, _ROWS.each(results, _material), shared="whole")


def _material(result: MaterialResult) -> list[Cell]:
    return [
        _material_sign(result.outcome, optional=result.rule.optional),
        str(result.rule.label),
        str(result.rule.article),
        str(result.reason),
    ]


def _material_sign(outcome: MaterialOutcome, *, optional: bool) -> str:
    if optional and outcome is MaterialOutcome.MISSING:
        return str(Message("— optional"))
    return signed(outcome)


def _problems(problems: Sequence[Problem]) -> Iterator[Block]:
    if not problems:
        return
    for severity, head in (
        (Severity.ERROR, Message("The form contradicts itself and goes back:")),
        (Severity.WARNING, Message("Worth a look (changes nothing):")),
    ):
        found = [problem for problem in problems if problem.severity is severity]
        if found:
            yield ""
            yield head
            yield from (f"  {problem}" for problem in found)


def _steps(assessment: Assessment) -> Iterator[Block]:
    if steps := assessment.next_steps:
        yield from _LISTED.of_all((assessment.in_force, *steps), _listed)


def _listed(told: Sequence[Any]) -> list[str]:
    in_force, *steps = told
    said = _SAID.each(steps, _said)
    digits = len(str(len(said)))
    lines = (f"  {number:>{digits}}. {each}" for number, each in enumerate(said, 1))
    return ["", str(steps_head(steps, in_force=in_force)), *lines]


def _said(step: Step) -> str:
    return step.sentence


def steps_head(steps: Sequence[Step], *, in_force: bool) -> Message:
    """Say what steps are: what to do, or what would have to be different."""
    if any(step.can_change for step in steps):
        return Message("What to do, first what can change most:")
    if in_force:
        return Message("Decided on this form. What would have to be different:")
    return Message("What can be done:")
