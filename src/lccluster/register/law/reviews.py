"""Re-reviews: applied for in their year, decided once (第十三条)."""

from __future__ import annotations

from lccluster.language import Message
from lccluster.register.events import Event, ReviewApplied, ReviewFailed, ReviewPassed
from lccluster.register.law.records import within_the_calendar
from lccluster.register.law.refusal import Refusal
from lccluster.register.title import Title
from lccluster.rulebook.measure import Measure


def applied(event: ReviewApplied, title: Title, measure: Measure) -> Refusal | None:
    """Re-review is applied for once, in the year of the last day where the measure says so."""
    article, year = measure.review.article, title.valid_until.year
    if title.review_applied_on:
        return Refusal(
            event,
            "already-applied",
            Message("Re-review was applied for on {day} already.", day=title.review_applied_on),
            article,
        )
    if title.review_from is not None and event.on.year != year:
        return Refusal(
            event,
            "wrong-year",
            Message(
                "Re-review is applied for in {year}, the year of the last day {until}, not in {other}.",
                year=year,
                until=title.valid_until,
                other=event.on.year,
            ),
            article,
        )
    return None


def reviewed(event: ReviewPassed | ReviewFailed, title: Title, measure: Measure) -> Refusal | None:
    """A re-review is decided where one was applied for, and its new term has a last day."""
    review = measure.review
    if isinstance(event, ReviewPassed):
        start = max(event.on, title.valid_until)
        if beyond := within_the_calendar(event, start, review.extends_years, review.article):
            return beyond
    if title.review_applied_on is not None:
        return None
    return Refusal(
        event,
        "not-applied",
        Message("Nobody has applied for a re-review that could be decided on {day}.", day=event.on),
        review.article,
        answerable=isinstance(event, ReviewPassed) and _may_be_applied_for(event, title),
    )


def _may_be_applied_for(event: ReviewPassed, title: Title) -> bool:
    """Tell whether an application could lawfully have come before an act."""
    return title.review_from is None or event.on >= title.review_from


def on_papers(event: ReviewPassed, measure: Measure) -> Refusal | None:
    """A re-review is passed on an application, as a title is given on one."""
    if event.application_sha256:
        return None
    message = Message("Passing a re-review takes an application that is eligible; none is named.")
    return Refusal(event, "no-application", message, measure.review.article, answerable=True)


def after_failure(event: Event, title: Title, measure: Measure) -> Refusal | None:
    """A failed re-review leaves its title only the end, or the setting aside of the failure."""
    if title.review_failed_on is None:
        return None
    return Refusal(
        event,
        "review-failed",
        Message(
            "The re-review failed on {day}; only a cancellation, or the setting aside of that act, is left.",
            day=title.review_failed_on,
        ),
        measure.review.article,
    )
