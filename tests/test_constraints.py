"""What was tested is locked: the constraints name every package that an installation reaches, exactly.

`pytest tests/test_constraints.py -n0 --rewrite` writes the versions that are installed now, lint included.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from running import ROOT

FILE = ROOT / "constraints.txt"
HEAD = """\
# What was tested, exactly. Newer releases are what the tests run with; these are for whoever wants the same:
#   pip install -c constraints.txt .
"""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("test", "scale", "lint")
SYSTEMS = ("linux", "win32", "darwin")
PYTHONS = ("3.11", "3.12", "3.13")


def _applies(requirement: Requirement, extras: Iterable[str]) -> bool:
    """Tell whether a requirement holds on any system and Python that the project is for."""
    marker = requirement.marker
    names = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
    return marker is None or any(
        marker.evaluate(
            {
                **default_environment(),
                "sys_platform": system,
                "platform_system": names[system],
                "os_name": "nt" if system == "win32" else "posix",
                "python_version": python,
                "python_full_version": f"{python}.0",
                "extra": extra,
            }
        )
        for system in SYSTEMS
        for python in PYTHONS
        for extra in ("", *extras)
    )


def _needs(package: str, extras: Iterable[str], known: Callable[[str], bool]) -> list[Requirement]:
    if package == PROJECT["name"]:
        optional = PROJECT["optional-dependencies"]
        lines = [*PROJECT["dependencies"], *(line for extra in extras for line in optional[extra])]
        return [Requirement(line) for line in lines]
    lines = requires(package) or [] if known(package) else []
    return [each for each in map(Requirement, lines) if _applies(each, extras)]


def _reached(known: Callable[[str], bool]) -> Iterator[Requirement]:
    """Walk from the project to everything that comes with it, through the packages that are known."""
    waiting = [(PROJECT["name"], EXTRAS)]
    seen = set(waiting)
    while waiting:
        for requirement in _needs(*waiting.pop(), known):
            name = canonicalize_name(requirement.name)
            if name != PROJECT["name"]:
                yield requirement
            step = (name, tuple(sorted(requirement.extras)))
            if step not in seen:
                seen.add(step)
                waiting.append(step)


def _locked() -> dict[str, str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): exact for name, exact in pins}


def _installed(name: str) -> str | None:
    """Give the version at hand; None where there is none, as on another system."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def test_every_package_that_is_reached_is_locked_within_its_bounds(
    pytestconfig: pytest.Config,
) -> None:
    if pytestconfig.getoption("--rewrite"):
        every = _reached(lambda name: _installed(name) is not None)
        names = sorted({canonicalize_name(each.name) for each in every})
        pins = [f"{name}=={_installed(name) or _locked()[name]}" for name in names]
        FILE.write_text(HEAD + "\n".join(pins) + "\n", encoding="utf-8", newline="\n")
    locked = _locked()
    # A release that is not the locked one may need other packages, which the lock need not name.
    reached = list(_reached(lambda name: _installed(name) == locked.get(name)))
    assert [each.name for each in reached if canonicalize_name(each.name) not in locked] == []
    assert [
        f"{each} is locked at {locked[canonicalize_name(each.name)]}"
        for each in reached
        if locked[canonicalize_name(each.name)] not in each.specifier
    ] == []


def test_the_lock_names_versions_and_no_address() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert "://" not in text
    assert "@" not in text


def test_a_newest_release_is_shut_out_for_a_reason_alone() -> None:
    """An upper bound in pyproject.toml has its reason beside it."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    bounded = [line for line in lines if ",<" in line and ">=" in line]
    assert [line.split()[0] for line in bounded] == ['"typer>=0.27,<0.29",']
    assert all("  # " in line for line in bounded)
