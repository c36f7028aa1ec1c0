"""What would have to be different about a form that fails: a figure, a claim or a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.steps.step import Need, Step
from lccluster.form.form import Form
from lccluster.kept import KeptPieces
from lccluster.language import Listing, Message
from lccluster.rulebook.conditions import Judgement, RankClaim, Waiver
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Outcome


def differences_needed(book: Rulebook, conditions: Sequence[ConditionResult]) -> list[Step]:
    """Say of every condition that fails by how much, and what another form or finding would change."""
    failed = [each for each in conditions if each.outcome is Outcome.NOT_MET]
    return _DIFFERENCES.each(failed, partial(_difference, book))


# A result that many forms share asks the same of all of them.
_DIFFERENCES = KeptPieces[Step]()


def _difference(book: Rulebook, result: ConditionResult) -> Step:
    message = Message(
        "{label} ({article}): {reason}. {way}",
        label=result.rule.label,
        article=result.rule.article,
        reason=result.reason,
        way=_way(result, book),
    )
    return Step(Need.DIFFERENCE, result.rule.id, (), message)


def _way(result: ConditionResult, book: Rulebook) -> Message:
    if isinstance(result.rule.check, Judgement):
        return Message("What was found lacking has to be there, and another finding has to say so.")
    if result.score is not None:
        return Message("Only more points change it, stated on the form or found by people.")
    if result.finding is not None:
        return Message("Only another figure, or another decision on the waiver, changes it.")
    if waiver := book.waiver(result.rule):  # unclaimed: a claim leaves a shortfall to people
        return Message(
            "Only another figure passes, unless a place in the trade is claimed and proved ({article}): {claims}.",
            article=waiver.article,
            claims=Listing(_claims(waiver, book.form)),
        )
    return Message("Only another figure passes; nothing relaxes this condition.")


def _claims(waiver: Waiver, form: Form) -> Iterator[Message]:
    """Name the fields that would open a waiver, and what they would have to say."""
    yield from (_rank(each, form) for each in waiver.claimed_by_rank)
    for path in waiver.claimed_by_yes:
        yield Message("{label}: yes", label=form.label(path))


def _rank(claimed: RankClaim, form: Form) -> Message:
    named = {"label": form.label(claimed.field)}
    if claimed.up_to is None:
        return Message("{label}: any", **named)
    if claimed.up_to == 1:
        return Message("{label}: 1", **named)
    return Message("{label}: 1 to {last}", **named, last=claimed.up_to)
