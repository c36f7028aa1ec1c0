"""What a choice between two sides of a conflict records: what does not count, and what is recorded again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Refused
from lccluster.files.register.ids import new_event_id
from lccluster.files.register.writing import event_words
from lccluster.language import Message
from lccluster.register.acts import Act, OnAct, Recognised, Settled
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.joining.piece import Piece
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.register.room import Room


class Keep(StrEnum):
    """Which side of a conflict is kept."""

    THEIRS = "theirs"
    OURS = "ours"
    BOTH = "both"


class Settling(Struct, frozen=True):
    """What was decided on a conflict, why and when."""

    keep: Keep
    reason: str
    stamp: Stamp


class _Record(Struct):
    """Acts as they are recorded one after the other, each with an id greater than all before."""

    room: Room
    choice: Settling
    known: Sequence[Piece]
    made: list[Act]

    def add(self, act: Act) -> str:
        """Record an act; give its id."""
        ids = [each.id for each in self.made] + [e.act.id for e in self.known if e.act]
        stamp = self.choice.stamp
        id = new_event_id(stamp.now, ids)
        said = {"recorded_at": stamp.recorded_at, "recorded_by": self.room.me.writer}
        self.made.append(replace(act, id=id, **said))
        return id

    def settle(self, of: str, kept: str | None) -> None:
        """Record that something does not count."""
        days = (each.act.on for each in self.known if each.act and each.act.id == of)
        on = next(days, self.choice.stamp.today)
        by = self.room.offices.city.name.zh
        self.add(Settled(on=on, by=by, of=of, kept=kept, reason=self.choice.reason))


def acts_of(room: Room, clash: Clash, known: Sequence[Piece], choice: Settling) -> list[Act]:
    """Give the acts that settle a conflict; raises Refused where that side cannot be kept.

    `known` is what stands here of the cluster, then what waits.
    """
    record = _Record(room, choice, known, [])
    if clash.kind is ClashKind.SAME_ID:
        _again(record, clash.theirs[0], _wordings(known, clash.theirs[0], choice.keep))
    elif clash.kind is ClashKind.ID_TWICE:
        gone, kept = loser(clash, known, choice.keep)
        for each in gone:
            record.settle(each, kept[0] if kept else None)
    elif choice.keep is Keep.BOTH:
        raise Refused([*clash.why, Message("Both cannot stand; keep “ours” or “theirs”.")])
    else:
        ours = choice.keep is Keep.OURS
        gone, kept = (clash.theirs, clash.ours) if ours else (clash.ours, clash.theirs)
        if not gone:
            raise Refused([*clash.why, Message("What the others recorded cannot stand here.")])
        for each in gone:
            record.settle(each, kept[0] if kept else None)
    return record.made


def loser(clash: Clash, known: Sequence[Piece], keep: Keep) -> tuple[Sequence[str], Sequence[str]]:
    """Give the acts of the cluster that loses its id, and those of the one that keeps it.

    Where both are to stand, the one that was recognised later loses it.
    """
    born = {e.name for e in known if isinstance(e.act, Recognised)}
    first = {
        side: min((each for each in side if each in born), default="~")
        for side in (clash.theirs, clash.ours)
    }
    later = first[clash.ours] > first[clash.theirs]
    if keep is Keep.THEIRS or (keep is Keep.BOTH and later):
        return clash.ours, clash.theirs
    return clash.theirs, clash.ours


def entered_anew(
    room: Room, id: str, lost: Sequence[str], known: Sequence[Piece], choice: Settling
) -> list[Piece]:
    """Give a cluster that lost its id once more, under another one: facts and acts with ids of their own."""
    found = {each.name: each for each in known if each.act and each.name in lost}
    record = _Record(room, choice, known, [])
    new: dict[str, str] = {}
    for name in sorted(found):
        act = found[name].act
        assert act is not None  # noqa: S101 - only acts are looked for
        new[name] = record.add(_following(act, new))
    return [
        replace(
            like,
            cluster=replace(like.cluster, id=id),
            facts={**like.facts, "id": id},
            act=act,
            words=event_words(act),
            writer=room.me.writer,
            apart=False,
        )
        for like, act in zip((found[name] for name in sorted(found)), record.made, strict=True)
    ]


def _following(act: Act, new: Mapping[str, str]) -> Act:
    """Let an act on another one follow to that one's new id."""
    return replace(act, of=new[act.of]) if isinstance(act, OnAct) and act.of in new else act


def _wordings(known: Sequence[Piece], id: str, keep: Keep) -> list[Act]:
    """Give the wordings of an act that are kept: the first is ours."""
    found = list(dict.fromkeys(repr(e.act) for e in known if e.act and e.act.id == id))
    acts = {repr(each.act): each.act for each in known if each.act}
    said = [act for each in found if (act := acts[each])]
    return {Keep.OURS: said[:1], Keep.THEIRS: said[1:2], Keep.BOTH: said}[keep]


def _again(record: _Record, id: str, wordings: Iterable[Act]) -> None:
    """Record wordings of one id anew, each with an id of its own; what was on that act follows the first."""
    new = [record.add(act) for act in wordings]
    record.settle(id, new[0])
    for each in list(_on(record.known, id)):
        _again(record, each.id or "", [replace(each, of=new[0])])


def _on(known: Iterable[Piece], id: str) -> Iterator[OnAct]:
    """Give the acts on an act, once each; a settlement of it stays as it is."""
    acts = {each.act.id: each.act for each in known if isinstance(each.act, OnAct)}
    return (each for each in acts.values() if each.of == id and not isinstance(each, Settled))
