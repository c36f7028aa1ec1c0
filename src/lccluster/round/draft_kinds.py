"""What each kind of draft of a round is on, what may be put into it, and what its tables hold."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# What any draft may say, and what those on one application, or on a county's letter, say beside.
OF_THE_ROUND_TEXT = (
    *("authority", "county", "kind", "law", "article", "year", "call", "day", "number"),
    *("since", "until", "count", "new", "renewals"),
)
OF_ONE = ("cluster", "applicant", "id", "missing", "objections")
COLUMNS = {
    "new": ("number", "rank", "id", "cluster", "applicant", "county", "renews", "title"),
    "renewals": ("number", "rank", "id", "cluster", "applicant", "county", "renews", "title"),
    "all": ("number", "rank", "id", "cluster", "applicant", "county", "renews", "title"),
    "experts": ("number", "expert", "unit", "field", "signature"),
    "ties": ("expert", "id", "cluster", "tie"),
    "scores": ("place", "id", "cluster", "county", "sheets", "mean", "median", "spread", "firm"),
    "objections": ("number", "on", "named", "sealed", "reason", "outcome", "why", "decided_on"),
}


class DraftKind(Struct, frozen=True):
    """A kind of draft: one paper an application, one a county, or one for all; and the act it rests on."""

    word: str
    step: str
    one_for: Literal["application", "county", "round"]


KINDS = (
    DraftKind("return", "filed", "application"),
    DraftKind("recommendation", "recommended", "county"),
    DraftKind("sign-in", "sheet_received", "round"),
    DraftKind("scores", "sheet_received", "round"),
    DraftKind("notice", "notice_posted", "round"),
    DraftKind("objection", "notice_posted", "application"),
    DraftKind("promulgation", "promulgated", "round"),
)


def kind_of(word: str) -> DraftKind:
    """Find a kind by its word; raises KeyError."""
    return {each.word: each for each in KINDS}[word]
