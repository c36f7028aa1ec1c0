"""The field's words: kinds, outcomes and verdicts, each said in one way."""

from msgspec import Struct
from msgspec.structs import force_setattr

from lccluster.language import Message, Worded, spoken


class Words(Struct, frozen=True):
    """Words that a rulebook gives in both languages; where it has no English yet, the Chinese stands for it."""

    zh: str
    en: str = ""

    def __post_init__(self) -> None:
        if not self.en.strip():
            force_setattr(self, "en", self.zh)

    @property
    def in_each(self) -> list[tuple[str, str]]:
        """List them by their languages, the English only where there is some."""
        return [("zh", self.zh), *([] if self.en == self.zh else [("en", self.en)])]

    def __str__(self) -> str:
        return self.en if spoken() == "en" else self.zh


class Occasion(Worded):
    """What an application is for."""

    RECOGNITION = "recognition", Message("recognition")
    REVIEW = "review", Message("re-review")


class Outcome(Worded):
    """What became of one condition."""

    MET = "met", Message("met")
    NOT_MET = "not_met", Message("not met")
    UNSTATED = "unstated", Message("not stated")
    FOR_JUDGEMENT = "for_judgement", Message("undecided")


class Verdict(Worded):
    """What an assessment comes to; the first that fits, top down."""

    NO_RULE = "no_rule", Message("no rule in force")
    NOT_ELIGIBLE = "not_eligible", Message("not eligible")
    INCOMPLETE = "incomplete", Message("incomplete")
    NEEDS_DECISION = "needs_decision", Message("needs a decision")
    ELIGIBLE = "eligible", Message("eligible")


class MaterialOutcome(Worded):
    """What became of one required material."""

    PRESENT = "present", Message("present")
    MISSING = "missing", Message("missing")
    UNREADABLE = "unreadable", Message("unreadable")
    OVER_LIMIT = "over_limit", Message("over the limit")
    UNSEALED = "unsealed", Message("without a seal")
