"""Where CONTRIBUTING says that a change goes is true: each one here is made there and appears everywhere.

A folder holds `change.patch`, which is applied to a copy of the sources, `chinese.po`, which is added
to the copy's catalog, and `walk.py`, which runs the copy's commands. After a change of the sources
beside a patch, make it anew: apply it with `git apply`, mend it, and write `git diff` to the file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from running import EXAMPLES, ROOT
from shares import share

HERE = Path(__file__).parent
EXAMPLE = EXAMPLES / "complete" / "application.yaml"
LISTED = ROOT / "examples" / "register" / "recognised-2022.yaml"
CHANGES = {
    "act_suspended": ("an act of the register", LISTED),
    "algorithm_of_seals": ("an algorithm for seals", LISTED),
    "column_recognised_in": ("a column of a list", LISTED),
    "field_rd_spending": ("a field of the form", EXAMPLE),
    "format_ods": ("a format of summaries", LISTED),
    "kind_corridor": ("a kind of condition", EXAMPLE),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_touches_the_files_that_contributing_names_and_no_others(change: str) -> None:
    rows = (ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()
    [row] = [each for each in rows if each.startswith(f"| {CHANGES[change][0]} |")]
    named = re.findall(r"`([^`]+)`", row)
    touched = re.findall(r"^\+\+\+ b/(?:src/lccluster/)?(.+)$", _patch(change), re.MULTILINE)
    assert touched
    assert [each for each in touched if not any(map(each.startswith, named))] == []


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each copy stands in its turn, so that what one has compiled serves the next."""
    return tmp_path_factory.mktemp("changes")


@pytest.mark.parametrize("change", share([*CHANGES], 2))
def test_a_change_made_there_appears_everywhere(change: str, place: Path) -> None:
    copy = _changed(change, place / "copy")
    compiled = {"PYTHONPYCACHEPREFIX": str(place / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    path = os.pathsep.join([str(copy / "src"), str(HERE)])
    walked = subprocess.run(
        [sys.executable, HERE / change / "walk.py", CHANGES[change][1]],
        cwd=copy,
        env={**os.environ, **compiled, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert walked.returncode == 0, walked.stderr


def test_what_contributing_names_is_there() -> None:
    rows = (ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()
    named = [name for row in rows for name in re.findall(r"`([a-z_]+/[a-z_./-]*)`", row)]
    beside = (ROOT, ROOT / "src" / "lccluster")
    assert len(named) > 20
    assert [each for each in named if not any((place / each).exists() for place in beside)] == []


def _patch(change: str) -> str:
    return (HERE / change / "change.patch").read_text("utf-8")


def _changed(change: str, copy: Path) -> Path:
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(
        ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    shutil.copytree(ROOT / "rules", copy / "rules")
    subprocess.run(["git", "apply", "-C1", HERE / change / "change.patch"], cwd=copy, check=True)
    catalog = copy / "src" / "lccluster" / "locale" / "zh" / "LC_MESSAGES" / "lccluster.po"
    with catalog.open("a", encoding="utf-8") as po:
        po.write((HERE / change / "chinese.po").read_text("utf-8"))
    with catalog.open("rb") as po, catalog.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, read_po(po))
    return copy
