"""Contradictions send the form back, implausible figures only warn; both say which figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.eligibility.form_checks import contradictions, implausible
from lccluster.eligibility.oddities import oddities, unknown_county
from lccluster.errors import Problem, Severity
from lccluster.quantities.names import LONGEST
from lccluster.rulebook.form_checks import FormChecks
from shipped import BOOK, DAY, form


@pytest.fixture(autouse=True)
def in_english(voice: None) -> None:
    speak("en")


def found(on: date = DAY, **changes: Any) -> list[Problem]:
    filled = form(**changes)
    contradicted = contradictions(filled, BOOK.form_checks, on)
    return [*(each.problem for each in contradicted), *implausible(filled, BOOK.form_checks)]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"enterprises__above_size": "51"},
            "“above-size enterprises” (51 firms) is more than “firms in all” (50 firms).",
        ),
        (
            {"honours__total": "4"},
            "The parts (famous-brand products, well-known trademarks, "
            "industry honours) make 3, the total says 4 items.",
        ),
        (
            {"filled_on": "2025-03-02"},
            "“day on which the form was filled in” (2025-03-02) lies after the day of the check, 2025-03-01.",
        ),
        (
            {"economics__profit_yi": "40.5"},
            "“profit” (40.5 yi yuan) is above “annual revenue (never output value)” (40 yi yuan).",
        ),
    ],
)
def test_a_contradiction_names_both_figures(changes: dict[str, Any], message: str) -> None:
    first = found(**changes)[0]
    assert str(first.message) == message
    assert str(first.hint) == "Ask the applicant which figure is right."
    assert first.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("changes", "message", "hint", "at"),
    [
        (
            {"economics__tax_yi": "0.04"},
            "“taxes to revenue” is 0.1%, real clusters show 0.3% to 10%.",
            "Look at units and figures again.",
            "economics.tax_yi",
        ),
        (
            {"economics__tax_yi": "0.119999"},
            "“taxes to revenue” is 0.299998%, real clusters show 0.3% to 10%.",
            "Look at units and figures again.",
            "economics.tax_yi",
        ),
        (
            {"economics__tax_yi": "0"},
            "“taxes to revenue” is 0%, real clusters show 0.3% to 10%.",
            "Look at units and figures again.",
            "economics.tax_yi",
        ),
        (
            {"economics__tax_yi": "10000"},
            "“taxes to revenue” is 25000%, real clusters show 0.3% to 10%.",
            "“taxes” looks as if written in wan yuan.",
            "economics.tax_yi",
        ),
        (
            {"economics__revenue_yi": "4000000"},
            "“taxes to revenue” is 0.00002%, real clusters show 0.3% to 10%.",
            "“annual revenue (never output value)” looks as if written in thousand yuan.",
            "economics.revenue_yi",
        ),
        (
            {"enterprises__total": "500", "enterprises__above_size": "400"},
            "“revenue per above-size firm” is 0.1 yi yuan, real clusters show at least 0.2 yi yuan.",
            "Look at units and figures again.",
            "economics.revenue_yi",
        ),
    ],
)
def test_an_implausible_figure_is_warned_of_with_a_hint(
    changes: dict[str, Any], message: str, hint: str, at: str
) -> None:
    first = found(**changes)[0]
    assert (str(first.message), str(first.hint), first.field) == (message, hint, at)
    assert first.severity is Severity.WARNING


@pytest.mark.parametrize("path", ["economics__revenue_yi", "economics__tax_yi", "employees"])
def test_a_blank_figure_is_never_implausible(path: str) -> None:
    assert found(**{path: None}) == []


@pytest.mark.parametrize("per", ["0", "不足5"])
def test_nothing_is_divided_by_what_may_be_zero(per: str) -> None:
    codes = [each.code for each in found(employees=per)]
    assert "revenue-per-employee" not in codes


def test_a_band_may_have_a_highest_end_only() -> None:
    (band, *_) = BOOK.form_checks.bands
    checks = replace(BOOK.form_checks, bands=(replace(band, lowest=None),))
    (warning,) = implausible(form(economics__tax_yi="8"), checks)
    assert str(warning.message) == "“taxes to revenue” is 20%, real clusters show at most 10%."


def test_a_band_holds_both_of_its_ends() -> None:
    band = replace(BOOK.form_checks.bands[0], lowest=Decimal(2), highest=Decimal(3))
    ratios = [Decimal(each) for each in ("1.99", "2", "3", "3.01")]
    assert [band.holds(ratio) for ratio in ratios] == [False, True, True, False]


def test_a_rulebook_may_check_nothing() -> None:
    nothing = FormChecks((), (), ())
    assert contradictions(form(economics__profit_yi="99"), nothing, DAY) == []
    assert implausible(form(economics__tax_yi="0"), nothing) == []


@pytest.mark.parametrize("path", ["applicant", "county", "filled_on", "cluster__name"])
def test_a_blank_heading_is_odd(path: str) -> None:
    (odd,) = oddities(form(**{path: None}), BOOK)
    assert (odd.code, odd.field, odd.severity) == ("blank-heading", path.replace("__", "."), Severity.WARNING)  # fmt: skip


@pytest.mark.parametrize("written", ["无", "没有", "/"])
def test_a_heading_that_names_nobody_is_odd_as_a_blank_one(written: str) -> None:
    (odd,) = oddities(form(applicant=written), BOOK)
    assert (odd.code, odd.field) == ("blank-heading", "applicant")


def test_an_old_name_is_odd_and_says_the_new_one() -> None:
    (odd,) = oddities(form(county="茌平县"), BOOK)
    assert str(odd.message) == "“茌平县” is an old name; read as 茌平区."


@pytest.mark.parametrize("county", [None, "莘县", "茌平县", "371581"])
def test_a_county_that_is_known_or_blank_is_not_refused(county: str | None) -> None:
    assert unknown_county(form(county=county), BOOK) is None


@pytest.mark.parametrize(
    ("county", "hint"),
    [
        ("莘县工商局", "Is it Shenxian (莘县工信局)?"),
        ("县" * LONGEST, "“lccluster rules show offices” lists them."),
        ("zzz", "“lccluster rules show offices” lists them."),
    ],
)
def test_an_unknown_county_is_refused_with_the_nearest_office(county: str, hint: str) -> None:
    problem = unknown_county(form(county=county), BOOK)
    assert problem is not None
    assert (problem.code, str(problem.hint)) == ("unknown-county", hint)
    assert len(str(problem.message)) < 100  # signs; nobody reads more
