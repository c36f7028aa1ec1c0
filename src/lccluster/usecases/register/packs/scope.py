"""Whose records go into a pack, to whom, and since which pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.register.installation import unknown_office
from lccluster.files.register.packs.reading import read_pack
from lccluster.files.register.seals.tails import ChainLines
from lccluster.language import Message
from lccluster.register.installation import office_of
from lccluster.register.joining.brought import Sent
from lccluster.register.sealing.written import LEGACY
from lccluster.rulebook.offices import Office, Offices
from lccluster.usecases.register.room import Room


class Wish(Struct, frozen=True):
    """What is to be packed: whose acts, for whom, since which pack; what is not said is the usual."""

    county: str | None = None
    to: str | None = None
    since: Path | None = None


def receiver(room: Room, wish: Wish) -> str:
    """Give the office that a pack is for: a county's is for the city, the city's for everyone."""
    if wish.to:
        return _office(room, "--to", wish.to).name.zh
    city = room.offices.city.name.zh
    return "" if room.me.office == city else city


def scope(room: Room, wish: Wish, chains: Mapping[str, ChainLines]) -> dict[str, ChainLines]:
    """Choose whose chains are sent: a county sends those of its own computers, the city all.

    What is named after no office may be the county's own, so it sends that, too.
    """
    city = room.offices.city.name.zh
    own = _office(room, "--county", wish.county).name.zh if wish.county else room.me.office
    return {
        name: chain
        for name, chain in chains.items()
        if chain and (own == city or _may_be_of(room.offices, name, own))
    }


def _may_be_of(offices: Offices, writer: str, own: str) -> bool:
    named = office_of(writer)
    unknown = not writer.startswith(LEGACY) and offices.any(named) is None
    return unknown or offices.are_one(named, own)


def number(since: Path, noted: Sequence[Sent]) -> int:
    """Give the number of the pack of ours that is named; raises Unusable."""
    found = read_pack(since)
    if found.digest not in {each.digest for each in noted}:
        raise Unusable(_NOT_OURS.at(since, field="--since"))
    return found.pack.sequence


def _office(room: Room, option: str, written: str) -> Office:
    found = room.offices.any(written)
    if found is None:
        raise Unusable(unknown_office(written, room.offices).at(field=option))
    return found


_NOT_OURS = Fault(
    "pack-not-ours",
    Message("This pack was not made here."),
    Message("Name one that this computer made of this register."),
)
