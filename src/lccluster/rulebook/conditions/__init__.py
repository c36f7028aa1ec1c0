"""`04-conditions.yaml`: what an application is held against, one class a kind of check."""

# ruff: noqa: I001 - the kinds stand in the order in which their modules are read

from lccluster.rulebook.conditions.limits import Limit, Side
from lccluster.rulebook.conditions.check import Check, Figure, Plain
from lccluster.rulebook.conditions.figures import Above, AtLeast, AtLeastEachYear, AtMost
from lccluster.rulebook.conditions.choices import AnyOf, Judgement
from lccluster.rulebook.conditions.rules import Condition, Conditions, RankClaim, Waiver

__all__ = [
    "Above",
    "AnyOf",
    "AtLeast",
    "AtLeastEachYear",
    "AtMost",
    "Check",
    "Condition",
    "Conditions",
    "Figure",
    "Judgement",
    "Limit",
    "Plain",
    "RankClaim",
    "Side",
    "Waiver",
]
