"""Drafts of a round: each says what is recorded, and nothing that nobody recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.documents.output import Output
from lccluster.files.disk.documents.same_bytes import repacked
from lccluster.files.rules.round_draft_file import read_round_drafts
from lccluster.language import Message
from lccluster.register.view import Clocks
from lccluster.render.columns.round_scores import SCORES
from lccluster.render.office_words import FONTS, NO_DAY, chinese_day, in_chinese
from lccluster.render.screen.round import answer
from lccluster.render.table import Cell
from lccluster.render.word.notice import blank_number, ended
from lccluster.render.word.round_draft import RoundDraft, Rows, round_draft_document
from lccluster.render.workbook.round_lists import tables_workbook
from lccluster.round.acts import (
    NoticePosted,
    ObjectionDecided,
    ObjectionReceived,
    Promulgated,
    Recommended,
    Returned,
    RoundAct,
)
from lccluster.round.board import Board, BoardRow
from lccluster.round.draft_kinds import KINDS, DraftKind
from lccluster.round.reviewing.panel import TIES, tie_of
from lccluster.round.states import State
from lccluster.rulebook.letters import DraftWords
from lccluster.usecases.round.asking.board import board
from lccluster.usecases.round.asking.ranking import ranking
from lccluster.usecases.round.room import RoundRoom
from lccluster.usecases.written import Written

BLANK = "　　"
UNDECIDED = Message("not decided yet")


class Drafting(Struct, frozen=True):
    """What drafts are made from: the round, its board on a day, the kind, and its words."""

    room: RoundRoom
    board: Board
    kind: DraftKind
    words: DraftWords
    clocks: Clocks


class Drafted(Struct, frozen=True):
    """A draft, and how its file is called in a folder."""

    name: str
    draft: RoundDraft


def kind_named(room: RoundRoom, written: str) -> DraftKind:
    """Find a kind by its word or by its Chinese name; raises Unusable."""
    names = {key: each.name for key, each in read_round_drafts(room.rulebook).drafts.items()}
    for each in KINDS:
        if written in (each.word, names[each.word]):
            return each
    raise Unusable(
        Problem(
            code="unknown-word",
            field="KIND",
            message=Message("“{word}” is not known here.", word=written),
            hint=Message(
                "Known here: {keys}.",
                keys=", ".join(f"{key} {name}" for key, name in names.items()),
            ),
        )
    )


def drafted(
    room: RoundRoom, kind: DraftKind, named: Sequence[str], clocks: Clocks, today: date
) -> list[Drafted]:
    """Draft a kind of paper: one an application or county, or one for all; raises Unusable where nothing is recorded."""
    words = read_round_drafts(room.rulebook).drafts[kind.word]
    about = Drafting(room, board(room, clocks, today), kind, words, clocks)
    rows = _meant(about, named)
    if not rows:
        raise Unusable(_nothing_recorded(room, words, clocks.as_of))
    return [_one(about, group) for group in _grouped(kind, rows)]


def write_drafts(made: Sequence[Drafted], outputs: Sequence[Output], fonts: str) -> list[Written]:
    """Write drafts, each as its file's suffix says; raises Unusable."""
    written = []
    for each, output in zip(made, outputs, strict=True):
        if output.path.suffix.lower() == ".xlsx":
            drawn = tables_workbook(each.draft.title, each.draft.annexes(), FONTS[fonts])
            data = drawn.data
        else:
            drawn = round_draft_document(each.draft, FONTS[fonts])
            data = repacked(drawn.data)
        output.write(data)
        written.append(Written(output.path, drawn.cleaned))
    return written


def _meant(about: Drafting, named: Sequence[str]) -> list[BoardRow]:
    """Choose the applications that a kind of draft is on: those named, or all of which it is recorded."""
    ids = {*named}
    known = {each.record.id for each in about.board.rows}
    if lacking := sorted(ids - known):
        raise Unusable(_unknown(about.room, each) for each in lacking)
    rows = [each for each in about.board.rows if not ids or each.record.id in ids]
    return [each for each in rows if _IS_ON[about.kind.word](each)]


