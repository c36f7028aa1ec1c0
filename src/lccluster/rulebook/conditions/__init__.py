"""`04-conditions.yaml`: what an application is held against, one class a kind of check."""

# ruff: noqa: I001 - the kinds stand in the order in which their modules are read

from lccluster.rulebook.conditions.limits import Held, Limit, Side
from lccluster.rulebook.conditions.check import Check, Figure, Sided, Tree
from lccluster.rulebook.conditions.figures import (
    Above,
    AtLeast,
    AtLeastEachYear,
    AtMost,
    Below,
    Between,
    EachYear,
    Plain,
    Yearly,
)
from lccluster.rulebook.conditions.pairs import Excess, Pair, Ratio
from lccluster.rulebook.conditions.rows import CountOf, Within
from lccluster.rulebook.conditions.several import (
    AllOf,
    AnyOf,
    By,
    NOf,
    Several,
    choices_in,
    every_branch,
    with_branch,
)
from lccluster.rulebook.conditions.parts import Element, ScoreItem
from lccluster.rulebook.conditions.people import POINTS, Grade, Judgement, Score
from lccluster.rulebook.conditions.rules import Condition, Conditions, RankClaim, Waiver
