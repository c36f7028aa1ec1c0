"""The columns of the 汇总表, one line each: head, unit, format, value, meaning, and other heads seen.

A column added here stands in the workbook, the office's own table, the annex of a notice and,
where `on_screen` gives it a head, on the screen and in CSV.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from lccluster.eligibility.assessment import Assessment
from lccluster.language import Listing, Message
from lccluster.quantities import Unit
from lccluster.register.rows import Row
from lccluster.register.title import Standing
from lccluster.render.application_cells import county, open_items, products, remark
from lccluster.render.table import Cell, Column, Table, Tone
from lccluster.render.words import FLAGS
from lccluster.vocabulary import Verdict

Subject = TypeVar("Subject")
MONEY, COUNT, AREA, DAY = "#,##0.00", "#,##0", "#,##0.##", 'yyyy"年"m"月"d"日"'
YEAR_GROUP = "××年经济效益"


@dataclass(frozen=True)
class Field(Generic[Subject]):
    """A column, what it draws of its subject, what it means, and how else offices head it.

    No `value` is the running number, which is known only once the rows are in order.
    """

    key: str
    column: Column
    value: Callable[[Subject], Cell] | None
    explains: str
    also: tuple[str, ...] = ()
    on_screen: Message | None = None


NUMBER = Column("序号", figures=True, form="0", widest=5)
FIRMS, RESULTS = "企业户数", YEAR_GROUP
KM2, YI, HOUSEHOLDS, PEOPLE, ITEMS = (
    Unit.KM2,
    Unit.YI_YUAN,
    Unit.HOUSEHOLDS,
    Unit.PEOPLE,
    Unit.ITEMS,
)


def _figure(head: str, unit: Unit, form: str, group: str | None = None) -> Column:
    return Column(head, True, group, unit, form, "sum", widest=11)


# fmt: off
APPLICATIONS: tuple[Field[Assessment], ...] = (
    Field("number", NUMBER, None, "按推荐单位的通行次序排列。", ("编号",)),
    Field("county", Column("推荐单位", widest=9), county, "所在县（市、区）或者功能区。", ("所在县（市、区）", "县（市、区）", "县市区", "所属县区")),
    Field("name", Column("集群名称", total="count", widest=20), lambda a: a.application.cluster.name, "申请表上的产业集群名称。", ("产业集群名称", "名称", "特色产业集群名称")),
    Field("applicant", Column("申报主体", widest=16), lambda a: a.application.applicant, "申请表上的申请单位名称。", ("申请单位", "申请单位名称", "申报单位")),
    Field("industry", Column("主导产业", group="主导产品情况", widest=9), lambda a: a.application.cluster.dominant_industry, "申请表没有此栏，另行填写；用于核对适当放宽。"),
    Field("products", Column("主导产品", group="主导产品情况", widest=18), products, "产品、年产量和省内市场比重。", ("主要产品",)),
    Field("area", _figure("区域面积", KM2, AREA), lambda a: a.application.cluster.area_km2, "申请表所填数。", ("面积", "产业集群区域面积", "集群面积")),
    Field("firms", _figure("总数", HOUSEHOLDS, COUNT, FIRMS), lambda a: a.application.enterprises.total, "生产、服务等相关企业都算在内。", ("企业数", "企业总数", "企业户数")),
    Field("above_size", _figure("规上", HOUSEHOLDS, COUNT, FIRMS), lambda a: a.application.enterprises.above_size, "其中规模以上企业。", ("规模以上企业", "规上企业数", "规上企业")),
    Field("in_park", _figure("园区", HOUSEHOLDS, COUNT, FIRMS), lambda a: a.application.enterprises.in_park, "其中进入产业园区的企业。", ("进入产业园区企业", "入园企业", "园区企业")),
    Field("employees", _figure("从业人员", PEOPLE, COUNT), lambda a: a.application.employees, "从业人员数量。", ("从业人数", "从业人员数量", "从业人员数")),
    Field("revenue", _figure("营业收入", YI, MONEY, RESULTS), lambda a: a.application.economics.revenue_yi, "营业收入；产值是另一个量，不填在这里。", ("年营业收入", "主营业务收入")),
    Field("profit", _figure("利润", YI, MONEY, RESULTS), lambda a: a.application.economics.profit_yi, "利润；亏损为负数。", ("利润总额",)),
    Field("tax", _figure("税金", YI, MONEY, RESULTS), lambda a: a.application.economics.tax_yi, "税金。", ("税收", "利税")),
    Field("honours", _figure("品牌荣誉", ITEMS, COUNT), lambda a: a.application.honours.total, "省级以上品牌、商标或者产业荣誉称号的总数。", ("品牌", "品牌数", "省级以上品牌", "品牌荣誉数")),
    Field("platforms", _figure("服务平台", ITEMS, COUNT), lambda a: a.application.platforms.total, "公共服务平台的总数。", ("平台", "平台数", "公共服务平台", "公共服务平台数量")),
    Field("verdict", Column("预审结论", toned=True, choices=tuple(each.value for each in Verdict), widest=9), lambda a: a.verdict.words, "按办法逐项核对得出，供审核参考，不代替审核意见。", ("结论", "审核结论", "初审结论")),
    Field("open", Column("未达标项", widest=22), open_items, "未达标、未填写或者待人认定的事项；逐项见“待办事项”表。", ("未达标事项", "存在问题", "问题")),
    Field("remark", Column("备注", widest=12, required=False), remark, "办法失效后的申请、填报存疑等。"),
)


def notes(row: Row) -> str:
    """Name what an official has to know beside a standing."""
    return str(Listing(FLAGS[flag] for flag in row.flags))


TITLES: tuple[Field[Row], ...] = (
    Field("number", NUMBER, None, "按推荐单位的通行次序排列。", ("编号",)),
    Field("id", Column("集群编号", widest=14), lambda r: r.cluster.id, "名录内的编号，改名不变。", ("名录编号",), Message("id")),
    Field("name", Column("集群名称", total="count", widest=34), lambda r: r.title.name, "当前名称。", ("产业集群名称", "名称", "特色产业集群名称"), Message("cluster")),
    Field("county", Column("推荐单位", widest=12), lambda r: r.cluster.county, "所在县（市、区）或者功能区。", ("所在县（市、区）", "县（市、区）", "县市区", "所属县区"), Message("county")),
    Field("applicant", Column("申报主体", widest=24), lambda r: r.cluster.applicant, "申请认定的单位。", ("申请单位", "申请单位名称", "申报单位")),
    Field("industry", Column("主导产业", widest=14), lambda r: r.cluster.dominant_industry, "主导产业。"),
    Field("standing", Column("称号状态", toned=True, choices=tuple(each.value for each in Standing), widest=14), lambda r: r.standing.words, "由已记录的决定和日期推算，不单独登记。", ("状态",), Message("standing")),
    Field("recognised_on", Column("认定日期", form=DAY, widest=16), lambda r: r.title.recognised_on, "认定公布之日。", ("认定时间", "公布日期"), Message("recognised on")),
    Field("document", Column("认定文号", widest=22), lambda r: r.title.document_number, "认定公布的文件。", ("文号", "发文字号")),
    Field("valid_until", Column("有效期至", form=DAY, toned=True, widest=16), lambda r: r.title.valid_until, "有效期的最后一天，当天有效。", ("有效期", "有效期限", "到期日期"), Message("valid until")),
    Field("days_left", Column("剩余天数", True, form="#,##0;-#,##0;0", widest=10), lambda r: None if r.standing.ended else r.days_left, "截至填报日期；负数为已超过的天数。", (), Message("days left")),
    Field("note", Column("备注", widest=28, required=False), notes, "复核有无办法可依等。", (), Message("note")),
)
# fmt: on


def table(
    fields: Sequence[Field[Subject]], rows: Sequence[Sequence[Cell]], tones: Sequence[Tone | None]
) -> Table:
    """Put rows made by `cells` under the heads of documents, with their running numbers."""
    columns = [_with_words(field.column) for field in fields]
    at = next((index for index, field in enumerate(fields) if field.value is None), None)
    if at is None:
        return Table(columns, rows, tones)
    numbered = [(*row[:at], number, *row[at + 1 :]) for number, row in enumerate(rows, 1)]
    return Table(columns, numbered, tones)


def cells(fields: Iterable[Field[Subject]], subject: Subject) -> tuple[Cell, ...]:
    """Draw a subject's cells; the running number is left open."""
    return tuple(field.value(subject) if field.value else None for field in fields)


def picked(fields: Sequence[Field[Subject]], *keys: str) -> tuple[Field[Subject], ...]:
    """Choose columns by key, in the order asked for."""
    by_key = {field.key: field for field in fields}
    return tuple(by_key[key] for key in keys)


def screen_table(fields: Sequence[Field[Subject]], subjects: Iterable[Subject]) -> Table:
    """Draw the columns that have a head on the screen."""
    shown = [(field, field.on_screen) for field in fields if field.on_screen]
    columns = [replace(field.column, head=head) for field, head in shown]
    return Table(columns, [cells([field for field, _ in shown], each) for each in subjects])


def _with_words(column: Column) -> Column:
    """Give choices as the words of the language spoken; they are declared by value."""
    words = {each.value: str(each.words) for kind in (Verdict, Standing) for each in kind}
    return replace(column, choices=tuple(words.get(each, each) for each in column.choices))
