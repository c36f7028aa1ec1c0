"""What is owed as a calendar (RFC 5545): all-day events on the last day in time, an alarm before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from lccluster.language import Message
from lccluster.register.days import days_later
from lccluster.register.duties import DutyKind, Owed
from lccluster.render.office_text import Cleaner
from lccluster.render.register_table import what_is_owed

WARNING = timedelta(days=30)


def duties_calendar(duties: Sequence[Owed], as_of: date, uncovered: Collection[str]) -> bytes:
    """Draw the calendar; the same duties on the same day give the same bytes.

    `uncovered` are the ids of titles whose re-review no rulebook covers; their events say so.
    """
    import icalendar  # noqa: PLC0415 - only where a calendar is asked for

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//lccluster//register due//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", str(Message("Duties on cluster titles")))
    for duty in duties:
        calendar.add_component(_event(duty, as_of, uncovered, Cleaner()))
    data: bytes = calendar.to_ical()
    return data


def uid(duty: Owed) -> str:
    """Name an event so that the next calendar replaces it instead of adding another."""
    year = duty.year if duty.year is not None else duty.overdue_after.year
    return f"{duty.kind.value}-{duty.cluster.id}-{year}@lccluster"


def _event(duty: Owed, as_of: date, uncovered: Collection[str], cleaner: Cleaner) -> Any:
    import icalendar  # noqa: PLC0415

    event, alarm = icalendar.Event(), icalendar.Alarm()
    summary = cleaner.text(Message("{what}: {name}", what=what_is_owed(duty), name=duty.name))
    event.add("uid", uid(duty))
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", duty.overdue_after)
    event.add("dtend", days_later(duty.overdue_after, timedelta(days=1)))
    event.add("summary", summary)
    event.add("description", cleaner.text("\n".join(map(str, _lines(duty, uncovered)))))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -WARNING)
    event.add_component(alarm)
    return event


def _lines(duty: Owed, uncovered: Collection[str]) -> list[Message]:
    lines = [
        Message("{id}, {county}", id=duty.cluster.id, county=duty.cluster.county),
        Message("Owed by {by} ({article}).", by=duty.owed_by, article=duty.article),
        Message("Due from {due}, late after {late}.", due=duty.due_on, late=duty.overdue_after),
    ]
    if duty.kind is DutyKind.REVIEW_APPLICATION and duty.cluster.id in uncovered:
        lines.append(
            Message("No measure at hand is in force then: ask on what the re-review rests.")
        )
    return lines
