"""A title replayed from its acts; each act says itself what it does to one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Title
from lccluster.register.view import Clocks, alone, at_the_end, in_view
from lccluster.rulebook.measure import Measure


def title_of(cluster: Cluster, measure: Measure, clocks: Clocks) -> Title | None:
    """Replay what counts on a day; None before the recognition."""
    return replay(in_view(cluster.events, clocks), cluster.name, measure)


class Titles(Struct, frozen=True):
    """A title on any day, by what is known: replayed once where no act says anything of another."""

    cluster: Cluster
    measure: Measure
    known_at: date | None
    days: Sequence[date] | None  # of its acts; None where each day has to be asked by itself
    after: Sequence[Title | None] = ()  # before the first act, and behind each

    def on(self, day: date) -> Title | None:
        """Give the title on a day; None before the recognition."""
        if self.days is None:
            return title_of(self.cluster, self.measure, Clocks(day, self.known_at))
        return self.after[bisect_right(self.days, day)]

    @property
    def last(self) -> date:
        """Give the last day on which anything happened, whatever was known of it."""
        if self.days and self.known_at is None:
            return self.days[-1]
        return at_the_end(self.cluster.events)[1]


def titles_of(cluster: Cluster, measure: Measure, known_at: date | None) -> Titles:
    """Replay a cluster's acts so that its title on any day can be asked."""
    seen = alone(cluster.events, known_at)
    if seen is None:
        return Titles(cluster, measure, known_at, None)
    after: list[Title | None] = [None]
    for event in seen:
        after.append(event.after(after[-1], cluster.name, measure))
    return Titles(cluster, measure, known_at, [each.on for each in seen], after)


def replay(events: Iterable[Act], name: str, measure: Measure) -> Title | None:
    """Fold acts, in the order of their days, to a title; those before a recognition add nothing."""
    title: Title | None = None
    for event in events:
        title = event.after(title, name, measure)
    return title
