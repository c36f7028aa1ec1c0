"""Where something stands in a file of a rulebook, said by what its parts are called."""

from __future__ import annotations

from typing import Any

from lccluster.errors import Way, counted
from lccluster.files.yaml.reader import Path_
from lccluster.files.yaml.said import steps
from lccluster.language import spoken


def said_place(kind: type | None, data: Any, path: Path_) -> str:
    """Say a place in Chinese by the names of keys and the labels of entries; in English by its path."""
    named = steps(kind, data, path, _label) if kind and spoken() == "zh" else path
    return counted(str(Way(named)))


def in_other_language(path: Path_) -> bool:
    """Tell whether words stand there that are not of the language spoken."""
    return path[-1] == ("en" if spoken() == "zh" else "zh")


def _label(entry: Any) -> str | None:
    """Give what an entry of a list is called, where it says so."""
    if not isinstance(entry, dict):
        return None
    label = entry.get("label")
    named = label.get("zh") if isinstance(label, dict) else entry.get("name")
    return named if isinstance(named, str) else None
