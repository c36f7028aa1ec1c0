"""Where a computer keeps what a user has set."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


def settings_folder(environment: Mapping[str, str]) -> Path | None:
    """Give the folder of this tool's settings; None for a user without a home."""
    try:
        return _usual(environment) / "lccluster"
    except RuntimeError:
        return None


def _usual(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        roaming = environment.get("APPDATA")
        return Path(roaming) if roaming else Path.home() / "AppData" / "Roaming"
    named = environment.get("XDG_CONFIG_HOME", "")
    return Path(named) if named.startswith("/") else Path.home() / ".config"
