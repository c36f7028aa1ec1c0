"""The columns of the titles, one line each; a column added here stands wherever titles are listed.

It stands in the workbook, the office's own table, the annex of a notice and, where `on_screen`
gives it a head, on the screen and in CSV.
"""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.language import Listing, Message
from lccluster.register.facts import Standing
from lccluster.register.rows import Row
from lccluster.render.columns.fields import DAY, NUMBER, SummaryColumn
from lccluster.render.table import Column
from lccluster.render.words import FLAGS


def notes(row: Row) -> str:
    """Name what an official has to know beside a standing."""
    return str(Listing(marks(row)))


def marks(row: Row) -> Iterator[Message]:
    """Give each mark of a title in words, a reason that was recorded as it stands there."""
    yield from (FLAGS[flag] for flag in row.flags if flag in FLAGS)
    yield from map(taken_for, row.title.overrides)


def taken_for(reason: str) -> Message:
    """Say for which reason something was taken that stood against the law."""
    return Message("taken for this reason: {reason}", reason=reason)


# fmt: off
TITLES: tuple[SummaryColumn[Row], ...] = (
    SummaryColumn("number", NUMBER, None, "按推荐单位的通行次序排列。", ("编号",)),
    SummaryColumn("id", Column("集群编号", widest=14), lambda r: r.cluster.id, "名录内的编号，改名不变。", ("名录编号",), Message("id")),
    SummaryColumn("name", Column("集群名称", total="count", widest=40), lambda r: r.title.name, "当前名称。", ("产业集群名称", "名称", "特色产业集群名称"), Message("cluster")),
    SummaryColumn("county", Column("推荐单位", widest=12), lambda r: r.cluster.county, "所在县（市、区）或者功能区。", ("所在县（市、区）", "县（市、区）", "县市区", "所属县区"), Message("county")),
    SummaryColumn("applicant", Column("申报主体", widest=24), lambda r: r.cluster.applicant, "申请认定的单位。", ("申请单位", "申请单位名称", "申报单位")),
    SummaryColumn("industry", Column("主导产业", widest=14), lambda r: r.cluster.dominant_industry, "主导产业。"),
    SummaryColumn("standing", Column("称号状态", toned=True, choices=tuple(each.value for each in Standing), widest=14), lambda r: r.standing.words, "由已记录的决定和日期推算，不单独登记。", ("状态",), Message("standing")),
    SummaryColumn("recognised_on", Column("认定日期", form=DAY, widest=16), lambda r: r.title.recognised_on, "认定公布之日。", ("认定时间", "公布日期"), Message("recognised on")),
    SummaryColumn("document", Column("认定文号", widest=22), lambda r: r.title.document_number, "认定公布的文件。", ("文号", "发文字号")),
    SummaryColumn("valid_until", Column("有效期至", form=DAY, toned=True, widest=16), lambda r: r.title.valid_until, "有效期的最后一天，当天有效。", ("有效期", "有效期限", "到期日期"), Message("valid until")),
    SummaryColumn("days_left", Column("剩余天数", True, form="#,##0;-#,##0;0", widest=10), lambda r: r.days_left, "截至填报日期；负数为已超过的天数。", (), Message("days left")),
    SummaryColumn("note", Column("备注", widest=28, required=False, remark=True), notes, "复核有无办法可依、是否在办法有效期内办理、按什么理由办理等。", (), Message("note")),
)
# fmt: on
