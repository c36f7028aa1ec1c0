"""Work in a process of its own: its answer comes back, its end ends nothing else."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.yaml.text import decode
from lccluster.processes.apart import Died, apart

MB = 1024**2


def test_the_answer_comes_back() -> None:
    assert apart(sorted, 60, None, [3, 1, 2], reverse=True) == [3, 2, 1]


def test_a_refusal_comes_back_with_its_problems() -> None:
    with pytest.raises(Unusable) as refused:
        apart(decode, 60, None, b"\xff\xff", "form.yaml")
    assert [each.code for each in refused.value.problems] == ["unknown-encoding"]


@pytest.mark.parametrize(("work", "told"), [(os.abort, ()), (os._exit, (0,)), (sys.exit, (0,))])
def test_an_end_without_an_answer_is_told(work: object, told: tuple[object, ...]) -> None:
    with pytest.raises(Died):
        apart(work, 60, None, *told)  # type: ignore[arg-type]


def test_an_error_of_the_work_is_an_error_here() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        apart(int, 60, None, "x")


def test_more_time_than_allowed_is_an_end() -> None:
    with pytest.raises(Died):
        apart(time.sleep, 0.5, None, 3600)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="memory is bounded on Linux alone")
def test_more_memory_than_allowed_is_an_end() -> None:
    with pytest.raises(Died):
        apart(bytes, 60, 200 * MB, 900 * MB)


def test_what_is_printed_is_no_answer() -> None:
    assert apart(print, 60, None, "words") is None


def test_processes_that_are_started_anew_answer_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lccluster.processes.apart.method", lambda: "spawn")
    assert apart(sorted, 60, None, [3, 1, 2], reverse=True) == [3, 2, 1]
    with pytest.raises(Died):
        apart(os.abort, 60, None)


def test_work_apart_may_start_processes_itself() -> None:
    assert apart(apart, 60, None, len, 60, None, "abc") == 3
