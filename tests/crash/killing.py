"""A command that is killed: it runs in a process of its own, which ends at once at some call."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from writing import Trial


def killed(trial: Trial, folder: Path, at: int) -> None:
    """Run the command in a process of its own, which ends at once at a count."""
    in_another_process(lambda: trial.attempt(folder, at, die))


def in_another_process(work: Callable[[], object]) -> None:
    """Do something in a process of its own, which may end at any moment of it."""
    process = os.fork()
    if not process:
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(process, 0)


def die() -> None:
    """End at once."""
    os._exit(9)
