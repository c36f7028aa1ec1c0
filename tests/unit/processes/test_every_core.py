"""Work on every core gives the same in the same order, whatever ends the processes that do it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from lccluster.processes import every_core
from lccluster.processes.every_core import spread


def doubled(told: int, items: Sequence[int]) -> list[int]:
    """Double numbers; those told of end the process, as memory that runs out does."""
    for each in items:
        if each % told == 0:
            os.kill(os.getpid(), signal.SIGKILL) if hasattr(signal, "SIGKILL") else os._exit(9)
        if each < 0:
            raise ZeroDivisionError(each)
    return [2 * each for each in items]


def lost(item: int) -> int:
    return -item


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every_core, "cores", lambda: 2)
    monkeypatch.setattr(every_core, "AHEAD", 1)


def test_results_come_in_the_order_of_the_items() -> None:
    items = range(1, 40)
    assert list(spread(doubled, 1000, items, chunk=3, lost=lost)) == [2 * each for each in items]


def test_a_process_that_dies_costs_the_item_that_it_was_at() -> None:
    items = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 14]
    assert list(spread(doubled, 7, items, chunk=2, lost=lost)) == [
        *(2 * each for each in items[:-1]), -14
    ]  # fmt: skip


def test_processes_that_die_over_and_over_leave_the_rest_whole() -> None:
    items = range(1, 13)
    found = list(spread(doubled, 4, items, chunk=2, lost=lost))
    assert found == [-each if each % 4 == 0 else 2 * each for each in items]


def test_an_error_is_the_error_that_it_would_be_in_one_process() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(doubled, 1000, [1, -1, 2], chunk=1, lost=lost))


def test_one_core_does_it_all_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every_core, "cores", lambda: 1)
    monkeypatch.setattr(every_core, "_Spreading", None)
    assert list(spread(doubled, 1000, [1, 2, 3], chunk=2, lost=lost)) == [2, 4, 6]
