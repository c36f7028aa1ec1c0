"""The wheels of the folder for Windows are locked by their bytes, all that are needed and no other.

`pytest tests/tools/test_windows_lock.py -n0 --rewrite` asks the index for the versions of constraints.txt.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from packaging.tags import Tag, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

from reached import as_tested, locked, reached
from running import ROOT
from windows import wheels

HEAD = """\
# The wheels of the folder for Windows (cp313, win_amd64): {count}, {megabytes:.1f} MB in all. Versions are those of constraints.txt.
#   pytest tests/tools/test_windows_lock.py -n0 --rewrite
"""
TAKEN = {
    *cpython_tags((3, 13), platforms=["win_amd64"]),
    *(Tag(py, "none", "any") for py in ("py3", "py2")),
}


def _needed() -> list[str]:
    """Walk through what is installed as it was tested; another release may need other packages."""
    every = reached((), as_tested, systems=("win32",), pythons=("3.13",))
    return sorted({canonicalize_name(each.name) for each in every})


def _line(name: str, wheel: Path) -> str:
    data = wheel.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return f"{name}=={locked()[name]} --hash=sha256:{sha256}  # {wheel.name}, {len(data)}\n"


def _written(folder: Path) -> str:
    """Ask the index for every wheel that is needed, and give the lock that names them."""
    names = _needed()
    pins = [f"{name}=={locked()[name]}" for name in names]
    wheels.pip("download", "--no-deps", *wheels.TARGET, *pins, "-d", str(folder))
    files = {parse_wheel_filename(each.name)[0]: each for each in folder.glob("*.whl")}
    megabytes = sum(each.stat().st_size for each in files.values()) / 1e6
    head = HEAD.format(count=len(names), megabytes=megabytes)
    return head + "".join(_line(name, files[name]) for name in names)


def test_every_wheel_that_windows_needs_is_locked_as_it_was_tested(
    pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    if pytestconfig.getoption("--rewrite"):
        wheels.LOCK.write_text(_written(tmp_path), encoding="utf-8", newline="\n")
    lock = wheels.locked(wheels.LOCK.read_text(encoding="utf-8"))
    assert set(_needed()) - {each.name for each in lock} == set()
    assert {each.name: each.version for each in lock}.items() <= locked().items()


def test_every_wheel_of_the_lock_runs_on_python_3_13_for_64_bit_windows() -> None:
    for each in wheels.locked(wheels.LOCK.read_text(encoding="utf-8")):
        name, version, _, tags = parse_wheel_filename(each.file)
        assert (name, str(version)) == (each.name, each.version)
        assert tags & TAKEN, each.file


def test_what_the_wheels_weigh_stands_in_the_documents() -> None:
    text = wheels.LOCK.read_text(encoding="utf-8")
    lock = wheels.locked(text)
    count, megabytes = len(lock), f"{sum(each.size for each in lock) / 1e6:.1f}"
    assert text.startswith(HEAD.format(count=count, megabytes=float(megabytes)))
    for page in ("docs/windows.md", "docs/en/windows.md"):
        said = (ROOT / page).read_text(encoding="utf-8")
        weighed = re.findall(r"(\d+) (?:个组件，|files, )(\d+\.\d) MB", said)
        assert weighed == [(str(count), megabytes)], page
