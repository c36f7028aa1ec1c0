"""Where an application stands on each side of every border day; a later act changes no earlier day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from lccluster.register.view import Clocks
from lccluster.round.acts import RecordVoided, RoundAct, Withdrawn
from lccluster.round.life import life_of
from lccluster.round.states import State
from round_cases import own, read_cases, record


class Case(Struct, frozen=True):
    what: str
    events: tuple[RoundAct, ...]
    stands: dict[str, State]
    own: tuple[RoundAct, ...] = ()


class Cases(Struct, frozen=True):
    cases: tuple[Case, ...]


CASES = read_cases(Cases, Path(__file__).with_name("cases") / "states.yaml").cases
DAYS = [date(2025, 3, 30) + timedelta(at) for at in range(160)]


def state(case: Case, day: date, known_at: date | None = None) -> State | None:
    return life_of(record(*case.events), own(*case.own), Clocks(day, known_at)).state


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_an_application_stands_so_from_each_day_to_the_next(case: Case) -> None:
    begins = {date.fromisoformat(day): stands for day, stands in case.stands.items()}
    for day in DAYS:
        reached = [stands for begin, stands in begins.items() if begin <= day]
        assert state(case, day) == (reached[-1] if reached else None), day


def test_every_state_is_met_by_a_case() -> None:
    assert {each for case in CASES for each in case.stands.values()} == set(State)


@given(st.sampled_from(CASES), st.sampled_from(DAYS), st.integers(0, 9))
def test_a_later_act_changes_no_earlier_day(case: Case, day: date, left_out: int) -> None:
    later = [each for each in case.events if each.on > day]
    kept = tuple(each for each in case.events if each not in later[left_out:])
    notices = tuple(each for each in case.own if each.on <= day)
    fewer = Case(case.what, kept, case.stands, notices)
    assert state(fewer, day) == state(case, day)


@given(st.sampled_from(CASES), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_what_was_not_yet_recorded_was_not_yet_known(case: Case, day: date, known_at: date) -> None:
    assert state(case, day, known_at) == state(case, min(day, known_at)) or known_at < day
    known = tuple(each for each in case.events if each.on <= known_at)
    shown = tuple(each for each in case.own if each.on <= known_at)
    assert state(case, day, known_at) == state(Case(case.what, known, case.stands, shown), day)


def test_each_state_is_said_in_words_of_its_own() -> None:
    assert len({str(each.words) for each in State}) == len(State)


def test_a_voiding_is_of_whoever_may_record_what_it_ends() -> None:
    act = RecordVoided(on=date(2025, 4, 2), of="A", what="withdrawn", reason="误")
    assert act.of_kind is Withdrawn
