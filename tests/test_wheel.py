"""The wheel, installed where there is no source tree, does the work in Chinese."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from running import EXAMPLES, ROOT


def _run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**environment, "LCCLUSTER_LANG": "zh", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def _wheel(folder: Path) -> Path:
    """Build the wheel from a copy of the tree, so that nothing is written under running tests."""
    left_out = shutil.ignore_patterns(".*", "__pycache__", "*.mo", "dist", "build")
    shutil.copytree(ROOT, folder / "tree", ignore=left_out)
    command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    built = _run(command, folder / "tree")
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("*.whl")
    return found


def _installed(wheel: Path, folder: Path) -> Path:
    """Install the wheel where only its libraries are, and give the folder of its commands."""
    venv.create(folder, with_pip=False)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", commands / "python"]
    words = ("install", "-q", "--no-deps", "--no-index", "--no-compile")
    done = _run([*pip, *words, wheel], wheel.parent)
    assert done.returncode == 0, done.stderr
    (place,) = folder.rglob("site-packages")
    libraries = [each for each in sys.path if each.endswith("site-packages")]
    (place / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    return commands


@pytest.mark.timeout(600)  # six processes, each started anew
def test_the_wheel_carries_all_it_needs_and_works_in_chinese(tmp_path: Path) -> None:
    wheel, desk = _wheel(tmp_path), tmp_path / "desk"
    packed = zipfile.ZipFile(wheel)
    names = packed.namelist()
    catalog = packed.read("lccluster/locale/zh/LC_MESSAGES/lccluster.mo")
    assert b"POT-Creation-Date: 1980-01-01" in catalog  # the same sentences, the same bytes
    assert "lccluster/rules/liaocheng-2021-97/measure.yaml" in names
    assert "lccluster/rules/liaocheng-2021-97/cases/complete.yaml" in names
    assert "lccluster/examples/office/通知.yaml" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"lccluster"}

    commands = _installed(wheel, tmp_path / "clean")
    shutil.copytree(EXAMPLES / "complete", desk)
    lccluster = commands / "lccluster"
    checked = _run(
        [lccluster, "check", "application.yaml", "--findings", "findings.yaml", "--quiet"], desk
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("√ 符合  高唐县某某镇家具配件特色产业集群")
    listed = _run([lccluster, "rules", "list"], desk)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "聊工信发〔2021〕97号" in listed.stdout
    where = _run([commands / "python", "-c", "import lccluster; print(lccluster.__file__)"], desk)
    assert Path(where.stdout.strip()).is_relative_to(tmp_path / "clean")
