"""Settle a conflict: record what does not count and why, and take in what waited for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Refused, Unusable
from lccluster.files.register.layout import INBOX
from lccluster.files.register.lock import locked
from lccluster.files.register.pieces import entry_pieces
from lccluster.files.register.reading.steady import steadily
from lccluster.files.register.writing import event_words
from lccluster.language import Message
from lccluster.register.acts import Act, Recognised
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.joining.cluster import Joined
from lccluster.register.joining.piece import Piece
from lccluster.register.lawful import Unlawful
from lccluster.register.sealing.written import Thing, holding, of_act, of_facts, version
from lccluster.usecases.register.joining.choice import Keep, Settling, acts_of, entered_anew, loser
from lccluster.usecases.register.joining.of_header.bringing import header_here
from lccluster.usecases.register.joining.of_header.settling import HeaderSettled, header_settled
from lccluster.usecases.register.joining.open import clashes, inbox_of, joins
from lccluster.usecases.register.joining.placing import PlacedThing
from lccluster.usecases.register.joining.standing import entries_here
from lccluster.usecases.register.joining.taking import Tell, plan_of, write_placed
from lccluster.usecases.register.recording.deciding import not_ours
from lccluster.usecases.register.recording.numbers import last_number, next_id
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.sealing import by_writer


class Settlement(Struct, frozen=True):
    """The conflict that was settled, the acts that were recorded, and what is open still."""

    clash: Clash
    acts: tuple[Act, ...]
    conflicts: tuple[Clash, ...]
    warnings: tuple[Problem, ...] = ()


Agree = Callable[[Clash], object]  # looks at the conflict that is about to be settled; may raise


def settle(
    room: Room,
    number: int,
    choice: Settling,
    tell: Tell,
    *,
    dry_run: bool,
    agree: Agree = lambda _clash: None,
) -> Settlement:
    """Settle the conflict of a number; raises Unusable, Refused, and then nothing has changed."""
    with nullcontext() if dry_run else locked(room.register.folder, tell):
        return steadily(
            room.register,
            lambda register: _settled(room.at(register), number, choice, agree, dry_run=dry_run),
        )


def _settled(
    room: Room, number: int, choice: Settling, agree: Agree, *, dry_run: bool
) -> Settlement:
    inbox, header = inbox_of(room), header_here(room.register)
    there = entries_here(room, inbox)
    alone = joins(room, there, inbox)
    clash = _numbered(room, clashes(alone, header), number)
    agree(clash)
    if clash.kind is ClashKind.HEADER:
        return _of_header(room, clash, header_settled(room, clash, header, choice), alone, dry_run)
    home = _home(clash, choice)
    there |= entries_here(room, {home} - {*there})
    known = [*(entry_pieces(there[home]) if home in there else ()), *inbox.get(home, ())]
    acts = acts_of(room, clash, known, choice)
    _refuse_counties(room, known, acts)
    new = [_piece(room, _like(clash, known, choice), act) for act in acts]
    found = joins(room, there, {**inbox, home: [*inbox.get(home, ()), *new]})
    _refuse_unsettled(found[clash.cluster], clash)
    if home in there and found[home].clashes:
        found[home] = _only(new, found[home])
    again = _again(room, clash, known, choice)
    if again:
        found[again[0].cluster.id] = Joined(taken=tuple(again))
    plan = plan_of(room.register, there, found, inbox, {})
    things = [*_things(room, new, found[home], known, clash), *_entered(again)]
    plan.append(by_writer(room, things))
    warnings = () if dry_run else write_placed(room, plan)
    return Settlement(clash, tuple(acts), tuple(clashes(found, header)), warnings)


def _of_header(
    room: Room, clash: Clash, done: HeaderSettled, found: Mapping[str, Joined], dry_run: bool
) -> Settlement:
    """Write what settles a conflict on the header."""
    plan = PlacedThing()
    done.header.place(room.register, plan)
    plan.append(by_writer(room, done.things))
    warnings = () if dry_run else write_placed(room, plan)
    return Settlement(clash, tuple(done.acts), tuple(clashes(found, done.header)), warnings)


def _home(clash: Clash, choice: Settling) -> str:
    """Name the cluster that the settlement is recorded with: that of what does not count."""
    ours_goes = clash.beside and choice.keep is Keep.THEIRS
    return clash.beside if ours_goes else clash.cluster


def _like(clash: Clash, known: Sequence[Piece], choice: Settling) -> Piece:
    """Give a piece of the cluster that a settlement stands in: of the one that keeps its id."""
    if clash.kind is not ClashKind.ID_TWICE:
        return known[0]
    _, kept = loser(clash, known, choice.keep)
    return next(each for each in known if each.act and each.name in kept)


def _again(room: Room, clash: Clash, known: Sequence[Piece], choice: Settling) -> list[Piece]:
    """Give the cluster that lost its id under a new one, where both are to stand."""
    if clash.kind is not ClashKind.ID_TWICE or choice.keep is not Keep.BOTH:
        return []
    lost, _ = loser(clash, known, choice.keep)
    days = (e.act.on for e in known if e.name in lost and isinstance(e.act, Recognised))
    start = room.ids_of(min(days, default=choice.stamp.today).year)
    id = next_id(start, last_number(start, room.register.ids()))
    return entered_anew(room, id, lost, known, choice)


def _entered(pieces: Sequence[Piece]) -> Iterator[Thing]:
    if pieces:
        yield of_facts(pieces[0].facts)
    for each in pieces:
        yield of_act(each.facts, each.words)


def _numbered(room: Room, found: Sequence[Clash], number: int) -> Clash:
    if 0 < number <= len(found):
        return found[number - 1]
    fault = _NO_SUCH_CONFLICT if found else _NONE_OPEN
    raise Unusable(fault.at(room.register.folder / INBOX, n=number, count=len(found)))


def _piece(room: Room, like: Piece, act: Act) -> Piece:
    return replace(like, act=act, words=event_words(act), writer=room.me.writer, apart=False)


def _refuse_counties(room: Room, known: Sequence[Piece], acts: Iterable[Act]) -> None:
    """To settle is to decide: no county's computer does; raises Unlawful."""
    cluster = replace(known[0].cluster, events=tuple(each.act for each in known if each.act))
    if refused := [one for act in acts for one in not_ours(room, cluster, act)]:
        raise Unlawful(refused)


