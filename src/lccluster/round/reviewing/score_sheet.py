"""The sheet on which an expert scores: its names and heads, for who draws and who reads it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from lccluster.quantities import plain
from lccluster.round.call import PanelTerms
from lccluster.round.records import ApplicationRecord
from lccluster.round.reviewing.panel import Expert

SHEET, MARK = (
    "专家评审表",
    "lccluster",
)  # the sheet that people see, and the hidden one with the ids
ROUND, EXPERT = "round", "expert"  # what stands on the hidden sheet, one a row
NUMBER, CLUSTER, COUNTY, KIND, WORDS = "编号", "集群名称", "推荐单位", "类别", "评审意见"
CLUSTER_BEFORE = (
    "集群"  # its head on sheets written by an earlier version, which may come back later
)
NEW, RENEWAL = "新申报", "复核"
BEFORE = (NUMBER, CLUSTER, COUNTY, KIND)


class ScoreSheet(Struct, frozen=True):
    """What one expert is asked: of which round, which applications, by which aspects."""

    round: str
    year: str
    expert: Expert
    terms: PanelTerms
    applications: Sequence[ApplicationRecord]

    @property
    def heads(self) -> tuple[str, ...]:
        """Give the heads of the table, those that are filled in last."""
        return (*BEFORE, *heads_of(self.terms), WORDS)


def heads_of(terms: PanelTerms) -> tuple[str, ...]:
    """Give the heads of the aspects, in the order of the call."""
    return tuple(head_of(aspect, most) for aspect, most in terms.aspects.items())


def head_of(aspect: str, most: Decimal) -> str:
    """Give the head of an aspect's column."""
    return f"{aspect}（满分{plain(most)}）"
