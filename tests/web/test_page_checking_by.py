"""核对 by a day and by rules that somebody chose, as the command can: never past the end of a measure in silence."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from pages import Answer, Visitor, office_at, served
from running import Run

AFTER = "2026-09-05"


@pytest.fixture(autouse=True)
def chinese() -> None:
    speak("zh")


@pytest.fixture(scope="module")
def form(laid_out: Path) -> Path:
    return laid_out / "申报" / "冠县轴承.yaml"


def _checked(page: Visitor, form: Path, **chosen: Any) -> Answer:
    return page.post("/check", forms=(form.name, form.read_bytes()), **chosen)


def _seen(got: Answer) -> str:
    return unescape(re.sub("<[^>]+>", "", got.text))


NUMBERS = {
    "liaocheng-2021-97": "聊工信发〔2021〕97号",
    "sme-clusters-2022": "工信部企业〔2022〕119号",
}


@pytest.mark.parametrize(
    ("chosen", "options"),
    [
        ({"on": AFTER}, ("--on", AFTER)),
        ({"rules": "sme-clusters-2022"}, ("--rules", "sme-clusters-2022")),
        (
            {"on": AFTER, "rules": "liaocheng-2021-97"},
            ("--on", AFTER, "--rules", "liaocheng-2021-97"),
        ),
    ],
)
def test_the_day_and_the_rules_are_chosen_as_by_the_command(
    page: Visitor, form: Path, run: Run, chosen: dict[str, str], options: tuple[str, ...]
) -> None:
    got = _checked(page, form, **chosen)
    assert got.status == 200
    said = run("check", form, *options, "--format", "json", lang="zh").out
    speak("zh")
    (made,) = json.loads(said)["assessments"]
    shown = _seen(got)
    assert all(each["reason"] in shown for each in made["conditions"])
    above = re.findall("<dd>([^<]+)</dd>", unescape(got.text.split(">总览<")[0]))
    assert above == [NUMBERS.get(each, each) for each in chosen.values()]


def test_a_day_after_the_measure_s_end_is_under_no_rule_though_the_measure_was_chosen(
    page: Visitor, form: Path
) -> None:
    for rules in ("", "liaocheng-2021-97"):
        shown = _seen(_checked(page, form, on=AFTER, rules=rules))
        assert "无有效办法" in shown
        assert "2026-08-31 失效" in shown
        assert "符合条件" not in shown.split("总览")[0]


def test_what_can_be_done_without_a_rule_names_the_fields_where_it_is_done(
    page: Visitor, form: Path
) -> None:
    shown = _seen(_checked(page, form, on=AFTER))
    assert "可用“按哪一天核对”另行指定日期" in shown
    assert "可用“按哪个规则集核对”指定其他规则集" in shown
    assert "--" not in shown


def test_rules_without_words_for_a_letter_are_held_against_without_one(
    page: Visitor, form: Path
) -> None:
    got = _checked(page, form, rules="sme-clusters-2022")
    assert "补正通知.docx<" not in got.text
    assert "没有补正通知的文字" in _seen(got)


def test_nothing_is_recorded_of_what_was_checked_by_another_day_or_other_rules(
    page: Visitor, form: Path
) -> None:
    assert "/recognise/" in _checked(page, form).text
    for chosen in ({"on": "2025-03-04"}, {"rules": "liaocheng-2021-97"}):
        assert "/recognise/" not in _checked(page, form, **chosen).text


def test_a_day_that_is_none_is_said_at_its_field_beside_what_else_is_wrong(page: Visitor) -> None:
    got = page.post("/check", on="某日", rules="liaocheng-2021-97")
    assert got.status == 422
    assert {"wrong-on", "wrong-forms"} <= {*re.findall('id="(wrong-[^"]+)"', got.text)}
    assert 'value="liaocheng-2021-97" selected' in got.text
    assert 'value="某日"' in got.text


def test_rules_that_are_not_at_hand_open_no_folder(page: Visitor, form: Path) -> None:
    for named in ("draft", "../rules", "/etc"):
        assert _checked(page, form, rules=named).status == 404


@pytest.fixture
def drafts(run: Run, tmp_path: Path) -> Path:
    """A folder with a draft of the next measure."""
    rules = tmp_path / "rules"
    said = run("rules", "new", "draft-2027", "--from", "liaocheng-2021-97", "--in", rules)
    assert said.code == 0, said.err
    speak("zh")
    return rules


def test_a_draft_is_held_against_and_decides_nothing(
    laid_out: Path, form: Path, drafts: Path
) -> None:
    with served(office_at(laid_out, library=Library(None, drafts))) as visitor:
        page = visitor.enter()
        assert 'value="draft-2027"' in page.get("/check").text
        shown = _seen(_checked(page, form, rules="draft-2027"))
    assert "“draft-2027”是草案" in shown
    assert "无有效办法" in shown


def test_a_draft_that_does_not_hang_together_shuts_nobody_out(
    laid_out: Path, form: Path, drafts: Path
) -> None:
    (drafts / "draft-2027" / "measure.yaml").write_text("a: [", "utf-8")
    with served(office_at(laid_out, library=Library(None, drafts))) as visitor:
        page = visitor.enter()
        assert page.get("/check").status == 200
        assert _checked(page, form).status == 200
        refused = _checked(page, form, rules="draft-2027")
    assert (refused.status, "measure.yaml" in refused.text) == (422, True)
