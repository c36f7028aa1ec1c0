"""A question for people: what they found, else what the form says on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lccluster.eligibility.conditions.results import ConditionResult, ElementResult, Shown
from lccluster.form.application import Application, Material
from lccluster.form.values import value
from lccluster.language import Listing, Message
from lccluster.rulebook.conditions import Condition, Judgement
from lccluster.vocabulary import Outcome

if TYPE_CHECKING:
    from lccluster.form.findings import Finding


def judged(
    rule: Condition, check: Judgement, application: Application, found: Sequence[Finding]
) -> ConditionResult:
    """Give what officials found, the last finding counting; without one the question stays open."""
    shown = _shown(check, application)
    if not found:
        return _left_open(rule, shown)
    on_all = [each for each in found if each.element is None]
    whole = _whole(rule, shown, on_all[-1]) if on_all else _left_open(rule, shown)
    return whole if len(on_all) == len(found) else _by_elements(whole, found)


def _by_elements(whole: ConditionResult, found: Sequence[Finding]) -> ConditionResult:
    """Let every element be found met; one that is not, or still open, keeps the whole from it."""
    answered = replace(whole, findings=tuple(found)).elements
    if all(each.finding is whole.finding for each in answered):
        return whole
    outcomes = [each.outcome for each in answered]
    for outcome in (Outcome.NOT_MET, Outcome.FOR_JUDGEMENT):
        if outcome in outcomes:
            return replace(whole, outcome=outcome, reason=_lacking(answered, outcome), finding=None)
    reason = Message("every element is found met: {elements}", elements=_named(answered))
    return replace(whole, outcome=Outcome.MET, reason=reason, finding=None)


def _lacking(answered: Sequence[ElementResult], outcome: Outcome) -> Message:
    """Name the elements that keep a judgement from being met, and who found what on them."""
    those = [each for each in answered if each.outcome is outcome]
    if outcome is Outcome.FOR_JUDGEMENT:
        return Message("still open: {elements}", elements=_named(those))
    told = (
        Message("{element} ({by}, {office}: {reason})", element=each.element.label, **_who(each))
        for each in those
    )
    return Message("found not met: {elements}", elements=Listing(told))


def _who(answered: ElementResult) -> dict[str, object]:
    found = answered.finding
    return {key: getattr(found, key) for key in ("by", "office", "reason")}


def _named(answered: Sequence[ElementResult]) -> Listing:
    return Listing(each.element.label for each in answered)


def _whole(rule: Condition, shown: tuple[Shown, ...], finding: Finding) -> ConditionResult:
    reason = Message(
        "found by {by}, {office}: {reason}",
        by=finding.by,
        office=finding.office,
        reason=finding.reason,
    )
    outcome = Outcome(str(finding.outcome))
    return ConditionResult(rule, outcome, reason, finding=finding, shown=shown)


def _left_open(rule: Condition, shown: tuple[Shown, ...]) -> ConditionResult:
    reason = (
        Message("on the form: {shown}", shown=listed(shown))
        if shown
        else Message("nothing is said on it")
    )
    return ConditionResult(rule, Outcome.FOR_JUDGEMENT, reason, shown=shown)


def listed(shown: Sequence[Shown]) -> Listing:
    """List what is said, the parts of a total in brackets behind it: alone, the label of one may say nothing."""
    return Listing(_parts_behind_totals(shown))


def _parts_behind_totals(shown: Sequence[Shown]) -> Sequence[object]:
    parts_of = shown[0].form.parts_of_totals
    totals = [each for each in shown if each.field in parts_of]
    if not totals:
        return shown
    below = {
        each.field: [one for one in shown if one.field in parts_of[each.field]] for each in totals
    }
    within = {one.field for parts in below.values() for one in parts}
    return [
        Message("{name} ({said})", name=each, said=Listing(below[each.field]))
        if below.get(each.field)
        else each
        for each in shown
        if each.field not in within
    ]


def with_findings(result: ConditionResult, found: Sequence[Finding]) -> ConditionResult:
    """Keep every finding on a condition, and say in its reason those that did not decide it."""
    made = replace(result, findings=tuple(found))
    others = [_told(each) for each in found if not made.decided_by(each)]
    if not others:
        return made
    said = {"reason": result.reason, "others": Listing(others)}
    return replace(made, reason=Message("{reason}; also found: {others}", **said))


def _told(finding: Finding) -> Message:
    return Message(
        "{answer} ({by}, {office}: {reason})",
        answer=ANSWERS[str(finding.waiver or finding.outcome)],
        by=finding.by,
        office=finding.office,
        reason=finding.reason,
    )


ANSWERS = {
    "met": Outcome.MET.words,
    "not_met": Outcome.NOT_MET.words,
    "granted": Message("granted"),
    "refused": Message("refused"),
}


def _shown(check: Judgement, application: Application) -> tuple[Shown, ...]:
    """Give what the form says in the fields shown; a blank says nothing, nor do rows that are blank."""
    form = application.form
    found = [
        Shown(path, form, stated)
        for path in check.shows
        if (stated := value(application, path)) is not None and not _is_blank(stated)
    ]
    return tuple(found)


def _is_blank(stated: object) -> bool:
    """Tell whether it is a list of which no row says anything."""
    rows = stated if isinstance(stated, tuple) else None
    return rows is not None and not any(_says_something(row) for row in rows)


def _says_something(row: Any) -> bool:
    return isinstance(row, Material) or any(each is not None for each in vars(row).values())
