"""Findings that do not fit the form or the rulebook are refused, all of them in one run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.eligibility.findings import answers
from lccluster.eligibility.misfits.fitting import misfits
from lccluster.form.findings import Finding, Findings
from lccluster.language import Listing
from lccluster.rulebook.conditions import Condition
from shipped import BOOK, finding, findings, form

SHORT = {"economics__revenue_yi": "28"}
TODAY = date(2026, 11, 26)
CLAIMED = {**SHORT, "standing__city_rank": "1"}


def codes(*found: Finding, of: str = "某某特色产业集群", **changes: Any) -> list[tuple[Any, ...]]:
    given = Findings(cluster=of, findings=found)
    return [(each.code, *each.path) for each in misfits(given, form(**changes), BOOK, TODAY)]


def test_findings_that_fit_have_no_misfit() -> None:
    assert misfits(findings(), form(), BOOK, TODAY) == []


def test_without_findings_nothing_is_answered() -> None:
    assert answers(None, BOOK) == {}
    assert set(answers(findings(), BOOK)) == {each.condition for each in findings().findings}


@pytest.mark.parametrize(
    ("found", "changes", "code", "at"),
    [
        ({"condition": "tecnology", "outcome": "met"}, {}, "no-such-condition", ("condition",)),
        ({"condition": "zzz", "outcome": "met"}, {}, "no-such-condition", ("condition",)),
        ({"condition": None, "outcome": "met"}, {}, "finding-incomplete", ()),
        ({"condition": "media", "outcome": "met", "reason": None}, {}, "finding-incomplete", ()),
        ({"condition": "media", "outcome": "met", "by": None}, {}, "finding-incomplete", ()),
        ({"condition": "media", "outcome": "met", "office": None}, {}, "finding-incomplete", ()),
        ({"condition": "media", "outcome": "met", "on": None}, {}, "finding-incomplete", ()),
        ({"condition": "media", "outcome": "met", "office": "莘县县"}, {}, "unknown-office", ("office",)),
        ({"condition": "media", "outcome": "met", "office": "zzz"}, {}, "unknown-office", ("office",)),
        ({"condition": "media"}, {}, "finding-incomplete", ()),
        ({"condition": "media", "waiver": "granted"}, {}, "not-relaxable", ("waiver",)),
        ({"condition": "media", "outcome": "met", "bound": "3"}, {}, "not-relaxable", ("waiver",)),
        ({"condition": "revenue", "outcome": "met"}, CLAIMED, "figure-speaks", ("outcome",)),
        ({"condition": "revenue"}, CLAIMED, "figure-speaks", ("outcome",)),
        ({"condition": "brand", "waiver": "granted"}, CLAIMED, "not-relaxable", ("waiver",)),
        ({"condition": "brand", "waiver": "refused"}, CLAIMED, "not-relaxable", ("waiver",)),
        ({"condition": "revenue", "waiver": "granted"}, SHORT, "no-claim", ("waiver",)),
        ({"condition": "revenue", "waiver": "granted", "bound": "30"}, CLAIMED, "not-relaxed", ("bound",)),
        ({"condition": "area", "waiver": "granted", "bound": "99"}, CLAIMED, "not-relaxed", ("bound",)),
    ],
)  # fmt: skip
def test_a_finding_that_does_not_fit_is_refused(
    found: dict[str, Any], changes: dict[str, Any], code: str, at: tuple[str, ...]
) -> None:
    assert codes(finding(**found), **changes) == [(code, "findings", 0, *at)]


@pytest.mark.parametrize("key", ["reason", "by", "office"])
@pytest.mark.parametrize("written", ["无", "没有", "否", "/", "—"])
def test_a_finding_that_says_none_where_it_is_to_name_something_lacks_it(
    key: str, written: str
) -> None:
    found = finding(condition="media", outcome="met", **{key: written})
    assert codes(found) == [("finding-incomplete", "findings", 0)]


@pytest.mark.parametrize("rule", BOOK.conditions.conditions, ids=lambda rule: rule.id)
def test_a_finding_takes_a_condition_and_its_element_by_their_labels(rule: Condition) -> None:
    for called in (rule.id, rule.label.zh, rule.label.en):
        (said,) = answers(Findings(findings=(finding(called, outcome="met"),)), BOOK)
        assert said == rule.id
    for part in rule.check.parts:
        given = Findings(findings=(finding(rule.label.zh, element=part.label.zh, outcome="met"),))
        assert [each.element for each in answers(given, BOOK)[rule.id]] == [part.id]


def test_one_condition_by_its_id_and_by_its_label_is_answered_twice() -> None:
    by_id, by_label = (finding(each, outcome="met") for each in ("media", "媒体宣传"))
    assert codes(by_id, by_label) == [("answered-twice", "findings", 1, "condition")]


def test_a_label_that_several_conditions_bear_is_refused_with_their_ids() -> None:
    media = BOOK.condition("media")
    assert media
    known = (*BOOK.conditions.conditions, replace(media, id="press"))
    book = replace(BOOK, conditions=replace(BOOK.conditions, conditions=known))
    given = Findings(cluster="某某特色产业集群", findings=(finding("媒体宣传", outcome="met"),))
    (wrong,) = misfits(given, form(), book, TODAY)
    assert (wrong.code, wrong.path) == ("ambiguous-word", ("findings", 0, "condition"))
    assert wrong.hint and wrong.hint.values["words"] == Listing(["media", "press"])
    given = Findings(cluster="某某特色产业集群", findings=(finding("press", outcome="met"),))
    assert misfits(given, form(), book, TODAY) == []


@pytest.mark.parametrize("county", [each.name.zh for each in BOOK.offices.counties] + ["茌平县"])
@pytest.mark.parametrize("office", ["市局", "市工信局", "聊城市工业和信息化局", "liaocheng"])
def test_the_eleven_offices_and_the_city_may_find(county: str, office: str) -> None:
    of_the_county = finding("media", outcome="met", office=county)
    of_the_city = finding("media", outcome="not_met", office=office)
    assert codes(of_the_county, of_the_city, county=county) == []


@pytest.mark.parametrize(
    ("county", "office", "fits"),
    [
        ("莘县", "371522", True),
        ("371522", "莘县工信局", True),
        ("茌平区", "茌平县工信局", True),
        ("莘县", "阳谷县", False),
        ("经开区", "高新区", False),
        ("茌平县", "东昌府", False),
        (None, "阳谷县", True),
    ],
)
def test_another_county_does_not_find_on_a_form(
    county: str | None, office: str, fits: bool
) -> None:
    found = codes(finding("media", outcome="met", office=office), county=county)
    assert found == ([] if fits else [("another-county", "findings", 0, "office")])


@pytest.mark.parametrize(
    ("day", "filled", "code"),
    [
        ("2025-03-01", "2025-03-01", None),
        ("2025-02-28", "2025-03-01", "finding-before-form"),
        ("2025-02-28", None, None),
        ("2026-11-26", "2025-03-01", None),
        ("2026-11-27", "2025-03-01", "finding-after-today"),
        ("2026-11-27", None, "finding-after-today"),
    ],
)
def test_a_finding_is_dated_from_the_day_of_the_form_to_today(
    day: str, filled: str | None, code: str | None
) -> None:
    found = codes(finding("media", outcome="met", on=day), filled_on=filled)
    assert found == ([(code, "findings", 0, "on")] if code else [])


@pytest.mark.parametrize(
    "found",
    [
        {"condition": "revenue", "waiver": "granted"},
        {"condition": "revenue", "waiver": "granted", "bound": "29.99"},
        {"condition": "revenue", "waiver": "refused"},
    ],
)
def test_a_waiver_of_what_is_claimed_fits(found: dict[str, Any]) -> None:
    assert codes(finding(**found), **CLAIMED) == []


def test_a_refusal_of_what_nobody_claims_fits() -> None:
    assert codes(finding("revenue", waiver="refused"), **SHORT) == []


def test_findings_of_another_cluster_are_refused() -> None:
    assert codes(of="另一个集群") == [("another-cluster", "cluster")]


@pytest.mark.parametrize("offices", [("市局", "市局"), ("莘县", "371522"), ("市局", "市工信局")])
def test_an_office_answers_a_condition_once(offices: tuple[str, str]) -> None:
    first, second = (finding("media", outcome="met", office=each) for each in offices)
    assert codes(first, second, county="莘县") == [("answered-twice", "findings", 1, "condition")]
    assert (
        codes(first, finding("technology", outcome="met", office=offices[1]), county="莘县") == []
    )


@pytest.mark.parametrize("offices", [("莘县", "市局"), ("市局", "莘县")])
def test_the_last_of_several_answers_is_the_city_s(offices: tuple[str, str]) -> None:
    said = tuple(finding("media", outcome="met", office=each) for each in offices)
    found = answers(Findings(cluster="某", findings=said), BOOK)
    assert [each.office for each in found["media"]] == ["莘县", "市局"]


def test_two_findings_without_a_condition_are_each_incomplete() -> None:
    nameless = finding(None, outcome="met")  # type: ignore[arg-type]
    assert [code for code, *_ in codes(nameless, nameless)] == ["finding-incomplete"] * 2


def test_all_misfits_are_found_in_one_run() -> None:
    found = codes(finding("zzz"), finding("media", by=None, office="zzz"))
    assert [code for code, *_ in found] == [
        "no-such-condition",
        "finding-incomplete",
        "unknown-office",
        "finding-incomplete",
    ]


def test_of_findings_on_another_cluster_nothing_else_is_said() -> None:
    found = codes(finding("zzz"), finding("media", by=None, office="zzz"), of="另一个集群")
    assert [code for code, *_ in found] == ["another-cluster"]
