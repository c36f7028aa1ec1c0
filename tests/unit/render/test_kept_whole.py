"""Days, ids, codes and numbers of documents are not broken on a page; everything else stays as it is."""

from __future__ import annotations

import re

import pytest

from lccluster.render.page.whole import LONGEST, kept_whole
from marked import unmarked


def marked(page: str) -> list[str]:
    return re.findall('<span class="short">([^<]*)</span>', kept_whole(page))


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("in force 2021-09-01 to 2026-08-31", ["2021-09-01", "2026-08-31"]),
        ("称号（LC-2022-001）与申报371525-01", ["LC-2022-001", "371525-01"]),
        ("核对码 7F3K-9QXM。", ["7F3K-9QXM"]),
        ("（聊工信发〔2021〕97号）", ["聊工信发〔2021〕97号"]),
        ("截至今天，年度报告中的数字与聊工信发〔2021〕97号对照", ["〔2021〕97号"]),
        ("研发 1 个、年产8600万套 31%；超过 4.15 亿元", ["1 个", "8600万套", "4.15 亿元"]),
        ("E1 88（+3）、甲某 85.5（-1.5）", ["E1 88（+3）、", "甲某 85.5（-1.5）"]),
        ("E1 88 (+3), E2 85 (-1.5)", ["E1 88 (+3),", "E2 85 (-1.5)"]),
        ("县级年度报告（2025 年度）", ["2025 年度"]),
        ("7 份材料待补正、7 项待认定", ["7 份", "7 项待认定"]),
        ("名录：临清市某某镇轴承保持器特色产业集群", ["临清市某某镇轴承保持器", "特色产业集群"]),
        ("按《聊城市特色产业集群管理办法》", ["特色产业集群"]),
        ("2025年度特色产业集群，按61.6 sq km", ["2025年度", "特色产业集群", "61.6 sq km"]),
        (
            "58.9 yi yuan, brands 3 items (testing 1 item, logistics 1 item)",
            ["58.9 yi yuan", "3 items", "1 item", "1 item"],
        ),
        ("at least 30 firms together, 9 of 12, 3 itemsets", ["30 firms"]),
        ("面积（附件第（一）项）、附件", ["附件第（一）项"]),
        ("a re-review, e-commerce, one-firm-one-technology", ["re-review", "e-commerce"]),
        ("Decide on it (Article 4 (3)): low-carbon", ["Article 4 (3)"]),
        ("relaxed (Article 4 paragraph 2): where", ["Article 4 paragraph 2"]),
        (
            "认定产业特色（第四条第（一）项）：是否达到；第四条第二款",
            ["第四条第（一）项", "第四条第二款"],
        ),
        ("the call 聊工信字〔2025〕某号, panel", ["聊工信字〔2025〕某号"]),
        ("35 - 40, −5, 1.5-", []),
        ("2025-06-01", ["2025-06-01"]),
        (f"{'a1-' * LONGEST}b", []),
    ],
)
def test_what_belongs_together_is_marked(said: str, whole: list[str]) -> None:
    assert marked(f"<p>{said}</p>") == whole


@pytest.mark.parametrize(
    "page",
    [
        '<a href="/titles/LC-2022-001">x</a>',
        '<input value="2025-01-01 and LC-1">',
        "<option>on 2025-01-01</option>",
        "<textarea rows='3'>on\n2025-01-01 …</textarea>",
        "<title>of 2025-01-01 · x</title>",
        '<pre class="line">  - {on: 2025-01-01}</pre>',
        "<td>2025-01-01</td>",
        '<td class="short">2022-05-09 09:30</td>',
        "<h2>2025-01.yaml <span>met</span></h2>",
    ],
)
def test_where_nothing_can_be_marked_or_nothing_stands_beside_it_all_stays(page: str) -> None:
    assert kept_whole(page) == page


def test_a_cell_stays_one_part_of_its_row() -> None:
    page = '<td class="long">from LC-2022-001 to LC-2022-002</td><td>LC-2022-003</td>'
    assert marked(page) == ["LC-2022-001", "LC-2022-002"]
    assert re.search(r'<td class="long"><span>from .* to .*</span></td><td>LC', kept_whole(page))
    assert unmarked(kept_whole(page)) == page


def test_nothing_but_marks_is_added() -> None:
    page = "<li>on 2025-01-01 &lt;LC-2022-001&gt;, 〔2021〕97号</li>"
    assert re.sub("<span[^>]*>|</span>", "", kept_whole(page)) == page
    assert len(marked(page)) == 3