def _acts(row: BoardRow, kind: type[RoundAct]) -> list[Any]:
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
    "objection": lambda row: bool(_acts(row, ObjectionReceived)),
    "promulgation": lambda row: row.state is State.PROMULGATED,
}


def _grouped(kind: DraftKind, rows: Sequence[BoardRow]) -> Iterator[list[BoardRow]]:
    if kind.one_for == "round":
        yield list(rows)
        return
    groups: dict[str, list[BoardRow]] = {}
    for each in rows:
        key = each.record.id if kind.one_for == "application" else each.record.county
        groups.setdefault(key, []).append(each)
    yield from groups.values()


def _one(about: Drafting, rows: Sequence[BoardRow]) -> Drafted:
    first = rows[0].record
    act = _rests_on(about, rows)
    with in_chinese():
        draft = RoundDraft(
            words=about.words,
            put=_put(about, rows, act),
            rows=[_ROWS[each.rows](about, rows) for each in about.words.annexes],
            signed_by=_signed_by(about, first.county),
            day=chinese_day(act.on) if act else NO_DAY,
            number=_number(about, act),
            remarks=tuple(_remarks(about, act)),
        )
    of = {"application": first.id, "county": first.county, "round": about.board.round}
    return Drafted(f"{about.words.name}-{of[about.kind.one_for]}", draft)


def _rests_on(about: Drafting, rows: Sequence[BoardRow]) -> RoundAct | None:
    """Find the act that a draft is of: its day and number stand on the paper."""
    kinds: Mapping[str, type[RoundAct]] = {
        "return": Returned,
        "recommendation": Recommended,
        "promulgation": Promulgated,
    }
    if about.kind.word == "notice":
        return rows[0].life.notice
    kind = kinds.get(about.kind.word)
    found = [each for row in rows for each in _acts(row, kind)] if kind else []
    return found[-1] if found else None


def _put(about: Drafting, rows: Sequence[BoardRow], act: RoundAct | None) -> dict[str, str]:
    room, record = about.room, rows[0].record
    stages = (each for each in room.procedure.stages if about.kind.step in each.acts)
    article = next((each.article.chinese for each in stages), "")
    renewals = sum(1 for each in rows if each.record.renews)
    notice = act if isinstance(act, NoticePosted) else None
    returned = _acts(rows[0], Returned)
    until = notice.until if notice else room.call.recommendations_until
    return {
        "authority": room.measure.authority.zh,
        "county": record.county,
        "kind": room.measure.subject,
        "law": room.measure.cited,
        "article": article,
        "year": about.board.round,
        "call": f"《{room.call.title}》（{room.call.document_number}）",
        "day": chinese_day(act.on) if act else NO_DAY,
        "number": (act.document_number if act else None) or BLANK,
        "since": chinese_day(notice.since) if notice else NO_DAY,
        "until": chinese_day(until),
        "count": str(len(rows)),
        "new": str(len(rows) - renewals),
        "renewals": str(renewals),
        "cluster": record.cluster,
        "applicant": record.applicant or record.cluster,
        "id": record.id,
        "missing": (returned[-1].note if returned else None) or BLANK,
    }


def _signed_by(about: Drafting, county: str) -> str | None:
    signed = {"city": about.room.measure.authority.zh, "county": county, None: None}
    return signed[about.words.signed]


def _number(about: Drafting, act: RoundAct | None) -> str | None:
    """Give the number of the paper as it is recorded; where none is yet, the city's has a blank one."""
    if about.words.signed is None or about.kind.word in ("objection", "notice"):
        return None
    if act and act.document_number:
        return act.document_number
    return blank_number(about.room.measure) if about.words.signed == "city" else None


def _remarks(about: Drafting, act: RoundAct | None) -> Iterator[str]:
    """Tell whoever edits the draft that the measure has ended, and why the round was opened all the same."""
    if remark := ended(about.room.measure, act.on if act else about.clocks.as_of):
        yield remark
    if about.board.override:
        yield str(
            Message(
                "Note on the draft: no measure was in force when this round was opened; reason: {reason}. (Take this line out.)",
                reason=about.board.override,
            )
        )


