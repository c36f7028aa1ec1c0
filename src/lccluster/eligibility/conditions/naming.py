"""What a figure of a rule is called: by the label of its cell, or of those that it is made of."""

from __future__ import annotations

from decimal import Decimal

from lccluster.form.form import Form
from lccluster.language import Listing, Message
from lccluster.quantities import Quantity, Unit, plain
from lccluster.rulebook.conditions import CountOf, Figure, Pair, Within


def called(figure: Figure, form: Form) -> object:
    """Name a figure for people, with the labels of the form."""
    match figure:
        case Pair():
            return figure.named(form.label(figure.of), form.label(figure.other))
        case CountOf():
            where = Listing(_asked(form, figure.table, *each) for each in figure.where.items())
            return Message("{table} ({where})", table=form.label(figure.table), where=where)
    return form.label(figure.field)


def _asked(form: Form, table: str, column: str, wanted: str | Within) -> str:
    cell = form.field(f"{table}.{column}")
    if isinstance(wanted, str):
        return f"{cell.label} {wanted}"
    bounds = (f"{side.sign} {_drawn(bound, cell.unit)}" for side, bound in wanted.bounds)
    return f"{cell.label} {Listing(bounds)}"


def _drawn(bound: Decimal, unit: Unit | None) -> str:
    return str(Quantity(bound, unit)) if unit else plain(bound)
