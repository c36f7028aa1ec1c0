"""Was a measure in force on the day of an act? (第十六条)"""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.language import Message
from lccluster.register.events import Recognised, ReviewPassed
from lccluster.register.law.refusal import Refusal
from lccluster.rulebook.measure import Measure, in_force


def outside_the_period(
    event: Recognised | ReviewPassed, measure: Measure, measures: Sequence[Measure]
) -> Refusal | None:
    """Refuse what gives or continues a title on a day on which no measure is in force."""
    if in_force(measures, event.on):
        return None
    period = measure.in_force
    return Refusal(
        event,
        "outside-period",
        Message(
            "No measure is in force on {day}: {number} is from {start} to {end}.",
            day=event.on,
            number=measure.document_number,
            start=period.from_,
            end=period.until or "—",
        ),
        period.article,
        answerable=True,
    )
