"""A long list is entered in time that grows with it, and says what a pair by pair look says."""

from __future__ import annotations

import time
from pathlib import Path

from lccluster.usecases.register.recording.like_names import NAMED, TITLES
from offices import Office, empty, office

__all__ = ["empty", "office"]


def listed(folder: Path, names: list[str]) -> str:
    path = folder / "list.yaml"
    rows = "".join(f"- {{name: {each}, county: {each[:2]}}}\n" for each in names)
    path.write_text(f"promulgated_on: 2022-05-09\nauthority: 市局\nclusters:\n{rows}", "utf-8")
    return str(path)


def entered(empty: Office, folder: Path, names: list[str]) -> str:
    return empty("init", "--from", listed(folder, names), "--override", "补录").err


def test_names_that_look_alike_are_named_up_to_a_number_and_that_there_are_more_is_said(
    empty: Office, tmp_path: Path
) -> None:
    names = [f"冠县轴承加工制造{chr(0x4E00 + at)}" for at in range(NAMED + 3)]
    said = entered(empty, tmp_path, names)
    assert said.count("looks like") == sum(range(NAMED + 1)) + 2 * NAMED
    assert "Of 2 titles more names look alike than are named here." in said


def test_of_so_many_titles_like_names_of_other_counties_are_named(
    empty: Office, tmp_path: Path
) -> None:
    trades = [chr(0x4E00 + 7 * at) * 3 for at in range(TITLES + 5)]
    said = entered(
        empty, tmp_path, [f"{county}{each}" for each in trades for county in ("冠县", "莘县")]
    )
    assert said.count("is like names of other counties") == TITLES
    assert "Of 5 titles more" in said


def test_a_thousand_names_are_held_against_each_other_in_seconds(
    empty: Office, tmp_path: Path
) -> None:
    names = [f"{'冠莘'[at % 2]}县轴承{at:05}特色产业集群" for at in range(1000)]
    began = time.process_time()
    said = entered(empty, tmp_path, names)
    assert "titles more names look alike" in said
    assert time.process_time() - began < 12  # pair by pair it took minutes
