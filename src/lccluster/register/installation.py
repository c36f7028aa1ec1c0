"""Who writes: an installation of an office, and the name under which its chain of seals stands."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from lccluster.quantities.names import Name
from lccluster.rulebook.offices import Offices


class Installation(Struct, frozen=True):
    """A computer's writer, the office that it is of, and who works on it."""

    IN_CHINESE: ClassVar = {"writer": "登记标识", "office": "单位", "person": "经办人"}

    writer: str
    office: Name
    person: Name | None = None


def by_default(offices: Offices) -> Installation:
    """Give who is meant where nobody has said who works on a computer: the city's office."""
    city = offices.city.name.zh
    return Installation(city, city)


def office_of(writer: str) -> str:
    """Give the office of a writer: its name before the sign that tells its computers apart."""
    return writer.rpartition("-")[0] or writer
