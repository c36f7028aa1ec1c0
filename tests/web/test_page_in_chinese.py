"""Whoever reads no English finds none on the page, wherever its links lead in an office of the demo."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from foreign_words import WORD, foreign
from lccluster.files.rules.library import Library
from lccluster.usecases.demo.office import lay_out
from pages import Visitor, office_at, served
from running import speaking
from shares import share

LINK = re.compile(r'href="(/[^"#]*)"')
OUT_OF_SIGHT = re.compile(r"<(script|style)[^>]*>.*?</\1>|<[^>]+>", re.DOTALL)
SAID = re.compile(r'(?:title|placeholder|alt|aria-label)="([^"]*)"')


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk") / "office"


@pytest.fixture(scope="module")
def in_chinese(desk: Path) -> Iterator[Visitor]:
    with speaking("zh"):
        lay_out(desk, Library(None, desk / "rules"))
        with served(office_at(desk)) as visitor:
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


def _foreign(text: str) -> set[str]:
    shown = (OUT_OF_SIGHT.sub("\n", text), *SAID.findall(text))
    return foreign(html.unescape("\n".join(shown)))


def test_no_screen_of_the_page_has_english_on_it(in_chinese: Visitor) -> None:
    with speaking("zh"):
        screens = dict(_screens(in_chinese))
    assert len(screens) > 60
    found = {address: _foreign(text) for address, text in screens.items()}
    assert {address: words for address, words in found.items() if words} == {}
    assert {re.findall('<html lang="([^"]*)"', text)[0] for text in screens.values()} == {"zh-CN"}


FORM = re.compile(r'<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'<(?:input|select|textarea)[^>]*\bname="([^"]+)"[^>]*>')
WRONG = (
    ("错.docx", b"abc"),
    ("错.xlsx", b"PK"),
    ("错.yaml", b"[" * 9),
    ("错.csv", "甲\n".encode()),
)


def _forms(screens: dict[str, str]) -> dict[str, str]:
    """Map where each form of the screens goes to what stands in it; what only confirms is none."""
    found = (each for text in screens.values() for each in FORM.findall(text))
    return {html.unescape(at): body for at, body in found if not at.endswith("/record")}


def _answers(visitor: Visitor, at: str, body: str) -> Iterator[str]:
    """Send a form blank, with words that nothing is called, and with files of which none can be read."""
    names = [each for each in FIELD.findall(body) if each != "token"]
    files = [each for each in names if re.search(f'type="file"[^>]* name="{each}"', body)]
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', body))
    kept = {key: html.unescape(value) for key, value in hidden.items() if key != "token"}
    typed = {each: "某某" for each in names if each not in (*files, *kept)}
    for texts in ({}, typed):
        yield visitor.post(at, **(kept | texts)).body.decode(errors="ignore")
    for wrong in WRONG if files else ():
        got = visitor.send(at, [(each, wrong) for each in files], **kept)
        yield got.body.decode(errors="ignore")


def test_no_answer_to_a_form_that_is_filled_in_wrongly_has_english_on_it(
    in_chinese: Visitor, desk: Path
) -> None:
    with speaking("zh"):
        forms = _forms(dict(_screens(in_chinese)))
        assert len(forms) > 20
        some = share(sorted(forms), 12)
        said = {at: [*_answers(in_chinese, at, forms[at])] for at in some}
    own = {*WORD.findall(str(desk))}  # what is written is named by where it lies
    found = {at: set().union(*map(_foreign, texts)) - own for at, texts in said.items()}
    assert {at: words for at, words in found.items() if words} == {}
