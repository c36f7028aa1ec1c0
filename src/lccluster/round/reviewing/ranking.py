"""Applications in the order of their scores, and how firm that order is; it chooses nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from lccluster.round.numbering import drawn
from lccluster.round.records import ApplicationRecord
from lccluster.round.reviewing.scoring import SheetScore
from lccluster.round.states import State


class Ranked(Struct, frozen=True):
    """An application with its score and where it stands."""

    record: ApplicationRecord
    score: SheetScore
    state: State


class Ranking(Struct, frozen=True):
    """The applications that experts were asked about, by place; those without a whole sheet last."""

    round: str
    as_of: date
    rows: Sequence[Ranked]

    def before(self, proposed: Sequence[str]) -> tuple[str, ...]:
        """Name those not among `proposed` that wait to be, and have more points than one of them."""
        places = {each.record.id: each.score.place for each in self.rows}
        last = max((places[each] or 0 for each in proposed if each in places), default=0)
        return tuple(
            drawn(each.record)
            for each in self.rows
            if each.record.id not in proposed
            and each.state is State.UNDER_EXPERT_REVIEW
            and each.score.place is not None
            and each.score.place < last
        )


def in_order(rows: Sequence[Ranked]) -> list[Ranked]:
    """Put applications in the order of their places; those of one place by number."""
    return sorted(rows, key=lambda each: (each.score.place or len(rows) + 1, each.record.id))
