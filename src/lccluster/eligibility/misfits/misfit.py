"""A finding that answers nothing, or answers it in a way the rulebook does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.language import Message

if TYPE_CHECKING:
    pass

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
        Message("“{key}” is missing here.", key=key),
        Message("A finding names its reason, who found it, the office and the day."),
    )
