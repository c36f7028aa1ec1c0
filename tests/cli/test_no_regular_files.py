"""Pipes where files are expected: every command says so at once, and none waits for a writer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from running import EXAMPLES, Run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
FORM = EXAMPLES / "form-labels" / "application.yaml"
RULES = ("--rules", "liaocheng-2021-97")


@pytest.mark.parametrize(
    "words",
    [
        ("check", "pipe.yaml"),
        ("check", "pipe.docx"),
        ("check", "pipe.xls"),
        ("check", FORM, "--findings", "pipe.yaml"),
        ("check", FORM, "--findings", "pipe.xlsx"),
        ("check", FORM, "--xlsx", "out.xlsx", "--template", "pipe.xlsx"),
        ("verify", "pipe.json"),
        ("form", "import", "pipe.docx", "-o", "-"),
        ("simulate", "pipe.csv", *RULES),
        ("simulate", "pipe.xlsx", *RULES),
        ("simulate", "pipe.parquet", *RULES),
        ("register", "init", "--from", "pipe.yaml"),
    ],
    ids=lambda words: " ".join(map(str, words[:1])) + " " + str(words[-1]),
)
def test_a_pipe_is_refused_by_every_command_that_reads(
    words: tuple[object, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for suffix in ("yaml", "docx", "xls", "xlsx", "json", "csv", "parquet"):
        os.mkfifo(tmp_path / f"pipe.{suffix}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("lccluster.usecases.simulate.apart", lambda work, _, __, told: work(told))
    ran = run(*words)
    assert ran.code == 2
    assert "This is a pipe or a device" in ran.err


def test_a_pipe_in_a_batch_does_not_stop_the_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    ran = run("check", tmp_path / "pipe.yaml", FORM, "--brief")
    assert ran.code == 2
    assert ran.out.strip()
