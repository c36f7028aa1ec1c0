"""`rules set` and `rules test --accept`: bound, words and cases together, every other byte as it was."""

from __future__ import annotations

import errno
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from built_once import Once
from foreign_words import foreign
from lccluster.cli.program.asking import agreed
from lccluster.errors import Unusable
from lccluster.files.disk.refusals import refused
from lccluster.files.rules import change as changing
from lccluster.files.rules.change import Changed, change
from lccluster.files.rules.unfinished import IN_HAND
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.splicing import spliced
from lccluster.files.yaml.text import decode
from lccluster.language import Message
from running import Run, speaking

SET = ("rules", "set", "draft")


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, once: Once) -> Path:
    """A draft with every case of the measure that it began from."""
    monkeypatch.chdir(tmp_path)
    once("draft", lambda: _begin(run))
    return tmp_path / "rules/draft"


def _begin(run: Run) -> None:
    assert run("rules", "new", "draft", "--from", "liaocheng-2021-97").code == 0


@pytest.fixture
def draft(whole: Path) -> Path:
    """A draft with the cases of two conditions alone, as all of them are tried at every change."""
    for each in (whole / "cases").iterdir():
        if each.name not in ("complete.yaml", "04-area.yaml", "04-enterprises.yaml"):
            each.unlink()
    return whole


def files(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("04-conditions.yaml", "field: enterprises.total", "field: enterprises.totl"),
        ("form-checks.yaml", "enterprises.in_park", "enterprises.in_prk"),
        ("form.yaml", "key: innovation.gazelles", "key: innovation.gazeles"),
    ],
)
def test_a_draft_that_no_form_can_be_held_against_says_why_and_stays(
    file: str, old: str, new: str, draft: Path, run: Run
) -> None:
    text = (draft / file).read_text("utf-8")
    assert old in text
    (draft / file).write_text(text.replace(old, new), "utf-8")
    before = files(draft)
    for command in ((*SET, "area.bound=120"), ("rules", "test", "draft", "--accept")):
        ran = run(*command)
        assert (ran.code, "The form has no field" in ran.err) == (2, True)
    assert files(draft) == before


def test_bound_words_and_cases_change_together_and_the_draft_holds(run: Run, whole: Path) -> None:
    before = (whole / "04-conditions.yaml").read_text("utf-8")
    ran = run(*SET, "area.bound=120", "enterprises.bound=40", "revenue.bound=50", "--quiet")
    assert (ran.code, ran.err) == (0, "")
    after = (whole / "04-conditions.yaml").read_text("utf-8")
    assert after == (
        before.replace("不超过100平方公里", "不超过120平方公里")
        .replace("at most 100 sq", "at most 120 sq").replace("bound: 100,", "bound: 120,")
        .replace("30户以上", "40户以上").replace("at least 30 firms", "at least 40 firms")
        .replace("bound: 30, unit: households", "bound: 40, unit: households")
        .replace("收入30亿元", "收入50亿元").replace("at least 30 yi", "at least 50 yi")
        .replace("bound: 30, unit: yi", "bound: 50, unit: yi")
    )  # fmt: skip
    cases = (whole / "cases/04-area.yaml").read_text("utf-8")
    assert '{name: 写作120.00, form: {cluster: {area_km2: "120.00"}}' in cases
    assert "{name: 全角数字, form: {cluster: {area_km2: １２０}}" in cases
    assert "revenue_yi: 60" in (whole / "cases/complete.yaml").read_text("utf-8")
    assert "387 of 387" in run("rules", "test", str(whole)).out
    assert run("rules", "check", str(whole)).code == 0


@pytest.mark.parametrize(
    "called", ["区域面积", "集群区域面积", "area", "cluster.area_km2", "产业集群区域面积"]
)
def test_a_bound_is_set_by_what_people_call_it_as_it_is_swept(
    run: Run, draft: Path, called: str
) -> None:
    ran = run(*SET, f"{called}=120", "--dry-run")
    assert (ran.code, "at most 120 sq km" in ran.out) == (0, True), ran.err


