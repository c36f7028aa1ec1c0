"""How long an official waits for one answer, beside what the libraries alone need to load."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from batch import FORM
from large_register import AS_OF, make
from timing import Row, Runs, in_turn, once, ratio

TITLES, ROUNDS = 500, 21
PYTHON, TOOL = sys.executable, str(Path(sys.executable).with_name("lccluster"))
FIELDS = "".join(f"\n    cell{number}: int | None = None" for number in range(30))
BASES = {
    "typer": "import typer",
    "typer, pydantic": "import typer, pydantic",
    "model": f"import typer\nfrom pydantic import BaseModel\nclass Form(BaseModel):{FIELDS}",
}
COMPLETION = ("_LCCLUSTER_COMPLETE=complete_bash", "COMP_WORDS=lccluster ch", "COMP_CWORD=1")


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder, "register")
        make(register, TITLES, packed=False)
        form = Path(folder, "form.yaml")  # nothing on it is unusual, and no file lies beside it
        form.write_text(FORM.format(n=1, area=38, firms=73, revenue="34.15"), "utf-8")
        told = ("--register", str(register))
        ids = _unreported(register)[:ROUNDS]
        commands = {name: [PYTHON, "-c", text] for name, text in BASES.items()}
        commands |= {
            "version": [TOOL, "--version"],
            "help": [TOOL, "--help"],
            "completion": ["env", *COMPLETION, TOOL],
            "check": [TOOL, "check", str(form)],
            "list": [TOOL, "register", "list", "--expiring", "--as-of", AS_OF, *told],
        }
        runs = in_turn(commands, ROUNDS)
        runs |= _acts(ids, told)
    yield ratio("check of one form / typer, a model of 30 fields", runs, "check", "model", 1.2)
    for name in ("version", "help", "completion"):
        yield ratio(f"{name} / import typer", runs, name, "typer", 1.1)
    yield ratio("list --expiring of 500 / typer, pydantic", runs, "list", "typer, pydantic", 1.2)
    yield ratio("one act on 500 / import typer", runs, "act", "typer beside acts", 1.8)


def _unreported(register: Path) -> list[str]:
    """Give the titles whose report is not in yet: one more would be refused, and take less."""
    files = sorted(register.rglob("LC-202[234]-*.yaml"), key=lambda path: path.stem)
    return [each.stem for each in files if "year: 2025" not in each.read_text("utf-8")]


def _acts(ids: Sequence[str], told: Sequence[str]) -> dict[str, Runs]:
    """Record a yearly report on one title after the other, in turn with what is beside it."""
    report = ("--year", "2025", "--on", "2026-01-12")
    found = {"act": Runs(), "typer beside acts": Runs()}
    for each in ids:
        found["act"].add(once([TOOL, "register", "report", each, *report, *told]))
        found["typer beside acts"].add(once([PYTHON, "-c", BASES["typer"]]))
    return found
