"""What stands for each field, gathered: in the cells of its label, behind it, in a line outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lccluster.files.forms.document.finding import Found, LabelledGrid
from lccluster.files.forms.document.grid import TextLine
from lccluster.files.forms.document.values.units_line import before_units
from lccluster.files.forms.labels.spellings import Spellings
from lccluster.files.forms.labels.telling import Told, told_in
from lccluster.files.office.doubt import Doubt
from lccluster.form.form import OPINION
from lccluster.form.on_paper.shape import shape_of
from lccluster.language import Message

Place = str | Message | None
_MOST_LINES = 1000  # outside the tables that are looked at
_LONGEST_LINE = 200  # characters of a line outside the table that states a field
_RULE = "___"  # the line to write on, a part of it
_EDGE = " \t\n\u3000_"
_SHARED = re.compile(r"[/、;；\n\t]")
_UNPAIRED = Doubt(
    "paired-labels",
    Message("Several labels share this cell, and what stands there does not pair with them."),
    Message("Write one value for each label, in the same order and with the same sign between."),
)


class TextPiece(NamedTuple):
    """Where something stands, what stands there, the unit above it, and why it may be no figure."""

    place: Place
    text: str
    unit: str = ""
    doubt: Doubt | None = None
    kept: str = ""  # the figure in the cell, where fewer of its digits are shown


Pieces = Mapping[str, Sequence[TextPiece]]


def gathered(
    free: Sequence[TextLine], forms: Sequence[LabelledGrid], spellings: Spellings
) -> Pieces:
    """Gather what stands for each field; a field that no label names is not there.

    What is on the title page counts beside the table; other lines count where it has no such label.
    """
    shape = shape_of(spellings.form)
    found: dict[str, list[TextPiece]] = {}
    for form in forms:
        for each in form.found:
            found.setdefault(each.target, []).extend(_pieces(each))
    in_tables = frozenset(found) - {*shape.above_table}
    for line in free[:_MOST_LINES]:
        for told in _told(line, spellings):
            target = shape.totals.get(told.target, told.target)
            if told.value and target not in in_tables:
                piece = TextPiece(line.place, unruled(told.value), told.spelt.unit, line.doubt)
                found.setdefault(target, []).append(piece)
    return found


def stated_in(lines: Sequence[TextLine], spellings: Spellings) -> set[str]:
    """Name the fields that lines outside the tables state."""
    told = (each for line in lines[:_MOST_LINES] for each in _told(line, spellings))
    totals = shape_of(spellings.form).totals
    return {totals.get(each.target, each.target) for each in told if each.value}


def _told(line: TextLine, spellings: Spellings) -> Iterator[Told]:
    text = before_units(line.text) if len(line.text) <= _LONGEST_LINE else ""
    to_the_end = shape_of(spellings.form).to_the_end
    for each in told_in(text, (), spellings):
        yield each
        if each.target in to_the_end:
            return


def _pieces(found: Found) -> Iterator[TextPiece]:
    label = found.label
    if label.value:
        yield TextPiece(label.box.place, unruled(label.value), found.unit, label.box.doubt)
    for box in found.boxes:
        text = box.text if found.target == OPINION else unruled(box.text)
        yield _share(TextPiece(box.place, text, found.unit, box.doubt, box.kept), *label.share)
    if not found.boxes and not label.value:
        yield TextPiece(None, "")


def _share(piece: TextPiece, number: int, of: int) -> TextPiece:
    """Take a label's share of a cell that belongs to several labels."""
    shares = [each.strip() for each in _SHARED.split(piece.text)]
    if of == 1 or not piece.text:
        return piece
    if len(shares) == of:
        return piece._replace(text=shares[number])
    return piece._replace(doubt=piece.doubt or _UNPAIRED)


def unruled(text: str) -> str:
    """Take the line to write on from around what is written."""
    text = text.strip()
    begun = text.lstrip(_EDGE)
    text = begun if _RULE in text[: len(text) - len(begun)] else text
    ended = text.rstrip(_EDGE)
    return (ended if _RULE in text[len(ended) :] else text).strip()
