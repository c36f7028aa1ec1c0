"""How long an official waits for one answer: `python benchmarks/startup.py`.

Ratios to importing the libraries alone. `import pydantic` loads next to nothing of pydantic, so
the ratio to what any program with a pydantic model has to load stands beside it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from timing import in_turn, machine, row

EXAMPLE = Path(__file__).parents[1] / "examples/applications/complete/application.yaml"
LIST = Path(__file__).parents[1] / "examples/register/recognised-2022.yaml"
ROUNDS = 15


def main() -> None:
    python, tool = sys.executable, str(Path(sys.executable).with_name("lccluster"))
    with tempfile.TemporaryDirectory() as folder:
        register = f"--register={folder}/register"
        in_turn({"init": [tool, "register", "init", f"--from={LIST}", register]}, 0)
        runs = in_turn(
            {
                "typer": [python, "-c", "import typer"],
                "typer, pydantic": [python, "-c", "import typer, pydantic"],
                "typer, a pydantic model": [python, "-c", MODEL],
                "--help": [tool, "--help"],
                "completion": ["env", *COMPLETION, tool],
                "check": [tool, "check", str(EXAMPLE)],
                "register list --expiring": [tool, "register", "list", "--expiring", register],
            },
            ROUNDS,
        )
    print(machine(), f"medians of {ROUNDS} alternating runs", sep="; ")
    for name in ("typer", "typer, pydantic", "typer, a pydantic model"):
        print(f"python, import {name:<29}{runs[name].median * 1000:>8.0f} ms")
    print(row("--help / import typer", runs["--help"], runs["typer"], 1.5))
    print(row("completion / import typer", runs["completion"], runs["typer"], 1.5))
    print(row("check / import typer, pydantic", runs["check"], runs["typer, pydantic"], 1.5))
    print(
        row("check / typer, a pydantic model", runs["check"], runs["typer, a pydantic model"], 1.5)
    )
    print(
        row(
            "register list / import typer, pydantic",
            runs["register list --expiring"],
            runs["typer, pydantic"],
            1.6,
        )
    )


MODEL = "import typer; from pydantic import BaseModel\nclass A(BaseModel):\n    a: int"
COMPLETION = ["_LCCLUSTER_COMPLETE=complete_bash", "COMP_WORDS=lccluster ch", "COMP_CWORD=1"]

if __name__ == "__main__":
    main()
