"""Who sealed acts that stand here: asked only where acts made by hand meet on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from lccluster.errors import Unusable
from lccluster.files.register.folder import Register
from lccluster.register.joining.piece import Piece
from lccluster.register.joining.unordered import Origins, by_hand_on
from lccluster.usecases.register.joining.standing import Entries


def origins_of(
    register: Register, there: Entries, pieces: Mapping[str, Sequence[Piece]]
) -> Mapping[str, Origins]:
    """Give the writers of acts of the clusters in which that matters, by cluster; raises Unusable."""
    asked = {id for id, each in pieces.items() if id in there and _meet(there, id, each)}
    if not asked:
        return {}
    chains, problems = register.chains()
    if problems:
        raise Unusable(problems)
    found: dict[str, dict[str | None, frozenset[str]]] = defaultdict(dict)
    for writer, chain in chains.by_name.items():
        for each in chain:
            if each.cluster in asked:
                known = found[each.cluster].get(each.event, frozenset())
                found[each.cluster][each.event] = known | {writer}
    return found


def _meet(there: Entries, id: str, pieces: Collection[Piece]) -> bool:
    by_hand = [each.act for each in pieces if each.act and each.act.recorded_by is None]
    return bool(by_hand) and bool(by_hand_on([*there[id].cluster.events, *by_hand]))
