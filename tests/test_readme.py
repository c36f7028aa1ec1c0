"""What the README and its pages show is what the commands print: every `$ lccluster` line of them is run.

`pytest tests/test_readme.py -n0 --rewrite` writes what the commands print now.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from consoles import played, printed, that_day
from forms import FORM
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.respelling import respelt
from lccluster.files.yaml.text import Decoded
from lccluster.form.findings import Findings
from lccluster.form.keys import keys_in, keys_of
from lccluster.usecases.demo.papers import answers
from running import Run, speaking
from shipped import BOOK

__all__ = ["that_day"]
ROOT = Path(__file__).parents[1]
README = {"README.md": "en", "README.zh.md": "zh"}
WALKS = ("check", "register", "offices", "round", "simulate", "speed")
PAGES = (
    README
    | {f"docs/en/{walk}.md": "en" for walk in WALKS}
    | {f"docs/{walk}.md": "zh" for walk in WALKS}
)
# What a reader of Chinese types is in Chinese, down to the example that is checked first.
IN_ENGLISH = {
    "examples/申报示例/审核意见.yaml": "examples/applications/complete/findings.yaml",
    "examples/申报示例/申报.yaml": "examples/applications/complete/application.yaml",
    "examples/申报示例": "examples/applications/complete",
    "退出码：": "exit status: ",
    "rules show 集群区域面积": "rules show area",
    "--keep 对方": "--keep theirs",
    "--sweep 年营业收入=": "--sweep revenue=",
}
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
    if page.endswith("offices.md"):
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


@pytest.mark.parametrize(
    ("one", "other"),
    [(*README,), *((f"docs/en/{walk}.md", f"docs/{walk}.md") for walk in WALKS)],
)
def test_both_languages_give_the_same_commands(one: str, other: str) -> None:
    english, chinese = ((ROOT / page).read_text(encoding="utf-8") for page in (one, other))
    for theirs, ours in IN_ENGLISH.items():
        chinese = chinese.replace(theirs, ours)
    pattern = re.compile(r"^(?:\$ |python3 ).*$", re.MULTILINE)
    assert pattern.findall(english) == pattern.findall(chinese)


@pytest.mark.parametrize("name", ["申报.yaml", "审核意见.yaml"])
def test_the_example_in_chinese_says_what_the_one_in_english_says(name: str) -> None:
    ours = ROOT / "examples/applications/complete"
    theirs = ROOT / "examples/申报示例"
    words = (ours / IN_ENGLISH[f"examples/申报示例/{name}"].rpartition("/")[2]).read_text("utf-8")
    keys = keys_of(FORM) if name == "申报.yaml" else keys_in(Findings)
    with speaking("zh"):
        said = respelt(parse(Decoded(name, words, b"")), keys, dict(answers(BOOK)))
    for english, chinese in (("findings.yaml", "审核意见.yaml"), ("materials/", "材料/")):
        said = said.replace(english, chinese)
    assert (theirs / name).read_text("utf-8") == said
    for each in (ours / "materials").iterdir():
        assert (theirs / "材料" / each.name).read_bytes() == each.read_bytes()


def test_the_test_command_of_the_readme_is_the_one_that_ci_runs() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "grep -m 1 -- '-m pytest' README.md" in script
    assert "-m pytest" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", README)
def test_the_three_tasks_are_five_lines_each_and_work_in_the_office_of_the_demo(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    begun, *tasks = re.findall(r"```sh\n(lccluster .*?)```", text, re.DOTALL)
    assert begun == "lccluster demo office && cd office\n"
    monkeypatch.chdir(tmp_path)
    assert run("demo", "office").code == 0
    monkeypatch.chdir(tmp_path / "office")
    assert [len(task.splitlines()) for task in tasks] == [5, 5, 5]
    for line in "".join(tasks).splitlines():
        typed, _, said = line.partition("#")
        ran = run(*shlex.split(typed)[1:], lang=README[page])
        assert (typed, ran.code) == (typed, int("1" in said)), ran.err


@pytest.mark.parametrize("page", README)
def test_the_first_screen_of_the_readme_is_short_and_its_links_lead_to_files(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert len(text.splitlines()) < 120
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert len(links) > 10
    assert [each for each in links if not (ROOT / each).exists()] == []
