"""Several clusters of two copies: of what an office reports once for all of its titles, one record stands.

The later of two reports waits with all that is new of its cluster. Which one that is depends on no order
in which copies met: what stands here stands, of what is new the one that was recorded first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.acts import Report, Settled
from lccluster.register.cluster import Cluster
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.joining.cluster import Joined, new_here
from lccluster.register.joining.identity import Ours
from lccluster.register.joining.law import Law
from lccluster.register.joining.piece import FACTS, Piece
from lccluster.register.owed.handed_in import YearlyReport, handed_in, say_the_same
from lccluster.register.view import settled_away
from lccluster.rulebook.offices import Offices


class Bringing(NamedTuple):
    """A cluster as it stands here, if it does, what is brought of it, and what became of that alone."""

    ours: Ours | None
    pieces: Sequence[Piece]
    join: Joined

    @property
    def whole(self) -> Cluster:
        """Give the cluster with everything that is taken."""
        taken = self.join.taken
        like = self.ours.cluster if self.ours else self.pieces[0].cluster
        facts = self.join.facts.cluster if self.join.facts else like
        return replace(facts, events=(*like.events, *(each.act for each in taken if each.act)))

    @property
    def fresh(self) -> set[str]:
        """Name the acts that are taken."""
        return {each.name for each in self.join.taken}

    def waits(self, clashes: Iterable[Clash]) -> Joined:
        """Let all of it wait."""
        return Joined(aside=new_here(self.pieces, self.ours), clashes=tuple(clashes))


class _Stand(NamedTuple):
    """A report, and the cluster that it is recorded with."""

    cluster: str
    act: Report
    piece: Piece | None = None  # where it is new here

    @property
    def stood(self) -> bool:
        """Tell whether it is new here and stood where it comes from."""
        return self.piece is not None and not self.piece.apart

    def leaves(self, other: _Stand, offices: Offices) -> bool:
        """Tell whether another one can stand beside it: two in the same words that did so where they come from."""
        if self.cluster == other.cluster:
            return True
        return self.stood and other.stood and say_the_same(self.act, other.act, offices)


def reports_brought(brought: Mapping[str, Bringing], law: Law) -> set[YearlyReport]:
    """Name the reports that are new with a cluster, and may be recorded with another one already."""
    return {report for report, stand in _stands(brought, law) if stand.piece}


def settled_elsewhere(brought: Mapping[str, Bringing]) -> set[str | None]:
    """Name what new settlements prefer that is an act of none of the clusters brought."""
    kept = {each.kept for _, each in _choices(brought)}
    if not kept:
        return kept
    return kept - {act.id for each in brought.values() for act in each.whole.events}


def one_for_all(
    brought: Mapping[str, Bringing], others: Sequence[Cluster], law: Law
) -> dict[str, Joined]:
    """Let wait what cannot stand beside a report of another cluster; `others` are such as nothing is brought of."""
    found: dict[str, list[Clash]] = defaultdict(list)
    for each in (*_twice(brought, others, law), *_settled_apart(brought, others)):
        found[each.cluster].append(each)
    return {id: each.waits(found[id]) if id in found else each.join for id, each in brought.items()}


def _stands(brought: Mapping[str, Bringing], law: Law) -> Iterator[tuple[YearlyReport, _Stand]]:
    for id, each in brought.items():
        fresh = {piece.name: piece for piece in each.join.taken}
        for report, act in handed_in(each.whole, law.measure, law.offices):
            yield report, _Stand(id, act, fresh.get(act.id or ""))


def _twice(brought: Mapping[str, Bringing], others: Sequence[Cluster], law: Law) -> Iterator[Clash]:
    stands = [*_stands(brought, law)]
    there = [
        (report, _Stand(each.id, act))
        for each in others
        for report, act in handed_in(each, law.measure, law.offices)
    ]
    there += [each for each in stands if not each[1].piece]
    first = dict(sorted(there, key=_in_turn, reverse=True))
    waiting: set[str] = set()
    for report, stand in sorted((e for e in stands if e[1].piece), key=_in_turn):
        known = first.get(report, stand)
        if not known.leaves(stand, law.offices):
            waiting.add(stand.cluster)
            yield _same_duty(report, stand, known)
        elif stand.cluster not in waiting:
            first.setdefault(report, stand)


def _in_turn(each: tuple[YearlyReport, _Stand]) -> tuple[str, str]:
    _, stand = each
    return stand.act.id or "", stand.cluster


def _same_duty(report: YearlyReport, theirs: _Stand, ours: _Stand) -> Clash:
    return Clash(
        ClashKind.SAME_DUTY,
        theirs.cluster,
        (theirs.act.id or "",),
        (ours.act.id or "",),
        (report.recorded_with(ours.cluster),),
        ours.cluster,
    )


def _choices(brought: Mapping[str, Bringing]) -> Iterator[tuple[str, Settled]]:
    """Give the new settlements that prefer an act of another cluster."""
    for id, each in brought.items():
        if any(isinstance(piece.act, Settled) for piece in each.join.taken):
            whole, fresh = each.whole, each.fresh
            own = {act.id for act in whole.events}
            new = [act for act in _counting(whole) if act.id in fresh and _is_act(act.kept)]
            yield from ((id, act) for act in new if act.kept not in own)


def _is_act(name: str | None) -> bool:
    return name is not None and not name.startswith(FACTS)


def _settled_apart(brought: Mapping[str, Bringing], others: Sequence[Cluster]) -> Iterator[Clash]:
    """Find settlements of two clusters of which each leaves out what the other prefers."""
    fresh = {(id, act.id) for id, act in _choices(brought)}
    wholes = [*others, *(each.whole for each in brought.values())]
    counted = [(each.id, act) for each in wholes for act in _counting(each)]
    for id, act in _choices(brought):
        for other, against in counted:
            later = (other, against.id) in fresh and (against.id or "") > (act.id or "")
            if other != id and (against.of, act.of) == (act.kept, against.kept) and not later:
                why = Message("With {id} the other one was preferred.", id=other)
                said = (act.id or "",), (against.id or "",), (why,)
                yield Clash(ClashKind.SETTLED_APART, id, *said, other)


def _counting(cluster: Cluster) -> list[Settled]:
    gone = settled_away(cluster.events)
    return [e for e in cluster.events if isinstance(e, Settled) and e.id not in gone]
