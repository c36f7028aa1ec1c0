"""The sheet on which officials answer what is open: its name and columns, for who draws and reads it."""

from __future__ import annotations

from msgspec import Struct

SHEET = "审核意见"
NOT_HERE = "—"  # in a cell that is not for this row
JUDGEMENT_ANSWERS = ("符合", "不符合")
WAIVER_ANSWERS = ("同意放宽", "不同意放宽")


class Head(Struct, frozen=True):
    """A column: what it is to a finding, what stands at its top, whether officials fill it in."""

    key: str
    text: str
    filled_in: bool = False
    needed: bool = False


# `outcome` holds the answer of either kind: a judgement's outcome, or the decision on a waiver.
HEADS = (
    Head("cluster", "集群"),
    Head("condition", "条件"),
    Head("stated", "申报内容"),
    Head("outcome", "结论", filled_in=True, needed=True),
    Head("bound", "放宽到", filled_in=True),
    Head("reason", "理由", filled_in=True, needed=True),
    Head("by", "认定人", filled_in=True, needed=True),
    Head("office", "单位", filled_in=True, needed=True),
    Head("on", "日期", filled_in=True, needed=True),
    Head("id", "编号"),
)
