"""How cells look: their number formats, what is struck out, what nobody can see."""

from __future__ import annotations

from msgspec import Struct

from lccluster.files.office.showing.number_format import NumberFormat, number_format

WHITE, BLACK = "ffffff", "000000"
_CLOSE = 0x10  # colours that differ by less in red, green and blue are one to the eye
GENERAL = number_format("General")


class Ink(Struct, frozen=True):
    """How signs are written: struck out, in which colour, raised or lowered."""

    struck: bool = False
    colour: str = BLACK
    raised: bool = False


class CellLook(Struct, frozen=True):
    """What a cell does with what it keeps."""

    how: NumberFormat = GENERAL
    ink: Ink = Ink()
    paper: str = WHITE

    def hides(self, ink: Ink) -> bool:
        """Tell whether signs in this ink cannot be seen on the paper of the cell."""
        return are_close(ink.colour, self.paper)


PLAIN = CellLook()


def are_close(one: str, other: str) -> bool:
    """Tell whether two colours are one to the eye."""
    try:
        pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
        return all(abs(a - b) < _CLOSE for a, b in pairs)
    except ValueError:
        return one == other
