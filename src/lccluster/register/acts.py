"""What is said of each kind of act: its words, what usually follows it, how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.language import Message
from lccluster.register.events import (
    AnnualReport,
    Cancelled,
    Corrected,
    CountyReport,
    Event,
    Renamed,
    ReviewApplied,
    ReviewFailed,
    Revoked,
)

# Records of something that nobody of the bureau decided; made by mistake, they are voided.
VOIDABLE = (AnnualReport, CountyReport, ReviewApplied, Renamed, Corrected)
# Decisions that may be withdrawn by another one.
SET_ASIDE = (Cancelled, Revoked, ReviewFailed)

WORDS = {
    "recognised": Message("recognition"),
    "annual_report": Message("cluster's summary"),
    "county_report": Message("county's report"),
    "review_applied": Message("re-review applied for"),
    "review_passed": Message("re-review passed"),
    "review_failed": Message("re-review failed"),
    "cancelled": Message("cancellation of the title"),
    "revoked": Message("revocation of the title"),
    "set_aside": Message("act set aside"),
    "voided": Message("record voided"),
    "renamed": Message("renaming"),
    "corrected": Message("record corrected"),
}
# What an act says and a correction may say anew, by the key in its file.
VALUES = {
    "on": Message("day"),
    "by": Message("by"),
    "document_number": Message("document"),
    "note": Message("note"),
    "override": Message("taken because"),
    "ground": Message("ground"),
    "year": Message("year"),
    "name": Message("new name"),
}
_FOLLOWS = {
    "recognised": "register notice recognition {options}",
    "review_applied": "register pass-review {ids} APPLICATION",
    "review_failed": "register cancel {ids} --ground review-failed --document …",
    "cancelled": "register notice cancellation {options}",
    "revoked": "register notice revocation {options}",
}


def follows(event: Event, cluster_ids: Sequence[str]) -> str | None:
    """Give the command that usually comes next on some titles; None where nothing does."""
    if event.event not in _FOLLOWS:
        return None
    options = " ".join(f"--id {each}" for each in cluster_ids)
    command = _FOLLOWS[event.event].format(ids=" ".join(cluster_ids), options=options)
    return f"lccluster {command}"


def way_back(event: Event, cluster_id: str) -> str:
    """Give the command that takes an act back, or that mends what is recorded of it."""
    of = f"{cluster_id} {event.id}"
    if isinstance(event, VOIDABLE):
        return f"lccluster register void {of} --reason …"
    if isinstance(event, SET_ASIDE):
        return f"lccluster register set-aside {of} --document …"
    return f"lccluster register correct {of} KEY=VALUE"
