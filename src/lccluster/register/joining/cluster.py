"""One cluster of two copies: everything brought is taken, or nothing of it while something conflicts.

What is in place afterwards does not depend on the order in which copies met: all acts, once they
are lawful together; until then each copy keeps what it had, and the rest waits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lccluster.register.acts import Act, Settled
from lccluster.register.cluster import Cluster
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.joining.identity import Ours, Parted, parted
from lccluster.register.joining.law import Law
from lccluster.register.joining.piece import Piece, named
from lccluster.register.joining.unlawful import unlawful_together
from lccluster.register.joining.unordered import unordered_together
from lccluster.register.view import settled_away


class Joined(Struct, frozen=True):
    """What becomes of what was brought of one cluster.

    `taken` are acts to be added, in the order of their ids; `facts` is what is known of the cluster from now on,
    where that changes; `aside` waits in the inbox, or stays there because it does not count.
    """

    taken: tuple[Piece, ...] = ()
    facts: Piece | None = None
    aside: tuple[Piece, ...] = ()
    clashes: tuple[Clash, ...] = ()


def joined(ours: Ours | None, pieces: Sequence[Piece], law: Law) -> Joined:
    """Bring pieces of one cluster to what stands here of it, if anything does."""
    part = parted(ours, pieces)
    if part.others:
        aside = new_here(pieces, ours)
        return Joined(aside=aside, clashes=(_id_twice(ours, part),))
    if ours is None or part.way is None:
        return _of_one(ours, part.own, part.lost, law)
    cluster = replace(part.way.cluster, events=ours.cluster.events)
    instead = Ours(cluster, part.way.facts, ours.origins)
    found = _of_one(instead, part.own, part.lost, law)
    if found.clashes:
        return found
    return replace(found, facts=part.way, aside=(*found.aside, *ours.pieces()))


def _id_twice(ours: Ours | None, part: Parted) -> Clash:
    mine = ours.cluster.events if ours else [each.act for each in part.own if each.act]
    theirs = tuple(sorted({each.name for each in part.others if each.act}))
    return Clash(
        ClashKind.ID_TWICE, part.others[0].cluster.id, theirs, tuple(each.id or "" for each in mine)
    )


def _of_one(
    ours: Ours | None, pieces: Sequence[Piece], others: Sequence[Piece], law: Law
) -> Joined:
    """Bring pieces to the cluster that they are of; `others` are of one that lost the id."""
    there = {each.id: each for each in ours.cluster.events} if ours else {}
    fresh, variants = _sorted_out(pieces, there)
    acts = [each for each, _ in fresh.values()]
    events = [*there.values(), *acts]
    settled, preferred = settled_away(events), preferred_to(events)
    facts, lost = _facts(ours, pieces, settled, preferred)
    clashes = (
        *_clashes(ours, pieces, acts, law),
        *_same_id(variants, settled),
        *_facts_apart(ours, facts, settled, preferred),
    )
    if clashes:
        return Joined(aside=new_here([*pieces, *others], ours), clashes=clashes)
    taken = tuple(piece for _, piece in sorted(fresh.values(), key=_in_turn))
    chosen = [each for each in facts if each.name in preferred] or facts
    return Joined(taken, chosen[-1] if chosen else None, (*variants, *lost, *others))


def _in_turn(fresh: tuple[Act, Piece]) -> str:
    """Order by recording; what was made by hand comes first, in the order in which it was sealed."""
    act, _ = fresh
    return (act.id or "") if act.recorded_by else ""


def preferred_to(events: Iterable[Act]) -> set[str]:
    """Name what settlements that count prefer to something else."""
    settlements = [each for each in events if type(each) is Settled]
    gone = settled_away(settlements)
    return {each.kept for each in settlements if each.kept and each.id not in gone}


def _sorted_out(
    pieces: Iterable[Piece], there: Mapping[str | None, Act]
) -> tuple[dict[str, tuple[Act, Piece]], list[Piece]]:
    """Tell acts that are new here from such as say something else than the act of their id."""
    fresh: dict[str, tuple[Act, Piece]] = {}
    variants: list[Piece] = []
    for each in pieces:
        if each.act is None:
            continue
        known = there.get(each.act.id) or fresh.setdefault(each.name, (each.act, each))[0]
        if known != each.act:
            variants.append(each)
    return fresh, variants


def _facts(
    ours: Ours | None, pieces: Iterable[Piece], settled: set[str], preferred: set[str]
) -> tuple[list[Piece], list[Piece]]:
    """Give facts that say something else than ours, and those that count no more.

    Such are what was settled away, and what was preferred once, waits here still and was changed since.
    """
    brought = [each for each in pieces if each.act is None]
    if ours is None or not brought:
        return [], []
    mine = named(ours.words)
    other = [each for each in brought if each.name != mine]
    stale = preferred if mine not in settled else set()
    lost = [e for e in other if e.name in settled or (e.apart and e.name in stale)]
    return [each for each in other if each not in lost], lost


def _clashes(
    ours: Ours | None, pieces: Sequence[Piece], fresh: Sequence[Act], law: Law
) -> Iterator[Clash]:
    if not (ours or pieces):
        return
    here = ours.cluster if ours else pieces[0].cluster
    writers = _writers(pieces, {each.id or "" for each in fresh})
    yield from unordered_together(here, ours.origins if ours else {}, writers, fresh, law)
    yield from _not_theirs(here, writers, fresh, law)
    yield from _settled_apart(here, fresh)
    yield from unlawful_together(here, fresh, law)


def _writers(pieces: Iterable[Piece], acts: Collection[str]) -> dict[str, frozenset[str]]:
    """Say of acts whose chains seal them."""
    found: dict[str, set[str]] = {each: set() for each in acts}
    for each in pieces:
        found.get(each.name, set()).add(each.writer)
    return {name: frozenset(writers) for name, writers in found.items()}


def _not_theirs(
    here: Cluster, writers: Mapping[str, Collection[str]], fresh: Sequence[Act], law: Law
) -> Iterator[Clash]:
    """Find decisions that no writer of the city has sealed, and reports that another county owes."""
    events = [*here.events, *fresh]
    settled = settled_away(events)
    for act in fresh:
        kind = law.trespass(act, here, events, writers[act.id or ""])
        if act.id not in settled and kind:
            yield Clash(kind, here.id, (act.id or "",), ())


def _settled_apart(here: Cluster, fresh: Sequence[Act]) -> Iterator[Clash]:
    """Find settlements of which one prefers what the other leaves out."""
    events = [*here.events, *fresh]
    gone = settled_away(events)
    count = [each for each in events if isinstance(each, Settled) and each.id not in gone]
    for each in (one for one in count if one in fresh):
        if other := next((e for e in count if _apart(each, e)), None):
            yield Clash(ClashKind.SETTLED_APART, here.id, (each.id or "",), (other.id or "",))


def _apart(one: Settled, other: Settled) -> bool:
    """Tell whether two settlements contradict; one writer goes on where the last conflict was settled."""
    after, before = other.of == one.kept, other.kept is not None and other.kept == one.of
    in_turn = one.recorded_by == other.recorded_by
    return (after and before) or ((after or before) and not in_turn)


def _same_id(variants: Sequence[Piece], settled: set[str]) -> Iterator[Clash]:
    for name in sorted({each.name for each in variants} - settled):
        cluster = next(each.cluster for each in variants if each.name == name)
        yield Clash(ClashKind.SAME_ID, cluster.id, (name,), (name,))


def _facts_apart(
    ours: Ours | None, facts: Sequence[Piece], settled: set[str], preferred: set[str]
) -> Iterator[Clash]:
    """Find facts of which neither side knew the other's, unless ours lost or theirs is preferred."""
    several = len({each.name for each in facts} - preferred) > 1
    for name, each in {one.name: one for one in facts if one.apart or several}.items():
        assert ours is not None  # noqa: S101 - facts differ from something
        mine = named(ours.words)
        if name not in preferred and (several or mine not in settled):
            yield Clash(ClashKind.FACTS, each.cluster.id, (name,), (mine,))


def new_here(pieces: Iterable[Piece], ours: Ours | None) -> tuple[Piece, ...]:
    """Leave out what stands here already."""
    same = named(ours.words) if ours else None
    there = {each.id: each for each in ours.cluster.events} if ours else {}
    return tuple(
        each
        for each in pieces
        if (each.act != there.get(each.act.id) if each.act else each.name != same)
    )
