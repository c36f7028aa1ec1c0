"""Do these findings fit the form, the rulebook and the day?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from lccluster.eligibility.findings import by_ids
from lccluster.eligibility.misfits.misfit import Misfit, Path, missing
from lccluster.eligibility.misfits.of_answers import CHECKS
from lccluster.errors import is_it
from lccluster.form.application import Application
from lccluster.language import Listing, Message
from lccluster.rulebook.called import called, names_of, typed_name
from lccluster.rulebook.conditions import Condition
from lccluster.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from lccluster.form.findings import Finding, Findings


def misfits(
    findings: Findings, application: Application, book: Rulebook, today: date
) -> list[Misfit]:
    """List every way in which findings do not fit the form, the rulebook and the day of today.

    Those on another cluster are to be changed for others, whatever else there is to say of them.
    """
    if found := list(_cluster(findings, application)):
        return found
    seen: set[tuple[str, str, str | None]] = set()
    for index, finding in enumerate(by_ids(findings, book)):
        at: Path = ("findings", index)
        if (answer := _answer(finding, book)) in seen:
            found.append(_twice(finding, at, book))
        seen |= {answer} if answer else set()
        found += _of_one(finding, at, application, book)
        found += _dated(finding, at, application, today)
    return found


def _answer(finding: Finding, book: Rulebook) -> tuple[str, str, str | None] | None:
    """Tell which office answers which condition or element, under whatever name it goes."""
    office = book.offices.any(finding.office) if finding.office else None
    known = finding.condition and office
    return (str(finding.condition), office.id, finding.element) if known and office else None


def _twice(finding: Finding, at: Path, book: Rulebook) -> Misfit:
    rule = book.condition(str(finding.condition))
    named = typed_name(rule) if rule else finding.condition
    office = book.offices.called(str(finding.office))
    message = Message("{office} answers “{id}” a second time.", office=office, id=named)
    return Misfit(
        (*at, "condition"),
        "answered-twice",
        message,
        Message("Keep one of the two; another office may find on it too."),
    )


def _dated(finding: Finding, at: Path, application: Application, today: date) -> Iterator[Misfit]:
    day, filled = finding.on, application.filled_on
    if day and filled and day < filled:
        message = Message(
            "The finding is dated {day}, before the form was filled in ({filled}).",
            day=day,
            filled=filled,
        )
        hint = Message("Look at both days again; a finding is on the form as it was filed.")
        yield Misfit((*at, "on"), "finding-before-form", message, hint)
    if day and day > today:
        message = Message("The finding is dated {day}; today is {today}.", day=day, today=today)
        hint = Message("Write the day on which it was found.")
        yield Misfit((*at, "on"), "finding-after-today", message, hint)


def _cluster(findings: Findings, application: Application) -> Iterator[Misfit]:
    if findings.cluster != application.cluster_name:
        yield Misfit(
            ("cluster",),
            "another-cluster",
            Message(
                "These findings are on “{other}”, the form is of “{name}”.",
                other=findings.cluster,
                name=application.cluster_name,
            ),
            Message("Take the findings of this cluster."),
        )


def _of_one(
    finding: Finding, at: Path, application: Application, book: Rulebook
) -> Iterator[Misfit]:
    if finding.condition is None:
        yield missing("condition", at)
        return
    rule = book.condition(finding.condition)
    if rule is None:
        if meant := called(finding.condition, book.conditions.conditions):
            yield _several(finding.condition, at, meant)
            return
        yield Misfit(
            (*at, "condition"),
            "no-such-condition",
            Message("The rulebook has no condition “{id}”.", id=finding.condition),
            is_it(finding.condition, names_of(book.conditions.conditions)),
        )
        return
    for check in CHECKS:
        yield from check(finding, at, rule, application, book)


def _several(written: str, at: Path, meant: Sequence[Condition]) -> Misfit:
    """Refuse a label that several conditions bear: their ids tell them apart."""
    return Misfit(
        (*at, "condition"),
        "ambiguous-word",
        Message("“{word}” can mean several things here.", word=written),
        Message("Say which: {words}.", words=Listing(each.id for each in meant)),
    )