def _applications(rows: Sequence[BoardRow]) -> Rows:
    ranked = sorted(rows, key=lambda each: each.life.rank or len(rows) + 1)
    return [
        {
            "number": at,
            "rank": each.life.rank,
            "id": each.record.id,
            "cluster": each.record.cluster,
            "applicant": each.record.applicant,
            "county": each.record.county,
            "renews": each.record.renews,
            "title": next((one.title for one in _acts(each, Promulgated)), None),
        }
        for at, each in enumerate(ranked, 1)
    ]


def _experts(about: Drafting, _rows: Sequence[BoardRow]) -> Rows:
    people = about.room.panel.experts if about.room.panel else ()
    return [
        {
            "number": at,
            "expert": each.name,
            "unit": each.unit,
            "field": each.field,
            "signature": BLANK,
        }
        for at, each in enumerate(people, 1)
    ]


def _ties(about: Drafting, rows: Sequence[BoardRow]) -> Rows:
    people = about.room.panel.experts if about.room.panel else ()
    found: list[Mapping[str, Cell]] = []
    for row in rows:
        for each in people:
            tie = tie_of(each, row.record, about.room.offices)
            if tie or each.id in row.life.recused:
                why = (
                    Message("{kind} of {to}", kind=TIES[tie.kind], to=tie.to)
                    if tie
                    else Message("expert recused")
                )
                found.append(
                    {
                        "expert": each.name,
                        "id": row.record.id,
                        "cluster": row.record.cluster,
                        "tie": why,
                    }
                )
    return found


def _scores(about: Drafting, rows: Sequence[BoardRow]) -> Rows:
    ids = {each.record.id for each in rows}
    columns = {each.key: each.value for each in SCORES if each.value}
    keys = {"id": "application", "firm": "places_without_any_one"}
    wanted = ("place", "id", "cluster", "county", "sheets", "mean", "median", "spread", "firm")
    return [
        {key: columns[keys.get(key, key)](each) for key in wanted}
        for each in ranking(about.room, about.clocks).rows
        if each.record.id in ids
    ]


def _objections(_about: Drafting, rows: Sequence[BoardRow]) -> Rows:
    found: list[Mapping[str, Cell]] = []
    for row in rows:
        decided = {each.number: each for each in _acts(row, ObjectionDecided)}
        for each in _acts(row, ObjectionReceived):
            end = decided.get(each.number)
            found.append(
                {
                    "number": each.number,
                    "on": each.on,
                    "named": answer(each.named),
                    "sealed": answer(each.sealed),
                    "reason": each.reason,
                    "outcome": answer(end.outcome) if end else UNDECIDED,
                    "why": end.reason if end else None,
                    "decided_on": end.on if end else None,
                }
            )
    return found


_ROWS: Mapping[str, Callable[[Drafting, Sequence[BoardRow]], Rows]] = {
    "new": lambda _, rows: _applications([each for each in rows if not each.record.renews]),
    "renewals": lambda _, rows: _applications([each for each in rows if each.record.renews]),
    "all": lambda _, rows: _applications(rows),
    "experts": _experts,
    "ties": _ties,
    "scores": _scores,
    "objections": _objections,
}


def _nothing_recorded(room: RoundRoom, words: DraftWords, day: date) -> Problem:
    return Problem(
        code="nothing-to-draft",
        file=str(room.folder),
        message=Message(
            "On {day} nothing is recorded that a draft of {kind} could say.",
            day=day,
            kind=words.name,
        ),
        hint=Message("“lccluster round list” shows where each stands."),
    )


def _unknown(room: RoundRoom, application: str) -> Problem:
    return Problem(
        code="unknown-application",
        file=str(room.folder),
        message=Message("The round has no application {id}.", id=application),
        hint=Message("“lccluster round list” shows the numbers."),
    )
