"""Yearly reports, of a cluster and of its county (第十一条, 第十二条)."""

from typing import ClassVar, Literal

from msgspec.structs import replace

from lccluster.kinds import by_word
from lccluster.language import Message
from lccluster.register.acts.act import Act, Refusal, refused
from lccluster.register.acts.particulars import VOIDING, Particular, WayBack
from lccluster.register.facts import Title
from lccluster.rulebook.duty import Due, Duty
from lccluster.rulebook.measure import Measure


class Report(Act, frozen=True, kw_only=True):
    """What somebody reports on a year, as a duty of the measure asks for it."""

    particulars: ClassVar[tuple[Particular, ...]] = (Particular("year", Message("year")),)
    correctable: ClassVar[tuple[str, ...]] = (*Act.correctable, "year")
    taken_back: ClassVar[WayBack] = VOIDING

    year: int

    @property
    def duty_id(self) -> str:
        """Name the duty that asks for it."""
        return self.event

    @property
    def part_of_year(self) -> int | None:
        """Say on which part of the year it is, where the duty has several."""
        return None

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """A report is on a year that it may be on by then, since the recognition, and comes once."""
        duty = measure.duty(self.duty_id)
        if duty is None:
            message = Message(
                "{number} asks for no report like that.", number=measure.document_number
            )
            return refused(self, "not-asked-for", message, None)
        return self._against_its_part(duty) or self._against_its_year(title, duty)

    def _against_its_part(self, duty: Duty) -> list[Refusal]:
        """Where a year has several reports, it is said which one this is; else nothing is said."""
        count = len(duty.days)
        parts = range(1, count + 1) if count > 1 else (None,)
        if self.part_of_year in parts:
            return []
        message = (
            Message(
                "{what}: {count} a year; say which: --part 1 to {count}.",
                what=duty.words,
                count=count,
            )
            if count > 1
            else Message("{what}: one a year, without --part.", what=duty.words)
        )
        return refused(self, "no-such-part", message, duty.article)

    def _against_its_year(self, title: Title, duty: Duty) -> list[Refusal]:
        if (duty.what(self.part_of_year), self.year) in title.reports:
            message = Message("The report on {year} is recorded already.", year=self.year)
            return refused(self, "reported-twice", message, duty.article)
        first, back = title.recognised_on.year, self._due(duty).years_back
        if first <= self.year <= self.on.year - back and duty.asks_in(self.year + back, first):
            return []
        return refused(self, "no-such-report", self._not_owed(duty, title), duty.article)

    def _due(self, duty: Duty) -> Due:
        return duty.days[(self.part_of_year or 1) - 1]

    def _not_owed(self, duty: Duty, title: Title) -> Message:
        """Say which years are reported on, and from when on."""
        back, first = self._due(duty).years_back, title.recognised_on.year
        said = {"day": self.on, "year": self.year}
        if duty.once_after_years is not None:
            only = duty.usual_year(self.on, self.part_of_year, first)
            return Message(
                "On {day} no report on {year} is owed: it is owed once, on {only}, in {due}.",
                **said,
                only=only,
                due=only + back,
            )
        if back:
            return Message(
                "On {day} no report on {year} is owed: the years from {first} on, each after it has ended.",
                first=first,
                **said,
            )
        return Message(
            "On {day} no report on {year} is owed: the years from {first} on, each once it has begun.",
            first=first,
            **said,
        )

    def changed(self, title: Title, measure: Measure) -> Title:
        """Add the year to those reported."""
        duty, part = measure.duty(self.duty_id), self.part_of_year
        what = duty.what(part) if duty else self.duty_id
        return replace(title, reports=title.reports | {(what, self.year)})


class AnnualReport(Report, frozen=True, kw_only=True):
    """第十一条: the cluster's summary of a year, with the figures that it gives."""

    words: ClassVar[Message] = Message("cluster's summary")
    particulars: ClassVar[tuple[Particular, ...]] = (
        *Report.particulars,
        Particular("figures", Message("figures")),
    )
    event: Literal["annual_report"] = "annual_report"
    figures: dict[str, str] | None = None  # by the keys of the form, as written


class CountyReport(Report, frozen=True, kw_only=True):
    """第十二条: the county's report on a year."""

    words: ClassVar[Message] = Message("county's report")
    event: Literal["county_report"] = "county_report"


class Reported(Report, frozen=True, kw_only=True):
    """A report that any other duty of a measure asks for."""

    words: ClassVar[Message] = Message("report")
    particulars: ClassVar[tuple[Particular, ...]] = (
        Particular("duty", Message("duty")),
        *Report.particulars,
        Particular("part", Message("part of the year")),
    )
    correctable: ClassVar[tuple[str, ...]] = (*Report.correctable, "duty", "part")

    event: Literal["reported"] = "reported"
    duty: str
    part: int | None = None

    @property
    def duty_id(self) -> str:
        """Name the duty that asks for it."""
        return self.duty

    @property
    def part_of_year(self) -> int | None:
        """Say on which part of the year it is, where the duty has several."""
        return self.part


def reported_as(duty: Duty) -> type[Report]:
    """Give the act by which a report is recorded: the one named after its duty, else the general one."""
    own = by_word(Report).get(duty.id, Reported)
    return Reported if len(duty.days) > 1 else own
