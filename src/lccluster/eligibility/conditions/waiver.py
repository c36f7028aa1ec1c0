"""The claim that opens a waiver (第四条第二款). The program never grants one."""

from __future__ import annotations

from enum import Enum

from lccluster.form.application import Application
from lccluster.form.values import value
from lccluster.rulebook.conditions import Condition, RankClaim
from lccluster.rulebook.rulebook import Rulebook


class Claim(Enum):
    """Whether a shortfall in a condition could be relaxed."""

    IMPOSSIBLE = "the condition may not be relaxed"
    NOT_MADE = "the form claims no leading place"
    MADE = "the form claims a leading place"
    NOT_NEEDED = "the bound holds as a rule only"


def claim(rule: Condition, application: Application, book: Rulebook) -> Claim:
    """Tell whether the form claims the leading place that the condition's waiver asks for."""
    waiver = book.waiver(rule)
    if waiver is None:
        return Claim.IMPOSSIBLE
    if waiver.without_claim:
        return Claim.NOT_NEEDED
    said = any(value(application, path) for path in waiver.claimed_by_yes)
    made = said or any(_ranked(each, application) for each in waiver.claimed_by_rank)
    return Claim.MADE if made else Claim.NOT_MADE


def _ranked(claimed: RankClaim, application: Application) -> bool:
    rank = value(application, claimed.field)
    return rank is not None and claimed.made_by(rank)
