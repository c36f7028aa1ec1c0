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
from lccluster.files.round.call_and_panel import read_call, read_panel
from pages import Answer, Visitor, office_at, served
from running import Run
from shipped import BOOK

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


NAME = "/round/do/panel"
REMARKED = """# 评审专家，按抽取的先后
experts:
  - {id: E1, name: 甲某, unit: 某大学}   # 组长
  - id: E2
    name: 乙某
    unit: 某研究院
    ties:
      - {to: 冠县, kind: kin}   # 本人申报
"""


@pytest.fixture
def opened(page: Visitor) -> Visitor:
    """The page of an office whose round of the year was opened."""
    shown = page.post(OPEN, **CALL)
    assert page.post(f"{OPEN}/record", **shown.hidden).status == 200
    return page


def _name(page: Visitor, desk: Path, **typed: str) -> Answer:
    """Name those who review; give the last answer."""
    begun = _filled(page.get(NAME)) | {"on": "2025-05-01"}
    shown = page.post(NAME, **begun | typed)
    return page.post(f"{NAME}/record", **shown.hidden) if shown.status == 200 else shown


def _filled(shown: Answer) -> dict[str, str]:
    """Give what a browser would send back of the form as it is shown."""
    texts = re.findall(r'<input type="text" value="([^"]*)" id="[^"]*" name="([^"]+)"', shown.text)
    said = {name: unescape(value) for value, name in texts}
    for name, options in re.findall(
        r'<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)</select>', shown.text, re.DOTALL
    ):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        said[name] = chosen[1] if chosen else ""
    return said | {key: unescape(value) for key, value in shown.hidden.items()}


def _panel(desk: Path) -> Path:
    return desk / "rounds" / "2025" / "panel.yaml"


def _as_experts(experts: list[dict[str, str]]) -> dict[str, str]:
    return {
        f"experts[{at}].{key}": said
        for at, each in enumerate(experts)
        for key, said in each.items()
    }


def _marked(shown: Answer) -> list[str]:
    return re.findall(r'name="([^"]+)"[^>]*aria-invalid="true"', shown.text)


def test_a_call_filled_in_is_the_call_of_the_file(page: Visitor, desk: Path, run: Run) -> None:
    shown = page.post(OPEN, **CALL)
    assert shown.status == 200
    assert not (desk / "rounds").exists()
    assert page.post(f"{OPEN}/record", **shown.hidden).status == 200
    written = desk / "rounds" / "2025" / "call.yaml"
    assert written.read_text("utf-8").startswith("规则集: liaocheng-2021-97\n通知名称: ")
    assert read_call(written, BOOK.offices) == read_call(desk / "通知.yaml", BOOK.offices)
    assert run("round", "check").code == 0


def test_a_call_that_says_less_asks_less(page: Visitor, desk: Path) -> None:
    kept = {
        key: said for key, said in CALL.items() if not re.match("quota|panel|aspect|points", key)
    }
    shown = page.post(OPEN, **kept | {"notice-first_day_counts": ""})
    assert page.post(f"{OPEN}/record", **shown.hidden).status == 200
    written = yaml.safe_load((desk / "rounds" / "2025" / "call.yaml").read_text("utf-8"))
    assert {"推荐名额", "评审"}.isdisjoint(written)
    assert written["公示"] == {"天数": 5, "计算方式": "工作日"}


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
    assert written["评审"]["评分方面"] == {aspect: 40, "能力": 30, "成效": 30}


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


def test_a_panel_filled_in_is_the_panel_of_the_file(opened: Visitor, desk: Path, run: Run) -> None:
    wanted = yaml.safe_load((desk / "专家.yaml").read_text("utf-8"))
    assert _name(opened, desk, **_as_experts(wanted["experts"])).status == 200
    assert _panel(desk).read_text("utf-8").startswith("专家:\n  - {编号: E1, 姓名: 甲某")
    assert read_panel(_panel(desk)) == read_panel(desk / "专家.yaml")
    assert run("round", "check").code == 0


def test_a_tie_is_declared_with_an_expert(opened: Visitor, desk: Path) -> None:
    expert = {"id": "E1", "name": "甲某", "unit": "某大学", "field": "机械"}
    ties = {"ties[0].to": "冠县", "ties[0].kind": "亲属"}
    assert _name(opened, desk, **_as_experts([expert | ties])).status == 200
    tie = {"对象": "冠县", "关系": "亲属"}
    written = yaml.safe_load(_panel(desk).read_text("utf-8"))
    said = {"编号": "E1", "姓名": "甲某", "工作单位": "某大学", "专业": "机械", "利害关系": [tie]}
    assert written == {"专家": [said]}


