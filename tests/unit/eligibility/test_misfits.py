"""Findings that do not fit the form or the rulebook are refused, all of them in one run."""

from __future__ import annotations

from typing import Any

import pytest

from lccluster.eligibility.findings import answers, misfits
from lccluster.form.findings import Finding, Findings
from shipped import BOOK, finding, findings, form

SHORT = {"economics__revenue_yi": "28"}
CLAIMED = {**SHORT, "standing__city_rank": "1"}


def codes(*found: Finding, of: str = "某某特色产业集群", **changes: Any) -> list[tuple[Any, ...]]:
    given = Findings(cluster=of, findings=found)
    return [(each.code, *each.path) for each in misfits(given, form(**changes), BOOK)]


def test_findings_that_fit_have_no_misfit() -> None:
    assert misfits(findings(), form(), BOOK) == []


def test_without_findings_nothing_is_answered() -> None:
    assert answers(None) == {}
    assert set(answers(findings())) == {each.condition for each in findings().findings}


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
        ({"condition": "revenue", "waiver": "granted", "bound": "-1"}, CLAIMED, "not-relaxed", ("bound",)),
        ({"condition": "area", "waiver": "granted", "bound": "99"}, CLAIMED, "not-relaxed", ("bound",)),
    ],
)  # fmt: skip
def test_a_finding_that_does_not_fit_is_refused(
    found: dict[str, Any], changes: dict[str, Any], code: str, at: tuple[str, ...]
) -> None:
    assert codes(finding(**found), **changes) == [(code, "findings", 0, *at)]


@pytest.mark.parametrize("office", ["市局", "市工信局", "莘县", "371522", "茌平县"])
def test_the_eleven_offices_and_the_city_may_find(office: str) -> None:
    assert codes(finding("media", outcome="met", office=office)) == []


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


def test_a_condition_is_answered_once() -> None:
    twice = [finding("media", outcome="met"), finding("media", outcome="not_met")]
    assert codes(*twice) == [("answered-twice", "findings", 1, "condition")]


def test_two_findings_without_a_condition_are_each_incomplete() -> None:
    nameless = finding(None, outcome="met")  # type: ignore[arg-type]
    assert [code for code, *_ in codes(nameless, nameless)] == ["finding-incomplete"] * 2


def test_all_misfits_are_found_in_one_run() -> None:
    found = codes(finding("zzz"), finding("media", by=None, office="zzz"), of="另一个集群")
    assert [code for code, *_ in found] == [
        "another-cluster",
        "no-such-condition",
        "finding-incomplete",
        "unknown-office",
        "finding-incomplete",
    ]
