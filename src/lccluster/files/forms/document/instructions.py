"""A sheet that explains how to fill in the form has its labels, and words where figures belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lccluster.files.forms.document.finding import LabelledGrid
from lccluster.files.forms.document.grid import Sheets
from lccluster.form.form import OPINION, Form
from lccluster.form.on_paper.fields import paper_field
from lccluster.quantities import QuantityError, is_blank

FEWEST = 3  # fields of figures that say something, none of them a figure
LONGEST = 6  # signs; an explanation is longer than a figure that somebody mistyped


def without_instructions(
    sheets: Sheets, forms: Sequence[LabelledGrid]
) -> tuple[Sheets, list[LabelledGrid]]:
    """Leave out the tables that only explain the form, where another one is there."""
    explaining = [form.grid for form in forms if _explains(form)]
    if not explaining or len(explaining) == len(forms):
        return sheets, list(forms)
    grids = [each for each in sheets.grids if not any(each is grid for grid in explaining)]
    kept = [form for form in forms if any(form.grid is grid for grid in grids)]
    return replace(sheets, grids=grids), kept


def _explains(form: LabelledGrid) -> bool:
    texts = [(target, text) for target, text in _figures(form) if not is_blank(text)]
    return len(texts) >= FEWEST and all(
        len(text) > LONGEST and not _reads(form.shape.form, target, text) for target, text in texts
    )


def _figures(form: LabelledGrid) -> Iterator[tuple[str, str]]:
    for each in form.found:
        if (
            each.target != OPINION
            and paper_field(form.shape.form, each.target).cell.unit is not None
        ):
            yield from ((each.target, box.text) for box in each.boxes)


def _reads(form: Form, target: str, text: str) -> bool:
    try:
        paper_field(form, target).cell.read(text)
    except QuantityError:
        return False
    return True
