"""The rows of the tables that are annexed to a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lccluster.language import Message
from lccluster.render.columns.round_scores import SCORES
from lccluster.render.screen.round import answer
from lccluster.render.table import Cell
from lccluster.render.word.round_draft import Rows
from lccluster.round.acts import ObjectionDecided, ObjectionReceived, Promulgated
from lccluster.round.board import BoardRow
from lccluster.round.numbering import drawn
from lccluster.round.reviewing.panel import TIES, tie_of
from lccluster.usecases.round.asking.ranking import ranking
from lccluster.usecases.round.drafting.asked import Drafting, acts_of
from lccluster.usecases.round.drafting.particulars import BLANK

UNDECIDED = Message("not decided yet")


def _applications(rows: Sequence[BoardRow]) -> Rows:
    ranked = sorted(rows, key=lambda each: each.life.rank or len(rows) + 1)
    return [
        {
            "number": at,
            "rank": each.life.rank,
            "id": drawn(each.record),
            "cluster": each.record.cluster,
            "applicant": each.record.applicant,
            "county": each.record.county,
            "renews": each.record.renews,
            "title": next((one.title for one in acts_of(each, Promulgated)), None),
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
                        "id": drawn(row.record),
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
        decided = {each.number: each for each in acts_of(row, ObjectionDecided)}
        for each in acts_of(row, ObjectionReceived):
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


ROWS: Mapping[str, Callable[[Drafting, Sequence[BoardRow]], Rows]] = {
    "new": lambda _, rows: _applications([each for each in rows if not each.record.renews]),
    "renewals": lambda _, rows: _applications([each for each in rows if each.record.renews]),
    "all": lambda _, rows: _applications(rows),
    "experts": _experts,
    "ties": _ties,
    "scores": _scores,
    "objections": _objections,
}
