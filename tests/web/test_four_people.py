"""Four people at their work, before there was a page and now: commands and keys are counted, both ways do the work."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from lccluster.catalogs import speak
from pages import Answer, Visitor, office_at, served
from running import ROOT, Run
from shares import share

HERE = Path(__file__).parent
PEOPLE: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(
    (HERE / "people.yaml").read_text("utf-8")
)
DONE = {0, 1, 3, 4}  # what a command of a check ends with, once it did its work
ENGLISH = re.compile(r"\b(the|The|and|is|of|to|Titles|Check|Download|for|with)\b")
TABLE = ROOT / "docs" / "first-minutes.md"


def keys(step: str) -> int:
    """Count what a hand does: each sign of a command and its end; a click, a press; two to choose files."""
    if step.startswith("lccluster"):
        return len(step) + 1
    return 2 if step.startswith("choose") else 1


def commands(steps: list[str]) -> int:
    return sum(step.startswith("lccluster") for step in steps)


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """An office of one's own: three forms of Word, twelve applications."""
    desk = tmp_path / "office"
    shutil.copytree(laid_out, desk)
    monkeypatch.chdir(desk)
    (desk / "表").mkdir()
    for name in ("冠县轴承", "莘县纸业", "临清市纺织"):
        assert run("form", "fill", f"申报/{name}.yaml", "-o", f"表/{name}.docx").code == 0
    (desk / "十二").mkdir()
    text = (desk / "申报" / "冠县轴承.yaml").read_text("utf-8")
    name = re.search(r"集群名称: *(\S+)|name: *([^,}\s]+)", text)
    assert name
    for each in ("冠县轴承", "莘县纸业"):  # those that findings were made on
        shutil.copy(desk / "申报" / f"{each}.yaml", desk / "十二")
    for number in range(10):
        own = text.replace(name[1] or name[2], f"冠县某某镇第{number}特色产业集群")
        (desk / "十二" / f"{number}.yaml").write_text(own, "utf-8")
    return desk


class Hand:
    """Does on the page what a hand does, seeing only what the page shows."""

    def __init__(self, desk: Path, page: Visitor) -> None:
        self.desk, self.page = desk, page
        self.seen: Answer | None = None
        self.chosen: list[tuple[str, Path]] = []

    def do(self, step: str) -> None:
        what, _, said = step.partition(" ")
        getattr(self, what)(*said.split())
        assert not ENGLISH.search(re.sub(r"<[^>]*>", " ", self._text)), step

    def open(self) -> None:
        self.seen = self.page.enter().get("/")

    def click(self, address: str) -> None:
        assert f'href="{address}"' in self._text
        self.seen = self.page.get(address)
        assert self.seen.status == 200

    def choose(self, field: str, files: str) -> None:
        assert re.search(rf'<input type="file" [^>]*name="{field}"', self._text)
        self.chosen += [(field, each) for each in sorted(self.desk.glob(files))]

    def press(self, address: str) -> None:
        assert f'action="{address}"' in self._text
        files = [(field, (each.name, each.read_bytes())) for field, each in self.chosen]
        self.seen = self.page.send(address, files, **{"for": "recognition"})
        assert self.seen.status == 200

    def download(self, ending: str) -> None:
        found = re.findall(r'<a href="([^"]*)">([^<]*)</a>', self._text)
        address = next(each for each, name in found if ending in unescape(name))
        got = self.page.get(address)
        assert (got.status, bool(got.body)) == (200, True)

    @property
    def _text(self) -> str:
        assert self.seen is not None
        return self.seen.text


@pytest.mark.parametrize("person", share([*PEOPLE], 2))
def test_what_was_typed_before_still_does_the_work(desk: Path, run: Run, person: str) -> None:
    for step in PEOPLE[person]["before"]:
        ran = run(*step.split()[1:], lang="zh")
        assert ran.code in DONE, (step, ran.err)


@pytest.mark.parametrize("person", share([*PEOPLE], 2))
def test_now_half_of_it_does_the_work_and_nobody_meets_english(
    desk: Path, run: Run, person: str
) -> None:
    speak("zh")
    with served(office_at(desk)) as page:
        hand = Hand(desk, page)
        for step in PEOPLE[person]["now"]:
            if step.startswith("lccluster"):
                ran = run(*step.split()[1:], lang="zh")
                assert ran.code in DONE, (step, ran.err)
            else:
                hand.do(step)
    before, now = PEOPLE[person].values()
    assert commands(now) * 2 <= commands(before)
    assert sum(map(keys, now)) * 2 <= sum(map(keys, before))


def rows() -> Iterator[str]:
    yield "| 谁 | 命令：以前 | 现在 | 按键：以前 | 现在 |"
    yield "|---|---|---|---|---|"
    for person, ways in PEOPLE.items():
        counts: list[Any] = [commands(ways["before"]), commands(ways["now"])]
        counts += [sum(map(keys, ways[each])) for each in ("before", "now")]
        yield f"| {person} | {' | '.join(map(str, counts))} |"


def test_the_table_says_what_was_counted(pytestconfig: pytest.Config) -> None:
    text = "\n".join(rows())
    said = TABLE.read_text("utf-8")
    if pytestconfig.getoption("--rewrite"):
        said = re.sub(r"\| 谁 \|.*\|", text, said, flags=re.DOTALL)
        TABLE.write_text(said, "utf-8")
    assert text in said
    english = (TABLE.parent / "en" / TABLE.name).read_text("utf-8")
    assert re.findall(r"(\| \d+.*)", english) == re.findall(r"(\| \d+.*)", said)
