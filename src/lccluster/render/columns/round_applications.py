"""The columns of a round's applications, one line each, for the screen, CSV, JSON and workbooks."""

from __future__ import annotations

from typing import Any

from lccluster.language import Message
from lccluster.render.columns.fields import DAY, Data, ListColumn
from lccluster.render.table import Column
from lccluster.round.board import BoardRow
from lccluster.round.numbering import drawn
from lccluster.round.states import State


def _notice_until(row: BoardRow) -> Any:
    """Give the last day of the notice that shows it, while it is on the list."""
    shown = row.state.beyond_the_proposal or row.state is State.PROMULGATED
    return row.life.notice.until if row.life.notice and shown else None


def _mean(row: BoardRow) -> str | None:
    mean = row.score.mean
    return None if mean is None else str(mean)


SHEET_OF_ROUND = "申报情况"
# fmt: off
ROUND_APPLICATIONS: tuple[ListColumn[BoardRow], ...] = (
    ListColumn("id", lambda r: drawn(r.record), Column("编号"), screen=Message("number"), data=Data(lambda r: r.record.id)),
    ListColumn("cluster", lambda r: r.record.cluster, Column("集群名称", widest=30), screen=Message("cluster"), data=Data()),
    ListColumn("county", lambda r: r.record.county, Column("推荐单位"), screen=Message("county"), data=Data()),
    ListColumn("renews", lambda r: r.record.renews, Column("原称号编号", remark=True), screen=Message("renews"), data=Data()),
    ListColumn("state", lambda r: r.state, Column("状态", toned=True), screen=Message("standing"), data=Data()),
    ListColumn("verdict", lambda r: r.verdict, Column("预审结论", toned=True), screen=Message("verdict"), data=Data()),
    ListColumn("recommended_rank", lambda r: r.life.rank, Column("推荐名次", figures=True), screen=Message("rank"), data=Data()),
    ListColumn("sheets", lambda r: r.score.sheets, Column("评审表", figures=True), screen=Message("sheets"), data=Data()),
    ListColumn("mean", lambda r: r.score.mean, Column("平均分", figures=True), screen=Message("mean"), data=Data(_mean)),
    ListColumn("notice_until", _notice_until, Column("公示截止", form=DAY, remark=True), screen=Message("notice until"), data=Data()),
    ListColumn("events", lambda r: list(r.events), data=Data()),
)
# fmt: on
