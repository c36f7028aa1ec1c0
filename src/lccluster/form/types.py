"""The types of the form's cells: each reads the text that stands there, and knows its schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from lccluster.language import Message
from lccluster.quantities import (
    QuantityError,
    Unit,
    is_blank,
    normalised,
    read_day,
    read_quantity,
    read_yes_no,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

BLANK_SCHEMA = {"type": "null"}


@dataclass(frozen=True)
class Cell:
    """How one kind of cell is read: from text to a value, None for a blank."""

    read: Callable[[str | None], object]
    schema: dict[str, Any]
    unit: Unit | None = None

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> Any:
        """Tell pydantic to call `validate` and nothing else."""
        return {
            "type": "function-plain",
            "function": {"type": "no-info", "function": self.validate},
        }

    def __get_pydantic_json_schema__(self, _core: object, _handler: GetJsonSchemaHandler) -> Any:
        """Describe what people may write, blank included."""
        return {"anyOf": [self.schema, BLANK_SCHEMA]}

    def validate(self, value: object) -> object:
        """Take text, or a value that was read before."""
        if isinstance(value, str):
            return self.read(value)
        if isinstance(value, (dict, list)):
            raise QuantityError(
                "one-value-expected",
                Message("One value belongs here, not several."),
                Message("Write it on the same line, behind the colon and a space."),
            )
        return value


def read_text(text: str | None) -> str | None:
    """Take text without the blanks around it; nothing at all is None."""
    stripped = text.strip() if text else None
    return stripped or None


def read_year(text: str | None) -> int | None:
    """Read `2024` or `2024年`."""
    if text is None or is_blank(text):
        return None
    digits = normalised(text).removesuffix("年")
    if len(digits) == 4 and digits.isascii() and digits.isdigit():  # noqa: PLR2004
        return int(digits)
    raise QuantityError(
        "not-a-year", Message("“{text}” is not a year.", text=text), Message("Write it as 2024.")
    )


def _quantity(unit: Unit) -> Cell:
    def read(text: str | None) -> Decimal | None:
        return read_quantity(text, unit)

    return Cell(read, {"type": ["number", "string"]}, unit)


def read_part_of_whole(text: str | None) -> Decimal | None:
    """Read a share that is part of a whole, 0 % to 100 %, both included; a blank is None."""
    share = read_quantity(text, Unit.PERCENT)
    if share is None or 0 <= share <= 100:  # noqa: PLR2004 - the whole
        return share
    raise QuantityError(
        "impossible-share",
        Message("“{text}” is no part of a whole.", text=text),
        Message("Write a share between 0% and 100%."),
    )


Text = Annotated[str | None, Cell(read_text, {"type": "string"})]
Day = Annotated[date | None, Cell(read_day, {"type": "string", "format": "date"})]
YesNo = Annotated[bool | None, Cell(read_yes_no, {"enum": [True, False, "是", "否"]})]
Year = Annotated[int | None, Cell(read_year, {"type": ["integer", "string"]})]
Area = Annotated[Decimal | None, _quantity(Unit.KM2)]
Money = Annotated[Decimal | None, _quantity(Unit.YI_YUAN)]
Firms = Annotated[Decimal | None, _quantity(Unit.HOUSEHOLDS)]
People = Annotated[Decimal | None, _quantity(Unit.PEOPLE)]
Items = Annotated[Decimal | None, _quantity(Unit.ITEMS)]
Share = Annotated[Decimal | None, _quantity(Unit.PERCENT)]
Growth = Annotated[Decimal | None, _quantity(Unit.PERCENT)]
PartOfWhole = Annotated[
    Decimal | None, Cell(read_part_of_whole, {"type": ["number", "string"]}, Unit.PERCENT)
]
