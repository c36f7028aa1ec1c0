"""Whoever reads no English finds none on the page, wherever its links lead in an office of the demo."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from foreign_words import foreign
from lccluster.files.rules.library import Library
from lccluster.usecases.demo.office import lay_out
from pages import Visitor, office_at, served
from running import speaking

LINK = re.compile(r'href="(/[^"#]*)"')
OUT_OF_SIGHT = re.compile(r"<(script|style)[^>]*>.*?</\1>|<[^>]+>", re.DOTALL)
SAID = re.compile(r'(?:title|placeholder|alt|aria-label)="([^"]*)"')


@pytest.fixture(scope="module")
def in_chinese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder: Path = tmp_path_factory.mktemp("desk") / "office"
    with speaking("zh"):
        lay_out(folder, Library(None, folder / "rules"))
        with served(office_at(folder)) as visitor:
            yield visitor.enter()


def _screens(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """Follow every link, each once."""
    seen, waiting = {"/"}, ["/"]
    while waiting:
        address = waiting.pop()
        text = visitor.get(address).body.decode(errors="ignore")
        if "<html" in text:
            yield address, text
            found = [html.unescape(each) for each in LINK.findall(text)]
            new = [each for each in dict.fromkeys(found) if each not in seen]
            seen.update(new)
            waiting += new


def test_no_screen_of_the_page_has_english_on_it(in_chinese: Visitor) -> None:
    with speaking("zh"):
        screens = dict(_screens(in_chinese))
    assert len(screens) > 60
    read = {
        each: (OUT_OF_SIGHT.sub("\n", text), SAID.findall(text)) for each, text in screens.items()
    }
    found = {
        address: foreign(html.unescape("\n".join((shown, *said))))
        for address, (shown, said) in read.items()
    }
    assert {address: words for address, words in found.items() if words} == {}
    assert {re.findall('<html lang="([^"]*)"', text)[0] for text in screens.values()} == {"zh-CN"}
