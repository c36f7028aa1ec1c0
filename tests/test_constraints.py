"""What was tested is locked: the constraints name every package that an installation reaches, exactly.

`pytest tests/test_constraints.py -n0 --rewrite` writes the versions that are installed now, lint included.
"""

from __future__ import annotations

import re
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from reached import CONSTRAINTS, PROJECT, as_tested, installed, locked, reached
from running import ROOT

HEAD = """\
# What was tested, exactly. Newer releases are what the tests run with; these are for whoever wants the same:
#   pip install -c constraints.txt .
"""
EXTRAS = ("test", "scale", "lint")


def test_every_package_that_is_reached_is_locked_within_its_bounds(
    pytestconfig: pytest.Config,
) -> None:
    if pytestconfig.getoption("--rewrite"):
        every = reached(EXTRAS, lambda name: installed(name) is not None)
        names = sorted({canonicalize_name(each.name) for each in every})
        pins = [f"{name}=={installed(name) or locked()[name]}" for name in names]
        CONSTRAINTS.write_text(HEAD + "\n".join(pins) + "\n", encoding="utf-8", newline="\n")
    exact = locked()
    needs = list(reached(EXTRAS, as_tested))
    assert [each.name for each in needs if canonicalize_name(each.name) not in exact] == []
    assert [
        f"{each} is locked at {exact[canonicalize_name(each.name)]}"
        for each in needs
        if exact[canonicalize_name(each.name)] not in each.specifier
    ] == []


def test_the_lock_names_versions_and_no_address() -> None:
    text = CONSTRAINTS.read_text(encoding="utf-8")
    assert "://" not in text
    assert "@" not in text


def test_a_newest_release_is_shut_out_for_a_reason_alone() -> None:
    """An upper bound in pyproject.toml has its reason beside it."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    bounded = [line for line in lines if ",<" in line and ">=" in line]
    assert [line.split()[0] for line in bounded] == ['"typer>=0.27,<0.29",']
    assert all("  # " in line for line in bounded)


def test_nothing_is_installed_that_nothing_imports() -> None:
    """What every installation gets is what some command loads."""
    sources = "\n".join(each.read_text("utf-8") for each in (ROOT / "src").rglob("*.py"))
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", sources, re.MULTILINE))
    provided = packages_distributions()
    loaded = {canonicalize_name(name) for each in imported for name in provided.get(each, [])}
    base = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert base - loaded == set()
