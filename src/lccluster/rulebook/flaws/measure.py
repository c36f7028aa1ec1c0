"""Does `measure.yaml` hang together in itself? A register asks too, since it reads nothing else."""

from collections.abc import Iterator

from lccluster.choices import LAW
from lccluster.language import Message, Spelt
from lccluster.rulebook.called import typed_name
from lccluster.rulebook.flaws.flaw import MEASURE, Flaw
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


def _counted_years(measure: Measure) -> Iterator[Flaw]:
    validity = measure.validity
    if (validity.years is None) is not (validity.counting is None):
        yield Flaw(
            MEASURE,
            ("validity",),
            "years-uncounted",
            Message("The years of a title and how they are counted belong together."),
            Message("Write both, or leave out both where they are not known."),
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


def _duty_days(measure: Measure) -> Iterator[Flaw]:
    """A duty has its days in one of two ways, and each is late on or after the day it is due."""
    for index, duty in enumerate(measure.duties):
        at = ("duties", index)
        one = (duty.due_on is not None) + (duty.overdue_after is not None)
        if one == 1 or bool(one) is bool(duty.due):
            yield Flaw(
                MEASURE,
                at,
                "days-of-a-duty",
                Message(
                    "It has to be said when “{duty}” is due, and after which day it is late.",
                    duty=typed_name(duty),
                ),
                Message("Write due_on and overdue_after, or several days under due; not both."),
            )
        for each in duty.days:
            if each.overdue_after < each.on:
                yield Flaw(
                    MEASURE,
                    at,
                    "late-before-due",
                    Message(
                        "It is late after {late}, before it is due on {due}.",
                        late=each.overdue_after,
                        due=each.on,
                    ),
                    Message("Let both days lie in one year, the later one last."),
                )


_STANDINGS = {"not-applied": "expired", "review-failed": "review_failed"}


def _grounds(measure: Measure) -> Iterator[Flaw]:
    """What the two grounds of a re-review presuppose is known; a ground is of one end alone."""
    ends = {"cancel": measure.grounds.cancel, "revoke": measure.grounds.revoke}
    for end, grounds in ends.items():
        for index, ground in enumerate(grounds):
            wanted = _STANDINGS.get(ground.id, ground.when)
            if wanted and ground.when != wanted:
                standing = Spelt(wanted, LAW[wanted])
                yield Flaw(
                    MEASURE,
                    ("grounds", end, index),
                    "ground-without-standing",
                    Message(
                        "“{ground}” presupposes the standing “{standing}”.",
                        ground=typed_name(ground),
                        standing=standing,
                    ),
                    Message("Write when: {standing}.", standing=standing),
                )
            if end == "revoke" and ground.id in {each.id for each in measure.grounds.cancel}:
                yield Flaw(
                    MEASURE,
                    ("grounds", end, index, "id"),
                    "ground-of-two-ends",
                    Message("“{ground}” is a ground of both ends.", ground=typed_name(ground)),
                    Message("Let it stand under cancel or under revoke."),
                )


CHECKS = (_period, _first_year, _counted_years, _conditions_of_review, _duty_days, _grounds)
