"""A rulebook of whose files some may be old and some new: it is not read until its change is at its end."""

from __future__ import annotations

from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.language import Message

IN_HAND = "change-in-hand.json"


def finishing(folder: Path) -> Message:
    """Say how a change that was broken off comes to its end."""
    return Message("“lccluster rules set {folder}” brings it to its end.", folder=folder)


def refuse_unfinished(folder: Path) -> None:
    """Refuse to read a rulebook of whose files some are old and some new; raises Unusable."""
    if (folder / IN_HAND).exists():
        raise Unusable(
            Problem(
                code="change-in-hand",
                file=str(folder / IN_HAND),
                message=Message("A change of this rulebook was broken off; it is not read so."),
                hint=finishing(folder),
            )
        )
