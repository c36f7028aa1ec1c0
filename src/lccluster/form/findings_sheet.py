"""The sheet on which officials answer what is open: its name and columns, for who draws and reads it."""

from __future__ import annotations

from msgspec import Struct

SHEET = "审核意见"
NOT_HERE = "—"  # in a cell that is not for this row
JUDGEMENT_ANSWERS = ("符合", "不符合")
WAIVER_ANSWERS = ("同意放宽", "不同意放宽")
PART = "· "  # before the name of an element or an item, behind that of its condition, or below it


class SheetHead(Struct, frozen=True):
    """A column: what it is to a finding, what stands at its top, whether officials fill it in.

    One that is `not_always` there is left out where no row has it.
    """

    key: str
    text: str
    filled_in: bool = False
    needed: bool = False
    not_always: bool = False


# `outcome` holds the answer of either kind: a judgement's outcome, or the decision on a waiver. An
# item of a score has points in its place.
HEADS = (
    SheetHead("cluster", "集群"),
    SheetHead("condition", "条件"),
    SheetHead("stated", "申报内容"),
    SheetHead("outcome", "结论", filled_in=True, needed=True),
    SheetHead("points", "得分", filled_in=True, not_always=True),
    SheetHead("bound", "放宽到", filled_in=True, not_always=True),
    SheetHead("reason", "理由", filled_in=True, needed=True),
    SheetHead("by", "认定人", filled_in=True, needed=True),
    SheetHead("office", "单位", filled_in=True, needed=True),
    SheetHead("on", "日期", filled_in=True, needed=True),
    SheetHead("element", "要素", not_always=True),
    SheetHead("id", "编号"),
)
