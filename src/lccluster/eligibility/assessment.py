"""A whole form held against a whole rulebook: every condition, material and problem, always all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.eligibility import form_checks, verdict
from lccluster.eligibility.conditions.condition import ConditionResult, judge
from lccluster.eligibility.conditions.scores import ScoreResult, scored
from lccluster.eligibility.findings import Answers, answers
from lccluster.eligibility.form_checks import Contradicted
from lccluster.eligibility.materials import Facts, MaterialResult, review
from lccluster.eligibility.oddities import oddities
from lccluster.eligibility.recommendation import not_recommended
from lccluster.eligibility.remembered import Remembered
from lccluster.eligibility.steps.next_steps import Step, steps
from lccluster.errors import Problem
from lccluster.form.application import Application
from lccluster.kept import KeptPieces
from lccluster.rulebook.conditions import Condition, Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome, Verdict

if TYPE_CHECKING:
    from lccluster.form.findings import Findings


class Assessment(Struct, frozen=True):
    """What one application comes to on one day under one rulebook."""

    application: Application
    rulebook: Rulebook
    on: date
    in_force: bool
    verdict: Verdict
    reachable: tuple[Verdict, ...]
    conditions: tuple[ConditionResult, ...]
    materials: tuple[MaterialResult, ...]
    problems: tuple[Problem, ...]
    contradicted: tuple[Contradicted, ...]
    score: ScoreResult | None = None

    @property
    def next_steps(self) -> tuple[Step, ...]:
        """List what is still to be done, or what would have to be different; made anew each time."""
        return steps(
            self.application,
            self.rulebook,
            self.conditions,
            self.materials,
            self.contradicted,
            self.on,
        )

    @property
    def failed(self) -> list[ConditionResult]:
        """List the conditions that are not met."""
        return [each for each in self.conditions if each.outcome is Outcome.NOT_MET]

    @property
    def county(self) -> str | None:
        """Name the recommending office as its own list does, whatever the form calls it."""
        written = self.application.county
        office = self.rulebook.offices.county(written) if written else None
        return office.name.zh if office else written

    @property
    def rank(self) -> int:
        """Give the place of its office in the officials' order, by which lists go."""
        return self.rulebook.offices.rank(self.county or "")


def assess(
    application: Application,
    rulebook: Rulebook,
    *,
    on: date,
    facts: Facts,
    findings: Findings | None = None,
) -> Assessment:
    """Assess a form on a day.

    `facts` tell of every file that the form's materials name; `findings` fit the form
    (`eligibility.findings.misfits` is empty). Sources: Articles 4 and 6, the annex.
    """
    answered = answers(findings, rulebook)
    contradicted = tuple(form_checks.contradictions(application, rulebook.form_checks, on))
    suspects = form_checks.suspects(contradicted)
    conditions = tuple(
        [
            judge(rule, application, rulebook, answered, suspects)
            if suspects or rule.id in answered
            else by_form_alone(application)
            for rule, by_form_alone in _JUDGING.of(rulebook, _judging)
        ]
    )
    materials = tuple(review(rule, application, facts) for rule in rulebook.materials.materials)
    errors = [each.problem for each in contradicted]
    in_force = rulebook.in_force(on)
    return Assessment(
        application=application,
        rulebook=rulebook,
        on=on,
        in_force=in_force,
        verdict=verdict.decide(conditions, materials, errors, in_force=in_force),
        reachable=verdict.reachable(conditions, in_force=in_force),
        conditions=conditions,
        materials=materials,
        problems=(*errors, *_warnings(application, rulebook)),
        contradicted=contradicted,
        score=_score(application, rulebook, answered),
    )


_Judging = tuple[tuple[Condition, Remembered[ConditionResult]], ...]
_JUDGING = KeptPieces[_Judging](most=16)


def _judging(book: Rulebook) -> _Judging:
    """Prepare to judge by a rulebook: each condition remembers what came out without findings."""
    return tuple(
        (rule, Remembered(partial(_by_form_alone, rule, book)))
        for rule in book.conditions.conditions
        if rule.check.decides
    )


def _by_form_alone(rule: Condition, book: Rulebook, form: Application) -> ConditionResult:
    return judge(rule, form, book, {}, frozenset())


def _score(application: Application, rulebook: Rulebook, answered: Answers) -> ScoreResult | None:
    """Give the score beside the verdict, where the rulebook has one."""
    for rule in rulebook.conditions.conditions:
        if isinstance(rule.check, Score):
            return scored(rule, rule.check, application, answered.get(rule.id, ()))
    return None


def _warnings(application: Application, rulebook: Rulebook) -> Iterator[Problem]:
    yield from form_checks.implausible(application, rulebook.form_checks)
    yield from oddities(application, rulebook)
    yield from not_recommended(application, rulebook)
