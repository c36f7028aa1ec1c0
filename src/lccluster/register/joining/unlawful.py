"""Acts that the law does not allow together, though each was allowed where it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.joining.law import Law

TWICE = "reported-twice"


def unlawful_together(here: Cluster, fresh: Sequence[Act], law: Law) -> Iterator[Clash]:
    """Name what of either side would have to go, so that the other one can stand."""
    before = here.events
    found = law.new_refusals([*before, *fresh], before, here.name)
    if found:
        kind = (
            ClashKind.SAME_DUTY if all(each.code == TWICE for each in found) else ClashKind.UNLAWFUL
        )
        theirs = _left_out(here, before, _recorded(fresh), law)
        ours = _ours_left_out(here, fresh, law)
        yield Clash(kind, here.id, theirs, ours, tuple(each.sentence for each in found))


def _recorded(acts: Sequence[Act]) -> list[Act]:
    return sorted(acts, key=lambda each: each.id or "")


def _left_out(here: Cluster, base: Sequence[Act], more: Sequence[Act], law: Law) -> tuple[str, ...]:
    """Name the acts that cannot be added, each in its turn, to those that stand."""
    kept, out = list(base), list[str]()
    for each in more:
        if law.new_refusals([*kept, each], here.events, here.name):
            out.append(each.id or "")
        else:
            kept.append(each)
    return tuple(out)


def _ours_left_out(here: Cluster, fresh: Sequence[Act], law: Law) -> tuple[str, ...]:
    """Name the acts of ours that cannot stand beside theirs: as few of the last ones as that takes.

    None where theirs cannot stand at all.
    """
    for count in range(1, len(here.events) + 1):
        base = [*here.events[:-count], *fresh]
        if not law.new_refusals(base, here.events, here.name):
            return _left_out(here, base, here.events[-count:], law)
    return ()
