"""Why what stands in a cell may be no figure, and what a cell shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from lccluster.language import Message


class Reach(Enum):
    """What a doubt leaves unsure. Where nothing can be read beside it, every kind of cell is."""

    FIGURES = auto()  # a picture beside `28`; beside a name or a day it harms nothing
    VALUES = auto()  # figures, days, answers and opinions; other words stand as they are seen
    WORDS = auto()  # everything: the words may not be all there


@dataclass(frozen=True)
class Doubt:
    """Why what stands in a cell may not be what it seems, and what to do about it."""

    code: str
    reason: Message
    hint: Message | None = None
    reach: Reach = Reach.VALUES


@dataclass(frozen=True, slots=True)
class Seen:
    """What a cell shows, as text; `kept` is the figure in the cell where fewer digits are shown."""

    text: str
    doubt: Doubt | None = None
    kept: str = ""
