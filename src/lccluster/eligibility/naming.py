"""What a figure of a rule is called: by the label of its cell, or of those that it is made of."""

from __future__ import annotations

from decimal import Decimal

from lccluster.form.fields import field
from lccluster.language import Listing, Message
from lccluster.quantities import Quantity, Unit, plain
from lccluster.rulebook.conditions import CountOf, Figure, Pair, Within


def called(figure: Figure) -> object:
    """Name a figure for people, with the labels of the form."""
    match figure:
        case Pair():
            return figure.named(field(figure.of).label, field(figure.other).label)
        case CountOf():
            where = Listing(_asked(figure.table, *each) for each in figure.where.items())
            return Message("{table} ({where})", table=field(figure.table).label, where=where)
    return field(figure.field).label


def _asked(table: str, column: str, wanted: str | Within) -> str:
    cell = field(f"{table}.{column}")
    if isinstance(wanted, str):
        return f"{cell.label} {wanted}"
    bounds = (f"{side.sign} {_drawn(bound, cell.unit)}" for side, bound in wanted.bounds)
    return f"{cell.label} {Listing(bounds)}"


def _drawn(bound: Decimal, unit: Unit | None) -> str:
    return str(Quantity(bound, unit)) if unit else plain(bound)
