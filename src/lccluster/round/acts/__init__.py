"""The acts that a round records, one class each: its words, its law, the state that it leaves."""

# ruff: noqa: I001 - the kinds stand in the order in which a round goes

from lccluster.round.acts.act import RoundAct, stage_done_by, stages_of
from lccluster.round.acts.own import CallIssued, PanelNamed
from lccluster.round.acts.filing import Filed, Refiled, Returned, Withdrawn
from lccluster.round.acts.recommending import (
    ComplianceChecked,
    FirstReviewed,
    NotRecommended,
    Recommended,
)
from lccluster.round.acts.reviewing import Recused, SheetReceived, Visited
from lccluster.round.acts.proposing import NotProposed, Proposed
from lccluster.round.acts.showing import NoticePosted, ObjectionDecided, ObjectionReceived
from lccluster.round.acts.ending import Closed, Promulgated
from lccluster.round.acts.voiding import RecordVoided
