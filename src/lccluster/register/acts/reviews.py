"""Re-reviews: applied for in their year, decided once (第十三条)."""

from typing import ClassVar, Literal

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.acts.act import Act, Refusal, Situation, end_for, refused
from lccluster.register.acts.particulars import SETTING_ASIDE, VOIDING, Particular, WayBack
from lccluster.register.acts.recognition import APPLICATION, FROM_ROUND, PAPERS
from lccluster.register.acts.terms import outside_the_calendar, outside_the_period
from lccluster.register.days import extended, review_from, term_of_review, years_on
from lccluster.register.facts import Standing, Title
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Measure


def after_failure(act: Act, title: Title, measure: Measure) -> list[Refusal]:
    """A failed re-review leaves its title only the end, or the setting aside of the failure."""
    if title.review_failed_on is None:
        return []
    only = Message(
        "The re-review failed on {day}; only a cancellation, or the setting aside of that act, is left.",
        day=title.review_failed_on,
    )
    revoked = Message(
        "The re-review failed on {day}; only a revocation, or the setting aside of that act, is left.",
        day=title.review_failed_on,
    )
    end = end_for(Standing.REVIEW_FAILED, measure)
    message = revoked if end is Standing.REVOKED else only
    return refused(act, "review-failed", message, measure.review.article)


def not_applied_for(
    act: Act, title: Title, measure: Measure, *, answerable: bool = False
) -> list[Refusal]:
    """Refuse to decide a re-review for which nobody has applied."""
    if title.review_applied_on:
        return []
    message = Message(
        "Nobody has applied for a re-review that could be decided on {day}.", day=act.on
    )
    return [Refusal(act, "not-applied", message, measure.review.article, answerable)]


class ReviewApplied(Act, frozen=True, kw_only=True):
    """第十三条: re-review applied for; the form may come with it."""

    words: ClassVar[Message] = Message("re-review applied for")
    particulars: ClassVar[tuple[Particular, ...]] = (APPLICATION, FROM_ROUND)
    taken_back: ClassVar[WayBack] = VOIDING
    usually_next: ClassVar[str | None] = "pass-review {ids} …"

    event: Literal["review_applied"] = "review_applied"
    application_sha256: str | None = None
    caused_by: str | None = None

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """Re-review is applied for once, in the year of the last day where the measure says so."""
        return after_failure(self, title, measure) or self._too_often_or_early(title, measure)

    def _too_often_or_early(self, title: Title, measure: Measure) -> list[Refusal]:
        article, year = measure.review.article, title.valid_until.year
        if title.review_applied_on:
            message = Message(
                "Re-review was applied for on {day} already.", day=title.review_applied_on
            )
            return refused(self, "already-applied", message, article)
        if title.review_from is None or self.on.year == year:
            return []
        message = Message(
            "Re-review is applied for in {year}, the year of the last day {until}, not in {other}.",
            year=year,
            until=title.valid_until,
            other=self.on.year,
        )
        return refused(self, "wrong-year", message, article)

    def changed(self, title: Title, measure: Measure) -> Title:
        """Put the title under review; late where its last day has passed, unless it waits for a call."""
        on_call = measure.review.applied_for == "on-call"
        late = self.on > title.valid_until and not on_call
        return replace(title, review_applied_on=self.on, applied_late=late)


class ReviewPassed(Act, frozen=True, kw_only=True):
    """第十三条: re-review passed, on the conditions and by the procedure of an application."""

    words: ClassVar[Message] = Message("re-review passed")
    particulars: ClassVar[tuple[Particular, ...]] = PAPERS
    decides: ClassVar[bool] = True

    event: Literal["review_passed"] = "review_passed"
    rulebook: str | None = None
    application_sha256: str | None = None
    findings_sha256: str | None = None
    caused_by: str | None = None

    def against(self, met: Situation) -> list[Refusal]:
        """It continues a title, so a measure has to be in force, and it rests on an application."""
        own = Act.against(self, met)
        return [*own, *outside_the_period(self, met), *self._not_on_papers(met.measure)]

    def _not_on_papers(self, measure: Measure) -> list[Refusal]:
        if self.application_sha256:
            return []
        message = Message(
            "Passing a re-review takes an application that is eligible; none is named."
        )
        return [Refusal(self, "no-application", message, measure.review.article, answerable=True)]

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """A re-review is decided where one was applied for, and its new term has a last day."""
        late = self.on > title.valid_until
        start = self.on if late else title.valid_until
        term = term_of_review(measure)
        years = years_on(term) if late else term.years or 0
        could_be = title.review_from is None or self.on >= title.review_from
        return (
            after_failure(self, title, measure)
            or outside_the_calendar(self, start, years, measure.review.article)
            or not_applied_for(self, title, measure, answerable=could_be)
        )

    def changed(self, title: Title, measure: Measure) -> Title:
        """Extend the title: from the old last day when decided by then, else from the decision."""
        until = extended(title.valid_until, self.on, measure)
        return replace(
            title,
            valid_until=until,
            review_from=review_from(until, measure),
            review_applied_on=None,
            review_passed_on=self.on,
            applied_late=False,
            overrides=(*title.overrides, *([(self.event, self.override)] if self.override else ())),
        )

    def article(self, measure: Measure) -> Citation | None:
        """Cite what re-reviews rest on."""
        return measure.review.article


class ReviewFailed(Act, frozen=True, kw_only=True):
    """第十三条: re-review failed."""

    words: ClassVar[Message] = Message("re-review failed")
    particulars: ClassVar[tuple[Particular, ...]] = (FROM_ROUND,)
    taken_back: ClassVar[WayBack] = SETTING_ASIDE
    command: ClassVar[str | None] = "fail-review"
    does: ClassVar[Message] = Message("Record that a re-review failed.")
    decides: ClassVar[bool] = True

    event: Literal["review_failed"] = "review_failed"
    caused_by: str | None = None

    def usual_next(self, measure: Measure) -> str | None:
        """End the title, as the measure has it; where it states no ground for that, nothing is usual."""
        ground = measure.ground_when(Standing.REVIEW_FAILED.value)
        if ground is None:
            return None
        revoked = end_for(Standing.REVIEW_FAILED, measure) is Standing.REVOKED
        command = "revoke" if revoked else "cancel"
        return f"{command} {{ids}} --ground {ground.id} --document …"

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """A re-review is decided where one was applied for."""
        return after_failure(self, title, measure) or not_applied_for(self, title, measure)

    def changed(self, title: Title, measure: Measure) -> Title:
        """Leave the title only its end."""
        return replace(title, review_applied_on=None, review_failed_on=self.on)

    def article(self, measure: Measure) -> Citation | None:
        """Cite what re-reviews rest on."""
        return measure.review.article
