"""The call and the panel filled in at the page: the same files come of it as an office would write."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import yaml

from lccluster.catalogs import speak
from pages import Answer, Visitor, office_at, served
from running import Run

OPEN = "/round/do/open"
CALL = {
    "year": "2025",
    "rulebook": "liaocheng-2021-97",
    "title": "关于组织申报2025年度特色产业集群的通知（演示）",
    "document_number": "聊工信字〔2025〕某号",
    "issued_on": "2025-03-01",
    "applications_until": "2025-05-31",
    "recommendations_until": "2025-06-30",
    "quota-371525": "2",
    "quota-371522": "3",
    "panel-at_least": "2",
    "aspect-1": "经营",
    "points-1": "40",
    "aspect-2": "能力",
    "points-2": "30",
    "aspect-3": "成效",
    "points-3": "30",
    "notice-length": "5",
    "notice-counted_in": "working_days",
    "notice-first_day_counts": "true",
}


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office in which no round was opened yet."""
    speak("zh")
    shutil.copytree(laid_out, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "rounds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def page(desk: Path) -> Iterator[Visitor]:
    with served(office_at(desk)) as visitor:
        yield visitor.enter()


def _marked(shown: Answer) -> list[str]:
    return re.findall(r'name="([^"]+)"[^>]*aria-invalid="true"', shown.text)


def test_a_call_filled_in_is_the_call_of_the_file(page: Visitor, desk: Path, run: Run) -> None:
    shown = page.post(OPEN, **CALL)
    assert shown.status == 200
    assert not (desk / "rounds").exists()
    assert page.post(f"{OPEN}/record", **shown.hidden).status == 200
    written = (desk / "rounds" / "2025" / "call.yaml").read_text("utf-8")
    assert yaml.safe_load(written) == yaml.safe_load((desk / "通知.yaml").read_text("utf-8"))
    assert run("round", "check").code == 0


def test_a_call_that_says_less_asks_less(page: Visitor, desk: Path) -> None:
    kept = {
        key: said for key, said in CALL.items() if not re.match("quota|panel|aspect|points", key)
    }
    shown = page.post(OPEN, **kept | {"notice-first_day_counts": ""})
    assert page.post(f"{OPEN}/record", **shown.hidden).status == 200
    written = yaml.safe_load((desk / "rounds" / "2025" / "call.yaml").read_text("utf-8"))
    assert {"quotas", "panel"}.isdisjoint(written)
    assert written["notice"] == {"length": 5, "counted_in": "working_days"}


@pytest.mark.parametrize(
    ("changed", "marked"),
    [
        ({"title": ""}, ["title"]),
        ({"issued_on": "2025-13-01", "quota-371525": "两"}, ["issued_on", "quota-371525"]),
        ({"applications_until": "2025-02-01"}, ["applications_until"]),
        ({"panel-at_least": "0"}, ["panel-at_least"]),
        ({"panel-at_least": ""}, ["panel-at_least"]),
        ({"aspect-3": "经营"}, ["aspect-3"]),
        ({"aspect-1": ""}, ["aspect-1"]),
        ({"notice-length": "", "notice-counted_in": ""}, ["notice-length", "notice-counted_in"]),
        ({"year": ""}, ["year"]),
        ({"rulebook": ""}, ["rulebook"]),
    ],
)
def test_what_is_wrong_in_a_call_is_said_at_its_field_and_stays_typed(
    page: Visitor, desk: Path, changed: dict[str, str], marked: list[str]
) -> None:
    got = page.post(OPEN, **CALL | changed)
    assert (got.status, _marked(got)) == (422, marked)
    assert f'value="{CALL["document_number"]}"' in got.text
    assert ".yaml" not in got.text
    assert not (desk / "rounds").exists()


@pytest.mark.parametrize("aspect", ["甲: 乙, 丙: 9", '"', "{", "# 丁", "null"])
def test_an_aspect_may_be_called_as_one_likes(page: Visitor, desk: Path, aspect: str) -> None:
    shown = page.post(OPEN, **CALL | {"aspect-1": aspect})
    assert page.post(f"{OPEN}/record", **shown.hidden).status == 200
    written = yaml.safe_load((desk / "rounds" / "2025" / "call.yaml").read_text("utf-8"))
    assert written["panel"]["aspects"] == {aspect: 40, "能力": 30, "成效": 30}


def test_a_file_and_fields_at_once_are_refused_and_both_are_still_there(
    page: Visitor, desk: Path
) -> None:
    file = ("通知.yaml", (desk / "通知.yaml").read_bytes())
    got = page.post(OPEN, call=file, year="2025", title="另一份通知")
    assert (got.status, _marked(got)) == (422, ["call"])
    assert "已交：通知.yaml" in unescape(got.text)
    assert 'value="另一份通知"' in got.text
    assert page.post(OPEN, year="2025").status == 422
    assert not (desk / "rounds").exists()


def test_what_was_typed_is_there_again_when_it_is_to_be_changed(page: Visitor) -> None:
    shown = page.post(OPEN, **CALL)
    again = page.post(f"{OPEN}/change", **shown.hidden)
    assert 'name="points-2"' in again.text
    assert "已交" not in again.text
    other = page.post(OPEN, **CALL | {"title": "改过的通知"})
    assert "改过的通知" in other.text
