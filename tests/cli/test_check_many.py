"""Hundreds of applications on every core: the same bytes in the same order as one by one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lccluster.cli.answering import printing
from lccluster.processes import every_core
from lccluster.usecases.check import many as check_many
from running import EXAMPLES, Run

NUMBER = 60  # applications, and one that cannot be read
FORM = (EXAMPLES / "form-labels" / "application.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    for number in range(NUMBER):
        text = FORM.replace("128", str(20 + number % 20))
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    shutil.copy(EXAMPLES / "mistakes" / "application.yaml", folder / "027-bad.yaml")
    return folder


@pytest.mark.parametrize(
    ("form", "lang"),
    [("text", "en"), ("json", "zh"), ("jsonl", "en"), ("csv", "zh")],
)
def test_every_core_gives_the_same_bytes_as_one(
    form: str, lang: str, batch: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run("check", batch, "--format", form, lang=lang)
    monkeypatch.setattr(check_many, "MANY", NUMBER - 1)
    monkeypatch.setattr(check_many, "CHUNK", NUMBER // 6)
    monkeypatch.setattr(every_core, "AHEAD", 0)
    together = run("check", batch, "--format", form, lang=lang)
    assert (together.code, together.raw, together.err) == (alone.code, alone.raw, alone.err)
    assert alone.code == 2


@pytest.mark.parametrize(("most", "shown"), [(NUMBER, NUMBER), (NUMBER - 1, 0)])
def test_the_table_of_many_has_every_application_or_none(
    most: int, shown: int, batch: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "SHOWN_IN_SUMMARY", most)
    alone = run("check", batch)
    rows = [line for line in alone.out.splitlines() if line.endswith(".yaml")]
    assert len(rows) == shown
    monkeypatch.setattr(check_many, "MANY", NUMBER - 1)
    assert run("check", batch).raw == alone.raw


def test_findings_are_matched_in_one_process(batch: Path) -> None:
    from datetime import date

    from lccluster.usecases.check.applications import Checking

    files = list(batch.glob("*.yaml")) * 6
    checking = Checking([], date(2025, 6, 1))
    given = Checking([], date(2025, 6, 1), findings=[batch / "findings.yaml"])
    assert check_many.worth_it(files, checking)
    assert not check_many.worth_it(files, given)
    assert not check_many.worth_it(files[:300], checking)


def test_a_file_over_which_a_process_died_is_a_file_with_a_problem() -> None:
    from lccluster.files.forms.batches.paths import Meant
    from lccluster.usecases.check.applications import Failed

    found: list[object] = []
    check_many._lost(found.append, Meant(Path("058.yaml")))  # type: ignore[arg-type, func-returns-value]
    (failed,) = found
    assert isinstance(failed, Failed)
    assert (failed.file, [each.code for each in failed.problems]) == ("058.yaml", ["reading-died"])


def test_files_come_in_the_order_of_people_who_count(tmp_path: Path, run: Run) -> None:
    """Of a hundred numbered files the hundredth came second, before the second."""
    for name in ("10", "9/b", "100", "2", "9-a"):
        (tmp_path / f"{name}.yaml").parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.yaml").write_text(FORM, encoding="utf-8")
    said = run("check", tmp_path, "--format", "jsonl").out
    files = [Path(json.loads(line)["file"]) for line in said.splitlines()]
    assert [each.stem for each in files] == ["2", "b", "9-a", "10", "100"]
