"""What no proper call or panel says is named; ties are found by person, unit and county."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.round.call_and_panel import read_call, read_panel
from lccluster.round.acts import Recused
from lccluster.round.call import Call, NoticeTerms, PanelTerms, call_flaws, new_call_flaws
from lccluster.round.reviewing.panel import Expert, Panel, Tie, renamed, tie_of
from lccluster.round.reviewing.undeclared import tie_doubts
from round_cases import CALL, FIRST, PANEL, record
from rounds import write
from shipped import BOOK

OFFICES = BOOK.offices


@pytest.mark.parametrize(
    ("said", "code", "place"),
    [
        ({"quotas": {"某县": 3}}, "unknown-county", ("quotas", "某县")),
        ({"quotas": {"莘县": 3, "莘县工信局": 1}}, "county-twice", ("quotas", "莘县工信局")),
        ({"quotas": {"莘县": -1}}, "no-quota", ("quotas", "莘县")),
        ({"applications_until": date(2025, 2, 1)}, "days-out-of-order", ("applications_until",)),
        (
            {"recommendations_until": date(2025, 5, 1)},
            "days-out-of-order",
            ("recommendations_until",),
        ),
        ({"notice": NoticeTerms(0, "days")}, "no-length", ("notice", "length")),
        ({"panel": PanelTerms(0, {"经营": 1})}, "no-experts", ("panel", "at_least")),  # type: ignore[dict-item]
        ({"panel": PanelTerms(1, {})}, "no-aspects", ("panel", "aspects")),
        ({"panel": PanelTerms(1, {"经营": 0})}, "no-points", ("panel", "aspects", "经营")),  # type: ignore[dict-item]
    ],
)
def test_what_no_call_says_is_named_with_its_place(said: Any, code: str, place: Any) -> None:
    ((where, found, _, _),) = call_flaws(replace(CALL, **said), OFFICES)
    assert (where, found) == (place, code)


def test_a_call_that_a_round_opens_with_names_something_and_one_that_was_recorded_goes_on() -> None:
    unnamed = replace(CALL, title="无", document_number="—")
    found = [(where, code) for where, code, _, _ in new_call_flaws(unnamed, OFFICES)]
    assert found == [(("title",), "no-name"), (("document_number",), "no-name")]
    assert list(call_flaws(unnamed, OFFICES)) == list(new_call_flaws(CALL, OFFICES)) == []


def test_who_goes_by_an_id_under_another_name_is_given_both_ways() -> None:
    before = Panel((Expert("E1", "甲某", "某大学"), Expert("E2", "乙某", "某院")))
    now = Panel(
        (Expert("E1", "丙某", "某大学"), Expert("E2", "乙某", "某所"), Expert("E3", "甲某", "某厂"))
    )
    assert list(renamed(before, now)) == [(before.experts[0], now.experts[0])]


def test_a_proper_call_has_no_flaw_and_its_quota_is_found_under_every_name_of_a_county() -> None:
    assert list(call_flaws(CALL, OFFICES)) == []
    assert (CALL.quota("莘县工信局", OFFICES), CALL.quota("冠县", OFFICES)) == (2, None)
    assert replace(CALL, quotas=None).quota("莘县", OFFICES) is None
    assert CALL.quota("某县", OFFICES) is None


WHOLE = """\
rulebook: liaocheng-2021-97
title: 通知
document_number: 号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
notice: {length: 5, counted_in: working_days}
"""


@pytest.mark.parametrize(
    ("line", "instead", "code"),
    [
        ("recommendations_until: 2025-06-30\n", "", "missing-key"),
        ("counted_in: working_days", "counted_in: weeks", "unknown-word"),
        ("length: 5", "length: 五", "wrong-type"),
        ("title: 通知", "title: 通知\nquota: {莘县: 1}", "unknown-key"),
        ("title: 通知", "title: 通知\nquotas: {莘西县: 1}", "unknown-county"),
    ],
)
def test_a_file_that_is_no_proper_call_is_refused_with_its_line(
    tmp_path: Path, line: str, instead: str, code: str
) -> None:
    path = write(tmp_path / "call.yaml", WHOLE.replace(line, instead))
    with pytest.raises(Unusable) as unusable:
        read_call(path, OFFICES)
    (problem,) = unusable.value.problems
    assert (problem.code, bool(problem.line)) == (code, True)


def test_a_proper_call_is_read(tmp_path: Path) -> None:
    found = read_call(write(tmp_path / "call.yaml", WHOLE), OFFICES)
    assert isinstance(found, Call)
    assert (found.quotas, found.panel, found.notice.first_day_counts) == (None, None, True)


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("{id: E1, name: 乙某, unit: 某院}", "expert-twice"),
        ("{id: e１, name: 乙某, unit: 某院}", "expert-twice"),
        ("{id: E2, name: 甲某, unit: 某 大学}", "expert-twice"),
        ("{id: E2, name: 乙某, unit: 某院, ties: [{to: 某厂, kind: 同学}]}", "unknown-word"),
        ("{id: E2, name: 乙某}", "missing-key"),
    ],
)
def test_a_file_that_is_no_proper_panel_is_refused_with_its_line(
    tmp_path: Path, second: str, code: str
) -> None:
    text = f"experts:\n  - {{id: E1, name: 甲某, unit: 某大学}}\n  - {second}\n"
    with pytest.raises(Unusable) as unusable:
        read_panel(write(tmp_path / "panel.yaml", text))
    assert [(each.code, each.line) for each in unusable.value.problems] == [(code, 3)]


def test_two_people_of_one_name_are_two_where_they_work_elsewhere(tmp_path: Path) -> None:
    text = (
        "experts:\n  - {id: E1, name: 甲某, unit: 某大学}\n  - {id: E2, name: 甲某, unit: 某院}\n"
    )
    panel = read_panel(write(tmp_path / "panel.yaml", text))
    assert panel.expert("甲某") is None
    found = panel.expert("E2")
    assert found and panel.namesakes(found) == [panel.experts[0]]


@pytest.mark.parametrize(
    ("expert", "tied"),
    [
        (Expert("E", "某", "某大学"), False),
        (Expert("E", "某", "莘县 轴承厂"), True),
        (Expert("E", "某", "某大学", ties=(Tie("莘县轴承厂", "kin"),)), True),
        (Expert("E", "某", "某大学", ties=(Tie("莘县01特色产业集群", "adviser"),)), True),
        (Expert("E", "某", "某大学", ties=(Tie("莘县", "other"),)), True),
        (Expert("E", "某", "某大学", ties=(Tie("莘县工信局", "employer"),)), True),
        (Expert("E", "某", "某大学", ties=(Tie("371522-01", "other"),)), True),
        (Expert("E", "某", "某大学", ties=(Tie("冠县", "other"), Tie("某厂", "kin"))), False),
    ],
)
def test_ties_are_found_by_what_was_declared_and_by_where_somebody_works(
    expert: Expert, tied: bool
) -> None:
    assert bool(tie_of(expert, record(), OFFICES)) is tied


def test_without_an_applicant_a_unit_ties_nobody() -> None:
    assert tie_of(Expert("E", "某", "某大学"), record(applicant=None), OFFICES) is None


@pytest.mark.parametrize(
    ("experts", "codes"),
    [
        (PANEL.experts, []),
        ((Expert("E", "某", "莘县轴承厂"),), []),  # tied, so nothing is left to ask
        ((Expert("E", "某", "莘县发展和改革局"),), ["undeclared-tie"]),
        ((Expert("E", "某", "莘县轴承厂技术中心"),), ["undeclared-tie"]),
        ((Expert("E", "某", "轴承厂"),), ["undeclared-tie"]),
        ((Expert("E", "某", "某大学", ties=(Tie("某轴承厂", "kin"),)),), ["tied-to-nobody"]),
        (
            (Expert("E", "某", "某大学", ties=(Tie("冠县", "kin"),)),),
            [],
        ),  # nobody of there filed yet
        ((*PANEL.experts, Expert("E5", "丁某", "某学院")), ["undeclared-tie"]),
    ],
)
def test_what_names_leave_open_is_asked(experts: tuple[Expert, ...], codes: list[str]) -> None:
    assert [each.code for each in tie_doubts(Panel(experts), [record()], OFFICES, {})] == codes


@pytest.mark.parametrize(("name", "asked"), [("王某", True), ("王 某", True), ("李某", False)])
def test_whoever_bears_the_name_of_an_official_who_found_on_it_is_asked(
    name: str, asked: bool
) -> None:
    panel = Panel((Expert("E", name, "某大学"),))
    found_by = {FIRST: {"王某"}, "371522-02": {"李某"}}
    codes = [each.code for each in tie_doubts(panel, [record()], OFFICES, found_by)]
    assert codes == ["undeclared-tie"] * asked
    recused = record(Recused(id="1", on=date(2025, 7, 1), expert="E"))
    assert list(tie_doubts(panel, [recused], OFFICES, found_by)) == []


def test_a_place_of_work_says_nothing_of_an_application_without_applicant() -> None:
    panel = Panel((Expert("E", "某", "某大学"),))
    assert list(tie_doubts(panel, [record(applicant=None, county="某县")], OFFICES, {})) == []
