"""Does `measure.yaml` hang together in itself? A register asks too, since it reads nothing else."""

from collections.abc import Iterator

from lccluster.language import Message
from lccluster.rulebook.flaw import MEASURE, Flaw
from lccluster.rulebook.measure import Measure


def flaws(measure: Measure) -> list[Flaw]:
    """List what does not hang together in a measure."""
    return [flaw for check in CHECKS for flaw in check(measure)]


def _period(measure: Measure) -> Iterator[Flaw]:
    period = measure.in_force
    if period.until is not None and period.until < period.from_:
        message = Message(
            "The period ends on {until}, before it starts on {start}.",
            until=period.until,
            start=period.from_,
        )
        yield Flaw(MEASURE, ("in_force", "until"), "period-ends-before-it-starts", message)


def _first_year(measure: Measure) -> Iterator[Flaw]:
    """Calendar years need a first one, and nothing else has one."""
    counted, first = measure.validity.counting, measure.validity.first
    if (counted == "calendar-years") is (first is None):
        yield Flaw(
            MEASURE,
            ("validity", "counting" if first is None else "first"),
            "first-year",
            Message("Which year is the first has to be said of calendar years, and of them alone."),
            Message(
                "Write first: year-of-recognition or next-year beside counting: calendar-years."
            ),
        )


def _conditions_of_review(measure: Measure) -> Iterator[Flaw]:
    if measure.review.conditions == ():
        yield Flaw(
            MEASURE,
            ("review", "conditions"),
            "no-conditions-for-review",
            Message("A re-review that asks no condition at all would be passed by everybody."),
            Message("Name conditions by their ids, or leave “conditions” out where it asks all."),
        )


CHECKS = (_period, _first_year, _conditions_of_review)
