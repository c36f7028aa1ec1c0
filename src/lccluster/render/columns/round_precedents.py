"""The columns of decisions before, one line each, for the screen, CSV and JSON."""

from __future__ import annotations

from typing import Any

from lccluster.language import Listing, Message
from lccluster.quantities import plain
from lccluster.render.columns.fields import Data, ListColumn
from lccluster.render.table import Column
from lccluster.round.numbering import drawn_of
from lccluster.round.precedents import Contradiction, Precedent


def _figures(case: Precedent) -> str:
    return str(Listing(str(each) for each in case.figures.values() if each))


def _as_data(case: Precedent) -> dict[str, Any]:
    return {key: None if each is None else plain(each.value) for key, each in case.figures.items()}


def _called(case: Precedent) -> Message:
    return Message(
        "{name} ({year}, {id})",
        name=case.cluster,
        year=case.round,
        id=drawn_of(case.application, case.county),
    )


# fmt: off
PRECEDENTS: tuple[ListColumn[Precedent], ...] = (
    ListColumn("round", lambda p: p.round, screen=Message("round"), data=Data()),
    ListColumn("application", lambda p: drawn_of(p.application, p.county), screen=Message("number"), data=Data(lambda p: p.application)),
    ListColumn("cluster", lambda p: p.cluster, screen=Message("cluster"), data=Data()),
    ListColumn("county", lambda p: p.county, screen=Message("county"), data=Data()),
    ListColumn("element", lambda p: p.element, screen=Message("element"), data=Data()),
    ListColumn("answer", lambda p: p.words, screen=Message("decision"), data=Data(lambda p: p.answer)),
    ListColumn("office", lambda p: p.office, screen=Message("their office"), data=Data()),
    ListColumn("by", lambda p: p.by, screen=Message("judged by"), data=Data()),
    ListColumn("on", lambda p: p.on, screen=Message("day"), data=Data()),
    ListColumn("reason", lambda p: p.reason, Column("", widest=30, remark=True), screen=Message("reason"), data=Data()),
    ListColumn("figures", _figures, Column("", widest=50, remark=True), screen=Message("figures"), data=Data(_as_data)),
    ListColumn("decides", lambda p: p.decides, data=Data()),
)
CONTRADICTIONS: tuple[ListColumn[Contradiction], ...] = (
    ListColumn("refused", lambda c: _called(c.refused), Column("", widest=40), screen=Message("refused"), data=Data(lambda c: {"round": c.refused.round, "application": c.refused.application})),
    ListColumn("granted", lambda c: _called(c.granted), Column("", widest=40), screen=Message("granted to"), data=Data(lambda c: {"round": c.granted.round, "application": c.granted.application})),
    ListColumn("refused_figures", lambda c: _figures(c.refused), Column("", widest=40), screen=Message("figures of the refused"), data=Data(lambda c: _as_data(c.refused))),
    ListColumn("granted_figures", lambda c: _figures(c.granted), Column("", widest=40), screen=Message("figures of the granted"), data=Data(lambda c: _as_data(c.granted))),
    ListColumn("refused_because", lambda c: c.refused.reason, Column("", widest=30), screen=Message("refused because"), data=Data()),
    ListColumn("granted_because", lambda c: c.granted.reason, Column("", widest=30), screen=Message("granted because"), data=Data()),
)
# fmt: on