def test_what_names_several_bounds_is_not_chosen_from(run: Run, draft: Path) -> None:
    conditions = draft / "04-conditions.yaml"
    twice = "  - {id: firms-again, article: 第四条第（二）项, label: {zh: 户数, en: firms}, says: {zh: 企业1户以上, en: at least 1 firm}, check: {kind: at_least, field: enterprises.total, bound: 1, unit: households}}\nwaivers:"
    conditions.write_text(
        conditions.read_text("utf-8").replace("waivers:", twice, 1), encoding="utf-8"
    )
    ran = run(*SET, "enterprises.total=40", "--dry-run")
    assert ran.code == 2
    assert "enterprises.bound, firms-again.bound" in ran.err


def test_nothing_is_written_by_a_dry_run_and_nothing_where_it_says_so_already(
    run: Run, draft: Path
) -> None:
    before = files(draft)
    assert "at most 120 sq km" in run(*SET, "area.bound=120", "--dry-run").out
    assert "says so already" in run(*SET, "area.bound=100").out
    assert files(draft) == before


def test_the_json_names_every_change(run: Run, draft: Path) -> None:
    said = json.loads(run(*SET, "validity.years=3", "--format", "json").out)
    assert said["written"] is True
    assert said["changes"] == [
        {"file": "measure.yaml", "path": "validity.years", "old": "5", "new": "3"}
    ]
    assert "  years: 3\n" in (draft / "measure.yaml").read_text("utf-8")


def test_a_day_is_set_and_the_words_that_may_name_it_are_pointed_at(run: Run, draft: Path) -> None:
    ran = run(*SET, "annual_report.overdue_after=03-31")
    assert ran.code == 0
    assert "duties[0].notice: These words may name what was set" in ran.err
    assert "overdue_after: 03-31\n" in (draft / "measure.yaml").read_text("utf-8")


def test_figures_below_a_condition_are_named_by_their_field(run: Run, draft: Path) -> None:
    run("rules", "new", "nation", "--from", "sme-clusters-2022")
    names = ("leading-firms.innovation.specialised_smes.bound", "leading-firms.figures[2].bound")
    ran = run("rules", "set", "nation", *(f"{each}=12" for each in names))
    assert ran.code == 0, ran.err
    said = (draft.parent / "nation/conditions.yaml").read_text("utf-8")
    assert said.count("bound: 12,") == 2
    assert "至少12个专精特新" in said


def test_a_failing_case_stays_as_it_is_when_a_figure_is_set(run: Run, draft: Path) -> None:
    path = draft / "cases/04-area.yaml"
    text = path.read_text("utf-8").replace("area: met 0.01 km2", "area: met 5 km2")
    path.write_text(text, "utf-8")
    assert run(*SET, "area.bound=120").code == 0
    assert "area: met 5 km2" in path.read_text("utf-8")


def test_expectations_are_shown_and_accepted(run: Run, draft: Path) -> None:
    path = draft / "cases/04-area.yaml"
    text = path.read_text("utf-8")
    wrong = text.replace(
        "verdict: not_eligible, reachable: [not_eligible]", "verdict: eligible, reachable: []"
    )
    path.write_text(wrong, "utf-8")
    ran = run("rules", "test", str(draft), "--accept")
    assert (ran.code, path.read_text("utf-8")) == (0, text)
    assert "cases[3].expect.verdict" in ran.out


def test_a_refusal_that_came_is_not_accepted(run: Run, draft: Path) -> None:
    path = draft / "cases/04-enterprises.yaml"
    path.write_text(
        path.read_text("utf-8").replace("refused: not-whole", "verdict: eligible"), "utf-8"
    )
    ran = run("rules", "test", str(draft), "--accept")
    assert ran.code == 2
    assert "半户不成户" in ran.err
    assert "Change this case by hand." in ran.err


