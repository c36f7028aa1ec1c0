"""The library of value classes, loaded before anybody needs one."""

import sys
from importlib import import_module


def load_structs() -> None:
    """Load msgspec without typing_extensions, which takes longer to load than msgspec itself.

    It is asked there for what Python has had since 3.11; whoever needs it later still finds it.
    """
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # not to be found
    try:
        import_module("msgspec")
    finally:
        del sys.modules["typing_extensions"]
