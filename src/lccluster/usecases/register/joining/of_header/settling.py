"""A conflict on the header settled: what is kept is sealed anew, and the choice with its reason beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from lccluster.errors import Refused
from lccluster.files.disk.regular import whole_of
from lccluster.files.register.header_spliced import header_bytes
from lccluster.files.register.ids import new_event_id
from lccluster.files.register.layout import HEADER
from lccluster.files.register.writing import event_words
from lccluster.language import Message
from lccluster.register.acts import Act, Settled
from lccluster.register.cluster import Cluster
from lccluster.register.joining.brought import Words
from lccluster.register.joining.clash import Clash
from lccluster.register.joining.header import differing, is_open
from lccluster.register.joining.header_line import HeaderLine
from lccluster.register.lawful import Unlawful
from lccluster.register.sealing.written import Thing, of_header, version
from lccluster.usecases.register.joining.choice import Keep, Settling
from lccluster.usecases.register.joining.header import fitting_header
from lccluster.usecases.register.joining.of_header.bringing import NewHeader
from lccluster.usecases.register.joining.of_header.naming import sealed_headers
from lccluster.usecases.register.recording.deciding import not_ours
from lccluster.usecases.register.room import Room


class HeaderSettled(Struct, frozen=True):
    """The acts that settle it, the header as it becomes, and all that we seal for it."""

    acts: Sequence[Act]
    header: NewHeader
    things: Sequence[Thing]


def header_settled(room: Room, clash: Clash, here: NewHeader, choice: Settling) -> HeaderSettled:
    """Settle a conflict on the header; raises Refused, Unlawful, and Unusable where it cannot stand here."""
    if choice.keep is Keep.BOTH:
        raise Refused([*clash.why, Message("Both cannot stand; keep “ours” or “theirs”.")])
    kept, gone = _sides(clash, choice)
    acts = [*_acts(room, here, choice, kept, gone)]
    _refuse_counties(room, acts)
    words = next((e.words for e in here.waiting if e.name == kept[0]), here.current.words)
    current, lines = _sealed_anew(room, here, words, acts)
    before = whole_of(room.register.folder / HEADER)
    keys, data = differing(here.current.words, words), before
    if keys:
        data = header_bytes(before, fitting_header(room, words, HEADER), words)
    header = NewHeader(current, [*here.waiting, *lines], lines, before, data, keys)
    things = [current.thing, *(each.thing for each in lines if not each.number)]
    return HeaderSettled(acts, header, things)


def _sides(clash: Clash, choice: Settling) -> tuple[Sequence[str], Sequence[str]]:
    ours = choice.keep is Keep.OURS
    return (clash.ours, clash.theirs) if ours else (clash.theirs, clash.ours)


def _acts(
    room: Room, here: NewHeader, choice: Settling, kept: Sequence[str], gone: Sequence[str]
) -> Iterator[Settled]:
    """Record that each name of what goes does not count; further names of what is kept end with it."""
    stamp = choice.stamp
    ids = [each.event for each in here.waiting]
    for of in (*gone, *kept[1:]):
        ids.append(new_event_id(stamp.now, ids))
        yield Settled(
            id=ids[-1],
            on=stamp.today,
            recorded_at=stamp.recorded_at,
            recorded_by=room.me.writer,
            by=room.offices.city.name.zh,
            of=of,
            kept=kept[0],
            reason=choice.reason,
        )


def _refuse_counties(room: Room, acts: Sequence[Act]) -> None:
    """To settle is to decide: no county's computer does; raises Unlawful."""
    whole = Cluster(id=HEADER, name=room.register.header.title, county=room.me.office)
    if refused := [one for act in acts for one in not_ours(room, whole, act)]:
        raise Unlawful(refused)


def _sealed_anew(
    room: Room, here: NewHeader, words: Words, acts: Sequence[Act]
) -> tuple[HeaderLine, list[HeaderLine]]:
    """Give what is kept under its new seal, and the lines that are new: of it, too, while more is open."""
    me = room.me.writer
    last = max(version(event) for _, event in sealed_headers(room.register))
    current = HeaderLine(me, of_header(words, last + 1).event, words)
    lines = [HeaderLine(me, act.id or "", event_words(act)) for act in acts]
    more = is_open([*here.waiting, *lines, current])
    return current, [*([current] if more else []), *lines]