def test_a_change_that_broke_off_is_brought_to_its_end(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: Path, _data: bytes) -> None:
        raise SystemExit(9)

    with monkeypatch.context() as inside:
        inside.setattr(changing, "replace_file", broken)
        run(*SET, "area.bound=120")
    assert (draft / IN_HAND).exists()
    assert "broken off" in run("rules", "test", str(draft)).err
    ran = run(*SET)
    assert (ran.code, (draft / IN_HAND).exists()) == (0, False)
    assert "bound: 120" in (draft / "04-conditions.yaml").read_text("utf-8")
    assert "23 of 23" in run("rules", "test", str(draft)).out


def test_a_change_that_the_disk_broke_off_says_how_it_goes_on_and_accepting_does_it_too(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _data: bytes) -> None:
        raise Unusable(refused(path, OSError(errno.ENOSPC, "full")))

    with monkeypatch.context() as inside:
        inside.setattr(changing, "replace_file", full)
        ran = run(*SET, "area.bound=120")
    assert ran.code == 2
    assert "rules set" in ran.err
    assert "standing: " in ran.err
    ran = run("rules", "test", str(draft), "--accept")
    assert (ran.code, (draft / IN_HAND).exists()) == (0, False)
    assert "was brought to its end" in ran.err
    assert "23 of 23" in ran.out


def test_a_file_that_was_changed_in_between_is_left_alone(draft: Path) -> None:
    before = files(draft)
    with pytest.raises(Unusable, match="changed-in-between"):
        change(draft, {"offices.yaml": Changed(b"what was read", b"what shall be")})
    assert files(draft) == before


@pytest.mark.parametrize(
    "data",
    [
        "﻿a: 100   # 一百\nb: '100'\n".encode(),
        "a: 100   # 一百\r\nb: '100'\r\n".encode("gb18030"),
        "a: 100   # 一百\nb: '100'\n".encode("utf-16"),
    ],
)
def test_what_is_spliced_keeps_encoding_and_line_ends(data: bytes) -> None:
    document = parse(decode(data, "x.yaml"))
    new = spliced(document, {("a",): "120"})
    assert decode(new, "x.yaml").text == decode(data, "x.yaml").text.replace("a: 100", "a: 120")
    assert new[:2] == data[:2]


HABITS = (
    "x: 100\nlist: [1,\n    2]\n",
    "a: {x: 100,y: 2}\n",
    "a:\n- x: 100\nb:\n  - 2\n",
    "a:\n    x: 100\nc:\n  d: 2\n",
    "x: 100  \nb: 2",
    "rows: [{x: 100}]\nday: 2025-02-30\nnone: null\nzero: -0\n",
    '"x": 100   # why\nlong: >\n  one\n  two\n',
)


@pytest.mark.parametrize("text", HABITS)
def test_however_people_write_only_the_value_changes(text: str) -> None:
    document = parse(decode(text.encode(), "x.yaml"))
    [path] = [path for path, value in _scalars(document.data, ()) if value == "100"]
    assert spliced(document, {path: "120"}).decode() == text.replace("100", "120")


