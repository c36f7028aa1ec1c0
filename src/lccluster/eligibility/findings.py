"""Do these findings answer what this form leaves open? One check a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lccluster.eligibility.waiver import Claim, claim
from lccluster.errors import nearest
from lccluster.form.application import Application
from lccluster.form.findings import Finding, Findings
from lccluster.language import Message
from lccluster.quantities import plain
from lccluster.rulebook.conditions import AnyOf, Condition, Judgement
from lccluster.rulebook.rulebook import Rulebook

Answers = Mapping[str, Finding]
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Misfit:
    """A finding that answers nothing, or answers it in a way the rulebook does not know."""

    path: Path
    code: str
    message: Message
    hint: Message | None = None


def answers(findings: Findings | None) -> Answers:
    """Map condition ids to findings that fit (see `misfits`)."""
    return {str(each.condition): each for each in findings.findings} if findings else {}


def misfits(findings: Findings, application: Application, book: Rulebook) -> list[Misfit]:
    """List every way in which findings do not fit the form and the rulebook."""
    found = list(_cluster(findings, application))
    seen: set[str | None] = set()
    for index, finding in enumerate(findings.findings):
        at: Path = ("findings", index)
        if finding.condition and finding.condition in seen:
            found.append(
                Misfit(
                    (*at, "condition"),
                    "answered-twice",
                    Message("“{id}” is answered a second time.", id=finding.condition),
                    Message("Keep one of the two."),
                )
            )
        seen.add(finding.condition)
        found += _of_one(finding, at, application, book)
    return found


def _cluster(findings: Findings, application: Application) -> Iterator[Misfit]:
    if findings.cluster != application.cluster.name:
        yield Misfit(
            ("cluster",),
            "another-cluster",
            Message(
                "These findings are on “{other}”, the form is of “{name}”.",
                other=findings.cluster,
                name=application.cluster.name,
            ),
            Message("Take the findings of this cluster."),
        )


def _of_one(
    finding: Finding, at: Path, application: Application, book: Rulebook
) -> Iterator[Misfit]:
    if finding.condition is None:
        yield _missing("condition", at)
        return
    rule = book.condition(finding.condition)
    if rule is None:
        near = nearest(finding.condition, [each.id for each in book.conditions.conditions])
        yield Misfit(
            (*at, "condition"),
            "no-such-condition",
            Message("The rulebook has no condition “{id}”.", id=finding.condition),
            Message("Is it {near}?", near=near) if near else None,
        )
        return
    for check in _CHECKS:
        yield from check(finding, at, rule, application, book)


def _complete(
    finding: Finding, at: Path, _rule: Condition, _form: Application, book: Rulebook
) -> Iterator[Misfit]:
    for name in ("reason", "by", "office", "on"):
        if getattr(finding, name) is None:
            yield _missing(name, at)
    if finding.office and book.offices.any(finding.office) is None:
        near = nearest(finding.office, (*book.offices.names, book.offices.city.name.zh))
        yield Misfit(
            (*at, "office"),
            "unknown-office",
            Message("“{office}” is no office known here.", office=finding.office),
            Message("Is it {near}?", near=near) if near else None,
        )


def _missing(key: str, at: Path) -> Misfit:
    return Misfit(
        at,
        "finding-incomplete",
        Message("“{key}” is missing here.", key=key),
        Message("A finding names its reason, who found it, the office and the day."),
    )


def _of_a_judgement(
    finding: Finding, at: Path, rule: Condition, _form: Application, _book: Rulebook
) -> Iterator[Misfit]:
    if not isinstance(rule.check, Judgement):
        return
    if finding.waiver is not None or finding.bound is not None:
        yield Misfit(
            (*at, "waiver"),
            "not-relaxable",
            Message("“{id}” cannot be relaxed.", id=rule.id),
            Message("Answer it with an outcome: met or not_met."),
        )
    elif finding.outcome is None:
        yield Misfit(
            at,
            "finding-incomplete",
            Message("“{key}” is missing here.", key="outcome"),
            Message("Answer it with an outcome: met or not_met."),
        )


def _of_a_figure(
    finding: Finding, at: Path, rule: Condition, form: Application, book: Rulebook
) -> Iterator[Misfit]:
    if isinstance(rule.check, Judgement):
        return
    if finding.outcome is not None or finding.waiver is None:
        yield Misfit(
            (*at, "outcome"),
            "figure-speaks",
            Message("“{id}” is decided by its figure, not by a finding.", id=rule.id),
            Message(
                "Correct the form; a shortfall can be answered with waiver: granted or refused."
            ),
        )
        return
    match claim(rule, form, book):
        case Claim.IMPOSSIBLE:
            yield Misfit(
                (*at, "waiver"), "not-relaxable", Message("“{id}” cannot be relaxed.", id=rule.id)
            )
        case Claim.NOT_MADE if finding.waiver == "granted":
            yield Misfit(
                (*at, "waiver"),
                "no-claim",
                Message("A waiver is granted, but the form claims no leading place in the trade."),
                Message("State standing on the form first, with its evidence."),
            )


def _bound_relaxes(
    finding: Finding, at: Path, rule: Condition, _form: Application, _book: Rulebook
) -> Iterator[Misfit]:
    if isinstance(rule.check, Judgement | AnyOf) or finding.bound is None:
        return
    # A relaxed bound lies on the side that the rule's own bound keeps out, and is no negative figure.
    if rule.check.margin(finding.bound, rule.check.bound) >= 0 or finding.bound < 0:
        yield Misfit(
            (*at, "bound"),
            "not-relaxed",
            Message(
                "{bound} does not relax the bound {old}.",
                bound=plain(finding.bound),
                old=plain(rule.check.bound),
            ),
            Message("Write the relaxed bound in the unit of the form, or none."),
        )


_CHECKS: tuple[
    Callable[[Finding, Path, Condition, Application, Rulebook], Iterator[Misfit]], ...
] = (
    _complete,
    _of_a_judgement,
    _of_a_figure,
    _bound_relaxes,
)
