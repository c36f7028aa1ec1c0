"""Acts made by hand on one day: where copies do not know in which order, that must decide nothing.

What a command records says when; of acts typed into a file the order of the lines is all that is known, and
a union appends. Two such acts are looked at where turning them round changes the title, or what is lawful.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from lccluster.language import Listing, Message
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.joining.clash import Clash, ClashKind
from lccluster.register.joining.law import Law
from lccluster.register.sealing.written import LEGACY
from lccluster.register.view import as_corrected, without_void

Pair = tuple[Act, Act]
Origins = Mapping[str | None, frozenset[str]]  # by act, whose chains seal it


def by_hand_on(events: Sequence[Act]) -> dict[date, list[Act]]:
    """Give the acts that nobody says to have recorded, and that count, by their days."""
    if sum(1 for each in events if each.recorded_by is None) < 2:  # noqa: PLR2004 - it takes two
        return {}
    found: dict[date, list[Act]] = defaultdict(list)
    for each in as_corrected(without_void(events)):
        if each.recorded_by is None:
            found[each.on].append(each)
    return {day: acts for day, acts in found.items() if len(acts) > 1}


def undecided(
    events: Sequence[Act], name: str, law: Law, ordered: Callable[[Act, Act], bool]
) -> Iterator[Pair]:
    """Give pairs, as they stand, of which `ordered` does not know that this is their order, and which it decides."""
    for acts in by_hand_on(events).values():
        for one, other in combinations(acts, 2):
            if not ordered(one, other) and _decides(one, other, events, name, law):
                yield one, other


def _decides(one: Act, other: Act, events: Sequence[Act], name: str, law: Law) -> bool:
    """Tell whether it makes a difference which comes first, before or behind all others of that day."""
    pair = [next(e for e in events if e.id == each.id) for each in (one, other)]
    rest = [each for each in events if each not in pair]
    turned = pair[::-1]
    orders = (([*pair, *rest], [*turned, *rest]), ([*rest, *pair], [*rest, *turned]))
    return any(law.outcome(these, name) != law.outcome(those, name) for these, those in orders)


def unordered_together(
    here: Cluster,
    origins: Origins,
    fresh: Mapping[str, frozenset[str]],
    acts: Sequence[Act],
    law: Law,
) -> Iterator[Clash]:
    """Name pairs of which no copy knew the order; `fresh` says whose chains seal what is new of `acts`."""
    known: Origins = {**origins, **dict(fresh.items())}

    def ordered(one: Act, other: Act) -> bool:
        stood = one.id not in fresh and other.id not in fresh
        return stood or from_one(known, one, other)

    for pair in undecided([*here.events, *acts], here.name, law, ordered):
        ours, theirs = sorted(pair, key=lambda each: (each.id in fresh, each.id or ""))
        why = Message(
            "{one} and {other} were made by hand on {day} in two copies: which came first decides, and nobody knows.",
            one=described(ours),
            other=described(theirs),
            day=ours.on,
        )
        yield Clash(ClashKind.UNORDERED, here.id, (theirs.id or "",), (ours.id or "",), (why,))


def from_one(origins: Origins, one: Act, other: Act) -> bool:
    """Tell whether a copy knew the order: one writer sealed both, or one is older than all copies."""
    these, those = origins.get(one.id, frozenset()), origins.get(other.id, frozenset())
    return bool(these & those) or any(each.startswith(LEGACY) for each in these | those)


def described(act: Act) -> Message:
    """Say what kind of act it is, and what it says of its own."""
    values = (getattr(act, each.key) for each in act.particulars)
    said = [str(each) for each in values if isinstance(each, (str, int))]
    return Message("{act} ({said})", act=act.words, said=Listing(said)) if said else act.words
