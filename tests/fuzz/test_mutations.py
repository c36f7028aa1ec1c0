"""Mutated files of every kind end in an answer: an assessment or a problem, never a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from trying import FuzzKind, kinds, tried

EACH = 40  # seeds of a kind; `python tests/fuzz/run.py` takes as many as it is told
# Seeds that once ended in harm, by kind.
KEPT: dict[str, tuple[int, ...]] = {"workbook": (1_012_144,)}
NAMES = (
    "form", "findings", "word", "introduction", "workbook", "open document", "old workbook", "table",
    "table workbook", "template",
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FuzzKind]:
    return {each.name: each for each in kinds(tmp_path_factory.mktemp("sound"))}


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_file_is_read(name: str, sound: dict[str, FuzzKind], tmp_path: Path) -> None:
    path = tmp_path / f"a{sound[name].suffix}"
    path.write_bytes(sound[name].sound)
    sound[name].read(path)


@pytest.mark.parametrize("name", NAMES)
def test_a_mutated_file_ends_in_an_answer(
    name: str, sound: dict[str, FuzzKind], tmp_path: Path
) -> None:
    path = tmp_path / f"a{sound[name].suffix}"
    seeds = (*KEPT.get(name, ()), *range(EACH))
    assert [harm for seed in seeds if (harm := tried(sound[name], seed, path))] == []
