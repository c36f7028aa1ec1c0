"""How screens are built for whoever jumps from head to head: no table without a head of its own, none said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from lccluster.web import drawing
from pages import Answer, is_screen

OUTLINE = re.compile(r"<(h[1-6]|table)\b[^>]*>(.*?)</", re.DOTALL)


@pytest.fixture(scope="module")
def screens(reached_in: Callable[[str], dict[str, Answer]]) -> dict[str, str]:
    return {address: got.text for address, got in reached_in("en").items() if is_screen(got)}


def _outline(text: str) -> list[tuple[str, str]]:
    body = text.partition("<main")[2]
    return [(tag, re.sub("<[^>]+>", "", said).strip()) for tag, said in OUTLINE.findall(body)]


def test_heads_descend_by_one_and_the_first_is_alone(screens: dict[str, str]) -> None:
    for address, text in screens.items():
        levels = [int(tag[1]) for tag, _ in _outline(text) if tag != "table"]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address


def test_no_two_tables_stand_under_one_head(screens: dict[str, str]) -> None:
    for address, text in screens.items():
        tags = [tag for tag, _ in _outline(text)]
        assert ("table", "table") not in pairwise(tags), address


def test_no_two_parts_of_a_screen_bear_one_head(screens: dict[str, str]) -> None:
    for address, text in screens.items():
        heads = Counter(each for each in _outline(text) if each[0] in ("h1", "h2"))
        assert [each for each, count in heads.items() if count > 1] == [], address


def test_tables_that_are_scrolled_are_told_apart(screens: dict[str, str]) -> None:
    for address, text in screens.items():
        names = re.findall(r'role="group" aria-label="([^"]*)"', text)
        assert len({*names}) == len(names), (address, unescape(str(names)))


def test_a_list_of_links_is_written_in_one_template() -> None:
    """Each that writes it once more would have to follow every change of it."""
    loop = re.compile(r"\{% for address, name in [^%]*%\}\s*<li><a href")
    found = [each.name for each in _templates() if loop.search(each.read_text("utf-8"))]
    assert found == ["links.html"]


def _templates() -> list[Path]:
    return sorted(drawing.SCREENS.glob("*.html"))
