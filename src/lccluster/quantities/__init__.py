"""Figures, days and answers as people write them: read for sure, or refused with what to do."""

from __future__ import annotations

from lccluster.quantities.answers import YES_OR_NO, is_yes_or_no, names_nothing, read_yes_no
from lccluster.quantities.days import iso_day, read_day, read_year
from lccluster.quantities.figures import (
    AsWritten,
    Lowest,
    is_converted,
    is_plain,
    lacks_unit,
    read_exact,
    read_number,
    read_quantity,
    remarks,
    whole_number,
    written,
)
from lccluster.quantities.inexact import Amount, Approximate
from lccluster.quantities.spans import End, Span
from lccluster.quantities.texts import DASHES, JoinedText, QuantityError, folded, is_blank
from lccluster.quantities.units import HowMany, Quantity, Unit, plain
