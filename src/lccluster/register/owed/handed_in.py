"""Reports that an office hands in once for all of its titles, told from one another (第十二条)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.acts import Report
from lccluster.register.cluster import Cluster
from lccluster.register.view import as_corrected, without_void
from lccluster.rulebook.duty import Duty
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices

CLUSTER, COUNTY = "cluster", "county"  # who owes a report, as duties say it


class YearlyReport(NamedTuple):
    """A report as it is told from others: the county that owes it by its own name, if one does, what it is, its year."""

    county: str | None
    what: str
    year: int

    @classmethod
    def of(cls, duty: Duty, cluster: Cluster, event: Report, offices: Offices) -> YearlyReport:
        """Name the report that an act records with a title, whatever its file calls the county."""
        owner = offices.own_name(cluster.county) if duty.owed_by == COUNTY else None
        return cls(owner, duty.what(event.part_of_year), event.year)

    def recorded_with(self, cluster_id: str) -> Message:
        """Say with which title it is recorded."""
        said = {"year": self.year, "id": cluster_id}
        if self.county is not None:
            return Message(
                "The county's report on {year} is recorded already, with {id}; it is one for all of its titles.",
                **said,
            )
        return Message(
            "The report on {year} is recorded already, with {id}; it is one for all titles.", **said
        )


def handed_in(
    cluster: Cluster, measure: Measure, offices: Offices
) -> Iterator[tuple[YearlyReport, Report]]:
    """Give the reports recorded with a title, and that count, of which its office owes one for all."""
    for act in as_corrected(without_void(cluster.events)):
        duty = measure.duty(act.duty_id) if isinstance(act, Report) else None
        if duty and duty.owed_by != CLUSTER and isinstance(act, Report):
            yield YearlyReport.of(duty, cluster, act, offices), act


def say_the_same(one: Report, other: Report, offices: Offices) -> bool:
    """Tell whether two acts record a report in the same words, whoever recorded them and when."""
    return _said(one, offices) == _said(other, offices)


def _said(act: Report, offices: Offices) -> Report:
    by = act.by and offices.own_name(act.by)
    return replace(act, id=None, recorded_at=None, recorded_by=None, by=by)
