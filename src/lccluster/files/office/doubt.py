"""Why what stands in a cell may be no figure, and what a cell shows."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from lccluster.errors import Problem
from lccluster.language import Message

SHOWN = 40  # characters of the words that are gone


class Reach(Enum):
    """What a doubt leaves unsure. Where nothing can be read beside it, every kind of cell is."""

    FIGURES = auto()  # a picture beside `28`; beside a name or a day it harms nothing
    VALUES = auto()  # figures, days, answers and opinions; other words stand as they are seen
    WORDS = auto()  # everything: the words may not be all there


class Doubt(Struct, frozen=True):
    """Why what stands in a cell may not be what it seems, and what to do about it."""

    code: str
    reason: Message
    hint: Message | None = None
    reach: Reach = Reach.VALUES

    def problem(self, file: str, cell: str | Message | None, field: str | None = None) -> Problem:
        """Say it of a cell of a file."""
        return Problem(
            code=self.code,
            file=file,
            cell=cell,
            field=field,
            message=self.reason,
            hint=self.hint,
        )


class SeenCell(Struct, frozen=True):
    """What a cell shows, as text; `kept` is the figure in the cell where fewer digits are shown.

    `worked_out`: a formula gave it.
    """

    text: str
    doubt: Doubt | None = None
    kept: str = ""
    worked_out: bool = False


def naming(reason: Message, gone: str) -> Message:
    """Name the words that a person does not see, where there are any."""
    said = " ".join(gone.split())
    shown = said if len(said) <= SHOWN else said[:SHOWN] + "…"
    return Message("{reason} (“{gone}”)", reason=reason, gone=shown) if said else reason
