"""Every case of the shipped rulebook, written or generated, and a runner that can fail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.rules.case_files import Case, CaseFile, Expected, Relief, read_cases
from lccluster.rulebook.conditions import Judgement
from lccluster.usecases.rules.cases import run, run_generated_cases, run_written_cases
from lccluster.usecases.rules.generated import generated
from lccluster.vocabulary import MaterialOutcome, Verdict
from shipped import BOOK, BOTH, CITY, COMPLETE, JUDGEMENTS, NATION, WRITTEN, Shipped

GENERATED = [(shipped, case) for shipped in BOTH for case in generated(shipped.book)]
EVERY_WRITTEN = [(shipped, case) for shipped in BOTH for _, case in shipped.written]
both = pytest.mark.parametrize("shipped", BOTH, ids=str)


def differences(case: Case, shipped: Shipped = CITY) -> list[str]:
    made = run(case, "cases.yaml", shipped.complete, shipped.book)
    return [repr(each) for each in made.differences]


@pytest.mark.parametrize(
    ("shipped", "case"), EVERY_WRITTEN, ids=lambda each: getattr(each, "name", str(each))
)
def test_a_written_case_comes_out_as_expected(shipped: Shipped, case: Case) -> None:
    assert differences(case, shipped) == []


@pytest.mark.parametrize(
    ("shipped", "case"), GENERATED, ids=lambda each: getattr(each, "name", str(each))
)
def test_a_generated_case_comes_out_as_expected(shipped: Shipped, case: Case) -> None:
    assert differences(case, shipped) == []


def test_there_are_many_written_cases() -> None:
    assert len(WRITTEN) >= 200
    assert len(NATION.written) >= 60


@both
def test_no_two_cases_of_a_file_bear_one_name(shipped: Shipped) -> None:
    names = [(file, case.name) for file, case in shipped.written]
    assert len(set(names)) == len(names)


@both
def test_every_written_case_expects_something(shipped: Shipped) -> None:
    assert [case.name for _, case in shipped.written if case.expect == Expected()] == []


@both
def test_every_verdict_is_expected_by_some_case(shipped: Shipped) -> None:
    assert {case.expect.verdict for _, case in shipped.written} >= set(Verdict)


def test_every_material_outcome_is_expected_by_some_case() -> None:
    expected = {outcome for _, case in WRITTEN for outcome in case.expect.materials.values()}
    assert expected == set(MaterialOutcome)


@both
def test_every_condition_and_material_is_expected_by_some_case(shipped: Shipped) -> None:
    expected = [case.expect for _, case in shipped.written]
    named = {name for each in expected for name in (*each.conditions, *each.materials)}
    book = shipped.book
    rules = (*book.conditions.conditions, *book.materials.materials)
    assert named == {rule.id for rule in rules}


@both
def test_every_form_check_is_expected_by_some_case(shipped: Shipped) -> None:
    checks = shipped.book.form_checks
    said = {text.split()[0] for _, case in shipped.written for text in case.expect.problems or ()}
    assert said >= {check.id for check in (*checks.contradictions, *checks.bands)}


def test_every_bound_has_a_generated_case_on_it_on_either_side_and_blank() -> None:
    city = [case.name for shipped, case in GENERATED if shipped is CITY]
    elements = [
        len(rule.check.elements) for rule in JUDGEMENTS if isinstance(rule.check, Judgement)
    ]
    assert len(city) == 4 * 4 + 2 + sum(2 * each + 1 for each in elements if each)
    assert {*city} >= {"area: 100.01", "area: None", "brand: 0"}


def test_years_and_alternatives_have_generated_cases_one_by_one() -> None:
    nation = [case.name for shipped, case in GENERATED if shipped is NATION]
    plain, years, alternatives, elements = 4 * 4, 3 * 5 + 2, 4 * 7 + 1, 2 * 4 + 1
    assert len(set(nation)) == len(nation) == plain + years + alternatives + elements
    assert {*nation} >= {
        "main-industry: 70",
        "output-value: 2003 39.99",
        "output-value: before",
        "leading-firms: innovation.little_giants 1 alone",
    }


def test_a_shortfall_that_may_be_relaxed_leaves_blank_years_open() -> None:
    rules = list(NATION.book.conditions.conditions)
    rules[1] = replace(rules[1], waiver="as-a-rule")
    book = replace(NATION.book, conditions=replace(NATION.book.conditions, conditions=tuple(rules)))
    cases = [case for case in generated(book) if case.name.startswith("output-value")]
    expected = {case.name: case.expect.conditions["output-value"] for case in cases}
    assert expected["output-value: 2002 alone"] == "unstated"
    assert expected["output-value: 2002 39.99"] == "for_judgement -0.01 yi_yuan"
    failed = [run(case, "", NATION.complete, book).differences for case in cases]
    assert [each for each in failed if each] == []


@both
def test_the_runner_takes_the_cases_from_the_folder(shipped: Shipped) -> None:
    assert len(run_written_cases(shipped.folder, shipped.book)) == len(shipped.written)
    of_this = [case for each, case in GENERATED if each is shipped]
    assert len(run_generated_cases(shipped.folder, shipped.book)) == len(of_this)


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        (Expected(verdict=Verdict.INCOMPLETE), "verdict incomplete eligible"),
        (Expected(reachable=(Verdict.NOT_ELIGIBLE,)), "reachable not_eligible eligible"),
        (Expected(reachable=()), "reachable — eligible"),
        (Expected(conditions={"area": "not_met"}), "area not_met met"),
        (Expected(conditions={"area": "met 41 km2"}), "area met 41 km2 met 40 km2"),
        (Expected(conditions={"area": "met 40 items"}), "area met 40 items met 40 km2"),
        (Expected(conditions={"area": ""}), "area  met"),
        (Expected(conditions={"aria": "met"}), "aria met —"),
        (Expected(conditions={"technology": "met 1"}), "technology met 1 met"),
        (
            Expected(materials={"introduction": MaterialOutcome.MISSING}),
            "introduction missing present",
        ),
        (Expected(materials={"intro": MaterialOutcome.MISSING}), "intro missing —"),
        (Expected(problems=("negative-count",)), "problems negative-count —"),
        (Expected(next_steps=("area",)), "next_steps area —"),
        (Expected(refused="no-claim"), "refused no-claim eligible"),
    ],
)
def test_a_wrong_expectation_is_reported(expect: Expected, said: str) -> None:
    (wrong,) = run(Case("甲", expect), "cases.yaml", COMPLETE, BOOK).differences
    (*_, key), expected, came = wrong.key, wrong.expected, wrong.came
    assert " ".join(map(_shown, (key, expected, came))) == said


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value) or "—"


def test_an_expectation_of_no_problems_is_wrong_where_there_is_one() -> None:
    form = {"county": "茌平县"}
    assert differences(Case("甲", Expected(problems=()), form=form)) != []
    assert differences(Case("甲", Expected(problems=("old-county-name",)), form=form)) == []
    assert differences(Case("甲", Expected(problems=("old-county-name county",)), form=form)) == []
    assert (
        differences(Case("甲", Expected(problems=("old-county-name applicant",)), form=form)) != []
    )


def test_a_slip_is_told_apart_by_its_unit() -> None:
    form = {"economics": {"tax_yi": "10000"}}
    right, wrong = (
        Expected(problems=(f"tax-to-revenue economics.tax_yi {unit}",)) for unit in ("万元", "千元")
    )
    assert differences(Case("甲", right, form=form)) == []
    assert differences(Case("甲", wrong, form=form)) != []


def test_a_refusal_that_no_case_expects_is_reported() -> None:
    assert differences(Case("甲", Expected(), form={"county": "平阴县"})) != []


def test_another_refusal_than_the_expected_one_is_reported() -> None:
    case = Case("甲", Expected(refused="no-claim"), form={"county": "平阴县"})
    assert differences(case) != []


@pytest.mark.parametrize("answer", ["met", "not_met", "open"])
@pytest.mark.parametrize(
    ("name", "code"), [("tecnology", "no-such-condition"), ("area", "figure-speaks")]
)
def test_an_answer_to_what_is_no_judgement_is_refused(name: str, code: str, answer: str) -> None:
    case = Case("甲", Expected(refused=code), judgements={name: answer})  # type: ignore[dict-item]
    assert differences(case) == []


def test_a_case_can_cut_a_field_out_and_write_it_in_another_spelling() -> None:
    case = Case(
        "甲",
        Expected(conditions={"area": "met 1 km2"}),
        without=("cluster.area_km2", "standing.city_rank"),
        form={"产业集群区域面积": "99"},
    )
    assert differences(case) == []


def test_a_form_without_a_day_is_held_against_the_day_of_the_case() -> None:
    form = {"filled_on": None}
    on = replace(Case("甲", Expected(verdict=Verdict.ELIGIBLE), form=form), on=date(2025, 3, 1))
    assert differences(on) == []
    assert differences(Case("甲", Expected(verdict=Verdict.NO_RULE), form=form)) == []


def test_what_a_case_says_of_files_and_waivers_counts() -> None:
    files = {"简介.docx": CaseFile("fine", 3001)}
    expect = Expected(materials={"introduction": MaterialOutcome.OVER_LIMIT})
    assert differences(Case("甲", expect, files=files)) == []
    claimed = {"standing": {"city_rank": "1"}, "cluster": {"area_km2": "110"}}
    waived = Case(
        "甲", Expected(verdict=Verdict.ELIGIBLE), form=claimed, waivers={"area": Relief("granted")}
    )
    assert differences(waived) == []
    bound = replace(waived, waivers={"area": Relief("granted", Decimal(109))})
    assert differences(bound) != []


def test_a_file_of_cases_that_cannot_be_read_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a.yaml").write_text(
        "about: 甲\ncases:\n  - {name: 乙, expct: {}}\n", "utf-8"
    )
    (tmp_path / "cases" / "b.yaml").write_text("about: [\n", "utf-8")
    (tmp_path / "cases" / "c.yaml").write_text(
        "about: 甲\ncases:\n  - name: 乙\n    expect: {conditions: [area]}\n", "utf-8"
    )
    (tmp_path / "cases" / "complete.yaml").write_text("county: 莘县\n", "utf-8")
    with pytest.raises(Unusable) as refused:
        read_cases(tmp_path)
    found = [(Path(each.file or "").name, each.line, each.code) for each in refused.value.problems]
    assert found[:2] == [("a.yaml", 3, "unknown-key"), ("a.yaml", 3, "missing-key")]
    assert {name for name, _, _ in found} == {"a.yaml", "b.yaml", "c.yaml"}
    assert found[-1] == ("c.yaml", 4, "group-expected")
