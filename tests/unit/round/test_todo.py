"""What each office has to do next, by when, and under which article or line of the call."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.register.view import Clocks
from lccluster.render.columns.fields import cells, data, documented, screen_table
from lccluster.render.columns.round_tasks import TASKS
from lccluster.round.acts import RoundAct
from lccluster.round.board import ReceivedRow
from lccluster.round.life import life_of
from lccluster.round.reviewing.scoring import ExpertSheet, scores, summed
from lccluster.round.todo import Task, TaskLaw, tasks
from round_cases import CALL, FIRST, PANEL, PROCEDURE, own, read_cases, record
from shipped import BOOK


class Case(Struct, frozen=True):
    what: str
    day: date
    events: tuple[RoundAct, ...]
    tasks: tuple[str, ...]
    own: tuple[RoundAct, ...] = ()
    panel: str = "yes"
    asks: str = "yes"


class Cases(Struct, frozen=True):
    cases: tuple[Case, ...]


CASES = read_cases(Cases, Path(__file__).with_name("cases") / "todo.yaml").cases


def asked(case: Case) -> list[Task]:
    round, of = own(*case.own), record(*case.events)
    (score,) = scores([], [FIRST])
    row = ReceivedRow(of, life_of(of, round, Clocks(case.day)), score, (), "record.yaml")
    call = CALL if case.asks == "yes" else replace(CALL, panel=None)
    law = TaskLaw(call, PROCEDURE, BOOK.offices, PANEL if case.panel == "yes" else None, round)
    return tasks([row], law)


def shown(task: Task) -> str:
    basis = str(task.basis).rpartition("，")[2]
    said = (task.office, task.command.split()[2], task.by and task.by.isoformat(), basis)
    return " · ".join(each for each in said if each)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_an_office_is_asked_just_what_is_next(case: Case, voice: None) -> None:
    speak("zh")
    assert [shown(each) for each in asked(case)] == list(case.tasks)


def test_a_task_names_its_application() -> None:
    (task,) = asked(CASES[0])
    assert (task.application, task.cluster) == (FIRST, "莘县01特色产业集群")
    assert FIRST in task.command


def columns_of(case: Case) -> dict[str, object]:
    (task,) = asked(case)
    (row,) = screen_table(TASKS, [task]).rows
    heads = [each.key for each in TASKS if each.screen]
    return dict(zip(heads, row, strict=True))


@pytest.mark.parametrize(
    ("day", "late", "counted"),
    [("2025-06-29", None, -1), ("2025-06-30", None, 0), ("2025-07-02", 2, 2)],
)
def test_a_day_that_has_passed_is_marked_everywhere(
    day: str, late: int | None, counted: int
) -> None:
    case = replace(CASES[0], day=date.fromisoformat(day))
    assert columns_of(case)["days_over"] == late
    (task,) = asked(case)
    assert data(TASKS, task)["days_over"] == counted
    assert cells(documented(TASKS), task)[4:6] == (date(2025, 6, 30), late)


def test_what_nothing_sets_a_day_for_is_never_late() -> None:
    (case,) = [each for each in CASES if each.what == "拟公布以后公示"]
    (task,) = asked(replace(case, day=date(2026, 8, 1)))
    assert (columns_of(case)["days_over"], data(TASKS, task)["days_over"]) == (None, None)


def test_a_stage_of_the_round_itself_asks_nothing_of_an_application() -> None:
    without_call = replace(own(), events=())
    of = record(*CASES[0].events)
    (score,) = scores([], [FIRST])
    row = ReceivedRow(of, life_of(of, without_call, Clocks(CASES[0].day)), score, (), "record.yaml")
    law = TaskLaw(CALL, PROCEDURE, BOOK.offices, PANEL, without_call)
    told = tasks([row], law)
    assert [each.command.split()[2] for each in told] == ["check-compliance"]


def test_what_waits_to_be_proposed_is_named_in_the_order_in_which_it_may_be() -> None:
    (case,) = [each for each in CASES if each.what == "评审表够了"]
    round, points = own(), {"371522-01": "70", "371522-02": "90.1", "371522-03": "90.2"}
    sheets = [ExpertSheet("E1", key, {"经营": Decimal(each)}) for key, each in points.items()]
    rows = [
        ReceivedRow(of, life_of(of, round, Clocks(case.day)), score, (), "record.yaml")
        for score in summed(sheets, list(points))
        for of in [record(*case.events, id=score.application)]
    ]
    behind = record(*CASES[0].events, id="371522-04")
    life = life_of(behind, round, Clocks(case.day))
    rows.append(ReceivedRow(behind, life, summed([], [behind.id])[0], (), "record.yaml"))
    told = tasks(rows, TaskLaw(CALL, PROCEDURE, BOOK.offices, PANEL, round))
    words = [each.command.split()[2:] for each in told]
    assert [each[1][-2:] for each in words if each[0] == "propose"] == ["03", "02", "01"]
    assert told[0].application == behind.id  # whatever waits for no order stands before
