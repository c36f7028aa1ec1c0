"""Acts dated far ahead of today are asked about; how far is a setting, no provision."""

from __future__ import annotations

from datetime import date, timedelta

from lccluster.errors import Fault, Problem, Severity
from lccluster.language import Message
from lccluster.register.acts import Act, Refusal
from lccluster.register.days import corresponding_day, days_later
from lccluster.rulebook.measure import FutureActs


def far_ahead(event: Act, today: date, asked: FutureActs) -> Refusal | None:
    """Refuse, unless a reason is given, what is dated more than the years set ahead of today."""
    day = event.latest_day
    if day <= corresponding_day(today, asked.reason_after_years):
        return None
    message = Message("{day} lies more than a year ahead of today, {today}.", day=day, today=today)
    return Refusal(event, "far-ahead", message, answerable=True)


def ahead(event: Act, today: date, asked: FutureActs) -> list[Problem]:
    """Warn of what is dated more than the days set ahead of today."""
    return ahead_of(event.latest_day, today, asked)


def ahead_of(day: date, today: date, asked: FutureActs) -> list[Problem]:
    """Warn of a day that lies more than the days set ahead of today."""
    if day <= days_later(today, timedelta(days=asked.warn_after_days)):
        return []
    return [_AHEAD.at(day=day, count=(day - today).days)]


_AHEAD = Fault(
    "ahead",
    Message("{day} lies ahead of today; days: {count}."),
    Message("Look whether the day is right."),
    severity=Severity.WARNING,
)
