"""The columns of the applications' 汇总表, one line each: head, unit, format, value, meaning.

It stands in JSON where it has data, in CSV where it has a screen's head, in the workbook and the
office's own table where it has a document's; a notice and the table of many pick by key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from lccluster.eligibility.assessment import Assessment
from lccluster.form.form import APPLICANT, COUNTY, FILLED_ON, NAME, Form
from lccluster.form.parts import FormField
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.render.columns.application_cells import (
    contradictions,
    open_items,
    open_points,
    products,
    remark,
)
from lccluster.render.columns.fields import NUMBER, Data, ListColumn, documented
from lccluster.render.table import GENERAL, Column
from lccluster.vocabulary import Verdict

MONEY, COUNT, AREA = "#,##0.00", "#,##0", GENERAL
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


def _figure(
    head: str, unit: Unit, form: str, group: str | None = None, *, widest: int = 8
) -> Column:
    return Column(head, True, group, unit, form, "sum", widest=widest)


def _cell(key: str, path: str, column: Column, explains: str = "") -> ListColumn[Assessment]:
    return ListColumn(key, lambda a: a.application.stated(path), column, explains, cell=path)


def _rulebook(assessment: Assessment) -> dict[str, Any]:
    book = assessment.rulebook
    period = book.measure.in_force
    return {
        "id": book.id,
        "document_number": book.measure.document_number,
        "level": book.measure.level,
        "draft": book.measure.draft,
        "in_force_from": None if book.measure.draft else period.from_.isoformat(),
        "in_force_until": period.until.isoformat()
        if period.until and not book.measure.draft
        else None,
        "in_force": assessment.in_force,
    }


# fmt: off
APPLICATIONS: tuple[ListColumn[Assessment], ...] = (
    ListColumn("number", None, NUMBER, "按推荐单位的通行次序排列。"),
    ListColumn("county", lambda a: a.county, Column("推荐单位", widest=8), "所在县（市、区）或者功能区。", screen=Message("office"), data=Data()),
    ListColumn("cluster", lambda a: a.application.cluster_name, Column("集群名称", total="count", widest=12), "申请表上的产业集群名称。", screen=Message("cluster"), data=Data()),
    ListColumn("applicant", lambda a: a.application.applicant, Column("申报主体", widest=8), "申请表上的申请单位名称。", screen=Message("applicant"), data=Data()),
    ListColumn("on", lambda a: a.on, screen=Message("day that decides"), data=Data()),
    ListColumn("rulebook", lambda a: a.rulebook.id, screen=Message("rulebook"), data=Data(_rulebook)),
    ListColumn("for_reference", lambda a: not a.in_force, data=Data()),
    _cell("industry", "cluster.dominant_industry", Column("主导产业", group="主导产品情况", widest=8), "申请表没有此栏，另行填写；用于核对适当放宽。"),
    ListColumn("products", products, Column("主导产品", group="主导产品情况", widest=16), "产品、年产量和省内市场比重。"),
    _cell("area", "cluster.area_km2", _figure("区域面积", KM2, AREA, widest=12), "申请表所填数。"),
    _cell("firms", "enterprises.total", _figure(TOTAL, HOUSEHOLDS, COUNT, FIRMS), "生产、服务等相关企业都算在内。"),
    _cell("above_size", "enterprises.above_size", _figure("规上", HOUSEHOLDS, COUNT, FIRMS), "其中规模以上企业。"),
    _cell("in_park", "enterprises.in_park", _figure("园区", HOUSEHOLDS, COUNT, FIRMS), "其中进入产业园区的企业。"),
    _cell("employees", "employees", _figure("从业人员", PEOPLE, COUNT), "从业人员数量。"),
    _cell("revenue", "economics.revenue_yi", _figure("营业收入", YI, MONEY, RESULTS), "营业收入；产值是另一个量，不填在这里。"),
    _cell("profit", "economics.profit_yi", _figure("利润", YI, MONEY, RESULTS), "利润；亏损为负数。"),
    _cell("tax", "economics.tax_yi", _figure("税金", YI, MONEY, RESULTS), "税金。"),
    _cell("honours", "honours.total", _figure("品牌荣誉", ITEMS, COUNT), "省级以上品牌、商标或者产业荣誉称号的总数。"),
    _cell("platforms", "platforms.total", _figure("服务平台", ITEMS, COUNT), "公共服务平台的总数。"),
    ListColumn("verdict", lambda a: a.verdict, Column("预审结论", toned=True, choices=tuple(Verdict), widest=8), "按办法逐项核对得出，供审核参考，不代替审核意见。", screen=Message("verdict"), data=Data()),
    ListColumn("reachable", lambda a: a.reachable, data=Data()),
    ListColumn("contradictions", contradictions, screen=Message("contradictions")),
    ListColumn("open_points", open_points, Column("", remark=True), screen=Message("open or failed")),
    ListColumn("open", open_items, Column("未达标项", widest=16), "未达标、未填写或者待人认定的事项；已有条件不符合的，只列不符合的条件。逐项见“待办事项”表。"),
    ListColumn("remark", remark, Column("备注", widest=8, required=False), "办法失效后的申请、填报存疑、其他年度的数据等。"),
)
# fmt: on
APPLICATION_SUMMARY = documented(APPLICATIONS)


def summary_columns(forms: Sequence[Form]) -> tuple[ListColumn[Assessment], ...]:
    """Give the columns of the 汇总表 for some forms: cells that have none here come before the verdict."""
    cells = {each.key: each for form in forms for each in form.listed}
    kept = [each for each in APPLICATION_SUMMARY if not each.cell or each.cell in _paths(forms)]
    known = {"", NAME, APPLICANT, COUNTY, FILLED_ON, *(each.cell for each in APPLICATION_SUMMARY)}
    own = [_own(each) for key, each in cells.items() if key not in known]
    at = [each.key for each in kept].index("verdict")
    return (*kept[:at], *own, *kept[at:])


def _paths(forms: Sequence[Form]) -> set[str]:
    return {path for form in forms for path in form.cell_by_path}


_FORMATS = {KM2: AREA, YI: MONEY, Unit.PERCENT: GENERAL, Unit.POINTS: GENERAL}
_NEVER_SUMMED = (Unit.PERCENT, Unit.POINTS, Unit.RANK)


def _own(cell: FormField) -> ListColumn[Assessment]:
    """Give the column of a cell: a figure in its unit, which is summed up unless it is a share."""
    head = cell.label.zh
    if cell.unit is None:
        return _cell(cell.key, cell.key, Column(head, widest=14))
    column = _figure(head, cell.unit, _FORMATS.get(cell.unit, COUNT))
    summed = cell.unit not in _NEVER_SUMMED and not cell.exact
    return _cell(cell.key, cell.key, column if summed else replace(column, total=None))