def _refuse_unsettled(found: Joined, clash: Clash) -> None:
    """Refuse what leaves the same conflict open, or opens another one; raises Refused."""
    before = {*clash.theirs, *clash.ours}
    for each in (one for one in found.clashes if one.kind is clash.kind):
        now = {*each.theirs, *each.ours}
        pairs = clash.kind is ClashKind.UNORDERED  # an act may stand in several
        if (now == before) if pairs else (now & before):
            why = [str(one) for one in each.why]
            raise Refused([Message("That does not settle it; keep one side."), *why])


def _only(new: Sequence[Piece], found: Joined) -> Joined:
    """Take the settlement alone, while something else conflicts in the cluster."""
    names = {each.name for each in new}
    return replace(
        found,
        taken=tuple(new),
        aside=tuple(each for each in found.aside if each.name not in names),
    )


def _things(
    room: Room, new: Sequence[Piece], found: Joined, known: Sequence[Piece], clash: Clash
) -> Iterator[Thing]:
    """Give what we seal: the acts of the settlement, and facts once more where these were settled."""
    if clash.kind is ClashKind.FACTS and not found.clashes:
        yield of_facts((found.facts or known[0]).facts, _next_version(room, clash.cluster))
    for each in new:
        yield of_act(each.facts, each.words)


def _next_version(room: Room, cluster: str) -> int:
    chains, problems = room.register.chains()
    if problems:
        raise Unusable(problems)
    held = holding(chains.written).get(cluster, ())
    return 1 + max((version(each.seal.event) for each in held), default=0)


_NONE_OPEN = Fault(
    "no-such-conflict",
    Message("There is no conflict {n}: none is open, and there is nothing to settle."),
)
_NO_SUCH_CONFLICT = Fault(
    "no-such-conflict",
    Message("There is no conflict {n}; conflicts that are open: {count}."),
    Message("“lccluster register conflicts” lists them."),
)
