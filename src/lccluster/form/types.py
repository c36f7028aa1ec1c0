"""The types of the form's cells: each reads the text that stands there, and knows its schema."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Struct

from lccluster.language import Message
from lccluster.quantities import (
    DASHES,
    YES_OR_NO,
    Amount,
    Approximate,
    Lowest,
    QuantityError,
    Unit,
    names_nothing,
    read_day,
    read_exact,
    read_quantity,
    read_year,
    read_yes_no,
)
from lccluster.quantities.names import read_called, read_name

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

BLANK_SCHEMA = {"type": "null"}

# Forms say much alike. Typed, as a text joined from several lines is refused.
_KEPT = lru_cache(maxsize=4096, typed=True)


def _as_it_is(value: object) -> object:
    return value


class Cell(Struct, frozen=True):
    """How one kind of cell is read: from text to a value, None for a blank."""

    read: Callable[[str | None], object]
    schema: dict[str, Any]
    unit: Unit | None = None
    lowest: Lowest = Lowest.ANY

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> Any:
        """Tell pydantic to call `validate` and nothing else."""
        return {
            "type": "function-plain",
            "function": {"type": "no-info", "function": self.validator()},
            "serialization": {"type": "function-plain", "function": _as_it_is},
        }

    def __get_pydantic_json_schema__(self, _core: object, _handler: GetJsonSchemaHandler) -> Any:
        """Describe what people may write, blank included."""
        return {"anyOf": [self.schema, BLANK_SCHEMA]}

    def validator(self) -> Callable[[object], object]:
        """Take text, or a value that was read before."""
        read = self.read

        def validated(value: object) -> object:
            if isinstance(value, str):
                return read(value)
            if isinstance(value, (dict, list)):
                raise QuantityError(
                    "one-value-expected",
                    Message("One value belongs here, not several."),
                    Message("Write it on the same line, behind the colon and a space."),
                )
            return value

        return validated


def read_text(text: str | None) -> str | None:
    """Take text without the blanks around it; nothing at all is None."""
    stripped = text.strip() if text else None
    return stripped or None


def read_named(text: str | None) -> str | None:
    """Take a name, of signs that are seen; a blank, or a word that names nothing, is None."""
    return None if text is None or names_nothing(text) else read_called(text)


def read_office(text: str | None) -> str | None:
    """Take what an office or a person goes by, a number too; a blank is None."""
    said = read_text(text)
    return None if said is None else read_name(said)


def figure(unit: Unit, lowest: Lowest) -> Cell:
    """Read figures in a unit, also approximate ones."""
    return _read_by(read_quantity, unit, lowest)


def _read_by(reader: Callable[..., Amount | None], unit: Unit, lowest: Lowest) -> Cell:
    @_KEPT
    def read(text: str | None) -> Amount | None:
        return reader(text, unit, lowest)

    return Cell(read, _FIGURE | _LOWEST[lowest], unit, lowest)


@_KEPT
def read_part_of_whole(text: str | None) -> Amount | None:
    """Read a share that is part of a whole, 0 % to 100 %, both included; a blank is None."""
    share = read_quantity(text, Unit.PERCENT, Lowest.ZERO)
    number = share.number if isinstance(share, Approximate) else share
    if number is None or number <= 100:  # noqa: PLR2004 - the whole
        return share
    raise QuantityError(
        "impossible-share",
        Message("“{text}” is no part of a whole.", text=text),
        Message("Write a share between 0% and 100%."),
    )


@_KEPT
def read_points(text: str | None) -> Decimal | None:
    """Read points from 0 to 100, both included; a blank is None, and no zero."""
    points = read_exact(text, Unit.POINTS, Lowest.ZERO)
    if points is None or points <= 100:  # noqa: PLR2004 - all of them
        return points
    raise QuantityError(
        "impossible-points",
        Message("“{text}” is more than 100 points.", text=text),
        Message("Write points between 0 and 100."),
    )


def points() -> Cell:
    """Read points out of a hundred."""
    bounds = {"minimum": 0, "maximum": 100}
    return Cell(read_points, _FIGURE | bounds, Unit.POINTS, Lowest.ZERO)


def share_of_whole() -> Cell:
    """Read shares of a whole."""
    bounds = {"minimum": 0, "maximum": 100}
    return Cell(read_part_of_whole, _FIGURE | bounds, Unit.PERCENT, Lowest.ZERO)


def exact_figure(unit: Unit, lowest: Lowest) -> Cell:
    """Read figures that are of no use unless they are exact: a rank, a number of characters."""
    return _read_by(read_exact, unit, lowest)


def whole_figure(unit: Unit, lowest: Lowest) -> Cell:
    """Read figures in a unit of which this form takes whole numbers only."""

    def read(text: str | None) -> Amount | None:
        found = read_quantity(text, unit, lowest)
        number = found.number if isinstance(found, Approximate) else found
        if number is None or number == number.to_integral_value():
            return found
        raise QuantityError(
            "not-whole",
            Message("“{text}” is not a whole number.", text=text),
            Message("Count in whole {unit}.", unit=unit.words),
        )

    return Cell(read, _FIGURE | _LOWEST[lowest], unit, lowest)


def _yes_or_no() -> dict[str, Any]:
    """Offer the words that a form prints, and match every other that is read, a dash included."""
    words = "|".join("".join(map(_either_case, each)) for each in sorted(YES_OR_NO | DASHES))
    offered = [True, False, "是", "否"]
    others = {"type": "string", "not": {"enum": offered}, "pattern": rf"^\s*(?:{words})?\s*$"}
    return {"anyOf": [{"enum": offered}, others]}


def _either_case(sign: str) -> str:
    return (
        f"[{sign}{sign.upper()}]"
        if sign.isascii() and sign.isalpha()
        else f"\\{sign}"
        if sign in "/\\"
        else sign
    )


_FIGURE: dict[str, Any] = {"type": ["number", "string"]}
_LOWEST: dict[Lowest, dict[str, Any]] = {
    Lowest.ANY: {},
    Lowest.ZERO: {"minimum": 0},
    Lowest.ABOVE_ZERO: {"exclusiveMinimum": 0},
}
_DAY = {
    "type": ["string", "integer"],
    "description": "2025-03-01, 2025/3/1, 2025年3月1日, 20250301",
}

# An editor takes 12 for a number and true for an answer; the reader takes the text that stands there.
_TEXT = {"type": ["string", "number", "boolean"]}

TEXT = Cell(read_text, _TEXT)
NAMED, OFFICE = Cell(read_named, _TEXT), Cell(read_office, _TEXT)
WORDS = (read_text, read_named, read_office)  # what reads cells that take words
DAY = Cell(read_day, _DAY)
YES_NO = Cell(read_yes_no, _yes_or_no())
YEAR = Cell(read_year, {"type": ["integer", "string"]})

Text = Annotated[str | None, TEXT]
Named = Annotated[str | None, NAMED]
Office = Annotated[str | None, OFFICE]
Day = Annotated[date | None, DAY]
YesNo = Annotated[bool | None, YES_NO]
ExactCount = Annotated[Decimal | None, exact_figure(Unit.ITEMS, Lowest.ZERO)]
