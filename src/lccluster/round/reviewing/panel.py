"""Who reviews, and to whom they are tied: by what they declared, and by where they work."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import ClassVar, Literal, Protocol, get_args

from msgspec import Struct

from lccluster.choices import CHOICES
from lccluster.language import Message
from lccluster.quantities.names import Name
from lccluster.round.numbering import as_filed
from lccluster.rulebook.offices import Offices

TieKind = Literal["employer", "adviser", "kin", "other"]
TIES: dict[str, Message] = {each: CHOICES[each] for each in get_args(TieKind)}


class Party(Protocol):
    """What is reviewed: an application, by all that it goes by."""

    @property
    def id(self) -> str:
        """Give its number."""

    @property
    def cluster(self) -> str:
        """Name its cluster."""

    @property
    def county(self) -> str:
        """Name its county."""

    @property
    def applicant(self) -> str | None:
        """Name who applies."""


class Tie(Struct, frozen=True):
    """A tie of an expert to an applicant, a cluster or a county."""

    IN_CHINESE: ClassVar = {"to": "对象", "kind": "关系"}

    to: Name
    kind: TieKind


class Expert(Struct, frozen=True):
    """A person of the panel."""

    IN_CHINESE: ClassVar = {
        "id": "编号",
        "name": "姓名",
        "unit": "工作单位",
        "field": "专业",
        "ties": "利害关系",
    }

    id: Name
    name: Name
    unit: Name
    field: str | None = None
    ties: tuple[Tie, ...] = ()


class Panel(Struct, frozen=True):
    """Those who review the applications of a round."""

    IN_CHINESE: ClassVar = {"experts": "专家"}

    experts: tuple[Expert, ...]

    def expert(self, written: str) -> Expert | None:
        """Find a person by id, or by a name that no other bears."""
        by_id = [each for each in self.experts if each.id == written]
        by_name = [each for each in self.experts if each.name == written]
        found = by_id or by_name
        return found[0] if len(found) == 1 else None

    def namesakes(self, expert: Expert) -> list[Expert]:
        """List the others who bear the name of one."""
        others = (each for each in self.experts if each is not expert)
        return [each for each in others if folded(each.name) == folded(expert.name)]


def tie_of(expert: Expert, record: Party, offices: Offices) -> Tie | None:
    """Give the tie of an expert to an application: declared, or by working for the applicant.

    A county is meant under every name that it goes by, an application by its number however typed.
    """
    parties = (record.applicant, record.cluster, record.county, record.id)
    names, county = {folded(each) for each in parties if each}, offices.county(record.county)
    for each in expert.ties:
        if as_filed(each.to, offices) == record.id:
            return each
        if folded(each.to) in names or (county and offices.county(each.to) is county):
            return each
    if record.applicant and folded(expert.unit) == folded(record.applicant):
        return Tie(expert.unit, "employer")
    return None


def renamed(before: Panel, now: Panel) -> Iterator[tuple[Expert, Expert]]:
    """Give who goes by an id under another name than before, both ways."""
    known = {each.id: each for each in before.experts}
    for each in now.experts:
        if each.id in known and known[each.id].name != each.name:
            yield known[each.id], each


def panel_flaws(panel: Panel) -> Iterator[tuple[tuple[str | int, ...], str, Message]]:
    """List what no proper panel says: a person twice."""
    ids: set[str] = set()
    people: set[tuple[str, str]] = set()
    for at, each in enumerate(panel.experts):
        person = (folded(each.name), folded(each.unit))
        if folded(each.id) in ids:
            message = Message("The id “{id}” is given twice.", id=each.id)
            yield ("experts", at, "id"), "expert-twice", message
        elif person in people:
            message = Message("{name} of {unit} is named twice.", name=each.name, unit=each.unit)
            yield ("experts", at, "name"), "expert-twice", message
        ids.add(folded(each.id))
        people.add(person)


def folded(name: str) -> str:
    """Fold a name so that widths, blanks and capitals do not tell it from another."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()
