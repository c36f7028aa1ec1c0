"""An application's number: files have it by its county's id, people read and type it by the county's name as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from lccluster.language import Message, spelt
from lccluster.quantities.texts import folded, is_digits
from lccluster.rulebook.offices import Offices


class Numbered(Protocol):
    """A record of an application, as far as its number is drawn by it."""

    @property
    def id(self) -> str:
        """Give the number as files have it."""

    @property
    def county(self) -> str:
        """Give the name of the county."""


class CalledInRound(Struct, frozen=True):
    """What acts name by ids, as people call it: the experts, and applications by their offices; of no round, nothing."""

    offices: Offices | None = None
    experts: Mapping[str, str] = {}

    def number(self, application: str) -> str:
        """Draw the number of an application that an act names."""
        return drawn_by(application, self.offices) if self.offices else application


_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def drawn(record: Numbered) -> str:
    """Draw an application's number, for whoever reads the language spoken."""
    return drawn_of(record.id, record.county)


def drawn_of(number: str, county: str) -> str:
    """Draw a number: in Chinese by the county's name, where the county has no code but a word for an id."""
    code, _, serial = number.rpartition("-")
    if is_digits(code) or not is_digits(serial):
        return number
    return spelt(number, f"{county}-{serial}")


def drawn_by(number: str, offices: Offices) -> str:
    """Draw a number of which no record is at hand."""
    code, _, _ = number.rpartition("-")
    return drawn_of(number, offices.own_name(code))


def drawn_in_round(caused_by: str, offices: Offices) -> str:
    """Draw the application that an act of a register came of, behind the year of its round."""
    year, between, number = caused_by.rpartition("/")
    return f"{year}{between}{drawn_by(number, offices)}"


def placed(record: Numbered, file: object) -> str:
    """Name a file of an application; its number stands in front where the folder is called otherwise."""
    return _behind(drawn(record), record.id, file)


def placed_by(number: str, file: object, offices: Offices) -> str:
    """Name a file of an application of which no record is at hand."""
    return _behind(drawn_by(number, offices), number, file)


def _behind(said: str, number: str, file: object) -> str:
    return (
        str(file) if said == number else str(Message("{number} ({file})", number=said, file=file))
    )


def as_filed(written: str, offices: Offices) -> str:
    """Give the number that files have, however it is typed; what is of no county stays as it is."""
    name, _, serial = folded(written).translate(_HYPHENS).rpartition("-")
    office = offices.county(name)
    return f"{office.id}-{serial}" if office and is_digits(serial) else written
