"""A file that may not be read: whoever runs the tests may read everything, so the disk is played."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from running import Run


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "：没有读取这个文件的权限。请关闭正在使用它的程序，或者申请权限。"),
        ("en", ": You may not read this file. Close the program that holds it, or ask for access."),
    ],
)
def test_a_file_that_may_not_be_read_gets_these_exact_words(
    lang: str, words: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("application.yaml").write_text("county: 莘县\n", encoding="utf-8")
    theirs = os.open

    def locked(path: Any, *how: Any, **more: Any) -> int:
        if Path(path).name == "application.yaml":
            raise PermissionError
        return theirs(path, *how, **more)

    monkeypatch.setattr(os, "open", locked)
    ran = run("check", "application.yaml", lang=lang)
    assert (ran.code, ran.out, ran.err) == (2, "", f"application.yaml{words}\n")
