"""The field's words: kinds, outcomes and verdicts, each said in one way."""

from enum import StrEnum

from msgspec import Struct

from lccluster.language import Message, spoken


class Words(Struct, frozen=True):
    """Words that a rulebook gives in both languages."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.en if spoken() == "en" else self.zh


class Occasion(StrEnum):
    """What an application is for."""

    RECOGNITION = "recognition"
    REVIEW = "review"

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _OCCASIONS[self]


class Outcome(StrEnum):
    """What became of one condition."""

    MET = "met"
    NOT_MET = "not_met"
    UNSTATED = "unstated"
    FOR_JUDGEMENT = "for_judgement"

    __hash__ = str.__hash__  # an enum's own is a function in Python

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _OUTCOMES[self]


class Verdict(StrEnum):
    """What an assessment comes to; the first that fits, top down."""

    NO_RULE = "no_rule"
    NOT_ELIGIBLE = "not_eligible"
    INCOMPLETE = "incomplete"
    NEEDS_DECISION = "needs_decision"
    ELIGIBLE = "eligible"

    __hash__ = str.__hash__  # an enum's own is a function in Python

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _VERDICTS[self]


class MaterialOutcome(StrEnum):
    """What became of one required material."""

    PRESENT = "present"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    OVER_LIMIT = "over_limit"
    UNSEALED = "unsealed"

    __hash__ = str.__hash__  # an enum's own is a function in Python

    @property
    def words(self) -> Message:
        """Say it in the language spoken."""
        return _MATERIALS[self]


_OCCASIONS = {
    Occasion.RECOGNITION: Message("recognition"),
    Occasion.REVIEW: Message("re-review"),
}
_OUTCOMES = {
    Outcome.MET: Message("met"),
    Outcome.NOT_MET: Message("not met"),
    Outcome.UNSTATED: Message("not stated"),
    Outcome.FOR_JUDGEMENT: Message("for judgement"),
}
_VERDICTS = {
    Verdict.NO_RULE: Message("no rule in force"),
    Verdict.NOT_ELIGIBLE: Message("not eligible"),
    Verdict.INCOMPLETE: Message("incomplete"),
    Verdict.NEEDS_DECISION: Message("needs a decision"),
    Verdict.ELIGIBLE: Message("eligible"),
}
_MATERIALS = {
    MaterialOutcome.PRESENT: Message("present"),
    MaterialOutcome.MISSING: Message("missing"),
    MaterialOutcome.UNREADABLE: Message("unreadable"),
    MaterialOutcome.OVER_LIMIT: Message("over the limit"),
    MaterialOutcome.UNSEALED: Message("without a seal"),
}
