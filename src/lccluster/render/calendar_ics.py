"""What is owed as a calendar (RFC 5545): all-day events, an alarm before.

An event lies on the last day in time; where no term is set, on the first on which it may be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from lccluster.language import Message
from lccluster.register.days import days_later
from lccluster.register.owed.owing import Owed
from lccluster.render.columns.duties import due_marks, what_is_owed
from lccluster.render.office_text import Cleaner
from lccluster.round.todo import Task

WARNING = timedelta(days=30)
_END = b"END:VCALENDAR\r\n"


def duties_calendar(duties: Iterable[Owed], as_of: date) -> Iterator[bytes]:
    """Draw the calendar in parts; the same duties on the same day give the same bytes."""
    events = (_event(duty, as_of, Cleaner()) for duty in duties)
    return _calendar("register due", Message("Duties on cluster titles"), events)


def tasks_calendar(tasks: Sequence[Task], round: str, as_of: date) -> bytes:
    """Draw what is to be done in a round by a day; the same tasks on the same day give the same bytes."""
    dated = [(each, each.by) for each in tasks if each.by]
    events = (_task(each, by, round, as_of, Cleaner()) for each, by in dated)
    name = Message("The yearly round {round}", round=round)
    return b"".join(_calendar("round todo", name, events))


def _calendar(of: str, name: Message, events: Iterable[Any]) -> Iterator[bytes]:
    """Draw a calendar event by event, as they stand between its first lines and its last."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//lccluster//{of}//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", str(name))
    empty: bytes = calendar.to_ical()
    yield empty.removesuffix(_END)
    yield from (each.to_ical() for each in events)
    yield _END


def _task(task: Task, by: date, round: str, as_of: date, cleaner: Cleaner) -> Any:
    what = Message("{what}: {name}", what=task.what, name=task.cluster)
    lines = (
        f"{task.application} {task.cluster}",
        Message("To be done by {office} ({basis}).", office=task.office, basis=task.basis or "—"),
        task.command,
    )
    uid_of = f"{round}-{task.application}-{task.command.split()[2]}@lccluster"
    return _all_day(uid_of, by, what, "\n".join(map(str, lines)), as_of, cleaner)


def uid(duty: Owed) -> str:
    """Name an event so that the next calendar replaces it instead of adding another."""
    year = duty.year if duty.year is not None else _day(duty).year
    of = duty.titles[0].id if duty.owner == "cluster" else duty.county
    part = "" if duty.part is None else f"-{duty.part}"
    return f"{duty.kind}-{of}-{year}{part}@lccluster"


def _day(duty: Owed) -> date:
    return duty.overdue_after or duty.due_on


def _event(duty: Owed, as_of: date, cleaner: Cleaner) -> Any:
    what = Message("{what}: {name}", what=what_is_owed(duty), name=duty.about)
    return _all_day(uid(duty), _day(duty), what, "\n".join(map(str, _lines(duty))), as_of, cleaner)


def _all_day(uid: str, day: date, what: Message, said: str, as_of: date, cleaner: Cleaner) -> Any:
    """Give an event of a whole day, with an alarm before."""
    import icalendar

    event, alarm = icalendar.Event(), icalendar.Alarm()
    summary = cleaner.text(what)
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", days_later(day, timedelta(days=1)))
    event.add("summary", summary)
    event.add("description", cleaner.text(said))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -WARNING)
    event.add_component(alarm)
    return event


def _lines(duty: Owed) -> Iterator[Message]:
    for each in duty.titles:
        yield Message("{id} {name}, {county}", id=each.id, name=each.name, county=each.county)
    yield Message("Owed by {by} ({article}).", by=duty.owed_by, article=duty.article)
    if duty.overdue_after is None:
        yield Message("It may be done since {day}; no term is set.", day=duty.due_on)
    else:
        yield Message(
            "Due from {due}, late after {late}.", due=duty.due_on, late=duty.overdue_after
        )
    if "no-rulebook-for-review" in duty.flags:
        yield Message("No measure at hand is in force then: ask on what the re-review rests.")
    yield from due_marks(duty)
