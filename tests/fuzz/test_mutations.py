"""Mutated files of every kind end in an answer: an assessment or a problem, never a trace."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz_kinds import KINDS, sound_bytes
from trying import tried

HERE = Path(__file__).parent
EACH = 5  # seeds of a kind; `python tests/fuzz/run.py` takes as many as it is told
IN_HERE = [name for name, kind in KINDS.items() if kind.suffix != ".parquet"]


def _kept() -> list[tuple[str, int]]:
    """Seeds that once ended in harm."""
    with (HERE / "past_harms.csv").open(encoding="utf-8", newline="") as file:
        return [(row["kind"], int(row["seed"])) for row in csv.DictReader(file)]


@pytest.mark.parametrize("name", IN_HERE)
def test_a_sound_file_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{KINDS[name].suffix}"
    path.write_bytes(sound_bytes(name))
    KINDS[name].read(path)


@pytest.mark.parametrize("name", IN_HERE)
def test_a_mutated_file_ends_in_an_answer(name: str, tmp_path: Path) -> None:
    trials = [tried(name, seed, tmp_path) for seed in range(EACH)]
    assert [each for each in trials if each.harm] == []


@pytest.mark.parametrize(("name", "seed"), _kept())
def test_what_was_a_harm_is_none(name: str, seed: int, tmp_path: Path) -> None:
    assert tried(name, seed, tmp_path).harm == ""


def test_a_run_counts_what_became_of_every_file() -> None:
    words = ("--count", "8", "--jobs", "1", "--kinds", "parquet")  # it may end its process
    ran = subprocess.run(
        [sys.executable, HERE / "run.py", *words], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    _, row, last = ran.stdout.splitlines()
    assert (row.split()[:4], last[:17]) == (["parquet", "1000000", "8", "0"], "8 files, 0 harms,")
