"""Which files a command line means, and what becomes of the bad ones among them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from running import EXAMPLES, Run

GOOD = (EXAMPLES / "shenxian-prepared-food" / "application.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _files(ran_out: str) -> set[str]:
    rows = [json.loads(line) for line in ran_out.splitlines()]
    return {row["file"].replace("\\", "/") for row in rows}


@pytest.mark.parametrize(
    "words",
    [
        ("check", ""),
        ("check", "a", " "),
        ("findings", "new", "", "-o", "x.yaml"),
        ("register", "recognise", ""),
    ],
)
def test_an_empty_name_does_not_mean_this_folder(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    run("register", "init")
    ran = run(*words)
    assert (ran.code, "A name of a file is empty." in ran.err) == (2, True)


def test_a_folder_means_every_application_below_it(folder: Path, run: Run) -> None:
    for name in ("a.yaml", "b.yml", "C.YAML", "2025/莘县/d.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(GOOD, encoding="utf-8")
    ran = run("check", ".", "--format", "jsonl")
    assert _files(ran.out) == {"a.yaml", "b.yml", "C.YAML", "2025/莘县/d.yaml"}


@pytest.mark.parametrize(
    "leftover",
    [
        "~$x.yaml",
        ".~x.yaml",
        "findings.yaml",
        "王某.findings.yaml",
        "x.yaml.tmp",
        "Thumbs.db",
        "x.txt",
    ],
)
def test_a_folder_passes_over_what_is_no_application(leftover: str, folder: Path, run: Run) -> None:
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    (folder / leftover).write_text("这不是申请", encoding="utf-8")
    ran = run("check", ".", "--format", "jsonl")
    assert (ran.code, _files(ran.out)) == (4, {"a.yaml"})


@pytest.mark.parametrize("pattern", ["*.yaml", "?.yaml", "[ab].yaml", "2025/*.yaml"])
def test_patterns_are_expanded_where_the_shell_does_not(
    pattern: str, folder: Path, run: Run
) -> None:
    (folder / "2025").mkdir()
    for name in ("a.yaml", "b.yaml", "2025/a.yaml", "2025/b.yaml"):
        (folder / name).write_text(GOOD, encoding="utf-8")
    within = pattern.rpartition("/")[0]
    expected = {f"{within}/{name}".lstrip("/") for name in ("a.yaml", "b.yaml")}
    assert _files(run("check", pattern, "--format", "jsonl").out) == expected


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path, run: Run) -> None:
    (folder / "申请[1].yaml").write_text(GOOD, encoding="utf-8")
    assert _files(run("check", "申请[1].yaml", "--format", "jsonl").out) == {"申请[1].yaml"}


def test_a_file_named_twice_is_checked_once(folder: Path, run: Run) -> None:
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    ran = run("check", "a.yaml", "a.yaml", ".", "--format", "jsonl")
    assert len(ran.out.splitlines()) == 1


@pytest.mark.parametrize("name", ["-a.yaml", "--brief.yaml", "--lang"])
def test_a_name_that_begins_with_a_dash_is_given_behind_two_dashes(
    name: str, folder: Path, run: Run
) -> None:
    (folder / name).write_text(GOOD, encoding="utf-8")
    ran = run("check", "--format", "jsonl", "--", name)
    assert (ran.code, _files(ran.out)) == (4, {name})


def test_a_bad_file_does_not_stop_the_others(folder: Path, run: Run) -> None:
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "b.yaml").write_bytes(b"\xff\xff\xff")
    (folder / "c.yaml").write_text(GOOD, encoding="utf-8")
    ran = run("check", ".", "--brief")
    assert ran.code == 2
    assert [name in ran.out for name in ("[a.yaml]", "[c.yaml]")] == [True, True]
    assert ran.err.startswith("b.yaml")
    assert "× unusable           1" in ran.out


def test_findings_find_their_own_cluster_in_a_batch(folder: Path, run: Run) -> None:
    shutil.copytree(EXAMPLES, folder / "all")
    ran = run("check", "all", "--findings", "all/complete/findings.yaml", "--format", "jsonl")
    verdicts = {
        Path(row["file"]).parent.name: row["verdict"]
        for row in map(json.loads, ran.out.splitlines())
        if "verdict" in row
    }
    assert verdicts["complete"] == "eligible"
    assert verdicts["form-labels"] == "needs_decision"


def test_a_batch_of_hundreds_ends_with_the_count_alone(folder: Path, run: Run) -> None:
    for number in range(70):
        (folder / f"{number}.yaml").write_text(GOOD, encoding="utf-8")
    last = run("check", ".").out.rstrip().split("\n\n")[-1].splitlines()
    assert [line.split()[-1] for line in last] == ["many", "70", "70"]


def test_a_file_named_in_two_ways_is_checked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a").mkdir()
    Path("a/form.yaml").write_text("county: 冠县\n", encoding="utf-8")
    ran = run("check", "a/form.yaml", "a/../a/form.yaml", tmp_path / "a", "--format", "jsonl")
    assert len(ran.out.splitlines()) == 1
