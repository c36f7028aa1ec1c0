"""Pipes where files are expected: every command says so at once, and none waits for a writer."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from offices import Office, empty, office
from running import EXAMPLES, Run

__all__ = ["empty", "office"]
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


@pytest.mark.parametrize(
    ("place", "by"),
    [
        ("clusters/临清市/LC-2022-099.yaml", ("list", "check")),
        ("clusters/临清市/LC-2022-001.yaml", ("list", "check", "rename")),
        ("seals/市局.jsonl", ("check", "rename")),
        ("clusters/临清市/说明.txt", ("check",)),
        ("journal.json", ("list", "check", "rename")),
        ("register.yaml", ("list", "check", "rename")),
        (".lock-holder", ()),
    ],
)
def test_a_pipe_among_the_files_of_a_register_is_named_and_never_waited_for(
    place: str, by: tuple[str, ...], office: Office
) -> None:
    """Each is named by some commands, which refuse; a chain of seals is named by a list, which stands without it."""
    path = office.folder / place
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    for words in (("list",), ("check",), ("rename", "LC-2022-001", "乙")):
        ran = office.run("register", *words, "--register", office.folder)
        beside = words[0] == "list" and place.startswith("seals/")
        assert (Path(place).name in ran.out + ran.err) == (words[0] in by or beside), ran
        assert (ran.code == 0) == (words[0] not in by), ran


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("check", "sent"), ("pipe.yaml", "pipe.docx", "nowhere.yaml")),
        (("findings", "new", "sent", "-o", "out.yaml"), ("pipe.yaml", "pipe.docx", "nowhere.yaml")),
        (("form", "import", "sent"), ("pipe.docx",)),
        (("check", "form.yaml", "--findings", "sent"), ("pipe.yaml", "nowhere.yaml")),
    ],
)
def test_what_is_no_file_in_a_folder_is_named(
    words: tuple[str, ...],
    names: tuple[str, ...],
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sent").mkdir()
    shutil.copy(FORM, "form.yaml")
    os.mkfifo("sent/pipe.yaml")
    os.mkfifo("sent/pipe.docx")
    Path("sent/nowhere.yaml").symlink_to("nobody")
    Path("sent/a.yaml").mkdir()
    ran = run(*words)
    assert ran.code == 2
    assert [each for each in names if f"sent/{each}" not in ran.out + ran.err] == []


def test_a_pipe_in_a_batch_does_not_stop_the_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    ran = run("check", tmp_path / "pipe.yaml", FORM, "--brief")
    assert ran.code == 2
    assert ran.out.strip()
