"""Scores are worked out from the sheets alone, exactly; a blank is no zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.round.reviewing.scoring import ExpertSheet, SheetScore, scores
from plain_yaml import plain_file

CASES: list[dict[str, Any]] = plain_file(Path(__file__).with_name("cases") / "scores.yaml")
APPLICATIONS = ("A", "B", "C", "D")
POINTS = st.none() | st.decimals(0, 40, places=2)
SHEETS = st.dictionaries(
    st.tuples(st.sampled_from(("E1", "E2", "E3", "E4")), st.sampled_from(APPLICATIONS)),
    st.tuples(POINTS, POINTS),
).map(lambda drawn: [sheet(*key, points) for key, points in drawn.items()])


def sheet(expert: str, application: str, points: Any) -> ExpertSheet:
    given = [None if each is None else Decimal(str(each)) for each in points]
    return ExpertSheet(expert, application, dict(zip(("经营", "能力"), given, strict=True)))


def shown(score: SheetScore) -> dict[str, Any]:
    without = score.places_without_any_one
    return {
        "sheets": score.sheets,
        "incomplete": len(score.incomplete),
        "mean": score.mean,
        "median": score.median,
        "spread": score.spread,
        "place": score.place,
        "without": list(without) if without else None,
    }


def expected(score: dict[str, Any]) -> dict[str, Any]:
    points = {key: score[key] for key in ("mean", "median", "spread")}
    return score | {
        key: each if each is None else Decimal(str(each)) for key, each in points.items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_sheets_come_to_these_scores(case: dict[str, Any]) -> None:
    sheets = [
        sheet(expert, key, points)
        for expert, given in case["sheets"].items()
        for key, points in given.items()
    ]
    found = {each.application: shown(each) for each in scores(sheets, list(case["scores"]))}
    assert found == {key: expected(each) for key, each in case["scores"].items()}


@given(SHEETS)
def test_the_mean_is_that_of_whole_sheets_and_lies_among_their_totals(
    sheets: list[ExpertSheet],
) -> None:
    for each in scores(sheets, APPLICATIONS):
        whole = [
            one.total
            for one in sheets
            if one.application == each.application and one.total is not None
        ]
        assert sorted(each.totals.values()) == sorted(whole)
        assert (each.mean is None) == (not whole)
        if each.mean is not None:
            assert abs(float(each.mean) - fmean(map(float, whole))) < 0.0501
            assert min(whole) - Decimal("0.05") <= each.mean <= max(whole) + Decimal("0.05")


@given(SHEETS)
def test_the_spread_is_the_root_of_the_variance_rounded_half_up(sheets: list[ExpertSheet]) -> None:
    with localcontext(prec=60):
        for each in scores(sheets, APPLICATIONS):
            totals = list(each.totals.values())
            if totals:
                mean = sum(totals) / len(totals)
                exact = (sum((one - mean) ** 2 for one in totals) / len(totals)).sqrt()
                assert each.spread == exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


@given(SHEETS, st.randoms(use_true_random=False))
def test_the_order_of_sheets_and_applications_changes_nothing(
    sheets: list[ExpertSheet], chance: Any
) -> None:
    again, others = list(sheets), list(APPLICATIONS)
    chance.shuffle(again)
    chance.shuffle(others)
    first = {each.application: each for each in scores(sheets, APPLICATIONS)}
    for each in scores(again, others):
        assert shown(each) == shown(first[each.application])


@given(SHEETS)
def test_places_without_any_one_are_those_of_the_sheets_left(sheets: list[ExpertSheet]) -> None:
    whole = [each for each in sheets if each.total is not None]
    seen: dict[str, list[int]] = {}
    for expert in {each.expert for each in whole}:
        for each in scores([one for one in sheets if one.expert != expert], APPLICATIONS):
            if each.place is not None:
                seen.setdefault(each.application, []).append(each.place)
    for each in scores(sheets, APPLICATIONS):
        places = seen.get(each.application)
        assert each.places_without_any_one == ((min(places), max(places)) if places else None)
        assert each.is_firm == (not places or {*places} == {each.place})


@given(SHEETS)
def test_each_expert_s_distance_is_from_the_mean_of_the_others(sheets: list[ExpertSheet]) -> None:
    for each in scores(sheets, APPLICATIONS):
        for expert, distance in each.distances.items():
            others = [float(one) for key, one in each.totals.items() if key != expert]
            assert (distance is None) == (not others)
            if distance is not None:
                assert abs(float(distance) - float(each.totals[expert]) + fmean(others)) < 0.0501


def test_a_sheet_on_an_application_that_is_not_asked_about_counts_nowhere() -> None:
    (only,) = scores([sheet("E1", "A", (1, 2)), sheet("E1", "Z", (40, 40))], ["A"])
    assert (only.place, only.mean) == (1, Decimal(3))


def test_figures_with_more_digits_than_a_float_has_are_added_up_exactly() -> None:
    third, rest = "0." + "3" * 40, "0." + "6" * 39 + "7"
    (only,) = scores([sheet("E1", "A", (third, rest))], ["A"])
    assert only.totals == {"E1": Decimal(1)}
    (only,) = scores([sheet("E1", "A", (third, 39)), sheet("E2", "A", (rest, 39))], ["A"])
    assert only.mean == Decimal("39.5")
