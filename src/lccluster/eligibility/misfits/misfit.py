"""A finding that answers nothing, or answers it in a way the rulebook does not know."""

from __future__ import annotations

from msgspec import Struct

from lccluster.form.keys import keys_in
from lccluster.language import Message

Path = tuple[str | int, ...]


class Misfit(Struct, frozen=True):
    """A finding that answers nothing, or answers it in a way the rulebook does not know."""

    path: Path
    code: str
    message: Message
    hint: Message | None = None


def missing(key: str, at: Path) -> Misfit:
    """Say that a finding lacks a key."""
    return Misfit(
        at,
        "finding-incomplete",
        Message("“{key}” is missing here.", key=spelt_key(key)),
        Message("A finding names its reason, who found it, the office and the day."),
    )


def spelt_key(key: str) -> str:
    """Give a key of findings as they are written in the language spoken."""
    from lccluster.form.findings import Finding

    return keys_in(Finding).written(key)
