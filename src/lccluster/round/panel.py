"""Who reviews, and to whom they are tied: by what they declared, and by where they work."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.round.records import ApplicationRecord

TieKind = Literal["employer", "adviser", "kin", "other"]
TIES: dict[str, Message] = {
    "employer": Message("employer"),
    "adviser": Message("adviser"),
    "kin": Message("kin"),
    "other": Message("another tie"),
}


class Tie(Struct, frozen=True):
    """A tie of an expert to an applicant, a cluster or a county."""

    to: str
    kind: TieKind


class Expert(Struct, frozen=True):
    """A person of the panel."""

    id: str
    name: str
    unit: str
    field: str | None = None
    ties: tuple[Tie, ...] = ()


class Panel(Struct, frozen=True):
    """Those who review the applications of a round."""

    experts: tuple[Expert, ...]

    def expert(self, written: str) -> Expert | None:
        """Find a person by id, or by a name that no other bears."""
        by_id = [each for each in self.experts if each.id == written]
        by_name = [each for each in self.experts if each.name == written]
        found = by_id or by_name
        return found[0] if len(found) == 1 else None


def tie_of(expert: Expert, record: ApplicationRecord) -> Tie | None:
    """Give the tie of an expert to an application: declared, or by working for the applicant."""
    names = {
        _folded(each)
        for each in (record.applicant, record.cluster, record.county, record.id)
        if each
    }
    declared = next((each for each in expert.ties if _folded(each.to) in names), None)
    if declared is None and record.applicant and _folded(expert.unit) == _folded(record.applicant):
        return Tie(expert.unit, "employer")
    return declared


def panel_flaws(panel: Panel) -> Iterator[tuple[tuple[str | int, ...], str, Message]]:
    """List what no proper panel says: a person twice."""
    ids: set[str] = set()
    people: set[tuple[str, str]] = set()
    for at, each in enumerate(panel.experts):
        person = (_folded(each.name), _folded(each.unit))
        if _folded(each.id) in ids:
            message = Message("The id “{id}” is given twice.", id=each.id)
            yield ("experts", at, "id"), "expert-twice", message
        elif person in people:
            message = Message("{name} of {unit} is named twice.", name=each.name, unit=each.unit)
            yield ("experts", at, "name"), "expert-twice", message
        ids.add(_folded(each.id))
        people.add(person)


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()
