"""What gives or continues a title needs a measure in force, and a last day (第十三条, 第十六条)."""

from datetime import date

from lccluster.language import Message
from lccluster.register.acts.act import Act, Refusal, Situation, refused
from lccluster.register.days import leaves_the_calendar
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import in_force


def outside_the_period(act: Act, met: Situation) -> list[Refusal]:
    """Refuse an act, unless a reason is given, on a day on which no measure is in force."""
    if in_force(met.measures, act.on):
        return []
    period = met.measure.in_force
    message = Message(
        "No measure is in force on {day}: {number} is from {start} to {end}.",
        day=act.on,
        number=met.measure.document_number,
        start=period.from_,
        end=period.until or "—",
    )
    return [Refusal(act, "outside-period", message, period.article, answerable=True)]


def outside_the_calendar(act: Act, start: date, years: int, article: Citation) -> list[Refusal]:
    """Refuse a term that no calendar holds."""
    if not leaves_the_calendar(start, years):
        return []
    message = Message(
        "{years} years from {day} is later than any day that can be written.",
        years=years,
        day=start,
    )
    return refused(act, "out-of-calendar", message, article)
