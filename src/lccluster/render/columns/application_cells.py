"""Single cells of an application in the 汇总表 that take more than a look at one field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.results import CONTRADICTORY, ConditionResult
from lccluster.errors import Severity
from lccluster.form.keys import label_of
from lccluster.language import Listing, Message
from lccluster.quantities import Quantity, Unit
from lccluster.render.office_words import NONE
from lccluster.vocabulary import Outcome


def products(assessment: Assessment) -> str | None:
    """Name the main products, each with its output and share as far as they are stated."""
    found = assessment.application.stated("products") or ()
    return "；".join(filter(None, map(_product, found))) or None


def _product(product: Any) -> str:
    share = product.provincial_market_share
    said = (
        f"年产{product.annual_output}" if product.annual_output else "",
        f"省内{Quantity(share, Unit.PERCENT)}" if share is not None else "",
    )
    more = "，".join(filter(None, said))
    return f"{product.name or ''}（{more}）" if more else product.name or ""


def open_points(assessment: Assessment) -> str:
    """Name what stands between the application and its title, shortest first."""
    if failed := [each.rule.label for each in assessment.failed]:
        return str(Message("fails: {what}", what=Listing(failed)))
    blank = [each.rule.label for each in assessment.conditions if each.missing]
    inexact = [each.rule.label for each in assessment.conditions if each.inexact]
    missing = sum(not each.holds for each in assessment.materials)
    uncounted = sum(each.uncounted for each in assessment.materials)
    judged = sum(each.outcome == "for_judgement" for each in assessment.conditions)
    wrong = contradictions(assessment)
    parts = [
        Message("blank: {what}", what=Listing(blank)) if blank else None,
        Message("not exact: {what}", what=Listing(inexact)) if inexact else None,
        _counted(missing, Message("1 material"), Message("{count} materials", count=missing)),
        Message("{count} to be counted by people", count=uncounted) if uncounted else None,
        _counted(wrong, Message("1 contradiction"), Message("{count} contradictions", count=wrong)),
        _counted(judged, Message("1 decision"), Message("{count} decisions", count=judged)),
    ]
    return str(Listing(part for part in parts if part))


def _counted(count: int, one: Message, several: Message) -> Message | None:
    """Say nothing of none, and of one what is said of one."""
    return several if count > 1 else one if count else None


def contradictions(assessment: Assessment) -> int:
    """Count the contradictions."""
    return sum(each.severity is Severity.ERROR for each in assessment.problems)


def open_items(assessment: Assessment) -> str:
    """Name what stands between the application and its title, each by its name; 无 where nothing does.

    Of a form that fails only what fails is named: nothing else on it matters any more.
    """
    named = _by_state(assessment.failed or assessment.conditions)
    if not assessment.failed:
        named |= _other_contradictions(assessment, named) | _papers(assessment)
    return "；".join(f"{state}：{'、'.join(names)}" for state, names in named.items()) or NONE


def _by_state(conditions: Iterable[ConditionResult]) -> dict[str, list[str]]:
    """Gather the conditions that are not met under what became of them."""
    named: dict[str, list[str]] = {}
    for each in conditions:
        if each.outcome is not Outcome.MET:
            named.setdefault(str(each.words), []).append(each.rule.label.zh)
    return named


def _other_contradictions(
    assessment: Assessment, named: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Add the fields on which the form contradicts itself to the conditions that this keeps open."""
    errors = [each for each in assessment.problems if each.severity is Severity.ERROR]
    form = assessment.application.form
    labels = [label_of(form, each.field) for each in errors if each.field]
    state = str(CONTRADICTORY)
    return {state: [*dict.fromkeys([*named.get(state, []), *labels])]} if labels else {}


def _papers(assessment: Assessment) -> dict[str, list[str]]:
    """Gather the materials that are open, and those whose characters nobody has counted."""
    lacking = [each.rule.label.zh for each in assessment.materials if not each.holds]
    uncounted = [each.rule.label.zh for each in assessment.materials if each.uncounted]
    named = {"材料待补正": lacking, "字数待清点": uncounted}
    return {state: names for state, names in named.items() if names}


def remark(assessment: Assessment) -> str | None:
    """Say what a reader of the row has to know beside the verdict."""
    warnings = sum(each.severity is Severity.WARNING for each in assessment.problems)
    said = (
        "" if assessment.in_force else "无有效办法，仅供参考",
        f"{warnings}处存疑" if warnings else "",
    )
    return "；".join(filter(None, said)) or None
