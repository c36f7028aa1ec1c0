"""The stages of a procedure as values: who acts, what each needs and gives (第五条 to 第九条, 第十三条)."""

from typing import Literal

from msgspec import Struct

from lccluster.language import Message, Worded
from lccluster.quantities.names import Name
from lccluster.rulebook.citation import Citation
from lccluster.vocabulary import Occasion, Words

Actor = Literal["county", "city", "experts", "province", "ministry"]


class Step(Worded):
    """What is recorded in a round, by which a stage is done; its other acts stop it or lead around it."""

    CALL_ISSUED = "call_issued", Message("call issued")
    FILED = "filed", Message("application received")
    COMPLIANCE_CHECKED = "compliance_checked", Message("compliance checked")
    FIRST_REVIEWED = "first_reviewed", Message("first review")
    RECOMMENDED = "recommended", Message("recommendation")
    SHEET_RECEIVED = "sheet_received", Message("sheet received")
    PROPOSED = "proposed", Message("put on the proposed list")
    NOTICE_POSTED = "notice_posted", Message("public notice")
    PROMULGATED = "promulgated", Message("promulgation")


# What offices one above the other may each do; of anything else a round has one.
BY_SEVERAL = frozenset((Step.COMPLIANCE_CHECKED, Step.FIRST_REVIEWED, Step.RECOMMENDED))
MATERIALS, TITLE = "materials", "title"  # what applicants hand in, and what it is all for


class Round(Struct, frozen=True):
    """An occasion on which the procedure is gone through."""

    occasion: Occasion
    article: Citation


class Stage(Struct, frozen=True):
    """One stage: it takes what earlier stages gave, or the applicants' `materials`; the last gives the `title`.

    `acts` are the kinds of acts by which it is done in a round; what none does is on paper alone.
    """

    id: Name
    article: Citation
    actor: Actor
    label: Words
    gives: tuple[str, ...]
    needs: tuple[str, ...] = ()
    acts: tuple[Step, ...] = ()

    @property
    def gives_the_title(self) -> bool:
        """Tell whether it is the one that decides."""
        return TITLE in self.gives


class Procedure(Struct, frozen=True):
    """The stages in their order, and the occasions on which they are gone through."""

    rounds: tuple[Round, ...]
    stages: tuple[Stage, ...]

    def given_before(self, at: int) -> list[str]:
        """List what there is when the stage at a place begins."""
        return [MATERIALS, *(each for stage in self.stages[:at] for each in stage.gives)]

    def giving(self, stage: Stage) -> list[Stage]:
        """List the stages that give what a stage needs."""
        return [each for each in self.stages if {*each.gives} & {*stage.needs}]

    def after(self, stage: Stage) -> list[Stage]:
        """List the stages that need what a stage gives, or what one of those gives in turn."""
        found: list[Stage] = []
        for each in self.stages:
            if any(one is stage or one in found for one in self.giving(each)):
                found.append(each)
        return found

    @property
    def needed(self) -> set[str]:
        """Gather what stages need, and the title itself."""
        return {TITLE, *(each for stage in self.stages for each in stage.needs)}
