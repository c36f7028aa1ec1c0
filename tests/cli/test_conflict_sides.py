"""Whoever settles a conflict is told what either side recorded, not by which ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from copies import World
from running import Run


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_either_side_of_a_conflict_is_told_in_words(
    more: tuple[str, ...], lang: str, run: Run, tmp_path: Path
) -> None:
    city = (world := World(tmp_path)).begins()
    guan = world.copied(city, "冠县")
    ids = (
        city.does("annual_report", "2024-01-10", year=2023),
        guan.does("annual_report", "2024-01-12", year=2023),
    )
    said = run("register", "merge", guan.folder, "--register", city.folder, *more, lang=lang).out
    assert not [each for each in ids if each in said]
    assert {
        "zh": "对方：2024-01-12 集群年度工作总结；年度：2023；冠县-4XYZ",
        "en": "Theirs: 2024-01-12 cluster's summary; year: 2023; 冠县-4XYZ",
    }[lang] in said
