"""`register.yaml` with other words: what says the same stays byte for byte."""

from __future__ import annotations

import pytest

from lccluster.files.register.header import Header
from lccluster.files.register.header_spliced import header_bytes
from lccluster.files.register.writing import header_text

HEADER = Header(2, "集群名录", "市局", "liaocheng-2021-97", register="3AVJ")
WORDS = {
    "format": "2",
    "title": "集群名录",
    "authority": "市局",
    "rulebook": "liaocheng-2021-97",
    "id_prefix": "LC",
    "register": "3AVJ",
}
BEFORE = """\
# 名录说明
format: 2
title: '名录'  # 旧名
authority: "市局"  # 市局
rulebook: liaocheng-2021-97
id_prefix: LC

register: 3AVJ
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_line_that_says_something_else_changes(end: str) -> None:
    before = BEFORE.replace("\n", end)
    after = header_bytes(before.encode(), HEADER, WORDS).decode()
    assert after == before.replace("title: '名录'  # 旧名", "title: 集群名录")


def test_a_key_is_added_at_the_end_and_one_that_is_gone_goes() -> None:
    before = BEFORE.replace("id_prefix: LC\n", "") + "remark: 备注\n"
    after = header_bytes(before.encode(), HEADER, WORDS).decode()
    assert after.endswith("register: 3AVJ\nid_prefix: LC\n")
    assert "remark" not in after


@pytest.mark.parametrize(
    "before",
    [
        BEFORE.encode("gb18030"),
        BEFORE.replace("'名录'  # 旧名", "|\n  名录").encode(),
    ],
)
def test_what_cannot_be_spliced_is_drawn_anew(before: bytes) -> None:
    assert header_bytes(before, HEADER, WORDS) == header_text(HEADER).encode()
