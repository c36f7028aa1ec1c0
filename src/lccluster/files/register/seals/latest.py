"""Until when is recorded: a clock that says an earlier day is behind, or another one was ahead."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Protocol

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.register.ids import moment_of
from lccluster.language import Message
from lccluster.register.sealing.seal import Seal

_A_DAY = timedelta(days=1)  # clocks of several places differ by less


class Sealed(Protocol):
    """A register or a round, in which every writer has a chain of seals."""

    def writers(self) -> set[str]:
        """Name the writers who have sealed anything."""
        ...

    def last_of(self, writer: str) -> Seal | None:
        """Read the last seal of a writer's chain; raises Unusable."""
        ...


def later_than(kept: Sealed, today: date) -> Problem | None:
    """Say that the last act of some writer bears a later day than a clock says; the acts' ids tell it."""
    days = [each for each in map(partial(_last_day, kept), kept.writers()) if each]
    latest = max(days, default=today)
    return _ANOTHER_CLOCK.at(today=today, day=latest) if (latest - today) > _A_DAY else None


def _last_day(kept: Sealed, writer: str) -> date | None:
    with suppress(Unusable, OverflowError):  # whoever asks the chain is told what is wrong with it
        last = kept.last_of(writer)
        moment = moment_of(last.event) if last else None
        if moment is not None:
            return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)).date()
    return None


_ANOTHER_CLOCK = Fault(
    "another-clock",
    Message(
        "This computer's clock says {today}, and acts here were recorded later, up to {day}: one of the clocks was wrong."
    ),
    Message("Look at the clock; what is said of today holds for {today} alone."),
    severity=Severity.WARNING,
)
