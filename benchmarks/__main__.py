"""What the README claims about speed: `python benchmarks [start|page|batch|simulate|register|round|documents]...`.

One table: the work beside what it is held against, the aim, and whether it is reached. The exit
code is 1 where one is missed. Seconds are processor time, medians of alternating runs. `batch`
takes minutes, `simulate` and `register` need what `pip install -e .[bench]` brings, and hledger.
"""

from __future__ import annotations

import compileall
import os
import sys
from importlib import import_module
from pathlib import Path

from timing import machine

GROUPS = {
    "start": "startup",
    "page": "page",
    "batch": "batch",
    "simulate": "simulate",
    "register": "register",
    "round": "yearly_round",
    "documents": "documents",
}


def main() -> int:
    """Measure what is asked for, or everything."""
    os.environ.pop("LCCLUSTER_RULES", None)
    # Stale byte code doubles every start: what is installed has it fresh.
    compileall.compile_dir(Path(__file__).parents[1] / "src", quiet=1)
    print(machine())
    missed = 0
    for group in sys.argv[1:] or GROUPS:
        for row in import_module(GROUPS[group]).rows():
            print(row, flush=True)
            missed += not row.holds
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
