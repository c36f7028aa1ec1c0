"""What counts on a day, as known on a day: events are filtered first and replayed afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lccluster.register.events import AnnualReport, Corrected, CountyReport, Event, SetAside


@dataclass(frozen=True)
class Clocks:
    """The two clocks: what held on `as_of`, by what was recorded on or before `known_at`."""

    as_of: date
    known_at: date | None = None


def in_view(events: Sequence[Event], clocks: Clocks) -> list[Event]:
    """List the acts that count, corrected, in the order of their days.

    Acts set aside are gone from the day of the setting aside on, not before.
    """
    known = [
        each for each in events if clocks.known_at is None or each.recorded_on <= clocks.known_at
    ]
    said = [each for each in _corrected(known, clocks.as_of) if each.on <= clocks.as_of]
    gone = {each.of for each in said if isinstance(each, SetAside)}
    return [each for each in chronological(said) if each.id is None or each.id not in gone]


def chronological(events: Iterable[Event]) -> list[Event]:
    """Order acts by their days; those of one day stay in the order of recording."""
    return sorted(events, key=lambda each: each.on)


def _corrected(events: Sequence[Event], as_of: date) -> list[Event]:
    said = {each.id: each for each in events if each.id}
    for each in events:
        if isinstance(each, Corrected) and each.on <= as_of and each.of in said:
            said[each.of] = corrected(said[each.of], each)
    return [said.get(each.id, each) if each.id else each for each in events]


def corrected(event: Event, correction: Corrected) -> Event:
    """Give an act with what a correction says of it; raises ValueError for a value unfit."""
    values: dict[str, object] = dict(correction.values)
    if (on := correction.values.get("on")) is not None:
        values["on"] = date.fromisoformat(on)
    if isinstance(event, (AnnualReport, CountyReport)) and "year" in values:
        values["year"] = int(str(values["year"]))
    return replace(event, **values)  # type: ignore[arg-type]
