"""A title as its acts make it, and all that its standing depends on in one record: the index keeps both."""

from datetime import date

from msgspec import Struct

from lccluster.language import Message, Worded


class Standing(Worded):
    """Where a title stands on a day; derived, never recorded."""

    RECOGNISED = "recognised", Message("in force")
    REVIEW_DUE = "review_due", Message("re-review due")
    UNDER_REVIEW = "under_review", Message("under re-review")
    REVIEW_FAILED = "review_failed", Message("re-review failed")
    EXPIRED = "expired", Message("expired, awaiting an act")
    CANCELLED = "cancelled", Message("cancelled")
    REVOKED = "revoked", Message("revoked")

    @property
    def ended(self) -> bool:
        """Tell whether an act has ended the title; time alone never does."""
        return self in (Standing.CANCELLED, Standing.REVOKED)


class StandingFacts(Struct, frozen=True, kw_only=True):
    """The last day, what was applied for or failed since, and what ended the title.

    `review_from` is the first day on which a re-review is due; None where the measure states none.
    """

    valid_until: date
    review_from: date | None = None
    review_applied_on: date | None = None
    review_failed_on: date | None = None
    ended: Standing | None = None

    def standing(self, day: date) -> Standing:
        """Say where the title stands on a day, no act later than it having been replayed."""
        if self.ended:
            return self.ended
        if self.review_failed_on:
            return Standing.REVIEW_FAILED
        if self.review_applied_on:
            return Standing.UNDER_REVIEW
        if day > self.valid_until:
            return Standing.EXPIRED
        due = self.review_from is not None and day >= self.review_from
        return Standing.REVIEW_DUE if due else Standing.RECOGNISED


Overridden = tuple[str, str]  # the word of an act, and the reason for which it was taken


class Title(StandingFacts, frozen=True, kw_only=True):
    """A title after some acts: its name, its last day, and what is open or ended.

    `overrides` are the reasons for which it was given, or went on, although something stood
    against that, each with the act that gives it. `ground_lost`: it was ended on a ground that does not hold any more.
    """

    name: str
    recognised_on: date
    document_number: str | None = None
    review_passed_on: date | None = None
    ended_on: date | None = None
    reports: frozenset[tuple[str, int]] = frozenset()
    applied_late: bool = False
    overrides: tuple[Overridden, ...] = ()
    ground_lost: bool = False
