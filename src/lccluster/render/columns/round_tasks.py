"""The columns of what is to be done in a round, one line each."""

from __future__ import annotations

from lccluster.language import Message
from lccluster.render.columns.fields import DAY, Data, ListColumn
from lccluster.render.table import Column
from lccluster.round.todo import Task


def _basis(task: Task) -> str | None:
    return None if task.basis is None else str(task.basis)


def _days_over(task: Task) -> int | None:
    return task.days_over if task.days_over and task.days_over > 0 else None


SHEET_OF_TASKS = "待办"
# fmt: off
TASKS: tuple[ListColumn[Task], ...] = (
    ListColumn("office", lambda t: t.office, Column("单位"), screen=Message("acting office"), data=Data(lambda t: str(t.office))),
    ListColumn("application", lambda t: t.number, Column("编号"), screen=Message("number"), data=Data(lambda t: t.application)),
    ListColumn("cluster", lambda t: t.cluster, Column("集群名称", widest=30), screen=Message("cluster"), data=Data()),
    ListColumn("what", lambda t: t.what, Column("要办的", widest=30), screen=Message("to be done"), data=Data(lambda t: str(t.what))),
    ListColumn("by", lambda t: t.by, Column("何时办完", form=DAY), screen=Message("by when"), data=Data()),
    ListColumn("days_over", _days_over, Column("逾期天数", figures=True, form="0"), screen=Message("days late"), data=Data(lambda t: t.days_over)),
    ListColumn("basis", _basis, Column("依据", widest=30, remark=True), screen=Message("provision"), data=Data()),
    ListColumn("command", lambda t: t.command, Column("", widest=50, remark=True), screen=Message("command"), data=Data()),
)
# fmt: on
