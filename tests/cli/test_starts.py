"""What a start loads: nothing that the command asked for does not use."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from lccluster.cli.program.plugins import LOADER, look_for_none
from running import EXAMPLES

ONE = EXAMPLES / "complete" / "application.yaml"


def _loaded(*words: str) -> set[str]:
    """Name the modules that a command loads, in a process of its own."""
    run = [sys.executable, "-X", "importtime", "-m", "lccluster", *words]
    told = subprocess.run(run, check=False, capture_output=True, text=True, encoding="utf-8").stderr
    return {line.rpartition("|")[2].strip() for line in told.splitlines()}


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("register", "list", "--help")])
def test_help_loads_no_form_and_no_parser(words: tuple[str, ...]) -> None:
    loaded = _loaded(*words)
    assert "lccluster.cli.main" in loaded
    assert loaded.isdisjoint({"pydantic", "yaml", "rich"})


def test_the_first_page_of_help_loads_no_values() -> None:
    assert _loaded("--help").isdisjoint({"msgspec", "decimal", "lccluster.errors"})


def test_a_list_of_titles_loads_no_form(tmp_path: Path) -> None:
    loaded = _loaded("register", "list", "--register", str(tmp_path / "none"))
    assert "lccluster.usecases.register.room" in loaded
    assert loaded.isdisjoint({"pydantic", "yaml", "hashlib", "multiprocessing"})


def test_a_plain_form_is_checked_without_the_parser_of_yaml(tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    text = re.sub(r"materials/\S+\.[a-z]+", "true", ONE.read_text("utf-8"))
    form.write_text(text, "utf-8")
    loaded = _loaded("check", str(form))
    assert "pydantic" in loaded
    assert loaded.isdisjoint({"yaml", "rich", "multiprocessing", "xml.etree.ElementTree"})
    assert loaded.isdisjoint({"email", "zipfile", "csv", "json", "lccluster.form.findings"})


def test_pydantic_is_told_of_no_plugins_and_whatever_else_it_asks_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, LOADER, sys.modules.get(LOADER))
    del sys.modules[LOADER]
    look_for_none()
    loader = import_module(LOADER)
    assert list(loader.get_plugins()) == []
    assert loader.PYDANTIC_ENTRY_POINT_GROUP == "pydantic"
