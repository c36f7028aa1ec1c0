"""Calendars are drawn as icalendar, which has a reader of its own, draws what it read of them."""

from __future__ import annotations

from datetime import date

import icalendar
from hypothesis import example, given
from hypothesis import strategies as st

from lccluster.catalogs import speak
from lccluster.language import Message
from lccluster.register.owed.owing import Owed, OwedTitle
from lccluster.render.calendar_ics import duties_calendar
from lccluster.rulebook.citation import Citation
from shares import examples

# Signs that are escaped, that escape, of one to four octets. No “N”: behind a backslash icalendar takes it for a line end.
TEXTS = st.text("\\;,:^\"' nab\né集😀", max_size=90)
DAYS = st.dates(min_value=date(1, 1, 1))


@examples(200)
@given(st.lists(st.tuples(TEXTS, DAYS), max_size=3), DAYS)
@example([("集" * 24 + "a" * at + "\\,", date(2026, 2, 28)) for at in range(3)], date.max)
def test_a_calendar_read_and_drawn_by_icalendar_is_the_same_bytes(
    named: list[tuple[str, date]], as_of: date
) -> None:
    speak("en")
    drawn = b"".join(duties_calendar([_duty(*each) for each in named], as_of))
    read = icalendar.Calendar.from_ical(drawn)
    assert read.to_ical() == drawn
    said = [(str(each["summary"]), each["dtstart"].dt) for each in read.walk("VEVENT")]
    assert said == [(f"report: {name}", day) for name, day in named]


def _duty(name: str, day: date) -> Owed:
    titles = (OwedTitle("LC-2026-001", name, "冠县"),)
    return Owed("report", Message("report"), titles, name, Citation(11), day, day, 0)
