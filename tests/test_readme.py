"""What the README shows is what the commands print: every `$ lccluster` line of it is run.

`pytest tests/test_readme.py -n0 --rewrite` writes what the commands print now.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from consoles import played, printed, that_day
from running import Run

__all__ = ["that_day"]
ROOT = Path(__file__).parents[1]
PAGES = {"README.md": "en", "README.zh.md": "zh"}
LISTED = "examples/register/recognised-2022.yaml"


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_readme_prints_what_stands_below_it(
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    that_day: Run,
    pytestconfig: pytest.Config,
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    written = (ROOT / page).read_text(encoding="utf-8")
    now = played(written, lambda words: _output(words, PAGES[page], that_day))
    _hold_the_same_acts(that_day)
    if pytestconfig.getoption("--rewrite"):
        (ROOT / page).write_text(now, encoding="utf-8", newline="\n")
        written = now
    assert now == written


def _hold_the_same_acts(run: Run) -> None:
    """Compare the registers of the three offices once everything was sent, and check each."""
    city, guanxian, shenxian = (_acts(folder, run) for folder in ("city", "guanxian", "shenxian"))
    assert city == guanxian == shenxian
    assert len(city) == 14  # ten titles, three reports, one settlement


def _acts(folder: str, run: Run) -> dict[str, object]:
    assert run("register", "check", "--register", folder).code == 0
    found = json.loads(run("register", "export", "-", "--register", folder).out)["clusters"]
    return {act["id"]: {**act, "cluster": each["id"]} for each in found for act in each["events"]}


def _output(words: list[str], language: str, run: Run) -> str:
    return printed(run, [LISTED if word == "LIST" else word for word in words], language)


def test_both_readmes_give_the_same_commands() -> None:
    english, chinese = ((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    pattern = re.compile(r"^(?:\$ |python3 ).*$", re.MULTILINE)
    assert pattern.findall(english) == pattern.findall(chinese)


def test_the_test_command_of_the_readme_is_the_one_that_ci_runs() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "grep -m 1 -- '-m pytest' README.md" in script
    assert "-m pytest" in (ROOT / "README.md").read_text(encoding="utf-8")
