"""What the README claims about speed: `python benchmarks [start|page|batch|simulate|register|round|documents]...`.

One table: the work beside what it is held against, the aim, and whether it is reached. The exit
code is 1 where one is missed. Seconds are processor time, medians of alternating runs. `batch`
takes minutes, `simulate` and `register` need what `pip install -e .[bench]` brings, and hledger.
"""

from __future__ import annotations

import compileall
import os
import sys
from multiprocessing import get_context
from pathlib import Path

from timing import machine, measured

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
    print(machine(), flush=True)
    missed = [_measured_apart(group) for group in sys.argv[1:] or GROUPS]
    return 1 if any(missed) else 0


def _measured_apart(group: str) -> bool:
    """Measure a group in a process of its own: what another one has loaded would count as memory here.

    A process that is started counts the memory of the one that started it as the most it ever had.
    """
    process = get_context("spawn").Process(target=measured, args=(GROUPS[group],))
    process.start()
    process.join()
    return process.exitcode != 0


if __name__ == "__main__":
    sys.exit(main())
