"""The columns of a round's applications, one line each, for the screen, CSV, JSON and workbooks."""

from __future__ import annotations

from typing import Any

from lccluster.language import Message
from lccluster.render.columns.fields import Data, ListColumn
from lccluster.render.table import Column
from lccluster.round.board import Row
from lccluster.round.states import State


def _notice_until(row: Row) -> Any:
    """Give the last day of the notice that shows it, while it is on the list."""
    shown = row.state.beyond_the_proposal or row.state is State.PROMULGATED
    return row.life.notice.until if row.life.notice and shown else None


def _mean(row: Row) -> str | None:
    return None if row.score.mean is None else str(row.score.mean)


# fmt: off
ROUND_APPLICATIONS: tuple[ListColumn[Row], ...] = (
    ListColumn("id", lambda r: r.record.id, screen=Message("number"), data=Data()),
    ListColumn("cluster", lambda r: r.record.cluster, screen=Message("cluster"), data=Data()),
    ListColumn("county", lambda r: r.record.county, screen=Message("county"), data=Data()),
    ListColumn("renews", lambda r: r.record.renews, screen=Message("renews"), data=Data()),
    ListColumn("state", lambda r: r.state, screen=Message("standing"), data=Data()),
    ListColumn("verdict", lambda r: r.verdict, screen=Message("verdict"), data=Data()),
    ListColumn("recommended_rank", lambda r: r.life.rank, Column("", figures=True), screen=Message("rank"), data=Data()),
    ListColumn("sheets", lambda r: r.score.sheets, Column("", figures=True), screen=Message("sheets"), data=Data()),
    ListColumn("mean", _mean, Column("", figures=True), screen=Message("mean"), data=Data()),
    ListColumn("notice_until", _notice_until, screen=Message("notice until"), data=Data()),
    ListColumn("events", lambda r: list(r.events), data=Data()),
)
# fmt: on
