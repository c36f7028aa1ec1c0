"""Terms of years, as a rulebook states them."""

from typing import NewType

from lccluster.quantities import whole_number

Years = NewType("Years", int)
_LONGEST = 100  # years that a title may last


def read_years(text: str) -> Years:
    """Read a term of 1 to 100 years; raises ValueError."""
    years = whole_number(text)
    if not 1 <= years <= _LONGEST:
        raise ValueError(text)
    return Years(years)
