"""When things happened in the office: each act was recorded on its own day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from lccluster.usecases.register.acts import Stamp

_THERE = timezone(timedelta(hours=8))


def at(day: date) -> Stamp:
    """Give the morning of a day."""
    return Stamp(datetime.combine(day, time(9, 30), _THERE))
