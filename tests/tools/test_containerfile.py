"""The Containerfile: what it copies is enough, what it runs works, and what it starts is nobody's root."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest

from running import EXAMPLES, ROOT

LINES = [
    line.split(" ", 1)
    for line in (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MOUNT = "--mount=type=bind,from=wheels,source=/wheels,target=/wheels "


def _told(instruction: str) -> list[str]:
    return [words for told, words in LINES if told == instruction]


def _copied(folder: Path) -> Path:
    """Copy what the image gets, as it would get it."""
    for words in _told("COPY"):
        *sources, target = words.split()
        for each in map(ROOT.joinpath, sources):
            left_out = shutil.ignore_patterns("__pycache__", "*.mo")
            if each.is_dir():
                shutil.copytree(each, folder / target, ignore=left_out)
            else:
                shutil.copy(each, folder / target)
    return folder


def _run(command: Sequence[str], folder: Path, **more: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_both_stages_are_slim_and_of_a_named_version_and_the_last_is_not_root() -> None:
    assert {words.partition(" AS ")[0] for words in _told("FROM")} == {"python:3.13-slim"}
    told = [instruction for instruction, _ in LINES]
    assert told.index("USER") > max(at for at, each in enumerate(told) if each == "RUN")
    (user,) = _told("USER")
    (made,) = [words for words in _told("RUN") if words.startswith("useradd ")]
    assert f"--uid {user} " in made
    assert int(user) > 0


def test_what_it_copies_is_enough_for_the_wheel(tmp_path: Path) -> None:
    words = (
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        str(tmp_path / "made"),
    )
    _run(words, _copied(tmp_path))
    assert len(list((tmp_path / "made").iterdir())) == 1


@pytest.mark.usefixtures("index")
@pytest.mark.timeout(600)
def test_what_it_runs_works_in_a_fresh_environment_and_then_without_a_network(
    tmp_path: Path,
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    venv.create(tmp_path / "fresh", with_pip=True)
    commands = tmp_path / "fresh" / "bin"
    path = f"{commands}{os.pathsep}{os.environ['PATH']}"
    for words in (each for each in _told("RUN") if "pip " in each):
        told = words.removeprefix(MOUNT).replace("/wheels", str(tmp_path / "wheels"))
        _run(("sh", "-c", told), _copied(source) if "pip wheel" in told else tmp_path, PATH=path)
    spoken = dict(each.split("=") for words in _told("ENV") for each in words.split())
    (start,) = map(json.loads, _told("ENTRYPOINT"))
    check = ["check", "application.yaml", "--findings", "findings.yaml", "--brief"]
    said = _run([*start, *check], EXAMPLES / "complete", PATH=path, **spoken)
    assert said.startswith("√ 符合")
