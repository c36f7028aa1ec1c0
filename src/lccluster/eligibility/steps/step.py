"""One thing to do, as every list of steps holds it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from lccluster.language import Message, sentences
from lccluster.vocabulary import Verdict


class Need(StrEnum):
    """Kinds of steps, in the order in which they are worth taking."""

    FIGURE = "figure"
    WAIVER = "waiver"
    FINDING = "finding"
    CORRECTION = "correction"
    MATERIAL = "material"
    COUNT = "count"
    EVIDENCE = "evidence"
    DIFFERENCE = "difference"
    RULE = "rule"
    DAY = "day"


class Step(Struct, frozen=True):
    """One thing to do, and the final verdicts that it can still lead to.

    None where the form as it stands is decided: the step says what would have to be different.
    `typed` names the options for it, for whoever types commands.
    """

    needs: Need
    of: str
    can_change: tuple[Verdict, ...]
    message: Message
    typed: Message | None = None

    @property
    def sentence(self) -> str:
        """Draw what is to be done, and the options for it, in the language spoken."""
        return sentences(self.message, self.typed) if self.typed else str(self.message)
