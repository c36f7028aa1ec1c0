"""One field from what stands for it: read, blank, or unsure with what stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lccluster.files.forms.document.values.pieces import TextPiece
from lccluster.files.office.doubt import Doubt, Reach
from lccluster.form.form import OPINION, Form
from lccluster.form.on_paper.fields import full_label, paper_field
from lccluster.form.readings import CellReading, Status
from lccluster.form.types import WORDS, read_named, read_office
from lccluster.language import Message
from lccluster.quantities import QuantityError, Unit, is_blank, lacks_unit

_OPEN_DAY = re.compile(r"[年月日_\s]+")
_ADD_IT = Message(
    "If the form states it under another name, write it into the application by hand."
)

Units = Mapping[Unit, str]  # those that the form asks for where they are not the annex's


def single(form: Form, path: str, pieces: Sequence[TextPiece] | None, units: Units) -> CellReading:
    """Read one field: what stands twice in the same words stands once, two texts are unsure."""
    if pieces is None:
        return unlabelled(form, path)
    said: dict[str, TextPiece] = {}
    for piece in sorted(pieces, key=lambda each: each.doubt is None):  # doubt comes before words
        if piece.doubt or not _is_open(piece.text):
            said.setdefault(piece.text, piece)
    first = next(iter(said.values()), None)
    if first is None:
        return CellReading(path, next((piece.place for piece in pieces), None), Status.BLANK)
    if len(said) > 1:
        several = Message("Several texts stand for this one field.")
        return CellReading(
            path, first.place, Status.UNSURE, " | ".join(said), "several-texts", several
        )
    return read(form, path, first, units)


def unlabelled(form: Form, path: str) -> CellReading:
    """Give the reading of a field for which the document has no label."""
    reason = Message("The form has no cell “{label}”.", label=full_label(form, path))
    return CellReading(path, None, Status.UNLABELLED, "", "missing-label", reason, _ADD_IT)


def read(form: Form, path: str, piece: TextPiece, units: Units) -> CellReading:
    """Try to read a text as the field's kind of value; what cannot be read is unsure."""
    cell = paper_field(form, path).cell
    place, text, unit, doubt, kept = piece
    if doubt and not (text and _stands(form, path, doubt)):
        return CellReading(path, place, Status.UNSURE, text, doubt.code, doubt.reason, doubt.hint)
    if cell.read not in WORDS:
        text = _unlined(text)
    elif cell.read in (read_named, read_office):
        text = "".join(text.split("\n"))  # a name takes as many lines as its cell is narrow
    given = unit or (units.get(cell.unit, "") if cell.unit else "")
    if cell.unit and given and lacks_unit(text):
        text = f"{text}{given}"
    try:
        value = cell.read(text)
    except QuantityError as refused:
        fault = refused.fault
        return CellReading(path, place, Status.UNSURE, text, fault.code, fault.message, fault.hint)
    return CellReading(path, place, Status.BLANK if value is None else Status.READ, text, kept=kept)


def _unlined(text: str) -> str:
    """Take figure or day off the line that it was typed into; what parts two figures still does."""
    return text.strip(" \t\u3000_").replace("_", " ")


def _is_open(text: str) -> bool:
    """Tell whether nothing was written: a dash, or `年 月 日` without figures."""
    return is_blank(text) or bool(_OPEN_DAY.fullmatch(text))


def _stands(form: Form, path: str, doubt: Doubt) -> bool:
    """Tell whether what can be read of a field holds in spite of a doubt."""
    cell = paper_field(form, path).cell
    if doubt.reach is Reach.FIGURES:
        return cell.unit is None
    words = cell.read in WORDS and not path.startswith(OPINION)  # words that decide something
    return doubt.reach is Reach.VALUES and words
