"""What each side of a conflict recorded, in words: people choose between acts, not between ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lccluster.files.register.inbox.waiting import Inbox
from lccluster.language import parted
from lccluster.register.acts import Act
from lccluster.register.joining.clash import Clash
from lccluster.render.columns.act_details import printed
from lccluster.usecases.register.joining.open import inbox_of
from lccluster.usecases.register.joining.saying import side
from lccluster.usecases.register.room import Room


def sides(
    room: Room, found: Sequence[Clash], brought: Mapping[str, Act] | None = None
) -> list[tuple[str, str]]:
    """Say of each conflict what either side recorded, theirs first; what is no act goes by its name.

    `brought` are acts that were set aside just now, of which a dry run writes nothing.
    """
    inbox = inbox_of(room) if found else {}
    return [_sides(room, each, {**_acts(room, each, inbox), **(brought or {})}) for each in found]


def _sides(room: Room, clash: Clash, acts: Mapping[str, Act]) -> tuple[str, str]:
    among = [*acts.values()]
    told = {name: _told(room, acts[name], among) for name in {*clash.theirs, *clash.ours} & {*acts}}
    return str(side(clash.theirs, told)), str(side(clash.ours, told))


def _told(room: Room, act: Act, among: Sequence[Act]) -> str:
    said = printed(act, among, room.measure, room.called)
    return parted(filter(None, (f"{act.on} {act.words}", said, act.recorded_by)))


def _acts(room: Room, clash: Clash, inbox: Inbox) -> dict[str, Act]:
    return {
        name: act
        for id in {clash.cluster, clash.beside} - {""}
        for name, act in _of(room, id, inbox)
    }


def _of(room: Room, id: str, inbox: Inbox) -> Iterator[tuple[str, Act]]:
    yield from ((each.name, each.act) for each in inbox.get(id, ()) if each.act)
    entry = room.entry(id) if id in room.register.ids() else None
    yield from ((each.id or "", each) for each in (entry.cluster.events if entry else ()))
