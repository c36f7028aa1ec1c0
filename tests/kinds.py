"""A rulebook with every kind of condition, for what has to hold of each kind."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.typed import building
from lccluster.rulebook.conditions import Conditions
from lccluster.rulebook.rulebook import Rulebook
from shipped import BOOK, FOLDER

HERE = Path(__file__).parent / "rules"


@cache
def every_kind() -> Rulebook:
    """The shipped rulebook with other conditions, one at least of every kind."""
    built, problems = building.build(
        Conditions, read_yaml(HERE / "every-kind.yaml", shape=shapes.RULEBOOK)
    )
    assert built is not None, problems
    return replace(BOOK, conditions=built)


def folder_of_every_kind(place: Path) -> Path:
    """Write that rulebook down, without cases but with the complete form."""
    folder = Path(shutil.copytree(FOLDER, place, ignore=shutil.ignore_patterns("cases")))
    shutil.copy(HERE / "every-kind.yaml", folder / "04-conditions.yaml")
    (folder / "cases").mkdir()
    shutil.copy(FOLDER / "cases" / "complete.yaml", folder / "cases")
    return folder
