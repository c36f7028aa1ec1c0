"""审核意见: what is open is answered at the page, into a findings file that the commands take."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from kinds import every_kind
from lccluster.catalogs import speak
from lccluster.language import Message
from lccluster.render.questions import Question
from lccluster.rulebook.conditions import Score
from lccluster.usecases.page.findings.answers import Answers, TypedFinding
from pages import Answer, Visitor
from running import Run

SIGNED = {"by": "王某", "office": "冠县", "on": "2025-04-22"}


@pytest.fixture(autouse=True)
def chinese() -> None:
    speak("zh")


@pytest.fixture(scope="module")
def form(laid_out: Path) -> Path:
    return laid_out / "申报" / "冠县轴承.yaml"


@pytest.fixture(scope="module")
def asked(page: Visitor, form: Path) -> Answer:
    """What is asked on an application; answers to it make results of their own."""
    speak("zh")
    checked = page.post("/check", forms=(form.name, form.read_bytes()))
    (address,) = re.findall(r'href="(/check/[^"]+/judge/0)"', checked.text)
    return page.get(address)


def _address(asked: Answer) -> str:
    found = re.search(r'action="([^"]+/judge/0)"', asked.text)
    assert found
    return found[1]


def _all_met(asked: Answer) -> dict[str, str]:
    questions = re.findall(r'name="(outcome-\d+)"', asked.text)
    reasons = {key.replace("outcome", "reason"): "材料齐全" for key in questions}
    return dict.fromkeys(questions, "met") | reasons | SIGNED


def test_every_open_judgement_is_answered_and_the_file_is_one_of_findings(
    page: Visitor, asked: Answer, form: Path, run: Run, tmp_path: Path
) -> None:
    got = page.post(_address(asked), **_all_met(asked))
    assert "√ 符合" in got.text
    (address,) = re.findall(r'href="(/check/[^"]+/\d+)">[^<]*审核意见\.yaml<', got.text)
    findings = tmp_path / "审核意见.yaml"
    findings.write_bytes(page.get(address).body)
    assert run("check", form, "--findings", findings).code == 0


def test_the_form_leads_back_to_the_result(page: Visitor, asked: Answer) -> None:
    (back,) = re.findall(r'<p><a href="(/check/[^"/]+)">返回核对结果</a></p>', asked.text)
    assert page.get(back).status == 200


def test_the_clause_stands_as_a_checklist_of_its_elements(page: Visitor, asked: Answer) -> None:
    elements = re.findall(r'name="outcome-\d+-\d+"', asked.text)
    assert len(elements) >= 3
    assert "<dl" in asked.text


def test_what_is_answered_in_part_stays_open_in_the_rest(page: Visitor, asked: Answer) -> None:
    some = _all_met(asked) | {"outcome-0": "", "reason-0": ""}
    again = page.post(_address(asked), **some)
    (address,) = re.findall(r'href="(/check/[^"]+/judge/0)"', again.text)
    left = page.get(address)
    assert len(set(re.findall(r'name="(outcome-\d+)"', left.text))) == 1
    last = page.post(address, **_all_met(left))
    assert "√ 符合" in last.text
    assert last.text.count("审核意见.yaml<") == 2


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"on": "2025-2-30"}, "on"),
        ({"on": ""}, "on"),
        ({"by": ""}, "by"),
        ({"office": "某县"}, "office"),
        ({"reason-0": ""}, "reason-0"),
        ({"outcome-0": "maybe"}, "outcome-0"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    page: Visitor, asked: Answer, typed: dict[str, str], field: str
) -> None:
    got = page.post(_address(asked), **_all_met(asked) | typed)
    assert got.status == 422
    assert f'id="wrong-{field}"' in got.text
    assert "材料齐全" in unescape(got.text)


def test_everything_that_is_missing_is_said_where_it_is_missing(
    page: Visitor, asked: Answer
) -> None:
    got = page.post(_address(asked), **{"outcome-0": "met"})
    assert got.status == 422
    said = re.findall(r'id="wrong-([^"]+)" role="alert">\s*<ul[^>]*>\s*<li>([^<]+)', got.text)
    written = dict.fromkeys(("reason-0", "by", "on"), "这里要填写。")
    assert dict(said) == written | {"office": "这里要选择一项。"}


def test_what_is_wrong_with_points_or_elements_is_said_at_their_own_fields() -> None:
    """Items of a score share their condition, as elements do."""
    rule = next(
        each for each in every_kind().conditions.conditions if isinstance(each.check, Score)
    )
    asked = [
        Question("甲", rule, rule.id, item.asks, Message("figures"), (), None, item)
        for item in rule.check.items
        if item.asks
    ]
    entries = [*Answers({"points-0": "80", "points-1": "很多"}).entries(asked)]
    assert [each.field_of("points") for each in entries] == ["points-0", "points-1"]
    assert [each.field_of("reason") for each in entries] == ["reason-0", "reason-1"]
    assert {each.field_of("on") for each in entries} == {"on"}


def test_a_bound_is_wrong_at_its_own_field() -> None:
    assert TypedFinding({}, 2, "waiver-2").field_of("bound") == "bound-2"
    assert TypedFinding({}, 2, "outcome-2-1").field_of("outcome") == "outcome-2-1"


def test_whoever_found_it_names_an_office_that_need_not_recommend(asked: Answer) -> None:
    assert '<label for="office">单位' in asked.text


def test_nothing_answered_is_said(page: Visitor, asked: Answer) -> None:
    got = page.post(_address(asked), **SIGNED)
    assert got.status == 422
    assert 'id="wrong-all"' in got.text


@pytest.mark.parametrize("others", [True, False])
def test_a_reason_without_an_answer_is_not_lost(
    page: Visitor, asked: Answer, *, others: bool
) -> None:
    typed = {"outcome-0": "", "reason-0": "现场看过"}
    got = page.post(_address(asked), **((_all_met(asked) if others else SIGNED) | typed))
    assert got.status == 422
    assert "没有选择或填写意见" in _wrong_at("reason-0", got)
    assert 'value="现场看过"' in unescape(got.text)
    assert ('id="wrong-all"' in got.text) is not others


def test_a_reason_without_an_answer_is_said_beside_what_else_is_wrong(
    page: Visitor, asked: Answer
) -> None:
    got = page.post(_address(asked), **_all_met(asked) | {"outcome-0": "", "on": ""})
    assert _wrong_at("reason-0", got)
    assert _wrong_at("on", got)


def _elements(asked: Answer) -> tuple[str, list[str]]:
    """Give the field of a whole, and those of its elements."""
    parts = re.findall(
        r'<legend>[^<]*</legend>\s*<label><input type="radio" name="(outcome-\d+-\d+)"', asked.text
    )
    whole = parts[0].rsplit("-", 1)[0]
    return whole, [each for each in parts if each.startswith(f"{whole}-")]


def test_an_element_not_met_contradicts_a_whole_that_is(page: Visitor, asked: Answer) -> None:
    whole, parts = _elements(asked)
    got = page.post(_address(asked), **_all_met(asked) | {parts[1]: "not_met"})
    assert got.status == 422
    assert "整项选了“符合”" in _wrong_at(whole, got)


def test_every_element_met_contradicts_a_whole_that_is_not(page: Visitor, asked: Answer) -> None:
    whole, parts = _elements(asked)
    typed = _all_met(asked) | {whole: "not_met"} | dict.fromkeys(parts, "met")
    got = page.post(_address(asked), **typed)
    assert got.status == 422
    assert "整项选了“不符合”" in _wrong_at(whole, got)


def test_a_whole_not_met_goes_with_an_element_that_is(page: Visitor, asked: Answer) -> None:
    whole, parts = _elements(asked)
    got = page.post(_address(asked), **_all_met(asked) | {whole: "not_met", parts[0]: "met"})
    assert "× 不符合" in got.text


def _wrong_at(field: str, got: Answer) -> str:
    found = re.search(rf'id="wrong-{field}".*?</div>', unescape(got.text), re.DOTALL)
    return found[0] if found else ""


def test_a_question_of_another_batch_is_not_found(page: Visitor) -> None:
    assert page.get("/check/x/judge/0").status == 404
    assert page.post("/check/x/judge/0", **SIGNED).status == 404
