"""No plugins for pydantic: to look for them costs a tenth of a start, and the tool brings none."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

LOADER = "pydantic.plugin._loader"


class _NoPlugins(ModuleType):
    """Stands for the module that looks for plugins, which loads all that reads mail, sockets and archives.

    What another release of pydantic may ask of it beside the plugins, the module itself answers.
    """

    get_plugins = tuple

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by the import itself
            raise AttributeError(name)
        del sys.modules[LOADER]
        return getattr(import_module(LOADER), name)


def look_for_none() -> None:
    """Have pydantic look for no plugins, here and in processes started from here."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.modules.setdefault(LOADER, _NoPlugins(LOADER))
