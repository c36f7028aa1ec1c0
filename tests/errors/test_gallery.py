"""The gallery of bad inputs: each folder holds one, and the exact words it gets in both languages.

`command.txt` holds the arguments of lccluster, run inside a copy of the folder. A second line
`keep: REGEX` keeps only those lines of standard output that it finds. `make.py`, where there is
one, makes in the copy what does not travel well in a repository. `zh.txt` and `en.txt` hold what
is expected. After a change of words, write them anew and review the difference:

    pytest tests/errors --rewrite
    git diff tests/errors
"""

from __future__ import annotations

import os
import re
import runpy
import shlex
import shutil
from pathlib import Path

import pytest

from running import Ran, Run

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "command.txt").is_file())
LANGUAGES = ("zh", "en")
ABOUT = ("command.txt", "zh.txt", "en.txt", "make.py")


def test_every_folder_of_the_gallery_is_complete() -> None:
    folders = [each for each in HERE.iterdir() if each.is_dir() and each.name[0] not in "_."]
    lacking = [
        f"{folder.name}/{name}"
        for folder in folders
        for name in ("command.txt", "zh.txt", "en.txt")
        if not (folder / name).is_file()
    ]
    assert not lacking, "write them with: pytest tests/errors --rewrite"


@pytest.mark.parametrize("case", CASES)
def test_a_bad_input_gets_these_exact_words_in_both_languages(
    case: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    arguments, keep = _command(HERE / case)
    monkeypatch.setenv("LCCLUSTER_OFFICE", "office.yaml")  # where a case has one
    said = {}
    for lang, copy in _copies(HERE / case, tmp_path, monkeypatch).items():
        monkeypatch.chdir(copy)
        said[lang] = _drawn(run(*arguments, lang=lang), keep)
        if request.config.getoption("--rewrite"):
            (HERE / case / f"{lang}.txt").write_text(said[lang], encoding="utf-8", newline="\n")
    files = {lang: HERE / case / f"{lang}.txt" for lang in LANGUAGES}
    lacking = [lang for lang, expected in files.items() if not expected.is_file()]
    assert not lacking, "write them with: pytest tests/errors --rewrite"
    assert said == {lang: expected.read_text("utf-8") for lang, expected in files.items()}


def _command(folder: Path) -> tuple[list[str], re.Pattern[str]]:
    first, *more = (folder / "command.txt").read_text(encoding="utf-8").splitlines()
    keep = next((line.removeprefix("keep: ") for line in more if line.startswith("keep: ")), "")
    return shlex.split(first), re.compile(keep)


def _copies(folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Make the input once, and have it once for each language, as a run may change it."""
    copies = {lang: place / lang / folder.name for lang in LANGUAGES}
    first, second = copies.values()
    shutil.copytree(folder, first, ignore=shutil.ignore_patterns(*ABOUT, "__pycache__"))
    monkeypatch.chdir(first)
    if (folder / "make.py").is_file():
        try:
            runpy.run_path(str(folder / "make.py"))
        except OSError as refused:  # links need a right on Windows
            pytest.skip(f"this system refuses to make the input: {refused}")
    shutil.copytree(first, second, symlinks=True)
    return copies


def _drawn(ran: Ran, keep: re.Pattern[str]) -> str:
    out = "".join(line for line in ran.out.splitlines(keepends=True) if keep.search(line))
    parts = (f"exit {ran.code}", *_part("stderr", ran.err), *_part("stdout", out))
    return "\n".join(parts).replace(os.sep, "/") + "\n"


def _part(name: str, text: str) -> tuple[str, ...]:
    return (f"--- {name}", text.rstrip("\n")) if text.strip() else ()
