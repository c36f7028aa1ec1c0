"""Where a computer keeps what a user has set, and what can be made again at any time."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Give the user's cache folder of this tool; LCCLUSTER_CACHE may name another one."""
    if own := environment.get("LCCLUSTER_CACHE"):
        return Path(own)
    if sys.platform == "darwin":
        return _own(environment, "", "Library/Caches")
    if sys.platform == "win32":
        return _own(environment, "LOCALAPPDATA", "AppData/Local")
    return _own(environment, "XDG_CACHE_HOME", ".cache")


def settings_folder(environment: Mapping[str, str]) -> Path | None:
    """Give the folder of this tool's settings."""
    if sys.platform == "win32":
        return _own(environment, "APPDATA", "AppData/Roaming")
    return _own(environment, "XDG_CONFIG_HOME", ".config")


def _own(environment: Mapping[str, str], variable: str, usual: str) -> Path | None:
    """Give the tool's own folder in the one that a variable names, else in the usual one; None without a home."""
    named = environment.get(variable, "")
    try:
        above = Path(named) if _counts(named) else Path.home() / usual
    except RuntimeError:  # a user without a home
        return None
    return above / "lccluster"


def _counts(named: str) -> bool:
    return bool(named) and (sys.platform == "win32" or named.startswith("/"))
