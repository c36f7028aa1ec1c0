"""What a draft is made from, and which applications it is on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from lccluster.errors import Unusable
from lccluster.register.view import Clocks
from lccluster.round.acts import ObjectionReceived, Promulgated, Recommended, Returned, RoundAct
from lccluster.round.board import Board, BoardRow
from lccluster.round.draft_kinds import DraftKind
from lccluster.round.states import State
from lccluster.rulebook.letters import DraftWords
from lccluster.usecases.round.room import UNKNOWN_APPLICATION, RoundRoom


class Drafting(Struct, frozen=True):
    """What drafts are made from: the round, its board on a day, the kind, and its words."""

    room: RoundRoom
    board: Board
    kind: DraftKind
    words: DraftWords
    clocks: Clocks


def meant(about: Drafting, named: Sequence[str]) -> list[BoardRow]:
    """Choose the applications that a kind of draft is on: those named, or all of which it is recorded."""
    ids = {*named}
    known = {each.record.id for each in about.board.rows}
    if lacking := sorted(ids - known):
        raise Unusable(UNKNOWN_APPLICATION.at(about.room.folder, id=each) for each in lacking)
    rows = [each for each in about.board.rows if not ids or each.record.id in ids]
    return [each for each in rows if _IS_ON[about.kind.word](each)]


def acts_of(row: BoardRow, kind: type[RoundAct]) -> list[Any]:
    """List the acts of one kind on an application."""
    return [each for each in row.life.acts if isinstance(each, kind)]


def _is_recommended(row: BoardRow) -> bool:
    out = (State.WITHDRAWN, State.RETURNED, State.NOT_RECOMMENDED)
    return row.life.recommended_on is not None and row.state not in out


def _is_shown(row: BoardRow) -> bool:
    listed = row.state.beyond_the_proposal or row.state is State.PROMULGATED
    return row.life.notice is not None and listed


_IS_ON: Mapping[str, Callable[[BoardRow], bool]] = {
    "return": lambda row: row.state is State.RETURNED,
    "recommendation": _is_recommended,
    "sign-in": _is_recommended,
    "scores": lambda row: _is_recommended(row) and row.score.sheets > 0,
    "notice": _is_shown,
    "objection": lambda row: bool(acts_of(row, ObjectionReceived)),
    "promulgation": lambda row: row.state is State.PROMULGATED,
}


def rests_on(about: Drafting, row: BoardRow) -> RoundAct | None:
    """Find the act that a draft on an application is of: its day and number stand on the paper."""
    if about.kind.word == "notice":
        return row.life.notice
    kind = _RECORDED_BY.get(about.kind.word)
    found = acts_of(row, kind) if kind else []
    return found[-1] if found else None


def grouped(about: Drafting, rows: Sequence[BoardRow]) -> Iterator[list[BoardRow]]:
    """Part applications as papers of a kind are: one each, one a county, or one for all; what was recorded of another day or number is on another paper."""
    groups: dict[Any, list[BoardRow]] = {}
    for each in rows:
        act = rests_on(about, each)
        paper = act and (act.on, act.document_number)
        groups.setdefault((_owner(about, each), paper), []).append(each)
    yield from groups.values()


def _owner(about: Drafting, row: BoardRow) -> str:
    one_for = about.kind.one_for
    county = about.room.offices.own_name(row.record.county)
    return {"application": row.record.id, "county": county, "round": ""}[one_for]


_RECORDED_BY: Mapping[str, type[RoundAct]] = {
    "return": Returned,
    "recommendation": Recommended,
    "promulgation": Promulgated,
}