def test_an_expert_goes_below_the_ties_and_each_tie_below_itself(
    opened: Visitor, desk: Path, run: Run
) -> None:
    (desk / "甲.yaml").write_text(REMARKED, "utf-8")
    assert run("round", "panel", "甲.yaml", "--on", "2025-04-30", lang="zh").code == 0
    speak("zh")
    shown = opened.get(NAME).text.partition("<h2>专家 2</h2>")[2].partition("<h2>")[0]
    fields = re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', shown)
    tie, new = "experts[1].ties[0]", "experts[1].ties[1]"
    assert fields[4:] == [
        *(f"{tie}.to", f"{tie}.kind", f"remove-{tie}"),
        *(f"{new}.to", f"{new}.kind", "remove-experts[1]"),
    ]
    assert shown.index("删去这项关系") < shown.index("从名单中删去这位专家")


@pytest.mark.parametrize(
    ("typed", "gone", "come"),
    [
        (
            {"experts[2].id": "E3", "experts[2].name": "丙某", "experts[2].unit": "某协会"},
            [],
            ["  - {id: E3, name: 丙某, unit: 某协会}"],
        ),
        (
            {"experts[0].ties[0].to": "莘县", "experts[0].ties[0].kind": "adviser"},
            ["  - {id: E1, name: 甲某, unit: 某大学}   # 组长"],
            ["  - {id: E1, name: 甲某, unit: 某大学, ties: [{to: 莘县, kind: adviser}]}   # 组长"],
        ),
        (
            {"experts[1].ties[1].to": "莘县", "experts[1].ties[1].kind": "other"},
            [],
            ["      - {to: 莘县, kind: other}"],
        ),
        ({"remove-experts[0]": "yes"}, ["  - {id: E1, name: 甲某, unit: 某大学}   # 组长"], []),
        (
            {"remove-experts[1].ties[0]": "yes", "experts[1].unit": "某大学"},
            ["    unit: 某研究院", "      - {to: 冠县, kind: kin}   # 本人申报"],
            ["    unit: 某大学", "      []"],
        ),
        (
            {"experts[1].ties[0].kind": "employer"},
            ["      - {to: 冠县, kind: kin}   # 本人申报"],
            ["      - {to: 冠县, kind: employer}   # 本人申报"],
        ),
    ],
)
def test_a_panel_named_before_is_changed_in_place_and_the_old_one_kept(
    opened: Visitor, desk: Path, run: Run, typed: dict[str, str], gone: list[str], come: list[str]
) -> None:
    (desk / "甲.yaml").write_text(REMARKED, "utf-8")
    assert run("round", "panel", "甲.yaml", "--on", "2025-04-30", lang="zh").code == 0
    speak("zh")
    got = _name(opened, desk, **typed)
    assert got.status == 200
    before, now = REMARKED.splitlines(), _panel(desk).read_text("utf-8").splitlines()
    assert [each for each in before if each not in now] == gone
    assert [each for each in now if each not in before] == come
    (old,) = (desk / "rounds" / "2025" / "earlier").glob("*panel.yaml")
    assert old.read_text("utf-8") == REMARKED
    assert run("round", "check").code == 0


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ({"experts[0].name": "甲某"}, ["experts[0].id", "experts[0].unit"]),
        (
            {f"experts[{at}].{key}": "同" for at in (0, 1) for key in ("id", "name", "unit")},
            ["experts[1].id"],
        ),
        (
            _as_experts([{"id": "E1", "name": "甲", "unit": "乙", "ties[0].to": "冠县"}]),
            ["experts[0].ties[0].kind"],
        ),
    ],
)
def test_what_is_wrong_in_a_panel_is_said_at_its_cell(
    opened: Visitor, desk: Path, typed: dict[str, str], marked: list[str]
) -> None:
    got = _name(opened, desk, **typed)
    assert (got.status, _marked(got)) == (422, marked)
    assert ".yaml" not in got.text
    assert not _panel(desk).exists()


def test_a_panel_that_another_changed_meanwhile_is_not_written_over(
    opened: Visitor, desk: Path, run: Run
) -> None:
    (desk / "甲.yaml").write_text(REMARKED, "utf-8")
    assert run("round", "panel", "甲.yaml", "--on", "2025-04-30", lang="zh").code == 0
    speak("zh")
    begun = _filled(opened.get(NAME)) | {"on": "2025-05-01"}
    shown = opened.post(NAME, **begun | {"experts[0].unit": "另一大学"})
    (desk / "乙.yaml").write_text(REMARKED.replace("某大学", "第三大学"), "utf-8")
    assert run("round", "panel", "乙.yaml", "--on", "2025-04-30", lang="zh").code == 0
    speak("zh")
    assert opened.post(f"{NAME}/record", **shown.hidden).status == 409
    crossed = opened.post(NAME, **begun | {"experts[0].unit": "另一大学"})
    assert crossed.status == 409
    assert "第三大学" in crossed.text
    assert "第三大学" in _panel(desk).read_text("utf-8")
