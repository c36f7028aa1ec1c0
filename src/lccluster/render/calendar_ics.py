"""What is owed as a calendar (RFC 5545): all-day events, an alarm before.

An event lies on the last day in time; where no term is set, on the first on which it may be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from lccluster.language import Message, headed, spoken
from lccluster.register.days import days_later
from lccluster.register.owed.owing import Owed
from lccluster.render.columns.duties import due_marks, what_is_owed
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import days_in_words
from lccluster.round.todo import Task

WARNING = 30  # days
_A_DAY = timedelta(days=1)


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


def _calendar(of: str, name: Message, events: Iterable[bytes]) -> Iterator[bytes]:
    """Draw a calendar event by event, as they stand between its first lines and its last."""
    yield content(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//lccluster//{of}//{spoken().upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(str(name))}",
    )
    yield from events
    yield content("END:VCALENDAR")


def _task(task: Task, by: date, round: str, as_of: date, cleaner: Cleaner) -> bytes:
    what = headed(task.what, task.cluster)
    lines = (
        f"{task.number} {task.cluster}",
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


def _event(duty: Owed, as_of: date, cleaner: Cleaner) -> bytes:
    what = headed(what_is_owed(duty), duty.about)
    return _all_day(uid(duty), _day(duty), what, "\n".join(map(str, _lines(duty))), as_of, cleaner)


def _all_day(uid: str, day: date, what: str, said: str, as_of: date, cleaner: Cleaner) -> bytes:
    """Draw an event of a whole day, with an alarm before."""
    summary = escaped(cleaner.text(what))
    return content(
        "BEGIN:VEVENT",
        f"SUMMARY:{summary}",
        f"DTSTART;VALUE=DATE:{_basic(day)}",
        f"DTEND;VALUE=DATE:{_basic(days_later(day, _A_DAY))}",
        f"DTSTAMP:{_basic(as_of)}T000000Z",
        f"UID:{escaped(uid)}",
        f"DESCRIPTION:{escaped(cleaner.text(days_in_words(said)))}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{summary}",
        f"TRIGGER:-P{WARNING}D",
        "END:VALARM",
        "END:VEVENT",
    )


def _basic(day: date) -> str:
    """Write a day without its hyphens, four digits for every year."""
    return day.isoformat().replace("-", "")


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


MOST = 74  # octets; with the blank before a folded line, the 75 that a line may have
_END, _FOLD = b"\r\n", b"\r\n "
_ESCAPING = b"\\^"  # a sign and what it escapes stay together, for readers that unfold too late
_WITHIN, _CONTINUED = 0b1100_0000, 0b1000_0000  # of UTF-8: an octet that begins no character


def content(*lines: str) -> bytes:
    """Draw lines one below the other, the last one ended, too."""
    return b"".join([_FOLD.join(_folded(each.encode())) + _END for each in lines])


def escaped(text: str) -> str:
    """Write a text as a value."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _folded(line: bytes) -> Iterator[bytes]:
    at = 0
    while len(line) - at > MOST:
        end = _character(line, at + MOST)
        end -= line[end - 1] in _ESCAPING
        yield line[at:end]
        at = end
    yield line[at:]


def _character(line: bytes, at: int) -> int:
    """Give where the character begins that an octet belongs to."""
    while line[at] & _WITHIN == _CONTINUED:
        at -= 1
    return at
