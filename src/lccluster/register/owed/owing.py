"""What may be owed on titles, and what is asked: by which law, on which day, how far ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from lccluster.language import Message
from lccluster.register.cluster import Cluster
from lccluster.register.days import days_later
from lccluster.register.facts import Overridden, Standing, Title
from lccluster.register.flags import covered_by
from lccluster.register.view import Clocks
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.duty import Duty, Owner
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices
from lccluster.vocabulary import Words


class DutyKind(StrEnum):
    """What is owed besides the reports that a measure asks for."""

    REVIEW_APPLICATION = "review_application"
    ACT_ON_EXPIRED = "act_on_expired"
    ACT_ON_FAILED_REVIEW = "act_on_failed_review"
    ACT_ON_LOST_GROUND = "act_on_lost_ground"

    def words(self, end: Standing | None) -> Message:
        """Say it in the language spoken; what ends a title is said as the measure has it."""
        revoked = _WORDS_OF_REVOKING if end is Standing.REVOKED else {}
        return revoked.get(self, _WORDS[self])


_WORDS = {
    DutyKind.REVIEW_APPLICATION: Message("application for re-review"),
    DutyKind.ACT_ON_EXPIRED: Message("act on an expired title"),
    DutyKind.ACT_ON_FAILED_REVIEW: Message("cancellation after a failed re-review"),
    DutyKind.ACT_ON_LOST_GROUND: Message("act on a cancellation whose ground is gone"),
}
_WORDS_OF_REVOKING = {
    DutyKind.ACT_ON_FAILED_REVIEW: Message("revocation after a failed re-review"),
    DutyKind.ACT_ON_LOST_GROUND: Message("act on a revocation whose ground is gone"),
}
REPORTING = (Standing.RECOGNISED, Standing.REVIEW_DUE, Standing.UNDER_REVIEW)


class OwedTitle(Struct, frozen=True):
    """A title on which something is owed, as lists name it; its acts weigh more than all that is owed."""

    id: str
    name: str
    county: str
    overrides: tuple[Overridden, ...] = ()

    @classmethod
    def of(cls, cluster: Cluster, title: Title, offices: Offices) -> OwedTitle:
        """Name a title, and by its own name the county whose it is, whatever its file calls that."""
        return cls(cluster.id, title.name, offices.own_name(cluster.county), title.overrides)


class Owed(Struct, frozen=True):
    """One thing owed: on which titles, by whom, under which provision, from when, late after when.

    `kind` is the id of a duty of the measure, or a `DutyKind`; `words` are what lists call it.
    `owner` is the kind of office that owes a report, or the cluster.
    Where no term is set, `overdue_after` is None, and `due_on` says since when it may be done.
    `days_over` counts from `overdue_after`; `year` is the year a report is about, `part` which of
    that year's where it has several. `flags` mark what no measure at hand asks for on that day.
    """

    kind: str
    words: Words | Message
    titles: tuple[OwedTitle, ...]
    owed_by: str
    article: Citation
    due_on: date
    overdue_after: date | None
    days_over: int
    year: int | None = None
    part: int | None = None
    owner: Owner = "cluster"
    flags: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids of its titles."""
        if len(self.titles) == 1:  # as of nearly all
            return (self.titles[0].id,)
        return tuple([each.id for each in self.titles])

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of its titles."""
        if len(self.titles) == 1:
            return (self.titles[0].name,)
        return tuple([each.name for each in self.titles])

    @property
    def about(self) -> str:
        """Name what it is about: the one title, or the office that owes it for all of its titles."""
        return self.names[0] if self.owner == "cluster" else self.owed_by

    @property
    def county(self) -> str:
        """Name the county in whose list it stands; what an office above the counties owes stands in its own."""
        above = self.owner in ("city", "province")
        return self.owed_by if above else self.titles[0].county

    @property
    def overrides(self) -> tuple[Overridden, ...]:
        """Give the reasons for which their titles stand although something stood against them, each with its act."""
        if len(self.titles) == 1:
            return self.titles[0].overrides
        return tuple([reason for each in self.titles for reason in each.overrides])


class Asking(Struct, frozen=True):
    """What is asked: under which law, on which day, how far ahead, and who ends titles.

    `offices` are those that may owe a report: each is one owner, whatever files call it.
    """

    measure: Measure
    measures: Sequence[Measure]
    clocks: Clocks
    authority: str
    ahead: timedelta
    offices: Offices

    def owner_name(self, duty: Duty, title: OwedTitle) -> str:
        """Name who owes a report on a title."""
        if duty.owed_by == "cluster":
            return title.name
        return self.offices.of_kind(duty.owed_by, title.county) or duty.owed_by

    @property
    def day(self) -> date:
        """Give the day asked about."""
        return self.clocks.as_of

    @property
    def until(self) -> date:
        """Give the last day of what falls due."""
        return days_later(self.day, self.ahead)

    def over(self, late: date) -> int:
        """Count the days by which something is late."""
        return max(0, (self.day - late).days)

    def marked(self, flag: str, day: date) -> tuple[str, ...]:
        """Mark what no measure at hand covers on a day."""
        return () if covered_by(self.measures)(day) else (flag,)
