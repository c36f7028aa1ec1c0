"""The year's call: what the measure leaves to it, and no more; where it is silent nothing is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from lccluster.language import Message
from lccluster.rulebook.offices import Offices


class PanelTerms(Struct, frozen=True):
    """How many experts score an application, and the full marks of each aspect."""

    at_least: int
    aspects: dict[str, Decimal]

    @property
    def full(self) -> Decimal:
        """Give the full marks of all aspects."""
        return sum(self.aspects.values(), Decimal(0))


class NoticeTerms(Struct, frozen=True):
    """How long the public notice runs, in which days, and whether the first one counts."""

    length: int
    counted_in: Literal["working_days", "days"]
    first_day_counts: bool = True


class Call(Struct, frozen=True):
    """A call: its paper, its last days, and what it asks beside the measure."""

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
        return Message("the call {number}, {key}", number=self.document_number, key=key)

    def quota(self, county: str, offices: Offices) -> int | None:
        """Give how many applications a county may recommend; None where the call does not say."""
        meant = offices.county(county)
        of_it = (
            most
            for written, most in (self.quotas or {}).items()
            if meant is not None and offices.county(written) is meant
        )
        return next(of_it, None)


CallFlaw = tuple[tuple[str, ...], str, Message]  # where in the call, a code, and the sentence


def call_flaws(call: Call, offices: Offices) -> Iterator[CallFlaw]:
    """List what no proper call says."""
    yield from _days(call)
    for county in call.quotas or {}:
        if offices.county(county) is None:
            message = Message("“{county}” is no recommending office.", county=county)
            yield ("quotas", county), "unknown-county", message
    if call.notice.length < 1:
        yield ("notice", "length"), "no-length", Message("A notice lasts at least one day.")
    if call.panel:
        yield from _panel(call.panel)


def _days(call: Call) -> Iterator[CallFlaw]:
    known = (
        ("issued_on", "applications_until"),
        ("applications_until", "recommendations_until"),
    )
    for first, last in known:
        earlier, later = getattr(call, first), getattr(call, last)
        if earlier > later:
            message = Message(
                "{last} ({later}) lies before {first} ({earlier}).",
                last=last,
                later=later,
                first=first,
                earlier=earlier,
            )
            yield (last,), "days-out-of-order", message


def _panel(panel: PanelTerms) -> Iterator[CallFlaw]:
    if panel.at_least < 1:
        yield ("panel", "at_least"), "no-experts", Message("At least one expert scores.")
    if not panel.aspects:
        yield ("panel", "aspects"), "no-aspects", Message("No aspect is named that is scored.")
    for aspect, most in panel.aspects.items():
        if most <= 0:
            message = Message(
                "An aspect has more than 0 points; “{aspect}” has {most}.", aspect=aspect, most=most
            )
            yield ("panel", "aspects", aspect), "no-points", message
