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
    read_day,
    read_exact,
    read_quantity,
    read_year,
    read_yes_no,
)

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


def _quantity(unit: Unit, lowest: Lowest) -> Cell:
    @_KEPT
    def read(text: str | None) -> Amount | None:
        return read_quantity(text, unit, lowest)

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


def _exact(lowest: Lowest) -> Cell:
    """Read counts that are of no use unless they are exact: a rank, a number of characters."""

    @_KEPT
    def read(text: str | None) -> Decimal | None:
        return read_exact(text, Unit.ITEMS, lowest)

    return Cell(read, _FIGURE | _LOWEST[lowest], Unit.ITEMS, lowest)


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

Text = Annotated[str | None, Cell(read_text, _TEXT)]
Day = Annotated[date | None, Cell(read_day, _DAY)]
YesNo = Annotated[bool | None, Cell(read_yes_no, _yes_or_no())]
Year = Annotated[int | None, Cell(read_year, {"type": ["integer", "string"]})]
Area = Annotated[Amount | None, _quantity(Unit.KM2, Lowest.ABOVE_ZERO)]
Money = Annotated[Amount | None, _quantity(Unit.YI_YUAN, Lowest.ZERO)]
GainOrLoss = Annotated[Amount | None, _quantity(Unit.YI_YUAN, Lowest.ANY)]
FirmsInAll = Annotated[Amount | None, _quantity(Unit.HOUSEHOLDS, Lowest.ABOVE_ZERO)]
Firms = Annotated[Amount | None, _quantity(Unit.HOUSEHOLDS, Lowest.ZERO)]
People = Annotated[Amount | None, _quantity(Unit.PEOPLE, Lowest.ZERO)]
Items = Annotated[Amount | None, _quantity(Unit.ITEMS, Lowest.ZERO)]
Rank = Annotated[Decimal | None, _exact(Lowest.ABOVE_ZERO)]
ExactCount = Annotated[Decimal | None, _exact(Lowest.ZERO)]
Growth = Annotated[Amount | None, _quantity(Unit.PERCENT, Lowest.ANY)]
PartOfWhole = Annotated[
    Amount | None,
    Cell(
        read_part_of_whole,
        _FIGURE | {"minimum": 0, "maximum": 100},
        Unit.PERCENT,
        Lowest.ZERO,
    ),
]
