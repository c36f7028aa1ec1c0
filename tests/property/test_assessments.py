"""Laws of assessments, whatever stands on the form."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.eligibility import form_checks
from lccluster.eligibility.assessment import Assessment
from lccluster.eligibility.conditions.condition import judge
from lccluster.eligibility.materials import FileFact, FileState
from lccluster.eligibility.steps.next_steps import Need
from lccluster.errors import Severity
from lccluster.form.findings import Finding, Findings
from lccluster.render.data import assessment_json
from lccluster.render.data.json_text import json_text
from lccluster.render.screen import plain
from lccluster.render.screen.assessment import screen
from lccluster.render.table import Table
from lccluster.vocabulary import Outcome, Verdict
from shipped import BOOK, DAY, FIGURES, JUDGEMENTS, assessed, figure, finding, form

FINAL = {Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE}
WORST_FIRST = list(Verdict)  # as `decide` asks: the first that fits
FIELDS = [figure(rule).field.replace(".", "__") for rule in FIGURES]
REQUIRED = [rule.id for rule in BOOK.materials.materials if not rule.optional]

amounts = st.none() | st.integers(1, 150).map(str) | st.sampled_from(["近30", "30余", "约110"])
standings = st.fixed_dictionaries(
    {"city_rank": st.sampled_from([None, "1", "2"]), "foremost_in_province": st.sampled_from([None, "true", "false"])}
)  # fmt: skip
changes = st.builds(
    lambda figures, standing, missing, more: (
        figures | {"standing": standing} | dict.fromkeys(missing) | more
    ),
    st.fixed_dictionaries(dict.fromkeys(FIELDS, amounts)),
    standings,
    st.lists(st.sampled_from([f"materials__{name}" for name in REQUIRED]), max_size=3),
    st.sampled_from([{}, {"enterprises__above_size": "151"}, {"economics__profit_yi": "500"}]),
)
answers = st.builds(
    lambda outcomes: tuple(
        finding(rule.id, outcome=outcome)
        for rule, outcome in zip(JUDGEMENTS, outcomes, strict=True)
        if outcome
    ),
    st.lists(
        st.sampled_from([None, "met", "met", "not_met"]),
        min_size=len(JUDGEMENTS),
        max_size=len(JUDGEMENTS),
    ),
)


# In force and not, each with another one of its kind: what is drawn of the one is never the other's.
DAYS = (DAY, date(2025, 3, 2), date(2021, 8, 30), date(2021, 8, 31), date(2026, 9, 1))


def made(changed: dict[str, Any], found: tuple[Finding, ...], on: date = DAY) -> Assessment:
    return assessed(form(**changed), Findings(cluster="某某特色产业集群", findings=found), on=on)


def rank(verdict: Verdict) -> int:
    return WORST_FIRST.index(verdict)


def outcomes(assessment: Assessment) -> dict[str, Outcome]:
    return {each.rule.id: each.outcome for each in assessment.conditions}


@given(changes)
def test_what_earlier_forms_came_to_is_never_taken_for_what_this_one_does(
    changed: dict[str, Any],
) -> None:
    result = made(changed, ())
    suspects = form_checks.suspects(result.contradicted)
    assert result.conditions == tuple(
        judge(rule, result.application, BOOK, {}, suspects) for rule in BOOK.conditions.conditions
    )


@given(changes, answers, st.sampled_from(DAYS), st.booleans())
def test_a_line_of_json_is_the_same_whatever_was_drawn_before(
    changed: dict[str, Any], found: tuple[Finding, ...], on: date, ascii_only: bool
) -> None:
    result = made(changed, found, on)
    lines = []
    for _ in range(2):
        line = assessment_json.line("a.yaml", result, {"tool": "it"}, ascii_only=ascii_only)
        assert line.decode() == json_text(json.loads(line), ascii_only=ascii_only)
        lines.append(line)
        anew = assessment_json._Lines(ascii_only=ascii_only)
        with patch.dict(assessment_json._LINES, {ascii_only: anew}):
            lines.append(
                assessment_json.line("a.yaml", result, {"tool": "it"}, ascii_only=ascii_only)
            )
    assert len(set(lines)) == 1


@given(changes, answers, st.sampled_from(DAYS))
def test_a_screen_in_a_pipe_says_the_same_whatever_was_drawn_before(
    changed: dict[str, Any], found: tuple[Finding, ...], today: date
) -> None:
    results = [made(changed, found, on) for on in DAYS]
    after_others = [list(plain.lines(screen("a.yaml", each, today))) for each in results]
    for result, lines in zip(results, after_others, strict=True):
        for language in ("zh", "en"):  # what is kept is kept for one language
            speak(language)
            blocks = list(screen("a.yaml", result, today))
        assert list(plain.lines(blocks)) == lines
        alone = [replace(e, shared=None) if isinstance(e, Table) else e for e in blocks]
        assert list(plain.lines(alone)) == lines


@given(changes, answers)
def test_a_final_verdict_with_nothing_left_to_do_is_the_only_one_reachable(
    changed: dict[str, Any], found: tuple[Finding, ...]
) -> None:
    result = made(changed, found)
    assert set(result.reachable) <= FINAL
    if result.verdict in FINAL:
        assert result.reachable == (result.verdict,)
    else:
        assert Verdict.ELIGIBLE in result.reachable
    if result.verdict is Verdict.NEEDS_DECISION:
        assert set(result.reachable) == FINAL


@given(changes, answers)
def test_every_form_but_an_eligible_one_has_steps_and_they_lead_where_the_form_can_go(
    changed: dict[str, Any], found: tuple[Finding, ...]
) -> None:
    result = made(changed, found)
    assert bool(result.next_steps) is (result.verdict is not Verdict.ELIGIBLE)
    lost = [each.rule.id for each in result.conditions if each.outcome is Outcome.NOT_MET]
    if lost:
        assert [(each.needs, each.of, each.can_change) for each in result.next_steps] == [
            (Need.DIFFERENCE, name, ()) for name in lost
        ]
    assert all(set(step.can_change) <= set(result.reachable) for step in result.next_steps)


@given(changes, answers, answers)
def test_more_findings_never_change_a_figure_that_is_met(
    changed: dict[str, Any], found: tuple[Finding, ...], more: tuple[Finding, ...]
) -> None:
    waivers = tuple(finding(rule.id, waiver="refused") for rule in FIGURES)
    before, after = outcomes(made(changed, found)), outcomes(made(changed, (*more, *waivers)))
    met = [rule.id for rule in FIGURES if before[rule.id] is Outcome.MET]
    assert all(after[name] is Outcome.MET for name in met)


@given(changes, answers)
def test_a_blank_figure_is_unstated_and_never_decides_nor_does_one_in_a_contradiction(
    changed: dict[str, Any], found: tuple[Finding, ...]
) -> None:
    result = made(changed, found)
    blank = {rule.id for rule, path in zip(FIGURES, FIELDS, strict=True) if changed[path] is None}
    assert blank == {each.rule.id for each in result.conditions if each.missing}
    unstated = {each.rule.id for each in result.conditions if each.outcome is Outcome.UNSTATED}
    suspect = {each.rule.id for each in result.conditions if each.suspect}
    inexact = {each.rule.id for each in result.conditions if each.inexact}
    assert unstated == blank | suspect | inexact
    assert not inexact & {rule.id for rule in FIGURES if _is_exact(changed, rule)}
    errors = [each.code for each in result.problems if each.severity is Severity.ERROR]
    assert bool(errors) >= bool(suspect)
    assert ("revenue" in suspect) is ("profit-above-revenue" in errors)


def _is_exact(changed: dict[str, Any], rule: Any) -> bool:
    return str(changed[figure(rule).field.replace(".", "__")]).isdecimal()


@given(changes, answers, st.sampled_from(REQUIRED))
def test_handing_a_material_in_never_makes_the_verdict_worse(
    changed: dict[str, Any], found: tuple[Finding, ...], name: str
) -> None:
    path = f"materials__{name}"
    without = made(changed | {path: None}, found)
    handed_in = made(changed | {path: {"handed_in": "true", "sealed": "true"}}, found)
    assert rank(handed_in.verdict) >= rank(without.verdict)
    assert handed_in.reachable == without.reachable


@given(changes, answers, st.sampled_from(JUDGEMENTS))
def test_answering_a_judgement_never_widens_what_can_be_reached(
    changed: dict[str, Any], found: tuple[Finding, ...], rule: Any
) -> None:
    opened = tuple(each for each in found if each.condition != rule.id)
    before = made(changed, opened)
    for outcome in ("met", "not_met"):
        after = made(changed, (*opened, finding(rule.id, outcome=outcome)))
        assert set(after.reachable) <= set(before.reachable)


@given(changes, answers)
def test_every_verdict_said_to_be_reachable_is_reached_by_some_answers(
    changed: dict[str, Any], found: tuple[Finding, ...]
) -> None:
    before = made(changed, found)
    for wanted in before.reachable:
        assert made(*completed(before, changed, found, wanted)).verdict is wanted


def _failing(condition: str) -> str:
    """A figure that misses the bound."""
    return {"area": "999", "brand": "0"}.get(condition, "1")


def completed(
    before: Assessment, changed: dict[str, Any], found: tuple[Finding, ...], wanted: Verdict
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """Answer all that is open: everything in favour, or everything against."""
    favourable = wanted is Verdict.ELIGIBLE
    stated, given_now = dict(changed), list(found)
    for result in before.conditions:
        if result.outcome is Outcome.UNSTATED:
            path = figure(result.rule).field.replace(".", "__")
            limit = "100" if result.rule.id == "area" else "150"
            stated[path] = limit if favourable else _failing(result.rule.id)
        elif result.outcome is Outcome.FOR_JUDGEMENT and result.value is None:
            given_now.append(finding(result.rule.id, outcome="met" if favourable else "not_met"))
        elif result.outcome is Outcome.FOR_JUDGEMENT:
            waiver = "granted" if favourable else "refused"
            given_now.append(finding(result.rule.id, waiver=waiver))
    mended = {"employees": "6000", "economics__profit_yi": "0", "enterprises__above_size": None,
              "enterprises__in_park": None, "honours__famous_brands": None, "honours__industry_titles": None,
              "honours__well_known_trademarks": None}  # fmt: skip
    supplied = {f"materials__{name}": {"handed_in": "true", "sealed": "true"} for name in REQUIRED}
    return stated | mended | supplied, tuple(given_now)


@given(changes, answers, st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_outside_its_period_the_findings_are_the_same_and_the_verdict_is_no_rule(
    changed: dict[str, Any], found: tuple[Finding, ...], day: date
) -> None:
    result = made(changed, found, day)
    assert outcomes(result) == outcomes(made(changed, found))
    assert (result.verdict is Verdict.NO_RULE) is not (date(2021, 9, 1) <= day <= date(2026, 8, 31))


@given(st.lists(st.sampled_from(list(FileState)), min_size=7, max_size=7), st.integers(0, 6000))
def test_a_form_is_eligible_exactly_when_every_file_is_fine_and_the_introduction_short(
    states: list[FileState], characters: int
) -> None:
    names = [
        "申请表.docx",
        "简介.docx",
        "规划.pdf",
        "品牌.pdf",
        "平台.pdf",
        "信息化.pdf",
        "声明.pdf",
    ]
    files = {name: FileFact(state) for name, state in zip(names, states, strict=True)}
    files["简介.docx"] = FileFact(files["简介.docx"].state, characters)
    good = set(states) == {FileState.FINE} and 1 <= characters <= 3000
    expected = Verdict.ELIGIBLE if good else Verdict.INCOMPLETE
    assert assessed(form(), files=files).verdict is expected
