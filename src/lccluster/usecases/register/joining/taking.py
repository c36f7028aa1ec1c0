"""Take in what another copy, a package or an export brings: all that holds, the rest into the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.change.stroke import write_changed
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.ids import is_fit, is_fit_county
from lccluster.files.register.inbox.waiting import Inbox
from lccluster.files.register.lock import locked
from lccluster.files.register.pieces import entry_pieces
from lccluster.files.register.reading.steady import steadily
from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.joining.brought import Brought
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.joining.cluster import Joined, preferred_to
from lccluster.register.joining.piece import Piece, named
from lccluster.register.sealing.written import version
from lccluster.register.view import settled_away
from lccluster.usecases.register.joining.header import refuse_another
from lccluster.usecases.register.joining.news import Lines, News, news, only_ours
from lccluster.usecases.register.joining.of_header.bringing import NewHeader, header_brought
from lccluster.usecases.register.joining.open import clashes, inbox_of, joins
from lccluster.usecases.register.joining.placing import PlacedThing, placed
from lccluster.usecases.register.joining.sealed import Pieces, brought_pieces, sealed_pieces
from lccluster.usecases.register.joining.standing import Entries, entries_here, remark_standing
from lccluster.usecases.register.joining.writers import of_no_office
from lccluster.usecases.register.room import Room

Tell = Callable[[Message], None]


class Taken(Struct, frozen=True):
    """How many acts were taken and known already; conflicts that are open now; decisions refused.

    `waiting` of those brought are new here and conflict. `aside` are the acts set aside, by name. `header` names what was taken of `register.yaml`.
    """

    taken: int = 0
    known: int = 0
    conflicts: tuple[Clash, ...] = ()
    refused: tuple[Clash, ...] = ()
    warnings: tuple[Problem, ...] = ()
    waiting: int = 0
    header: tuple[str, ...] = ()
    aside: Mapping[str, Act] = {}


def take(room: Room, brought: Brought, tell: Tell, *, dry_run: bool) -> Taken:
    """Take in all that is brought and holds; raises Unusable, Damaged, and then nothing has changed."""
    with nullcontext() if dry_run else locked(room.register.folder, tell):
        found, changed = steadily(
            room.register, lambda register: _taken(room.at(register), brought, dry_run=dry_run)
        )
    remark_standing(room, {each["id"] for each in brought.clusters if "id" in each} - changed)
    return found


def _taken(room: Room, brought: Brought, *, dry_run: bool) -> tuple[Taken, set[str]]:
    """Take in what is brought, and name the clusters of which there was anything new."""
    refuse_another(room.register, brought)
    new = news(room.register, brought)
    header = header_brought(room, brought, new.seals)
    pieces = brought_pieces(brought)
    _refuse_unfit(room, pieces, brought)
    inbox = inbox_of(room)
    there = entries_here(room, {*_named(new), *inbox})
    fresh = sealed_pieces(new.seals, pieces, partial(_here, there, inbox), brought.origin)
    fresh = _marked(room.register, brought, there, pieces, fresh)
    found = joins(room, there, _with_inbox(fresh, inbox))
    plan = plan_of(room.register, there, found, inbox, new.lines)
    header.place(room.register, plan)
    warnings = () if dry_run or not (plan.files or plan.seals) else write_placed(room, plan)
    unknown = of_no_office(
        room.offices, (w for w, seals in new.seals.items() if seals), brought.origin
    )
    return _told(fresh, found, header, (*unknown, *warnings)), {*_named(new)}


def plan_of(
    register: Register, there: Entries, found: Mapping[str, Joined], inbox: Inbox, lines: Lines
) -> PlacedThing:
    """Give all that is written: files, lines of seals and heads, and what the inbox does not hold yet."""
    waiting = {
        id: replace(each, aside=tuple(e for e in each.aside if not _holds(inbox.get(id, ()), e)))
        for id, each in found.items()
    }
    plan = placed(register, there, waiting)
    plan.append(lines)
    return plan


def _holds(inbox: Iterable[Piece], piece: Piece) -> bool:
    return any(
        (e.facts, e.words, e.writer) == (piece.facts, piece.words, piece.writer) for e in inbox
    )


def write_placed(room: Room, plan: PlacedThing) -> tuple[Problem, ...]:
    """Write what is placed, all of it or nothing; raises Unusable."""
    return write_changed(room.register, plan.files, plan.before, plan.old, plan.seals)


def _named(new: News) -> Iterator[str]:
    return (seal.cluster for chain in new.seals.values() for seal in chain if seal.cluster)


def _here(there: Entries, inbox: Inbox, id: str) -> list[Piece]:
    return [*(entry_pieces(there[id]) if id in there else ()), *inbox.get(id, ())]


def _with_inbox(fresh: Pieces, inbox: Inbox) -> Pieces:
    return {id: [*fresh.get(id, ()), *inbox.get(id, ())] for id in {**fresh, **inbox}}


def _marked(
    register: Register, brought: Brought, there: Entries, pieces: Pieces, fresh: Pieces
) -> Pieces:
    """Mark facts that were changed without knowing ours, or that conflict where they come from."""
    changed = {id for id in fresh if id in there and _changes(there[id], fresh[id])}
    if not changed:
        return fresh
    ours = {each.cluster for each in only_ours(register, brought) if version(each.event)}
    return {
        id: list(_apart(there[id], pieces[id], each, known=id not in ours))
        if id in changed
        else each
        for id, each in fresh.items()
    }


def _changes(entry: Entry, pieces: Iterable[Piece]) -> bool:
    brought = [each for each in pieces if each.act is None]
    return bool(brought) and {each.name for each in brought} != {named(entry.facts)}


def _apart(
    entry: Entry, brought: Sequence[Piece], fresh: Iterable[Piece], *, known: bool
) -> Iterator[Piece]:
    events = [*entry.cluster.events, *(each.act for each in brought if each.act)]
    decided = settled_away(events) | preferred_to(events)
    several = len({each.name for each in brought if each.act is None} - decided) > 1
    for each in fresh:
        apart = each.name not in decided and (several or not known)
        yield each if each.act else replace(each, apart=apart)


def _told(
    fresh: Pieces,
    found: Mapping[str, Joined],
    header: NewHeader,
    warnings: tuple[Problem, ...],
) -> Taken:
    brought = {(id, e.name) for id, pieces in fresh.items() for e in pieces if e.act}
    taken = {(id, e.name) for id, each in found.items() for e in each.taken}
    aside = {(id, e.name) for id, each in found.items() for e in each.aside}
    opened = clashes(found, header)
    refused = tuple(each for each in opened if each.kind in _NOT_THEIRS)
    waiting = brought & aside - taken
    known = brought - taken - aside
    counts = (len(taken), len(known))
    keys = tuple(header.keys)
    acts = {e.name: e.act for each in found.values() for e in each.aside if e.act}
    return Taken(*counts, tuple(opened), refused, warnings, len(waiting), keys, acts)


_NOT_THEIRS = (ClashKind.NOT_THE_CITYS, ClashKind.ANOTHER_COUNTYS)


def _refuse_unfit(room: Room, pieces: Pieces, brought: Brought) -> None:
    """Refuse clusters that can have no file of their own here; raises Unusable."""
    unfit = [id for id in pieces if not is_fit(id)]
    counties = sorted({e.cluster.county for found in pieces.values() for e in found})
    unfit += (each for each in counties if not is_fit_county(each))
    nowhere = (each for each in counties if room.offices.county(each) is None)
    problems = [
        *(_UNFIT.at(brought.origin, id=id) for id in unfit),
        *(room.offices.unknown(each).at(brought.origin, county=each) for each in nowhere),
    ]
    if problems:
        raise Unusable(problems)


_UNFIT = Fault("unfit-id", Message("“{id}” cannot be the name of a file."))
