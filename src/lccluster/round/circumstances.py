"""What an act of a round meets: the call, the law, what was recorded before it, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from lccluster.register.view import Clocks
from lccluster.round.acts import RoundAct, SheetReceived, stages_of
from lccluster.round.call import Call
from lccluster.round.life import Life, life_of
from lccluster.round.records import ApplicationRecord, RoundRecord, recorded
from lccluster.round.reviewing.panel import Expert, Panel, Tie, tie_of
from lccluster.round.states import State
from lccluster.round.whose import office_of
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.procedure import Procedure, Stage
from lccluster.vocabulary import Verdict


class Circumstances(Struct, frozen=True, kw_only=True):
    """What an act on an application meets; `life` is what was recorded of it by the act's day.

    `others` are all other applications of the round; `passed_over` those with more points that are
    not proposed; `verdict` is what the application comes to, where anybody asked, and
    `checked_by` the words behind `check` that come to it from its papers.
    """

    call: Call
    procedure: Procedure
    offices: Offices
    panel: Panel | None
    round: RoundRecord
    record: ApplicationRecord
    life: Life
    others: Sequence[ApplicationRecord] = ()
    verdict: Verdict | None = None
    checked_by: str | None = None
    passed_over: Sequence[str] = ()

    @property
    def county(self) -> str:
        """Name the county of the application, whatever its file calls it."""
        return self.offices.own_name(self.record.county)

    @property
    def recused(self) -> frozenset[str]:
        """Name the experts that do not review this application."""
        return self.life.recused

    @property
    def open_objections(self) -> Sequence[int]:
        """Number the objections that nobody has decided."""
        return self.life.open_objections

    @property
    def recorded(self) -> Sequence[RoundAct]:
        """List what stands of the application and the notices that show it, in the order of recording."""
        return recorded(self.record, self.round)

    @property
    def is_recommended(self) -> bool:
        """Tell whether it counts against its county's quota already."""
        return self.life.recommended_on is not None

    def recommended_of(self, county: str) -> int:
        """Count what a county has recommended beside this one."""
        own = (each for each in self.others if self.offices.are_one(each.county, county))
        return sum(1 for each in own if _counts(each, self.round))

    def tie_of(self, expert: Expert) -> Tie | None:
        """Give the tie of an expert to this application."""
        return tie_of(expert, self.record, self.offices)

    def stage_of(self, act: RoundAct) -> Stage | None:
        """Find the stage of an act: the one it names, else the first that is not done, else the last."""
        done = stages_of(type(act), self.procedure.stages)
        if act.stage:
            return next((each for each in done if each.id == act.stage), None)
        left = [each for each in done if each.id not in self.life.stages] or done[-1:]
        return left[0] if left else None

    def whose(self, stage: Stage) -> str | None:
        """Name the office that does a stage; None for one that the rulebook does not name."""
        return office_of(stage, self.procedure, self.offices, self.record.county)

    def article_of(self, act: RoundAct) -> Citation | None:
        """Cite the provision of the stage that an act does."""
        stage = self.stage_of(act)
        return stage.article if stage else None

    def sheets(self) -> int:
        """Count the experts whose whole sheet was received."""
        sheets = (each for each in self.life.acts if isinstance(each, SheetReceived))
        last = {each.expert: each for each in sheets}
        return sum(1 for key, each in last.items() if not each.blank and key not in self.recused)


def _counts(record: ApplicationRecord, round: RoundRecord) -> bool:
    life = life_of(record, round, Clocks(date.max))
    return life.recommended_on is not None and life.state is not State.WITHDRAWN
