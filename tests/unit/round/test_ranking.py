"""Applications by their places: who would be passed over, and what an expert's sheet is headed with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lccluster.round.draft_kinds import COLUMNS, KINDS, kind_of
from lccluster.round.reviewing.ranking import Ranked, Ranking, in_order
from lccluster.round.reviewing.score_sheet import WORDS, ScoreSheet, head_of
from lccluster.round.reviewing.scoring import ExpertSheet, scores
from lccluster.round.states import State
from round_cases import CALL, PANEL, record

POINTS = {"371522-01": 70, "371522-02": 90, "371522-03": 70, "371522-04": None}


def ranking() -> Ranking:
    sheets = [
        ExpertSheet("E1", key, {"经营": None if points is None else Decimal(points)})
        for key, points in POINTS.items()
    ]
    rows = [
        Ranked(record(id=each.application), each, State.UNDER_EXPERT_REVIEW)
        for each in scores(sheets, list(POINTS))
    ]
    return Ranking("2025", date(2025, 7, 1), in_order(rows))


def test_places_come_first_those_of_one_place_by_number_those_without_last() -> None:
    assert [each.record.id[-2:] for each in ranking().rows] == ["02", "01", "03", "04"]


def test_whoever_has_more_points_and_waits_is_passed_over() -> None:
    found = ranking()
    assert found.before(["371522-01"]) == ("371522-02",)
    assert found.before(["371522-02"]) == ()
    assert found.before(["371522-01", "371522-02", "371522-03"]) == ()
    assert found.before(["371522-04"]) == ()  # without a place nobody is before it
    assert found.before(["371522-99"]) == ()
    first, *others = found.rows
    decided = Ranked(first.record, first.score, State.NOT_PROPOSED)
    assert Ranking("2025", found.as_of, [decided, *others]).before(["371522-01"]) == ()


def test_a_sheet_is_headed_by_the_aspects_in_the_order_of_the_call() -> None:
    assert CALL.panel
    sheet = ScoreSheet("R", "2025", PANEL.experts[0], CALL.panel, [record()])
    assert sheet.heads[-3:] == ("经营（满分60）", "能力（满分40）", WORDS)
    assert head_of("成效", Decimal("12.5")) == "成效（满分12.5）"


def test_a_kind_of_draft_is_found_by_its_word() -> None:
    assert [kind_of(each.word) for each in KINDS] == list(KINDS)
    assert set(COLUMNS) >= {"new", "renewals", "scores"}
    with pytest.raises(KeyError):
        kind_of("letter")


def test_an_order_that_rests_on_one_whole_sheet_is_told() -> None:
    rows = {each.record.id[-2:]: each.score.rests_on_one for each in ranking().rows}
    assert rows == {"01": True, "02": True, "03": True, "04": False}
    two = [ExpertSheet(each, "371522-01", {"经营": Decimal(70)}) for each in ("E1", "E2")]
    assert [each.rests_on_one for each in scores(two, ["371522-01"])] == [False]
