"""The acts that a register records: frozen values, one kind a class, nothing derived."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct


class Act(Struct, frozen=True, kw_only=True):
    """What every act says: when it was decided, when recorded, by whom, on what paper.

    An act added by hand may lack `id` and `recorded_at`; it then goes by a hash of its words.
    `override` is the reason for which it was taken although something stood against it.
    """

    id: str | None = None
    on: date
    recorded_at: str | None = None
    by: str | None = None
    document_number: str | None = None
    note: str | None = None
    override: str | None = None

    @property
    def recorded_on(self) -> date:
        """Give the day on which the register learnt of it; of a hand-made act, its own day."""
        return date.fromisoformat(self.recorded_at[:10]) if self.recorded_at else self.on


class Recognised(Act, frozen=True, kw_only=True):
    """认定公布."""

    event: Literal["recognised"] = "recognised"
    rulebook: str | None = None
    application_sha256: str | None = None
    findings_sha256: str | None = None


class AnnualReport(Act, frozen=True, kw_only=True):
    """第十一条: the cluster's summary of a year."""

    event: Literal["annual_report"] = "annual_report"
    year: int


class CountyReport(Act, frozen=True, kw_only=True):
    """第十二条: the county's report on a year."""

    event: Literal["county_report"] = "county_report"
    year: int


class ReviewApplied(Act, frozen=True, kw_only=True):
    """第十三条: re-review applied for; the form may come with it."""

    event: Literal["review_applied"] = "review_applied"
    application_sha256: str | None = None


class ReviewPassed(Act, frozen=True, kw_only=True):
    """第十三条: re-review passed, on the conditions and by the procedure of an application."""

    event: Literal["review_passed"] = "review_passed"
    rulebook: str | None = None
    application_sha256: str | None = None
    findings_sha256: str | None = None


class ReviewFailed(Act, frozen=True, kw_only=True):
    """第十三条: re-review failed."""

    event: Literal["review_failed"] = "review_failed"


REPORTS: dict[str, type[AnnualReport | CountyReport]] = {
    "cluster": AnnualReport,
    "county": CountyReport,
}


class Cancelled(Act, frozen=True, kw_only=True):
    """第十三条 取消称号."""

    event: Literal["cancelled"] = "cancelled"
    ground: str


class Revoked(Act, frozen=True, kw_only=True):
    """第十四条 撤销命名."""

    event: Literal["revoked"] = "revoked"
    ground: str


class SetAside(Act, frozen=True, kw_only=True):
    """An earlier cancellation, revocation or failed review no longer counts, from this day on."""

    event: Literal["set_aside"] = "set_aside"
    of: str


class Voided(Act, frozen=True, kw_only=True):
    """A record made by mistake, such as a report entered twice, never was; no decision ends so."""

    event: Literal["voided"] = "voided"
    of: str
    reason: str


class Renamed(Act, frozen=True, kw_only=True):
    """The cluster bears another name from this day on."""

    event: Literal["renamed"] = "renamed"
    name: str


class Corrected(Act, frozen=True, kw_only=True):
    """What an earlier record said wrongly, said right; the earlier one stays."""

    event: Literal["corrected"] = "corrected"
    of: str
    values: dict[str, str | None]


Event = (
    Recognised
    | AnnualReport
    | CountyReport
    | ReviewApplied
    | ReviewPassed
    | ReviewFailed
    | Cancelled
    | Revoked
    | SetAside
    | Voided
    | Renamed
    | Corrected
)


class Cluster(Struct, frozen=True, kw_only=True):
    """One cluster as its file has it: facts first, then its acts in the order of recording.

    `id` never comes from the name. `name` is the one it was recognised under.
    """

    id: str
    name: str
    county: str
    applicant: str | None = None
    dominant_industry: str | None = None
    note: str | None = None
    events: tuple[Event, ...] = ()


def recognition_year(cluster: Cluster) -> str | None:
    """Give the year of the first recognition as it was recorded, by which clusters are filed."""
    days = (each.on for each in cluster.events if isinstance(each, Recognised))
    return next((f"{day.year:04}" for day in days), None)
