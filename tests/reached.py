"""What an installation reaches: the requirements of the project and of all that comes with it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from running import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = ROOT / "constraints.txt"
SYSTEMS = ("linux", "win32", "darwin")
PYTHONS = ("3.11", "3.12", "3.13")


def installed(name: str) -> str | None:
    """Give the version at hand; None where there is none, as on another system."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def locked() -> dict[str, str]:
    """Give the versions that were tested, by name."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): exact for name, exact in pins}


def as_tested(name: str) -> bool:
    """Tell whether the release at hand is the locked one: another may need other packages."""
    return installed(name) == locked().get(canonicalize_name(name))


def reached(
    extras: Sequence[str],
    known: Callable[[str], bool],
    *,
    systems: Sequence[str] = SYSTEMS,
    pythons: Sequence[str] = PYTHONS,
) -> Iterator[Requirement]:
    """Walk from the project to everything that comes with it, through the packages that are known."""
    waiting = [(PROJECT["name"], tuple(extras))]
    seen = set(waiting)
    while waiting:
        package, wanted = waiting.pop()
        needs = _needs(package, wanted, known)
        for requirement in (each for each in needs if _applies(each, wanted, systems, pythons)):
            name = canonicalize_name(requirement.name)
            if name != PROJECT["name"]:
                yield requirement
            step = (name, tuple(sorted(requirement.extras)))
            if step not in seen:
                seen.add(step)
                waiting.append(step)


def _needs(package: str, extras: Iterable[str], known: Callable[[str], bool]) -> list[Requirement]:
    if package == PROJECT["name"]:
        optional = PROJECT["optional-dependencies"]
        lines = [*PROJECT["dependencies"], *(line for extra in extras for line in optional[extra])]
        return [Requirement(line) for line in lines]
    lines = requires(package) or [] if known(package) else []
    return list(map(Requirement, lines))


def _applies(
    requirement: Requirement,
    extras: Iterable[str],
    systems: Sequence[str],
    pythons: Sequence[str],
) -> bool:
    """Tell whether a requirement holds on any of the systems and Pythons."""
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
        for system in systems
        for python in pythons
        for extra in ("", *extras)
    )
