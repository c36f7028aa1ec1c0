"""A folder that nobody may look into, on a shared disk or a broken one: whatever reads it says so, and never that it is empty."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

import pytest
from faults import Disk, counting_disk, failure

from lccluster.files.rules.library import Library
from lccluster.usecases.demo.office import lay_out
from running import Run
from shares import share

ID, NUMBER = "LC-2022-001", "371522-01"
NEW = ("--name", "甲", "--county", "莘县", "--on", "2025-06-01")
# A folder among applications is read like one of them: it may be open again by then.
SAID = ("cannot be seen", "You may not read", "This is a folder")
NEW_ID = re.compile(r"\b[0-9A-Z]{26}\b")  # another one each time
ASKING = [
    ("register", "list"),
    ("register", "stats"),
    ("register", "due"),
    ("register", "history", ID),
    ("register", "show", ID),
    ("register", "check"),
    ("register", "conflicts"),
    ("register", "recognise", *NEW, "--override", "试", "--dry-run"),
    ("register", "export", "out.json"),
    ("register", "pack", "-o", "out.lcp"),
    ("register", "merge", "copy"),
    ("check", "申报"),
    ("check", "申报", "--findings", "审核意见"),
    ("findings", "new", "申报", "-o", "found"),
    ("form", "import", "申报"),
    ("round", "list", "--as-of", "2025-06-30"),
    ("round", "show", NUMBER),
    ("round", "todo", "--as-of", "2025-06-30"),
    ("round", "check"),
    ("rules", "list"),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with all that is asked about, and a copy of its register."""
    folder = tmp_path_factory.mktemp("closed") / "office"
    lay_out(folder, Library(None, folder / "rules"))
    shutil.copytree(folder / "register", folder / "copy")
    return folder


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_a_folder_that_nobody_may_look_into_is_never_taken_for_an_empty_one(
    words: tuple[str, ...], office: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("faults.CALLS", ("scandir",))
    folder = tmp_path / "office"

    def attempt(disk: Disk) -> tuple[int, str, str]:
        shutil.copytree(office, folder)
        monkeypatch.chdir(folder)
        with counting_disk(disk):
            ran = run(*words)
        shutil.rmtree(folder)
        return ran.code, NEW_ID.sub("", ran.out), ran.err

    whole = Disk(folder)
    good = attempt(whole)
    assert good[0] in (0, 1), good
    for at in share(range(1, len(whole.done) + 1), 4):
        got = attempt(Disk(folder, at, failure(errno.EACCES)))
        if got[:2] != good[:2]:
            assert got[0] in (2, 7) or words[0] == "round", (
                at,
                got,
            )  # whose verdicts are unknown then
            assert any(each in got[2] for each in SAID), (at, got)
