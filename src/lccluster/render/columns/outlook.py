"""The columns of an outlook and of figures by year, one line each, for screen, CSV and workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from lccluster.eligibility.conditions.naming import called
from lccluster.form.parts import Field
from lccluster.language import Listing, Message, headed, spelt
from lccluster.quantities import Quantity, plain
from lccluster.register.figures import ReportedYear
from lccluster.render.columns.act_details import with_unit
from lccluster.render.columns.fields import NUMBER, ListColumn, documented
from lccluster.render.table import Cell, Column
from lccluster.render.words import bound_of
from lccluster.simulation.outlook import OutlookLine, Shortness, Worsening


class GivenFigure(Struct, frozen=True):
    """A figure that a report gave of a year, and the cell of the form that it stands for."""

    of: ReportedYear
    field: Field
    text: str

    @property
    def drawn(self) -> str:
        """Draw it as it was written, with the unit of its cell."""
        return with_unit(self.field, self.text)


def _figure(line: OutlookLine) -> Cell:
    """Name the condition, and the figure that decided it where it has several."""
    if line.result is None:
        return None
    rule, figure = line.result.rule, line.result.figure
    if figure is None or len(rule.check.leaves) < 2:  # noqa: PLR2004 - nothing to tell apart
        return rule.label
    return Message("{label}: {figure}", label=rule.label, figure=called(figure, line.book.form))


def _value(line: OutlookLine) -> str | None:
    result = line.result
    if result is None or result.value is None or result.unit is None:
        return None
    return str(Quantity(result.value, result.unit))


def _bound(line: OutlookLine) -> str | None:
    return bound_of(line.result) if line.result and line.result.figure else None


def _margin(line: OutlookLine) -> Message | None:
    """Say by how much a figure reaches its bound or misses it; nothing where it is not exact."""
    result = line.result
    exact = result and result.figure and isinstance(result.value, Decimal)
    return result.figure.compared(result.value) if exact else None  # type: ignore[union-attr,arg-type]


def _remarks(line: OutlookLine) -> str:
    return str(Listing(remarks(line)))


def remarks(line: OutlookLine) -> Iterator[Message]:
    """Say what more there is to know: a waiver, what is blank or contradicted, what gets worse."""
    if line.held and line.held.waiver and line.shortness is Shortness.SHORT:
        yield Message("a waiver may be asked for")
    if line.result and line.shortness is Shortness.OPEN:
        yield line.result.reason
    yield from map(worse, line.worsening)


def worse(found: Worsening) -> Message:
    """Say that a figure lay worse to its bound two years running."""
    return Message(
        "worse two years running: {figures}",
        figures=" → ".join(
            headed(year, plain(value))
            for year, value in zip(found.years, found.values, strict=True)
        ),
    )


# fmt: off
OUTLOOK: tuple[ListColumn[OutlookLine], ...] = (
    ListColumn("number", None, NUMBER, "按推荐单位的通行次序排列。"),
    ListColumn("id", lambda o: o.title.row.cluster.id, Column("集群编号", widest=14), "名录内的编号。", screen=Message("id")),
    ListColumn("name", lambda o: o.title.row.title.name, Column("集群名称", widest=40), "当前名称。", screen=Message("cluster")),
    ListColumn("county", lambda o: o.title.row.cluster.county, Column("推荐单位", widest=12), "所在县（市、区）或者功能区。"),
    ListColumn("year", lambda o: o.title.last.year if o.title.last else None, Column("数据年度", figures=True, form="0"), "最近一次报送数据的年度。", screen=Message("year")),
    ListColumn("figure", _figure, Column("条件", widest=20), "所对照的条件。", screen=Message("condition")),
    ListColumn("value", _value, Column("报送数", widest=14), "年度报告中的数字。", screen=Message("reported")),
    ListColumn("bound", _bound, Column("标准", widest=14), "条件的标准。", screen=Message("bound")),
    ListColumn("margin", _margin, Column("差额", widest=24, remark=True), "比标准多多少或者差多少。", screen=Message("margin")),
    ListColumn("shortness", lambda o: o.shortness, Column("数据情况", toned=True, choices=tuple(Shortness), widest=14), "只比数字，不是复核结论。", screen=Message("figures")),
    ListColumn("note", _remarks, Column("备注", widest=40, required=False, remark=True), "放宽条件、空白、连续两年变差等。", screen=Message("note")),
)
FIGURES: tuple[ListColumn[GivenFigure], ...] = (
    ListColumn("year", lambda g: g.of.year, Column("年度", figures=True, form="0"), screen=Message("year")),
    ListColumn("label", lambda g: g.field.label, Column("栏目", widest=36), screen=Message("figure")),
    ListColumn("value", lambda g: g.drawn, Column("数字", figures=True, widest=16), screen=Message("reported")),
    ListColumn("key", lambda g: spelt(g.field.path, g.field.label.zh), screen=Message("key of the form")),
    ListColumn("reported_on", lambda g: g.of.act.on, screen=Message("reported on")),
)
# fmt: on
OUTLOOK_SUMMARY = documented(OUTLOOK)
