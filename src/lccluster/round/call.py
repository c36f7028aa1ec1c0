"""The year's call: what the measure leaves to it, and no more; where it is silent nothing is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from msgspec import Struct

from lccluster.language import Message, spelt
from lccluster.quantities import names_nothing
from lccluster.rulebook.offices import Offices

# What people call the lines of a call.
_LINES = {
    "panel": Message("panel"),
    "quotas": Message("quotas"),
    "issued_on": Message("day of the call"),
    "applications_until": Message("last day for applying"),
    "recommendations_until": Message("last day for recommending"),
}


class PanelTerms(Struct, frozen=True):
    """How many experts score an application, and the full marks of each aspect."""

    IN_CHINESE: ClassVar = {"at_least": "最少专家人数", "aspects": "评分方面"}

    at_least: int
    aspects: dict[str, Decimal]


class NoticeTerms(Struct, frozen=True):
    """How long the public notice runs, in which days, and whether the first one counts."""

    IN_CHINESE: ClassVar = {
        "length": "天数",
        "counted_in": "计算方式",
        "first_day_counts": "首日计入",
    }

    length: int
    counted_in: Literal["working_days", "days"]
    first_day_counts: bool = True


class Call(Struct, frozen=True):
    """A call: its paper, its last days, and what it asks beside the measure."""

    IN_CHINESE: ClassVar = {
        "rulebook": "规则集",
        "title": "通知名称",
        "document_number": "文号",
        "issued_on": "印发日期",
        "applications_until": "申报截止日期",
        "recommendations_until": "推荐截止日期",
        "notice": "公示",
        "quotas": "推荐名额",
        "panel": "评审",
    }

    rulebook: str
    title: str
    document_number: str
    issued_on: date
    applications_until: date
    recommendations_until: date
    notice: NoticeTerms
    quotas: dict[str, int] | None = None
    panel: PanelTerms | None = None

    def line(self, key: str) -> Message:
        """Cite a line of the call, as an article is cited."""
        return Message("the call {number}, {key}", number=self.document_number, key=_LINES[key])

    def quota(self, county: str, offices: Offices) -> int | None:
        """Give how many applications a county may recommend; None where the call does not say."""
        meant = offices.county(county)
        of_it = (
            most
            for written, most in (self.quotas or {}).items()
            if meant is not None and offices.county(written) is meant
        )
        return next(of_it, None)


# Where in the call, a code, the sentence, and what to do.
CallFlaw = tuple[tuple[str, ...], str, Message, Message | None]


def call_flaws(call: Call, offices: Offices) -> Iterator[CallFlaw]:
    """List what no proper call says."""
    yield from _days(call)
    yield from _quotas(call.quotas or {}, offices)
    if call.notice.length < 1:
        message = Message("A notice lasts at least one day.")
        yield ("notice", "length"), "no-length", message, None
    if call.panel:
        yield from _panel(call.panel)


def new_call_flaws(call: Call, offices: Offices) -> Iterator[CallFlaw]:
    """List what no call says that a round is opened with: one that was recorded goes on as it stands."""
    for key in ("title", "document_number"):
        if names_nothing(said := getattr(call, key)):
            yield (key,), "no-name", Message("“{text}” names nothing.", text=said), None
    yield from call_flaws(call, offices)


def _quotas(quotas: Mapping[str, int], offices: Offices) -> Iterator[CallFlaw]:
    known: dict[str, str] = {}
    for county, most in quotas.items():
        office = offices.county(county)
        if office is None:
            fault = offices.unknown(county).at(county=county)
            yield ("quotas", county), fault.code, fault.message, fault.hint
        elif other := known.get(office.id):
            message = Message(
                "{county} and {other} are one office; it has one quota.", county=county, other=other
            )
            yield ("quotas", county), "county-twice", message, None
        else:
            known[office.id] = county
        if most < 0:
            message = Message(
                "A quota is 0 or more; “{county}” has {most}.", county=county, most=most
            )
            yield ("quotas", county), "no-quota", message, None


def _days(call: Call) -> Iterator[CallFlaw]:
    known = (
        ("issued_on", "applications_until"),
        ("applications_until", "recommendations_until"),
    )
    for first, last in known:
        earlier, later = getattr(call, first), getattr(call, last)
        if earlier > later:
            message = Message(
                "“{last}” ({later}) lies before “{first}” ({earlier}).",
                last=_LINES[last],
                later=later,
                first=_LINES[first],
                earlier=earlier,
            )
            yield (last,), "days-out-of-order", message, None


def _panel(panel: PanelTerms) -> Iterator[CallFlaw]:
    if panel.at_least < 1:
        hint = Message(
            "Where the call asks for no scores, it says {line}.",
            line=f"{spelt('panel', Call.IN_CHINESE['panel'])}: null",
        )
        message = Message("At least one expert scores.")
        yield ("panel", "at_least"), "no-experts", message, hint
    if not panel.aspects:
        message = Message("No aspect is named that is scored.")
        yield ("panel", "aspects"), "no-aspects", message, None
    for aspect, most in panel.aspects.items():
        if most <= 0:
            message = Message(
                "An aspect has more than 0 points; “{aspect}” has {most}.", aspect=aspect, most=most
            )
            yield ("panel", "aspects", aspect), "no-points", message, None
