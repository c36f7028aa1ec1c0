"""What lies in the folders that a page is of."""

from pathlib import Path

from lccluster.files.disk.glance import is_register
from lccluster.files.rules.library import Library

__all__ = ["Library", "is_register", "is_round"]


def is_round(folder: Path) -> bool:
    """Tell whether a round is there."""
    return (folder / "round.yaml").is_file()