WAYS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "comments": lambda text: text.replace("bound: 100, unit: km2}", "bound: 100, unit: km2}   # 一百"),
    "quotes": lambda text: text.replace("bound: 100,", "bound: '100',").replace("id: area", '"id": area'),
    "blank lines and blanks": lambda text: text.replace("\n", "  \n\n", 3) + "\n\n",
    "a list in its own lines": lambda text: text.replace(
        "check: {kind: at_most, field: cluster.area_km2, bound: 100, unit: km2}",
        "check:\n        unit: km2\n        bound: 100\n        field: cluster.area_km2\n        kind: at_most",
    ),
    "a list broken over lines": lambda text: text.replace("bound: 100,", "\n        bound: 100,\n       "),
    "a line of 1500 signs": lambda text: f"# {'长' * 1500}\n{text}",
    "no last line end": lambda text: text.rstrip("\n"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_however_a_draft_is_written_nothing_but_the_bound_and_its_words_change(
    run: Run, draft: Path, way: str
) -> None:
    path = draft / "04-conditions.yaml"
    before = path.read_text("utf-8")
    text = WAYS[way](before)
    assert text != before
    path.write_bytes(text.encode())
    (draft / "cases" / "04-enterprises.yaml").unlink()
    assert run(*SET, "area.bound=120").code == 0
    expected = text
    for old in ("bound: 100", "bound: '100'", "不超过100平方公里", "at most 100 sq"):
        expected = expected.replace(old, old.replace("100", "120"))
    assert expected != text
    assert path.read_bytes() == expected.encode()


def _scalars(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    below = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in below:
        if isinstance(value, (dict, list)):
            yield from _scalars(value, (*path, key))
        else:
            yield (*path, key), value


def test_a_value_that_would_read_otherwise_is_quoted_and_one_that_is_not_there_is_refused() -> None:
    document = parse(decode(b"a: >-\n  100\nb: 1\n", "x.yaml"))
    assert spliced(document, {("b",): "[1"}) == b'a: >-\n  100\nb: "[1"\n'
    with pytest.raises(Unusable, match="cannot-splice"):
        spliced(document, {("c",): "1"})


def test_a_register_is_kept_under_the_measure_named(run: Run, draft: Path) -> None:
    assert run("register", "init", "--rules", str(draft)).code == 0
    assert "rulebook: draft\n" in (draft.parents[1] / "register/register.yaml").read_text("utf-8")


class Terminal(io.StringIO):
    """A stream that a person sits at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "agrees"), [("y\n", True), ("是\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_a_terminal_is_asked(
    typed: str, agrees: bool, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--version")  # which loads the words of both languages
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    monkeypatch.setattr("sys.stdout", Terminal())
    assert agreed(Message("Write this? y/n:")) is agrees


def test_a_question_asks_for_words_of_its_own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal("是\n"))
    monkeypatch.setattr("sys.stdout", shown)
    with speaking("zh"):
        assert agreed(Message("Write this? y/n:"))
    assert not re.search("[A-Za-z]", shown.getvalue())


def test_words_that_were_written_by_hand_before_stay(run: Run, draft: Path) -> None:
    run("rules", "new", "nation", "--from", "sme-clusters-2022")
    path = draft.parent / "nation/conditions.yaml"
    text = path.read_text("utf-8")
    by_hand = text.replace("或者至少10个专精", "或者至少10个、至少12个专精").replace(
        "at least 10 specialised", "at least 10 and at least 12 specialised"
    )
    path.write_text(by_hand, "utf-8")
    ran = run("rules", "set", "nation", "leading-firms.innovation.specialised_smes.bound=12")
    assert ran.code == 0, ran.err
    assert "或者至少10个、至少12个专精" in path.read_text("utf-8")


def test_what_changes_is_shown_by_figures_and_words_and_cases_are_counted(
    run: Run, whole: Path
) -> None:
    out = run(*SET, "revenue.bound=28", "--dry-run", lang="zh").out
    lines = out.splitlines()
    assert len(lines) < 20
    assert any("条件.年营业收入.核对.标准  30" in each and "28" in each for each in lines)
    assert "英文写法随之改动：1 处。" in lines
    assert "yi yuan" not in out
    assert any("cases" in each and "用例随之改动" in each for each in lines)
    assert "cases[" not in out


def test_figures_that_can_be_set_are_listed_in_chinese_without_ids(
    tmp_path: Path, run: Run
) -> None:
    run("rules", "new", "draft", "--from", "liaocheng-2021-97", "--in", tmp_path, lang="zh")
    said = run("rules", "set", tmp_path / "draft", "天气=1", lang="zh").err
    assert "集群区域面积、企业户数、年营业收入、品牌荣誉、适当放宽.最低名次。" in said
    assert foreign(said) == set()
