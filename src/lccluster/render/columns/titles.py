"""The columns of the titles, one line each; a column added here stands wherever titles are listed.

It stands in JSON where it has data, on the screen, in CSV and on the page where it has a screen's
head, in the workbook and the office's own table where it has a document's; a notice picks by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from lccluster.kept import KeptPieces
from lccluster.language import Listing, Message
from lccluster.register.facts import Overridden, Standing
from lccluster.register.rows import Row
from lccluster.render.columns.fields import DAY, NUMBER, Data, ListColumn, documented
from lccluster.render.table import Column
from lccluster.render.words import FLAGS


def notes(row: Row) -> str:
    """Name what an official has to know beside a standing; thousands of titles bear the same flags."""
    if row.title.overrides:
        return str(Listing(marks(row)))
    return _OF_FLAGS.of(row.flags, lambda _: str(Listing(marks(row))))


_OF_FLAGS = KeptPieces[str]()


def marks(row: Row) -> Iterator[Message]:
    """Give each mark of a title in words, a reason that was recorded as it stands there."""
    yield from (FLAGS[flag] for flag in row.flags if flag in FLAGS)
    yield from map(taken_for, row.title.overrides)


def taken_for(overridden: Overridden) -> Message:
    """Say for which reason a title was given, or went on, although something stood against that."""
    act, reason = overridden
    return _TAKEN_FOR[act].filled({"reason": reason})


def reasons(overridden: Iterable[Overridden]) -> tuple[str, ...]:
    """Give the reasons alone, as data has them."""
    return tuple([reason for _, reason in overridden])


_TAKEN_FOR = {
    "recognised": Message("recognised for this reason: {reason}"),
    "review_passed": Message("re-review passed for this reason: {reason}"),
}


def _review_year(row: Row) -> int | None:
    return row.title.review_from.year if row.title.review_from else None


def _days_ahead(row: Row) -> int | None:
    return row.days_left if row.days_left is not None and row.days_left >= 0 else None


def _days_past(row: Row) -> int | None:
    return -row.days_left if row.days_left is not None and row.days_left < 0 else None


# fmt: off
TITLES: tuple[ListColumn[Row], ...] = (
    ListColumn("number", None, NUMBER, "按推荐单位的通行次序排列。"),
    ListColumn("id", attrgetter("cluster.id"), Column("集群编号", widest=14), "名录内的编号，改名不变。", screen=Message("id"), data=Data()),
    ListColumn("name", attrgetter("title.name"), Column("集群名称", total="count", widest=40), "当前名称。", screen=Message("cluster"), data=Data()),
    ListColumn("county", attrgetter("cluster.county"), Column("推荐单位", widest=12), "所在县（市、区）或者功能区。", screen=Message("county"), data=Data()),
    ListColumn("applicant", attrgetter("cluster.applicant"), Column("申报主体", widest=24), "申请认定的单位。"),
    ListColumn("industry", attrgetter("cluster.dominant_industry"), Column("主导产业", widest=14), "主导产业。"),
    ListColumn("standing", attrgetter("standing"), Column("称号状态", toned=True, choices=tuple(Standing), widest=14), "由已记录的决定和日期推算，不单独登记。", screen=Message("standing"), data=Data()),
    ListColumn("recognised_on", attrgetter("title.recognised_on"), Column("认定日期", form=DAY, widest=16), "认定公布之日。", screen=Message("recognised on"), data=Data()),
    ListColumn("document_number", attrgetter("title.document_number"), Column("认定文号", widest=22), "认定公布的文件。", data=Data(behind=True)),
    ListColumn("valid_until", attrgetter("title.valid_until"), Column("有效期至", form=DAY, toned=True, widest=16), "有效期的最后一天，当天有效。", screen=Message("valid until"), data=Data()),
    ListColumn("days_left", attrgetter("days_left"), Column("剩余天数", True, form="#,##0;-#,##0;0", widest=10), "截至填报日期；负数为已超过的天数。", data=Data()),
    ListColumn("days_ahead", _days_ahead, Column("", figures=True), screen=Message("days left")),
    ListColumn("days_past", _days_past, Column("", figures=True, toned=True), screen=Message("days past")),
    ListColumn("review_year", _review_year, data=Data()),
    ListColumn("note", notes, Column("备注", widest=28, required=False, remark=True), "复核有无办法可依、是否在办法有效期内办理、按什么理由办理等。", screen=Message("note")),
    ListColumn("flags", attrgetter("flags"), data=Data(behind=True)),
    ListColumn("overrides", lambda r: reasons(r.title.overrides), data=Data(behind=True, if_said=True)),
)
# fmt: on
TITLE_SUMMARY = documented(TITLES)
