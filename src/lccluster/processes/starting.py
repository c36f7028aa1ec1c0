"""How other processes are started."""

from __future__ import annotations

import os
import sys
import threading


def method() -> str:
    """Fork where it is cheap and safe: not where there are threads, or a library that starts some."""
    threads = threading.active_count() > 1 or "polars" in sys.modules or sys.platform == "darwin"
    return "fork" if hasattr(os, "fork") and not threads else "spawn"
