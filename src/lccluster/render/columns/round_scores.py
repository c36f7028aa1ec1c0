"""The columns of scores, one line each, for the screen, CSV, JSON and workbooks."""

from __future__ import annotations

from decimal import Decimal

from lccluster.language import Listing, Message
from lccluster.quantities import plain
from lccluster.render.columns.fields import Data, ListColumn
from lccluster.render.table import Column
from lccluster.round.numbering import drawn
from lccluster.round.reviewing.ranking import Ranked

SHEET_OF_SCORES = "评分汇总"


def _drawn(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _firm(row: Ranked) -> str | None:
    """Give the places that it has when any one expert is left out."""
    found = row.score.places_without_any_one
    if found is None:
        return None
    first, last = found
    return str(first) if first == last else f"{first}–{last}"


def _experts(row: Ranked) -> str:
    """Give each expert's total, and how far it lies from the others."""
    return str(Listing(_expert(row, key) for key in row.score.totals))


def _expert(row: Ranked, expert: str) -> str:
    distance = row.score.distances[expert]
    total = f"{expert} {plain(row.score.totals[expert])}"
    if distance is None:
        return total
    return str(Message("{name} ({said})", name=total, said=f"{distance:+}"))


# fmt: off
SCORES: tuple[ListColumn[Ranked], ...] = (
    ListColumn("place", lambda r: r.score.place, Column("名次", figures=True), screen=Message("place"), data=Data(behind=True)),
    ListColumn("application", lambda r: drawn(r.record), Column("编号"), screen=Message("number"), data=Data(lambda r: r.record.id)),
    ListColumn("cluster", lambda r: r.record.cluster, Column("集群名称", widest=30), screen=Message("cluster"), data=Data()),
    ListColumn("county", lambda r: r.record.county, Column("推荐单位"), screen=Message("county")),
    ListColumn("sheets", lambda r: r.score.sheets, Column("评审表", figures=True), screen=Message("sheets"), data=Data()),
    ListColumn("incomplete", lambda r: len(r.score.incomplete), Column("其中有空格", figures=True), screen=Message("with blanks"), data=Data()),
    ListColumn("mean", lambda r: r.score.mean, Column("平均分", figures=True), screen=Message("mean"), data=Data(lambda r: _drawn(r.score.mean))),
    ListColumn("median", lambda r: r.score.median, Column("中位数", figures=True), screen=Message("median"), data=Data(lambda r: _drawn(r.score.median))),
    ListColumn("spread", lambda r: r.score.spread, Column("标准差", figures=True), screen=Message("spread"), data=Data(lambda r: _drawn(r.score.spread))),
    ListColumn("places_without_any_one", _firm, Column("去掉任一专家后的名次"), screen=Message("place without any one"), data=Data(lambda r: list(r.score.places_without_any_one) if r.score.places_without_any_one else None, behind=True)),
    ListColumn("experts", _experts, Column("各专家总分（与其他专家平均之差）", widest=60, remark=True), screen=Message("experts")),
)
# fmt: on
