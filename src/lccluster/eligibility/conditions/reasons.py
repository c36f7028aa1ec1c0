"""Why a figure passes or falls short, in words that people can act on."""

from __future__ import annotations

from lccluster.eligibility.conditions.figures import OneYear, Stated
from lccluster.language import Listing, Message
from lccluster.quantities import Approximate
from lccluster.rulebook.conditions import Figure, Held


def compared(check: Figure, found: OneYear) -> Message:
    """Say by how much a stated figure passes or misses; of several years, in which."""
    said = (
        _approximately(found.figure.text, found.held(check))
        if isinstance(found.figure, Approximate)
        else check.compared(found.figure)
    )
    if found.year is None:
        return said
    return Message("{held}, in {year}", held=said, year=found.year)


def _approximately(text: str, lies: Held) -> Message:
    match lies:
        case Held.PASSES:
            return Message(
                "whichever figure “{text}” stands for, it satisfies the bound", text=text
            )
        case Held.FAILS:
            return Message("whichever figure “{text}” stands for, it misses the bound", text=text)
        case _:
            return Message(
                "“{text}” may lie on either side of the bound: only the exact figure decides",
                text=text,
            )


def blank(stated: Stated) -> Message:
    """Say that a figure is not stated, and for which years; or what else keeps it open."""
    if stated.why:
        return stated.why
    if not stated.blank_years:
        return Message("left blank, which is not zero")
    years = Listing(stated.blank_years)
    return Message("left blank for {years}, which is not zero", years=years)


def contradicted() -> Message:
    """Say that a figure decides nothing, because others, of a form or of a report, contradict it."""
    return Message(
        "figures contradict each other here; until that is mended this one decides nothing"
    )
