"""Why a figure passes or falls short, in words that people can act on."""

from __future__ import annotations

from decimal import Decimal

from lccluster.eligibility.figures import Stated
from lccluster.language import Listing, Message
from lccluster.quantities import Quantity
from lccluster.rulebook.conditions import AtMost, Figure


def compared(check: Figure, stated: Stated, bound: Decimal) -> Message:
    """Say by how much a stated figure passes or misses a bound; of several years, in which."""
    assert stated.value is not None  # noqa: S101 - a blank is held against nothing
    margin = check.margin(stated.value, bound)
    said = _passed if check.passes(stated.value, bound) else _shortfall
    if stated.year is None:
        return said(check, margin)
    return Message("{held}, in {year}", held=said(check, margin), year=stated.year)


def blank(stated: Stated) -> Message:
    """Say that a figure is not stated, and for which years."""
    if not stated.blank_years:
        return Message("The form leaves it blank; a blank is not zero.")
    years = Listing(stated.blank_years)
    return Message("The form leaves {years} blank; a blank is not zero.", years=years)


def contradicted() -> Message:
    """Say that a figure decides nothing, because the form contradicts itself on it."""
    return Message(
        "The form contradicts itself here; until it is mended the figure decides nothing."
    )


def _passed(check: Figure, margin: Decimal) -> Message:
    amount = Quantity(margin, check.unit)
    if not margin:
        return Message("exactly at the bound, which is included")
    if isinstance(check, AtMost):
        return Message("{amount} below the bound", amount=amount)
    return Message("{amount} above the bound", amount=amount)


def _shortfall(check: Figure, margin: Decimal) -> Message:
    amount = Quantity(-margin, check.unit)
    if not margin:
        return Message("exactly at the bound, which is not included")
    if isinstance(check, AtMost):
        return Message("{amount} over the bound", amount=amount)
    return Message("{amount} short of the bound", amount=amount)
