"""How titles are named on screens: once atop, whole on every line, on every card, and as the way to the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest

from lccluster.catalogs import speak
from lccluster.render.page.whole import kept_whole
from pages import Visitor

TITLE, APPLICATION = "/titles/LC-2022-001", "/round/371525-01"
NAMES = {TITLE: "临清市某某镇轴承保持器特色产业集群", APPLICATION: "冠县某某镇轴承特色产业集群"}


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    speak("zh")
    yield


@pytest.mark.parametrize("address", [TITLE, APPLICATION])
def test_a_cluster_is_named_once_atop_its_screen(page: Visitor, address: str) -> None:
    main = page.get(address).text.partition("<main")[2]
    text = unescape(re.sub("<[^>]+>", "", main))
    assert text.count(NAMES[address]) == 1
    assert address.rpartition("/")[2] in text


def test_the_end_of_a_name_is_not_broken() -> None:
    assert kept_whole("<h1>冠县某某镇轴承特色产业集群</h1>").count(
        '<span class="short">特色产业集群</span>'
    )
    assert '<span class="short">2025年度</span>' in kept_whole("<p>关于申报2025年度集群的通知</p>")


@pytest.mark.parametrize("address", ["/titles/outlook", "/rules/sme-clusters-2022/held/titles"])
def test_every_row_of_an_outlook_says_of_which_title_it_is_and_leads_there(
    page: Visitor, address: str
) -> None:
    rows = re.findall("<tr><td.*?</tr>", page.get(address).text, re.S)
    assert len(rows) > 1
    for row in rows:
        (id,) = re.findall(r'<a href="/titles/(LC-2022-\d+)">\1</a>', row)
        assert "特色产业集群" in row, id


def test_a_remark_has_room_for_more_than_a_line(page: Visitor) -> None:
    assert "<textarea" in page.get(f"{TITLE}/do/rename").text
    asked = re.findall(r'<textarea[^>]*name="([^"]+)"', page.get(f"{TITLE}/do/rename").text)
    assert asked == ["note"]
