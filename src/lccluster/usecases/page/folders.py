"""What lies in the folders that a page is of."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.glance import is_register
from lccluster.files.register.folder import open_register
from lccluster.files.register.seals.latest import later_than
from lccluster.files.rules.library import Library

__all__ = ["Library", "another_clock", "is_register", "is_round"]


def is_round(folder: Path) -> bool:
    """Tell whether a round is there."""
    return (folder / "round.yaml").is_file()


def another_clock(register: Path, today: date) -> list[Problem]:
    """Say that the clock is behind what is recorded in a register, where one is here."""
    if is_register(register):
        with suppress(Unusable):  # whoever asks the register is told what is wrong with it
            found = later_than(open_register(register), today)
            return [found] if found else []
    return []
