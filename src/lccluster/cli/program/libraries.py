"""Libraries without the modules that they name at their head and no command of ours calls: a quarter of their time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

# What typer uses of these stands in functions: to open, to guess, to show a trace. tokenize is inspect's,
# urllib.parse what pathlib makes addresses of files with.
UNCALLED_BY_TYPER = (
    "difflib",
    "gettext",
    "platform",
    "shellingham",
    "shutil",
    "subprocess",
    "tokenize",
    "traceback",
    "urllib.parse",
    "uuid",
)
# What it tells other libraries of types, formats that we do not write; platform is what uuid asks.
UNCALLED_BY_MSGSPEC = (
    "msgspec.inspect",
    "msgspec.msgpack",
    "msgspec.toml",
    "msgspec.yaml",
    "platform",
    "textwrap",
)

# It only asks for the system's name, which Windows would take from a service.
UNCALLED_BY_WAITRESS = ("platform",)
# Kinds of values that models could have, and no form of ours has.
UNCALLED_BY_PYDANTIC = ("base64", "secrets", "zoneinfo")


def load_typer() -> None:
    """Load the library of command lines."""
    _load(("typer",), UNCALLED_BY_TYPER)


def load_structs() -> None:
    """Load msgspec without typing_extensions, which takes longer to load than msgspec itself.

    It is asked there for what Python has had since 3.11; whoever needs it later still finds it.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # not to be found
    try:
        _load(("msgspec",), UNCALLED_BY_MSGSPEC)
    finally:
        del sys.modules["typing_extensions"]


def load_server() -> None:
    """Load what serves the page."""
    _load(("waitress",), UNCALLED_BY_WAITRESS)


def load_pydantic() -> None:
    """Load what models of forms are made of."""
    _load(("pydantic.main", "pydantic.fields"), UNCALLED_BY_PYDANTIC)


def _load(libraries: tuple[str, ...], uncalled: tuple[str, ...]) -> None:
    """Load libraries without some modules, or with them where a release of a library cannot do without."""
    known = set(sys.modules)
    try:
        with _standing_in(uncalled):
            for each in libraries:
                import_module(each)
    except Exception:  # noqa: BLE001 - whatever it is, with the modules themselves it is not ours
        for each in set(sys.modules) - known:
            del sys.modules[each]
        for each in libraries:
            import_module(each)


@contextmanager
def _standing_in(names: tuple[str, ...]) -> Iterator[None]:
    """Have stand-ins found for modules that are not loaded yet; afterwards they themselves are found."""
    stand_ins = {name: _StandIn(name) for name in names if name not in sys.modules}
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for name in stand_ins:
            _forget(name)


class _StandIn(ModuleType):
    """Stands for a module with whoever imports it meanwhile; once asked for what it has, it loads it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by the import itself
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is not self:
            return getattr(_module(self.__name__), name)
        if (self.__name__, name) == ("platform", "system"):
            return _system  # asked for while uuid loads
        return type(name, (_Later,), {"__module__": self.__name__})


def _system() -> str:
    """Name the system; on Windows `platform` would ask a service that can be slow, or not answer."""
    return "Windows" if sys.platform == "win32" else os.uname().sysname


class _Later:
    """Stands for a function or a class that is imported by name: a call is one of what it stands for."""

    def __new__(cls, *given: Any, **named: Any) -> Any:
        return getattr(_module(cls.__module__), cls.__name__)(*given, **named)

    def __init_subclass__(cls) -> None:
        """Refuse to be what another class is made of: that has to be the class itself."""
        if cls.__bases__ != (_Later,):
            raise TypeError(cls.__name__)


def _module(name: str) -> ModuleType:
    """Load a module itself, even while something stands for it."""
    _forget(name)
    return import_module(name)


def _forget(stand_in: str) -> None:
    if isinstance(sys.modules.get(stand_in), _StandIn):
        del sys.modules[stand_in]
