"""How the same judgement, and the same waiver, were decided before; and where that does not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.results import ConditionResult
from lccluster.language import Message
from lccluster.quantities import Quantity, Unit
from lccluster.rulebook.conditions import Figure

GRANTED = (
    "met",
    "granted",
)  # what a judgement, and a waiver, are called where the applicant has its way


class Stated(Struct, frozen=True):
    """A figure of a case: its label, what it is, and whether more is better."""

    label: str
    value: Decimal
    unit: Unit
    upwards: bool

    def at_least_as_good(self, other: Stated) -> bool:
        """Tell whether it is no worse than another of its kind."""
        return self.value >= other.value if self.upwards else self.value <= other.value

    def __str__(self) -> str:
        return f"{self.label} {Quantity(self.value, self.unit)}"


class Precedent(Struct, frozen=True, kw_only=True):
    """One decision on a condition: of which application, by whom, why, and what the form stated.

    `figures` has every figure of the rulebook's conditions by the condition's id; one that is blank,
    approximate or of several bounds is None. `decides` tells whether the outcome rests on it.
    """

    round: str
    application: str
    cluster: str
    county: str
    answer: str
    reason: str | None
    by: str | None
    office: str | None
    on: date | None
    figures: Mapping[str, Stated | None]
    decides: bool

    @property
    def granted(self) -> bool:
        """Tell whether the applicant had its way."""
        return self.answer in GRANTED

    @property
    def words(self) -> Message:
        """Say the answer in the language spoken."""
        return _ANSWERS[self.answer]


_ANSWERS = {
    "met": Message("met"),
    "not_met": Message("not met"),
    "granted": Message("waiver granted"),
    "refused": Message("waiver refused"),
}


class Contradiction(Struct, frozen=True):
    """A case that was refused although it is at least as good in every figure as one that was granted."""

    refused: Precedent
    granted: Precedent


def decisions(
    round: str, application: str, county: str, made: Assessment, condition: str
) -> Iterator[Precedent]:
    """Give every decision on a condition that stands on one application."""
    found = next((each for each in made.conditions if each.rule.id == condition), None)
    for finding in found.findings if found else ():
        answer = finding.waiver or finding.outcome
        if answer and finding.element is None:
            yield Precedent(
                round=round,
                application=application,
                cluster=made.application.cluster_name or "",
                county=county,
                answer=str(answer),
                reason=finding.reason,
                by=finding.by,
                office=finding.office,
                on=finding.on,
                figures={
                    each.rule.id: _stated(each) for each in made.conditions if _is_figure(each)
                },
                decides=found is not None and found.finding is finding,
            )


def _is_figure(result: ConditionResult) -> bool:
    return isinstance(result.rule.check, Figure)


def _stated(result: ConditionResult) -> Stated | None:
    """Give a figure that one bound is held against, where the form states it exactly."""
    check = result.rule.check
    limits = check.limits if isinstance(check, Figure) else ()
    exact = isinstance(result.value, Decimal) and not (result.suspect or result.inexact)
    if len(limits) != 1 or not exact or result.unit is None:
        return None
    assert isinstance(result.value, Decimal)  # noqa: S101 - see exact
    label = str(result.rule.label)
    return Stated(label, result.value, result.unit, limits[0].side.upwards)


def contradictions(found: Sequence[Precedent]) -> list[Contradiction]:
    """List refusals that are at least as good, in every figure, as a case that was granted.

    Nothing is weighed and nothing is likened: a figure unknown in either case leaves the two apart.
    """
    decided = [each for each in found if each.decides]
    granted = [each for each in decided if each.granted]
    return [
        Contradiction(refused, each)
        for refused in decided
        if not refused.granted
        for each in granted
        if is_at_least_as_good(refused, each)
    ]


def is_at_least_as_good(case: Precedent, other: Precedent) -> bool:
    """Tell whether a case is no worse than another in any figure; unknown is no answer."""
    keys = case.figures.keys() | other.figures.keys()
    pairs = [(case.figures.get(key), other.figures.get(key)) for key in keys]
    return bool(pairs) and all(
        mine is not None
        and theirs is not None
        and mine.unit == theirs.unit
        and mine.at_least_as_good(theirs)
        for mine, theirs in pairs
    )
