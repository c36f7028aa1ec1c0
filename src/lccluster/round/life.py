"""What was recorded of an application up to a day, and where that leaves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from lccluster.register.view import Clocks
from lccluster.round.acts import (
    NoticePosted,
    ObjectionDecided,
    ObjectionReceived,
    Recommended,
    Recused,
    Refiled,
    Returned,
    RoundAct,
)
from lccluster.round.records import ApplicationRecord, RoundRecord, without_void
from lccluster.round.states import State


class Life(Struct, frozen=True, kw_only=True):
    """What counts of an application on a day: its acts in order, and what follows from them."""

    state: State | None
    acts: Sequence[RoundAct]
    notices: Sequence[NoticePosted]
    recused: frozenset[str]
    open_objections: tuple[int, ...]
    recommended_on: date | None
    rank: int | None
    stages: frozenset[str]
    day: date

    @property
    def notice(self) -> NoticePosted | None:
        """Give the public notice that shows it, of several the last."""
        return self.notices[-1] if self.notices else None

    @property
    def told(self) -> Sequence[RoundAct]:
        """Give its acts and the notices that show it, which name no others here, in the order of their days."""
        notices = [replace(each, applications=()) for each in self.notices]
        return sorted([*self.acts, *notices], key=_order)

    @property
    def notice_is_over(self) -> bool:
        """Tell whether the public notice has run out on the day asked about."""
        return self.notice is not None and self.day > self.notice.until


def life_of(record: ApplicationRecord, round: RoundRecord, clocks: Clocks) -> Life:
    """Replay what counts of an application by two clocks."""
    acts = acts_in_view(record.events, clocks)
    own = acts_in_view(round.events, clocks)
    notices = (each for each in own if isinstance(each, NoticePosted))
    shown = [
        each for each in notices if record.id in each.applications and each.since <= clocks.as_of
    ]
    notice = shown[-1] if shown else None
    since = _since_given_back(acts)
    recommended = [each for each in since if isinstance(each, Recommended)]
    return Life(
        state=_state(acts, notice, clocks.as_of),
        acts=acts,
        notices=shown,
        recused=frozenset(each.expert for each in acts if isinstance(each, Recused)),
        open_objections=_open(acts),
        recommended_on=recommended[-1].on if recommended else None,
        rank=recommended[-1].rank if recommended else None,
        stages=frozenset(each.stage for each in since if each.stage),
        day=clocks.as_of,
    )


def acts_in_view(events: Iterable[RoundAct], clocks: Clocks) -> list[RoundAct]:
    """List the acts that count, in the order of their days, those of one day by their recording."""
    known = (
        each
        for each in events
        if each.on <= clocks.as_of
        and (clocks.known_at is None or each.recorded_on <= clocks.known_at)
    )
    counted = without_void(list(known))
    return sorted(counted, key=_order)


def _order(act: RoundAct) -> tuple[date, str]:
    return act.on, (act.id or "") if act.recorded_by else ""


def _since_given_back(acts: Sequence[RoundAct]) -> Sequence[RoundAct]:
    """Give what was recorded since it last came in: what was done before is done anew."""
    at = max(
        (at for at, each in enumerate(acts) if isinstance(each, Returned | Refiled)), default=0
    )
    return acts[at:]


def _open(acts: Sequence[RoundAct]) -> tuple[int, ...]:
    received = [each.number for each in acts if isinstance(each, ObjectionReceived)]
    decided = {each.number for each in acts if isinstance(each, ObjectionDecided)}
    return tuple(each for each in received if each not in decided)


def _state(acts: Sequence[RoundAct], notice: NoticePosted | None, day: date) -> State | None:
    left = [state for each in acts if (state := each.left_in())]
    if not left:
        return None
    if left[-1].at_an_end or not (_is_listed(left[-1]) or notice):
        return left[-1]
    if _open(acts):
        return State.OBJECTION_OPEN
    if notice is None:
        return State.PROPOSED
    return State.IN_PUBLIC_NOTICE if day <= notice.until else State.READY_TO_PROMULGATE


def _is_listed(state: State) -> bool:
    return state in (State.PROPOSED, State.OBJECTION_OPEN)
