"""Figures together: what holds, what is still open, and which of them tells why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.eligibility.conditions.condition import ConditionResult, judge
from lccluster.eligibility.misfits.fitting import misfits
from lccluster.form.findings import Findings
from lccluster.language import Listing
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    By,
    CountOf,
    EachYear,
    Excess,
    NOf,
    Ratio,
    Tree,
    Within,
)
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.plans.plan import plan
from lccluster.vocabulary import Outcome
from shipped import BOOK, DAY, NATION, assessed, finding, form


@pytest.fixture(autouse=True)
def in_english(voice: None) -> None:
    speak("en")


MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNSTATED
FIRMS = AtLeast("at_least", "enterprises.total", Decimal(40), Unit.HOUSEHOLDS)
LARGE = AtLeast("at_least", "enterprises.above_size", Decimal(12), Unit.HOUSEHOLDS)
PARK = AtLeast("at_least", "enterprises.in_park", Decimal(20), Unit.HOUSEHOLDS)
AREA = AtMost("at_most", "cluster.area_km2", Decimal(100), Unit.KM2)
TAX = Ratio("ratio", "economics.tax_yi", "economics.revenue_yi", at_least=Decimal("1.5"))


def revenue(bound: int) -> AtLeast:
    return AtLeast("at_least", "economics.revenue_yi", Decimal(bound), Unit.YI_YUAN)


BRANCHES = By("by", "county", {"冠县": revenue(30), "莘县": revenue(35)}, revenue(50))


def with_check(check: Tree, **more: Any) -> Rulebook:
    """The shipped rulebook with the check of its revenue changed."""
    rules = tuple(
        replace(rule, check=check, **more) if rule.id == "revenue" else rule
        for rule in BOOK.conditions.conditions
    )
    return replace(BOOK, conditions=replace(BOOK.conditions, conditions=rules))


def held(check: Tree, suspects: frozenset[str] = frozenset(), **changes: Any) -> ConditionResult:
    """Hold a check, which nothing relaxes, against the complete form with changes."""
    book = with_check(check, waiver=None)
    [rule] = [each for each in book.conditions.conditions if each.id == "revenue"]
    return judge(rule, form(**changes), book, {}, suspects)


def counts(total: str | None, large: str | None, park: str | None) -> dict[str, Any]:
    return {"enterprises": {"total": total, "above_size": large, "in_park": park}}


@pytest.mark.parametrize(
    ("total", "large", "park", "any_of", "two_of", "all_of"),
    [
        ("40", "12", "20", MET, MET, MET),
        ("40", "12", "19", MET, MET, NOT_MET),
        ("40", "11", "19", MET, NOT_MET, NOT_MET),
        ("39", "11", "19", NOT_MET, NOT_MET, NOT_MET),
        ("40", "12", None, MET, MET, OPEN),
        ("40", None, "19", MET, OPEN, NOT_MET),
        ("39", None, "19", OPEN, NOT_MET, NOT_MET),
        ("39", None, None, OPEN, OPEN, NOT_MET),
        ("40", None, None, MET, OPEN, OPEN),
        ("约40", "12", "19", MET, OPEN, NOT_MET),
    ],
)
def test_so_many_hold_or_still_can(
    total: str | None, large: str | None, park: str | None, any_of: Any, two_of: Any, all_of: Any
) -> None:
    figures, stated = (FIRMS, LARGE, PARK), counts(total, large, park)
    trees = (AnyOf("any_of", figures), NOf("n_of", figures, 2), AllOf("all_of", figures))
    assert [held(each, **stated).outcome for each in trees] == [any_of, two_of, all_of]
    assert [held(NOf("n_of", figures, n), **stated).outcome for n in (1, 2, 3)] == [
        any_of,
        two_of,
        all_of,
    ]


def test_of_all_that_have_to_hold_the_farthest_is_told_and_of_one_the_nearest() -> None:
    stated = counts("39", "6", "19")
    figures = (FIRMS, LARGE, PARK)
    worst, nearest = (
        held(AllOf("all_of", figures), **stated),
        held(AnyOf("any_of", figures), **stated),
    )
    assert (worst.figure, worst.margin) == (LARGE, Decimal(-6))
    assert (nearest.figure, nearest.margin) == (FIRMS, Decimal(-1))
    assert repr(worst.reason).count("short of the bound") == 3


def test_what_is_not_exact_is_told_last() -> None:
    failing = held(AllOf("all_of", (FIRMS, LARGE)), **counts("不足30", "6", None))
    assert (failing.figure, failing.outcome) == (LARGE, NOT_MET)


def test_figures_of_other_units_and_trees_in_trees_stand_together() -> None:
    tree = AnyOf("any_of", (AllOf("all_of", (FIRMS, LARGE)), AREA))
    assert held(tree, **counts("39", "12", None), cluster__area_km2="101").outcome is NOT_MET
    assert held(tree, **counts("40", "12", None), cluster__area_km2="101").outcome is MET
    passed = held(tree, **counts("39", None, None), cluster__area_km2="100")
    assert (passed.outcome, passed.figure, passed.unit) == (MET, AREA, Unit.KM2)
    opened = held(tree, **counts(None, None, None), cluster__area_km2="101")
    assert (opened.outcome, opened.missing) == (
        OPEN,
        ("enterprises.total", "enterprises.above_size"),
    )


def test_a_contradicted_figure_leaves_a_tree_open_unless_the_others_decide() -> None:
    tree = AllOf("all_of", (FIRMS, LARGE))
    suspects = frozenset({"enterprises.total"})
    opened = held(tree, suspects, **counts("40", "12", None))
    assert (opened.outcome, opened.suspect) == (OPEN, ("enterprises.total",))
    assert held(tree, suspects, **counts("40", "11", None)).outcome is NOT_MET
    blank = held(AREA, frozenset({"cluster.area_km2"}), cluster__area_km2=None)
    assert (blank.outcome, blank.suspect) == (OPEN, ("cluster.area_km2",))


@pytest.mark.parametrize(
    ("county", "stated", "outcome", "bound"),
    [
        ("冠县", "30", MET, 30),
        ("冠县工信局", "29.99", NOT_MET, 30),
        ("371525", "30", MET, 30),
        ("莘县", "30", NOT_MET, 35),
        ("东昌府区", "49.99", NOT_MET, 50),
        ("东昌府区", "50", MET, 50),
        (None, "50", MET, 30),
        (None, "29.99", NOT_MET, 30),
        (None, "40", OPEN, None),
        (None, None, OPEN, None),
        ("冠县", None, OPEN, 30),
    ],
)
def test_a_county_chooses_its_branch_whatever_it_is_called(
    county: str | None, stated: str | None, outcome: Outcome, bound: int | None
) -> None:
    made = held(BRANCHES, county=county, economics__revenue_yi=stated)
    assert made.outcome is outcome
    if bound and county:
        assert made.bound == bound
    if county is None and outcome is OPEN:
        assert made.missing[0] == "county"


def test_a_yes_or_no_chooses_a_branch() -> None:
    path = "standing.foremost_in_province"
    check = By("by", path, {"是": revenue(30)}, revenue(50))
    said = {
        answer: held(check, standing={"foremost_in_province": answer}).outcome
        for answer in ("true", "false", None)
    }
    assert said == {"true": MET, "false": NOT_MET, None: OPEN}


def test_the_branch_that_a_form_is_in_is_relaxed_and_no_other() -> None:
    book = with_check(BRANCHES)
    stated = form(county="冠县", economics__revenue_yi="28", standing={"city_rank": "1"})
    [rule] = [each for each in book.conditions.conditions if each.id == "revenue"]
    relaxed = finding("revenue", waiver="granted", bound="28")
    made = judge(rule, stated, book, {"revenue": (relaxed,)}, frozenset())
    assert (made.outcome, made.bound) == (MET, 28)

    def codes(bound: str, **changes: Any) -> list[str]:
        said = finding("revenue", waiver="granted", bound=bound)
        findings = Findings(cluster="某某特色产业集群", findings=(said,))
        on = form(standing={"city_rank": "1"}, **changes)
        return [each.code for each in misfits(findings, on, book, DAY)]

    assert codes("40", county="冠县") == ["not-relaxed"]
    assert codes("40", county="东昌府区") == []
    assert codes("40", county=None, economics__revenue_yi="40") == []


@pytest.mark.parametrize(
    ("tax", "whole", "outcome", "value"),
    [
        ("0.6", "40", MET, "1.5"),
        ("0.5999", "40", NOT_MET, "1.4998"),
        ("0.599999", "40", NOT_MET, "1.499998"),
        ("1", "60", MET, "1.67"),
        ("约0.9", "40", MET, None),
        ("约0.6", "40", OPEN, None),
        ("0.3余", "40", OPEN, None),
        ("1", "近40", MET, None),
        ("0.3", "40余", NOT_MET, None),
        ("0.3", "近40", OPEN, None),
        ("1", "不足0.5", MET, None),
        ("0", "40", NOT_MET, "0"),
        ("1", "0", OPEN, None),
        ("1", None, OPEN, None),
        (None, "40", OPEN, None),
    ],
)
def test_a_share_is_exact_and_of_nothing_there_is_none(
    tax: str | None, whole: str | None, outcome: Outcome, value: str | None
) -> None:
    made = held(TAX, economics={"revenue_yi": whole, "tax_yi": tax})
    assert made.outcome is outcome
    assert made.margin == (None if value is None else Decimal(value) - Decimal("1.5"))


def test_a_share_names_what_is_missing_and_what_is_doubtful() -> None:
    blank = held(TAX, economics={"revenue_yi": "40", "tax_yi": None})
    assert blank.missing == ("economics.tax_yi",)
    nothing = held(TAX, economics={"revenue_yi": "0", "tax_yi": "1"})
    assert nothing.missing == ("economics.revenue_yi",)
    assert "not above zero" in repr(nothing.reason)
    about = held(TAX, economics={"revenue_yi": "40", "tax_yi": "约0.6"})
    assert about.inexact == ("economics.tax_yi", "economics.revenue_yi")
    together = AllOf("all_of", (TAX, FIRMS))
    opened = held(together, economics={"revenue_yi": "0", "tax_yi": "1"})
    assert (opened.outcome, opened.missing) == (OPEN, ("economics.revenue_yi",))
    inexact = held(together, economics={"revenue_yi": "40", "tax_yi": "约0.6"})
    assert (inexact.outcome, inexact.missing) == (OPEN, ())


def test_another_figure_is_the_bound_of_an_excess() -> None:
    check = Excess(
        "excess", "economics.profit_yi", "economics.tax_yi", Unit.YI_YUAN, above=Decimal(0)
    )
    stated = {"revenue_yi": "40", "tax_yi": "1"}
    outcomes = [
        held(check, economics=stated | {"profit_yi": profit}).outcome
        for profit in ("1.01", "1", "-1", "约1", "2余", None)
    ]
    assert outcomes == [MET, NOT_MET, NOT_MET, OPEN, MET, OPEN]


def test_rows_count_where_every_column_says_so_and_a_blank_leaves_them_open() -> None:
    check = CountOf(
        "count_of",
        "products",
        {"name": "轴承", "provincial_market_share": Within(at_least=Decimal(10))},
        at_least=Decimal(2),
    )

    def outcome(*rows: tuple[str | None, str | None]) -> Outcome:
        listed = [{"name": name, "provincial_market_share": share} for name, share in rows]
        return held(check, products=listed).outcome

    good, bad, other = ("轴承", "10%"), ("轴承", "9.99%"), ("轴瓦", "50%")
    assert outcome(good, good, bad) is MET
    assert outcome(("轴 承", "10%"), good) is MET
    assert outcome(good, bad, other) is NOT_MET
    assert outcome(good, ("轴承", None)) is OPEN
    assert outcome(good, (None, "10%")) is OPEN
    assert outcome(good, (None, "9%")) is NOT_MET
    assert outcome(good, good, ("轴承", None)) is MET
    assert outcome(bad, ("轴承", None)) is NOT_MET
    assert outcome(good, (None, None), (None, None)) is NOT_MET
    assert outcome() is OPEN
    made = held(check, products=[{"name": "轴承"}, {"name": "轴承"}, {"name": "轴瓦"}])
    assert made.missing == ("products",)
    assert made.reason.values["rows"] == Listing([1, 2])


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ({2023: "50", 2024: "40"}, MET),
        ({2023: "50.01", 2024: "40"}, NOT_MET),
        ({2023: "50", 2024: "39.99"}, NOT_MET),
        ({2023: None, 2024: "51"}, NOT_MET),
        ({2023: None, 2024: "45"}, OPEN),
        ({2022: "60", 2023: "45", 2024: "45"}, MET),
    ],
)
def test_each_year_has_limits_on_both_sides(rows: dict[int, str | None], outcome: Outcome) -> None:
    limits = {"at_least": Decimal(40), "at_most": Decimal(50)}
    check = EachYear("each_year", "yearly.output_value_yi", Unit.YI_YUAN, 2, **limits)
    listed = [{"year": str(year), "output_value_yi": value} for year, value in rows.items()]
    assert held(check, yearly=listed).outcome is outcome


def test_a_bar_says_that_it_fails_alone_and_on_which_ground() -> None:
    def reason(**more: Any) -> str:
        book = with_check(revenue(50), waiver=None, bar=True, **more)
        [rule] = [each for each in book.conditions.conditions if each.id == "revenue"]
        return repr(judge(rule, form(), book, {}, frozenset()).reason)

    assert "a ground to revoke" in reason(ground="14.2")
    assert "this alone rules it out'" in reason()
    assert NATION.book.conditions.conditions[0].bar is False


def test_a_tree_names_its_figures_by_the_labels_of_the_form() -> None:
    listed = CountOf("count_of", "products", {"name": "轴承", "provincial_market_share": Within(above=Decimal(10))}, at_least=Decimal(1))  # fmt: skip
    profit = Excess("excess", "economics.profit_yi", "economics.tax_yi", Unit.YI_YUAN, above=Decimal(9))  # fmt: skip
    tree = AllOf("all_of", (replace(TAX, at_least=Decimal(90)), profit, listed))
    said = str(held(tree, products=[{"name": "轴瓦"}]).reason)
    for words in (
        "share of taxes in annual revenue",
        "profit less taxes",
        "main product 轴承",
        "> 10%",
    ):
        assert words in said


def test_every_blank_figure_of_those_that_have_to_hold_is_a_step() -> None:
    book = with_check(AllOf("all_of", (FIRMS, LARGE)), waiver=None)
    stated = counts(None, None, None)
    steps = assessed(form(**stated), book=book).next_steps
    assert [each.of for each in steps] == [
        "enterprises.total",
        "enterprises.total",
        "enterprises.above_size",
    ]


def test_a_tree_that_nobody_knows_is_refused() -> None:
    with pytest.raises(NotImplementedError):
        held(Tree("another"))
    with pytest.raises(NotImplementedError):
        plan(with_check(AnyOf("any_of", (Tree("another"), FIRMS))), (), strict=True)


@pytest.mark.parametrize(
    ("total", "said"),
    [(None, "these are left blank, "), ("39", "none that is stated holds, and these ")],
)
def test_what_is_stated_is_only_spoken_of_where_anything_is(total: str | None, said: str) -> None:
    found = held(AnyOf("any_of", (FIRMS, LARGE)), **counts(total, None, "19"))
    assert str(found.reason).startswith(said)
