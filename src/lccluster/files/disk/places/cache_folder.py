"""Where a computer keeps what can be made again at any time."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Give the user's cache folder of this tool; LCCLUSTER_CACHE may name another one."""
    if own := environment.get("LCCLUSTER_CACHE"):
        return Path(own)
    try:
        return _usual(environment) / "lccluster"
    except RuntimeError:  # a user without a home
        return None


def _usual(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = environment.get("XDG_CACHE_HOME", "")
    return Path(named) if named.startswith("/") else Path.home() / ".cache"
