"""Words in a cell, in one ink or in several: what is struck out or cannot be seen is not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from lccluster.files.office.doubt import SeenCell
from lccluster.files.office.showing.doubts import nothing_shown, raised, struck_out
from lccluster.files.office.showing.figures import show_words
from lccluster.files.office.showing.looks import CellLook, Ink

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class InkedRun(Struct, frozen=True):
    """Signs in one ink; in that of their cell where none is said."""

    text: str
    ink: Ink | None = None


InkedText = str | tuple[InkedRun, ...]  # most texts are in the ink of their cell


def show_text(text: InkedText, look: CellLook) -> SeenCell:
    """Show a text as its cell does."""
    if isinstance(text, str) and not look.ink.struck and not look.hides(look.ink):
        return show_words(text, look.how)
    runs = (InkedRun(text),) if isinstance(text, str) else text
    return show_runs([(run.text, run.ink or look.ink) for run in runs], look)


def show_runs(runs: Sequence[tuple[str, Ink]], look: CellLook) -> SeenCell:
    """Show what is written in several inks; beside a figure, what is not read makes it unsure."""
    read = "".join(text for text, ink in runs if not (ink.struck or look.hides(ink)))
    struck = "".join(text for text, ink in runs if ink.struck).strip()
    unseen = "".join(text for text, ink in runs if look.hides(ink) and not ink.struck).strip()
    doubt = None
    if struck:
        doubt = struck_out(struck)
    elif unseen:
        doubt = nothing_shown(unseen)
    elif _stands_raised(runs):
        doubt = raised(read)
    return SeenCell(read, doubt) if doubt else show_words(read, look.how)


def cleaned(text: str) -> str:
    """Take out what files put for signs that XML cannot hold; every end of a line is one sign."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _stands_raised(runs: Sequence[tuple[str, Ink]]) -> bool:
    """Tell whether a raised digit touches another: 28.5 with a note 1 is not 28.51."""
    return any(
        one.raised is not other.raised and text[-1:].isdigit() and following[:1].isdigit()
        for (text, one), (following, other) in pairwise(runs)
    )
