"""What a cell of an expert's workbook gives: points, or nothing; a blank is no zero."""

from __future__ import annotations

from decimal import Decimal

from lccluster.files.office.doubt import Doubt, SeenCell
from lccluster.language import Message
from lccluster.quantities import QuantityError, read_number

_PLAIN = Message("Type the points as a number, or leave the cell empty.")


def points_in(cell: SeenCell | None, most: Decimal, restyled: Doubt | None) -> Decimal | None:
    """Read a score; a blank is none, and no zero. Raises QuantityError."""
    if cell is None or (not cell.text.strip() and not cell.doubt):
        return None
    if cell.worked_out:
        raise QuantityError("formula", Message("A formula stands here, no score."), _PLAIN)
    if doubt := cell.doubt or restyled:
        raise QuantityError(doubt.code, doubt.reason, doubt.hint)
    value = _number((cell.kept or cell.text).strip())
    if not 0 <= value <= most:
        message = Message("{value} does not lie between 0 and {most}.", value=value, most=most)
        raise QuantityError("out-of-range", message, _PLAIN)
    return value


def _number(text: str) -> Decimal:
    try:
        value = read_number(text)
    except QuantityError:
        value = None
    if value is None:
        message = Message("“{text}” is no number of points.", text=text)
        raise QuantityError("not-a-score", message, _PLAIN)
    return value
