"""Does a finding answer its condition as that is to be answered? One check a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lccluster.eligibility.conditions.scores import MOST
from lccluster.eligibility.conditions.trees import ReadForm, settled
from lccluster.eligibility.conditions.waiver import Claim, claim
from lccluster.eligibility.misfits.misfit import Misfit, Path, missing, spelt_key
from lccluster.errors import is_it
from lccluster.form.application import Application
from lccluster.language import Listing, Message
from lccluster.quantities import names_nothing, plain
from lccluster.rulebook.called import typed_name
from lccluster.rulebook.conditions import Condition, Figure, Judgement, Score, Tree
from lccluster.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from lccluster.form.findings import Finding


def _of_a_judgement(
    finding: Finding, at: Path, rule: Condition, _form: Application, _book: Rulebook
) -> Iterator[Misfit]:
    if not isinstance(rule.check, Judgement):
        return
    if finding.waiver is not None or finding.bound is not None:
        yield Misfit(
            (*at, "waiver"),
            "not-relaxable",
            Message("“{id}” cannot be relaxed.", id=typed_name(rule)),
            Message("Answer it with an outcome: met or not_met."),
        )
    elif finding.outcome is None:
        yield Misfit(
            at,
            "finding-incomplete",
            Message("“{key}” is missing here.", key=spelt_key("outcome")),
            Message("Answer it with an outcome: met or not_met."),
        )


def _of_a_figure(
    finding: Finding, at: Path, rule: Condition, form: Application, book: Rulebook
) -> Iterator[Misfit]:
    if not isinstance(rule.check, Tree):
        return
    if finding.outcome is not None or finding.waiver is None:
        yield Misfit(
            (*at, "outcome"),
            "figure-speaks",
            Message("“{id}” is decided by its figure, not by a finding.", id=typed_name(rule)),
            Message(
                "Correct the form; a shortfall can be answered with waiver: granted or refused."
            ),
        )
        return
    match claim(rule, form, book):
        case Claim.IMPOSSIBLE:
            yield Misfit(
                (*at, "waiver"),
                "not-relaxable",
                Message("“{id}” cannot be relaxed.", id=typed_name(rule)),
            )
        case Claim.NOT_MADE if finding.waiver == "granted":
            yield Misfit(
                (*at, "waiver"),
                "no-claim",
                Message("A waiver is granted, but the form claims no leading place in the trade."),
                Message("State standing on the form first, with its evidence."),
            )


def _bound_relaxes(
    finding: Finding, at: Path, rule: Condition, form: Application, book: Rulebook
) -> Iterator[Misfit]:
    if finding.bound is None or not isinstance(rule.check, Tree) or not rule.check.movable:
        return
    figure = settled(rule.check, ReadForm(form, book, frozenset()))
    # A relaxed bound lies on the side that the rule's own bound keeps out.
    if isinstance(figure, Figure) and figure.margin(finding.bound) >= 0:
        yield Misfit(
            (*at, "bound"),
            "not-relaxed",
            Message(
                "{bound} does not relax the bound {old}.",
                bound=plain(finding.bound),
                old=plain(figure.limit.bound),
            ),
            Message("Write the relaxed bound in the unit of the form, or none."),
        )


def _on_an_element(
    finding: Finding, at: Path, rule: Condition, _form: Application, _book: Rulebook
) -> Iterator[Misfit]:
    if finding.element is None:
        return
    known = [each.id for each in rule.check.parts]
    if finding.element not in known:
        yield Misfit(
            (*at, "element"),
            "no-such-element",
            Message(
                "“{id}” has no element “{element}”.", id=typed_name(rule), element=finding.element
            ),
            Message("Known here: {keys}.", keys=Listing(map(typed_name, rule.check.parts)))
            if known
            else Message("Take the element away: the finding answers the whole."),
        )


def _of_a_score(
    finding: Finding, at: Path, rule: Condition, _form: Application, _book: Rulebook
) -> Iterator[Misfit]:
    """Let points go to one item of a score, and nothing else answer it."""
    hint = Message("Answer an item with its element and points from 0 to 100.")
    if not isinstance(rule.check, Score):
        if finding.points is not None:
            message = Message("“{id}” is no score; it takes no points.", id=typed_name(rule))
            yield Misfit((*at, "points"), "no-score", message)
        return
    for key in ("element", "points"):
        if getattr(finding, key) is None:
            message = Message("“{key}” is missing here.", key=spelt_key(key))
            yield Misfit(at, "finding-incomplete", message, hint)
    if finding.outcome is not None or finding.waiver is not None:
        message = Message("“{id}” is a score: it takes points.", id=typed_name(rule))
        yield Misfit((*at, "outcome"), "figure-speaks", message, hint)
    if finding.points is not None and finding.points > MOST:
        message = Message("{points} points are more than 100.", points=plain(finding.points))
        yield Misfit((*at, "points"), "too-many-points", message, hint)


def _complete(
    finding: Finding, at: Path, _rule: Condition, _form: Application, book: Rulebook
) -> Iterator[Misfit]:
    for name in ("reason", "by", "office", "on"):
        if names_nothing(getattr(finding, name)):
            yield missing(name, at)
    if (
        finding.office
        and not names_nothing(finding.office)
        and not book.offices.any(finding.office)
    ):
        yield Misfit(
            (*at, "office"),
            "unknown-office",
            Message("“{office}” is no office known here.", office=finding.office),
            is_it(finding.office, book.offices.all_names),
        )


def _of_the_county(
    finding: Finding, at: Path, _rule: Condition, form: Application, book: Rulebook
) -> Iterator[Misfit]:
    """Refuse another county's office; the city and the county of the form find on it."""
    office = book.offices.county(finding.office) if finding.office else None
    county = book.offices.county(form.county) if form.county else None
    if office and county and office is not county:
        yield Misfit(
            (*at, "office"),
            "another-county",
            Message(
                "{office} finds on a form of {county}.", office=office.name, county=county.name
            ),
            Message(
                "The office of the form's own county finds on it, or {city}.",
                city=book.offices.city.name,
            ),
        )


CHECKS: tuple[
    Callable[[Finding, Path, Condition, Application, Rulebook], Iterator[Misfit]], ...
] = (
    _complete,
    _on_an_element,
    _of_the_county,
    _of_a_score,
    _of_a_judgement,
    _of_a_figure,
    _bound_relaxes,
)
