"""The stages of a procedure as values: who acts, what each needs and gives (第五条 to 第九条, 第十三条)."""

from typing import Literal

from msgspec import Struct

from lccluster.quantities.names import Name
from lccluster.rulebook.citation import Citation
from lccluster.vocabulary import Occasion, Words

Actor = Literal["county", "city", "experts", "province", "ministry"]
# What is recorded in a round, by which a stage is done; its other acts stop it or lead around it.
Step = Literal[
    "call_issued",
    "filed",
    "compliance_checked",
    "first_reviewed",
    "recommended",
    "sheet_received",
    "proposed",
    "notice_posted",
    "promulgated",
]
# What offices one above the other may each do; of anything else a round has one.
BY_SEVERAL: frozenset[Step] = frozenset(("compliance_checked", "first_reviewed", "recommended"))
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
