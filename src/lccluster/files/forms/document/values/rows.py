"""Rows of the form, such as its products: lines of several columns that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lccluster.files.forms.document.values.one_field import Units, read, unlabelled
from lccluster.files.forms.document.values.pieces import Pieces, TextPiece
from lccluster.form.form import Form
from lccluster.form.on_paper.fields import paper_field
from lccluster.form.on_paper.lines import split
from lccluster.form.parts import FormGroup
from lccluster.form.readings import CellReading, Status
from lccluster.language import Listing, Message
from lccluster.quantities import is_blank


def rows(group: FormGroup, form: Form, found: Pieces, units: Units) -> Iterator[CellReading]:
    """Pair the lines of the columns; columns of unequal length pair with nothing."""
    columns = {each.name: _lines(found.get(each.key, ())) for each in group.fields if each.paper}
    lengths = {len(lines) for lines in columns.values() if lines}
    if len(lengths) > 1:
        yield from _unpaired(group.id, form, columns)
        return
    for index in range(max(lengths, default=1)):
        for key, lines in columns.items():
            path, column = f"{group.id}[{index}].{key}", found.get(f"{group.id}.{key}")
            yield _cell(form, path, index, lines, column, units)


def _cell(
    form: Form,
    path: str,
    index: int,
    lines: Sequence[TextPiece],
    column: Sequence[TextPiece] | None,
    units: Units,
) -> CellReading:
    if column is None:
        return unlabelled(form, path)
    if index < len(lines) and (lines[index].text or lines[index].doubt):
        return read(form, path, lines[index], units)
    return CellReading(path, next((each.place for each in column), None), Status.BLANK)


def _lines(pieces: Sequence[TextPiece]) -> list[TextPiece]:
    return [each for piece in pieces for each in _piece_lines(piece)]


def _piece_lines(piece: TextPiece) -> list[TextPiece]:
    if is_blank(piece.text):
        return [piece] if piece.doubt else []
    return [piece._replace(text=line or "") for line in split(piece.text)]


def _unpaired(
    group: str, form: Form, columns: Mapping[str, Sequence[TextPiece]]
) -> Iterator[CellReading]:
    counts = Listing(
        f"{paper_field(form, f'{group}.{key}').label} {len(columns[key])}" for key in columns
    )
    reason = Message("The lines of the products do not pair: {counts}.", counts=counts)
    hint = Message(
        "Write one line for each product in every column, a dash where nothing is known."
    )
    for key, lines in columns.items():
        place = next((each.place for each in lines), None)
        text = "\n".join(each.text for each in lines)
        status = Status.UNSURE if lines else Status.BLANK
        about = ("unequal-lines", reason, hint) if lines else ("", None, None)
        yield CellReading(f"{group}[0].{key}", place, status, text, *about)
