"""The rulebooks that come with the tool are listed as proven by their hashes, and hang together.

After a change of one, `pytest tests/unit/rulebook/test_proven.py -n0 --rewrite` lists them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lccluster.errors import Unusable
from lccluster.files.rules.rulebook_folder import proven, shipped_rules
from lccluster.rulebook.consistency import flaws
from lccluster.usecases.rules.rulebooks import read_sound_rulebook
from shipped import BOTH


def test_what_is_listed_as_proven_is_what_hangs_together(request: pytest.FixtureRequest) -> None:
    sound = [each.book for each in BOTH if not flaws(each.book)]
    listed = "".join(f"{book.id} {book.sha256}\n" for book in sound)
    path = shipped_rules() / "proven.txt"
    if request.config.getoption("--rewrite"):
        path.write_text(listed, "ascii")
    assert len(sound) == len(BOTH)
    assert path.read_text("ascii") == listed


def test_a_rulebook_that_differs_from_a_proven_one_by_a_sign_is_looked_at(tmp_path: Path) -> None:
    for file in BOTH[0].folder.iterdir():
        if file.is_file():
            text = file.read_text("utf-8").replace("bound: 100, unit: km2", "bound: 10, unit: km2")
            (tmp_path / file.name).write_text(text, "utf-8")
    with pytest.raises(Unusable) as refused:
        read_sound_rulebook(tmp_path)
    assert {each.code for each in refused.value.problems} == {"words-against-bound"}
    assert read_sound_rulebook(BOTH[0].folder).sha256 in proven()
