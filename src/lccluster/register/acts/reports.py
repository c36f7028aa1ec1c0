"""Yearly reports, of a cluster and of its county (第十一条, 第十二条)."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.acts.act import Act, Refusal, refused
from lccluster.register.acts.particulars import VOIDING, Particular, WayBack
from lccluster.register.facts import Title
from lccluster.rulebook.measure import Duty, Measure


class Report(Act, frozen=True, kw_only=True):
    """What somebody reports on a year; `sender` says who."""

    particulars: ClassVar[tuple[Particular, ...]] = (Particular("year", Message("year")),)
    correctable: ClassVar[tuple[str, ...]] = (*Act.correctable, "year")
    taken_back: ClassVar[WayBack] = VOIDING
    sender: ClassVar[str]

    year: int

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """A report is on a year that has ended, since the recognition, and comes once."""
        duty = measure.duty(self.event)
        if duty is None:
            message = Message(
                "{number} asks for no report like that.", number=measure.document_number
            )
            return refused(self, "not-asked-for", message, None)
        return self._against_its_year(title, duty)

    def _against_its_year(self, title: Title, duty: Duty) -> list[Refusal]:
        if (self.event, self.year) in title.reports:
            message = Message("The report on {year} is recorded already.", year=self.year)
            return refused(self, "reported-twice", message, duty.article)
        if title.recognised_on.year <= self.year < self.on.year:
            return []
        message = Message(
            "On {day} no report on {year} is owed: the years from {first} on, each after it has ended.",
            day=self.on,
            year=self.year,
            first=title.recognised_on.year,
        )
        return refused(self, "no-such-report", message, duty.article)

    def changed(self, title: Title, measure: Measure) -> Title:
        """Add the year to those reported."""
        return replace(title, reports=title.reports | {(self.event, self.year)})


class AnnualReport(Report, frozen=True, kw_only=True):
    """第十一条: the cluster's summary of a year."""

    words: ClassVar[Message] = Message("cluster's summary")
    sender: ClassVar[str] = "cluster"

    event: Literal["annual_report"] = "annual_report"


class CountyReport(Report, frozen=True, kw_only=True):
    """第十二条: the county's report on a year."""

    words: ClassVar[Message] = Message("county's report")
    sender: ClassVar[str] = "county"

    event: Literal["county_report"] = "county_report"
