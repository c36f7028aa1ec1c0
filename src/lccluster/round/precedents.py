"""How the same judgement, and the same waiver, were decided before; and where that does not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from lccluster.eligibility import form_checks
from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.figures import stated
from lccluster.eligibility.conditions.naming import called
from lccluster.language import Message
from lccluster.quantities import Quantity, Unit
from lccluster.rulebook.conditions import Condition, Figure, Limit

GRANTED = (
    "met",
    "granted",
)  # what a judgement, and a waiver, are called where the applicant has its way


class StatedFigure(Struct, frozen=True):
    """A figure of a case: its label, what it is, and to which sides its limits point."""

    label: str
    value: Decimal
    limits: tuple[Limit, ...]
    unit: Unit

    def at_least_as_good(self, other: StatedFigure) -> bool:
        """Tell whether it is no worse than another by every limit; between two, only an equal one is."""
        more, less = self.value >= other.value, self.value <= other.value
        return all(more if each.side.upwards else less for each in self.limits)

    def __str__(self) -> str:
        return f"{self.label} {Quantity(self.value, self.unit)}"


class Precedent(Struct, frozen=True, kw_only=True):
    """One decision on a condition: of which application, by whom, why, and what the form stated.

    `figures` has every figure of the rulebook's conditions by the condition's id, those of branches
    with their own names behind it; one that is blank, approximate or contradicted is None. `element`
    is the one that alone is decided on. `decides` tells whether the outcome rests on it.
    """

    round: str
    application: str
    cluster: str
    county: str
    element: str | None
    answer: str
    reason: str | None
    by: str | None
    office: str | None
    on: date | None
    figures: Mapping[str, StatedFigure | None]
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
    figures = dict(_figures(made)) if found and found.findings else {}
    for finding in found.findings if found else ():
        answer = finding.waiver or finding.outcome
        if found and answer:
            yield Precedent(
                round=round,
                application=application,
                cluster=made.application.cluster_name or "",
                county=county,
                element=finding.element,
                answer=str(answer),
                reason=finding.reason,
                by=finding.by,
                office=finding.office,
                on=finding.on,
                figures=figures,
                decides=found.decided_by(finding),
            )


def _figures(made: Assessment) -> Iterator[tuple[str, StatedFigure | None]]:
    """Read every figure that the conditions name: a branch that does not decide is one as well."""
    suspects = form_checks.suspects(made.contradicted)
    for rule in made.rulebook.conditions.conditions:
        for leaf in rule.check.leaves:
            key = rule.id if rule.check is leaf else f"{rule.id}.{leaf.formula}"
            yield key, None if suspects & set(leaf.fields) else _stated(rule, leaf, made)


def _stated(rule: Condition, figure: Figure, made: Assessment) -> StatedFigure | None:
    """Read a figure, of several years the worst, where the form states it exactly."""
    form = made.application
    found = stated(figure, form, made.rulebook.form_checks)
    value = found.deciding(figure).figure if found.whole else None
    if not isinstance(value, Decimal):
        return None
    label = rule.label if rule.check is figure else called(figure, form.form)
    return StatedFigure(str(label), value, figure.limits, figure.unit)


def contradictions(found: Sequence[Precedent]) -> list[Contradiction]:
    """List refusals that are at least as good, in every figure, as a case that was granted.

    Nothing is weighed and nothing is likened: a figure unknown in either case leaves the two apart,
    and what was decided on one element is held against decisions on that element alone.
    """
    decided = [each for each in found if each.decides]
    granted = [each for each in decided if each.granted]
    return [
        Contradiction(refused, each)
        for refused in decided
        if not refused.granted
        for each in granted
        if refused.element == each.element and is_at_least_as_good(refused, each)
    ]


def not_comparable(found: Sequence[Precedent]) -> list[str]:
    """Name the cases, by round and number, of which a figure is unknown: they contradict nothing."""
    unknown = (each for each in found if each.decides and None in each.figures.values())
    return list(dict.fromkeys(f"{each.round} {each.application}" for each in unknown))


def is_at_least_as_good(case: Precedent, other: Precedent) -> bool:
    """Tell whether a case is no worse than another in any figure; unknown is no answer."""
    keys = case.figures.keys() | other.figures.keys()
    pairs = [(case.figures.get(key), other.figures.get(key)) for key in keys]
    return bool(pairs) and all(
        mine is not None
        and theirs is not None
        and mine.limits == theirs.limits
        and mine.at_least_as_good(theirs)
        for mine, theirs in pairs
    )
