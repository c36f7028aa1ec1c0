"""One title as it stands on a day, as lists and calendars show it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from lccluster.register.cluster import Cluster
from lccluster.register.facts import Standing, Title
from lccluster.register.flags import flags
from lccluster.register.title import title_of
from lccluster.register.view import Clocks, recorded_by
from lccluster.rulebook.measure import Measure


class Row(Struct, frozen=True):
    """One title on a day, by what is known of it."""

    cluster: Cluster
    title: Title
    standing: Standing
    clocks: Clocks
    flags: tuple[str, ...]

    @property
    def as_of(self) -> date:
        """Give the day asked about."""
        return self.clocks.as_of

    @property
    def seen(self) -> Cluster:
        """Give the cluster with what had happened by that day, and was known, as it was recorded."""
        events = recorded_by(self.cluster.events, self.clocks.known_at)
        return replace(self.cluster, events=tuple(e for e in events if e.on <= self.as_of))

    @property
    def days_left(self) -> int | None:
        """Count the days up to the last one; negative once it has passed, None after the end."""
        return None if self.standing.ended else self.days_to_last

    @property
    def days_to_last(self) -> int:
        """Count the days up to the last one, whatever has ended the title."""
        return (self.title.valid_until - self.as_of).days


class Wanted(Struct, frozen=True):
    """Which titles are asked for; nothing said is all."""

    expiring: bool = False
    year: int | None = None
    within: int | None = None
    standings: tuple[Standing, ...] = ()
    counties: Container[str] = ()  # all their names

    def takes(self, row: Row) -> bool:
        """Tell whether a title is asked for."""
        if not self.looks_at(row):
            return False
        if self.expiring:
            return self._expires(row)
        asked = self.year is not None or self.within is not None
        return self._ends_then(row) if asked else True

    def looks_at(self, row: Row) -> bool:
        """Tell whether a title stands as asked for, in a county asked for, whenever it ends."""
        stands = not self.standings or row.standing in self.standings
        return stands and (not self.counties or row.cluster.county in self.counties)

    def _expires(self, row: Row) -> bool:
        """Take what ends in the year or the days asked for, and what only an act can end now."""
        if row.standing.ended:
            return False
        return (
            row.days_to_last < 0 or row.standing is Standing.REVIEW_FAILED or self._ends_then(row)
        )

    def _ends_then(self, row: Row) -> bool:
        if self.within is not None:
            return 0 <= row.days_to_last <= self.within
        year = row.as_of.year if self.year is None else self.year
        return row.title.valid_until.year == year


class Upcoming(Struct, frozen=True):
    """When the next titles fall due, where none does now."""

    year: int
    count: int
    first: date


def row(
    cluster: Cluster, measure: Measure, measures: Sequence[Measure], clocks: Clocks
) -> Row | None:
    """Say where one title stands; None before its recognition."""
    title = title_of(cluster, measure, clocks)
    if title is None:
        return None
    return standing_row(cluster, title, clocks, measures)


def standing_row(
    cluster: Cluster, title: Title, clocks: Clocks, measures: Sequence[Measure]
) -> Row:
    """Say where a title stands on a day, no act later than it having been replayed."""
    standing = title.standing(clocks.as_of)
    return Row(cluster, title, standing, clocks, flags(title, standing, measures))


def upcoming(rows: Sequence[Row], as_of: date) -> Upcoming | None:
    """Say when the next titles that still stand reach their last day."""
    days = [
        each.title.valid_until
        for each in rows
        if not each.standing.ended and each.title.valid_until >= as_of
    ]
    if not days:
        return None
    year = min(days).year
    return Upcoming(year, sum(day.year == year for day in days), min(days))
