"""What a screen says to whoever has it read aloud: labels, what describes a field, and where one is after a refusal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from pages import Answer, Visitor, is_screen

FIELD = re.compile(r"<(?:input|select|textarea)\b[^>]*>")
NAMED = re.compile(r'\b(?:aria-describedby|aria-errormessage|aria-labelledby|for)="([^"]+)"')


@pytest.fixture(scope="module")
def screens(
    page: Visitor, laid_out: Path, reached_in: Callable[[str], dict[str, Answer]]
) -> list[tuple[str, Answer]]:
    """Every screen, and what comes of each form sent as it stands; the check of an application with them."""
    found = [(address, got) for address, got in reached_in("en").items() if is_screen(got)]
    forms = {each for _, got in found for each in re.findall(r'action="([^"]+)"', got.text)}
    sent = [(f"{each} sent", page.post(unescape(each))) for each in sorted(forms)]
    form = (laid_out / "申报" / "冠县轴承.yaml").read_bytes()
    checked = page.post("/check", forms=("x.yaml", form))
    (asked,) = re.findall(r'href="(/check/\w+/judge/0)"', checked.text)
    judged = page.post(asked, **{"outcome-0": "met"})
    (kept,) = re.findall(r'href="(/check/\w+/keep/0)"', checked.text)
    more = [("checked", checked), ("judge", page.get(asked)), ("judged", judged)]
    return [*found, *sent, *more, ("kept", page.get(kept))]


def test_no_two_things_of_a_screen_bear_one_id(screens: list[tuple[str, Answer]]) -> None:
    for address, got in screens:
        ids = Counter(re.findall(r'\bid="([^"]*)"', got.text))
        assert [each for each, count in ids.items() if count > 1] == [], address
        assert "" not in ids, address


def test_whatever_is_named_by_its_id_is_there(screens: list[tuple[str, Answer]]) -> None:
    for address, got in screens:
        ids = {*re.findall(r'\bid="([^"]*)"', got.text)}
        named = {each for said in NAMED.findall(got.text) for each in said.split()}
        assert named <= ids, address


def test_every_field_has_a_label_and_no_label_a_link(screens: list[tuple[str, Answer]]) -> None:
    for address, got in screens:
        labels = re.findall(r"<label[^>]*>.*?</label>", got.text, re.DOTALL)
        assert not [each for each in labels if "<a " in each], address
        pointed = {*re.findall(r'<label for="([^"]*)"', got.text)}
        inside = {field for each in labels for field in FIELD.findall(each)}
        for field in FIELD.findall(got.text):
            id = re.search(r'\bid="([^"]*)"', field)
            is_shown = 'type="hidden"' not in field
            assert not is_shown or field in inside or (id and id[1] in pointed), (address, field)


def test_after_a_refusal_one_is_where_it_is_said(screens: list[tuple[str, Answer]]) -> None:
    """The first field that is wrong has the focus, or what is said of no field."""
    refused = [(address, got) for address, got in screens if got.status in (409, 422)]
    assert len(refused) > 10
    for address, got in refused:
        assert got.text.count(" autofocus") == 1, address
        (first,) = re.findall(r"<[^>]* autofocus[^>]*>", got.text)
        assert 'role="alert"' in first or "aria-invalid" in first or "radio" in first, address


def test_a_field_that_is_wrong_is_described_by_what_is_wrong(
    screens: list[tuple[str, Answer]],
) -> None:
    """Not every reader follows aria-errormessage."""
    for address, got in screens:
        for field in FIELD.findall(got.text):
            if wrong := re.search(r'aria-errormessage="([^"]*)"', field):
                described = re.search(r'aria-describedby="([^"]*)"', field)
                assert described, address
                assert wrong[1] in described[1].split(), address
