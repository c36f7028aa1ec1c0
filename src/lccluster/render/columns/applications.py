"""The columns of the applications' 汇总表, one line each: head, unit, format, value, meaning.

A column added here stands in the workbook, the office's own table and the annex of a notice.
"""

from __future__ import annotations

from lccluster.eligibility.assessment import Assessment
from lccluster.quantities import Unit
from lccluster.render.columns.application_cells import open_items, products, remark
from lccluster.render.columns.fields import NUMBER, SummaryColumn
from lccluster.render.table import Column
from lccluster.vocabulary import Verdict

MONEY, COUNT, AREA = "#,##0.00", "#,##0", "#,##0.##"
YEAR_GROUP = "××年经济效益"
TOTAL = "总数"  # says what it is the total of under its group only


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
APPLICATIONS: tuple[SummaryColumn[Assessment], ...] = (
    SummaryColumn("number", NUMBER, None, "按推荐单位的通行次序排列。", ("编号",)),
    SummaryColumn("county", Column("推荐单位", widest=9), lambda a: a.county, "所在县（市、区）或者功能区。", ("所在县（市、区）", "县（市、区）", "县市区", "所属县区")),
    SummaryColumn("name", Column("集群名称", total="count", widest=20), lambda a: a.application.cluster.name, "申请表上的产业集群名称。", ("产业集群名称", "名称", "特色产业集群名称")),
    SummaryColumn("applicant", Column("申报主体", widest=16), lambda a: a.application.applicant, "申请表上的申请单位名称。", ("申请单位", "申请单位名称", "申报单位")),
    SummaryColumn("industry", Column("主导产业", group="主导产品情况", widest=9), lambda a: a.application.cluster.dominant_industry, "申请表没有此栏，另行填写；用于核对适当放宽。"),
    SummaryColumn("products", Column("主导产品", group="主导产品情况", widest=18), products, "产品、年产量和省内市场比重。", ("主要产品",)),
    SummaryColumn("area", _figure("区域面积", KM2, AREA), lambda a: a.application.cluster.area_km2, "申请表所填数。", ("面积", "产业集群区域面积", "集群面积")),
    SummaryColumn("firms", _figure(TOTAL, HOUSEHOLDS, COUNT, FIRMS), lambda a: a.application.enterprises.total, "生产、服务等相关企业都算在内。", ("企业数", "企业总数", "企业户数")),
    SummaryColumn("above_size", _figure("规上", HOUSEHOLDS, COUNT, FIRMS), lambda a: a.application.enterprises.above_size, "其中规模以上企业。", ("规模以上企业", "规上企业数", "规上企业")),
    SummaryColumn("in_park", _figure("园区", HOUSEHOLDS, COUNT, FIRMS), lambda a: a.application.enterprises.in_park, "其中进入产业园区的企业。", ("进入产业园区企业", "入园企业", "园区企业")),
    SummaryColumn("employees", _figure("从业人员", PEOPLE, COUNT), lambda a: a.application.employees, "从业人员数量。", ("从业人数", "从业人员数量", "从业人员数")),
    SummaryColumn("revenue", _figure("营业收入", YI, MONEY, RESULTS), lambda a: a.application.economics.revenue_yi, "营业收入；产值是另一个量，不填在这里。", ("年营业收入",)),
    SummaryColumn("profit", _figure("利润", YI, MONEY, RESULTS), lambda a: a.application.economics.profit_yi, "利润；亏损为负数。", ("利润总额",)),
    SummaryColumn("tax", _figure("税金", YI, MONEY, RESULTS), lambda a: a.application.economics.tax_yi, "税金。", ("税收",)),
    SummaryColumn("honours", _figure("品牌荣誉", ITEMS, COUNT), lambda a: a.application.honours.total, "省级以上品牌、商标或者产业荣誉称号的总数。", ("品牌", "品牌数", "省级以上品牌", "品牌荣誉数")),
    SummaryColumn("platforms", _figure("服务平台", ITEMS, COUNT), lambda a: a.application.platforms.total, "公共服务平台的总数。", ("平台", "平台数", "公共服务平台", "公共服务平台数量")),
    SummaryColumn("verdict", Column("预审结论", toned=True, choices=tuple(each.value for each in Verdict), widest=9), lambda a: a.verdict.words, "按办法逐项核对得出，供审核参考，不代替审核意见。", ("结论", "审核结论", "初审结论")),
    SummaryColumn("open", Column("未达标项", widest=22), open_items, "未达标、未填写或者待人认定的事项；逐项见“待办事项”表。", ("未达标事项", "存在问题", "问题")),
    SummaryColumn("remark", Column("备注", widest=12, required=False), remark, "办法失效后的申请、填报存疑等。"),
)
# fmt: on
