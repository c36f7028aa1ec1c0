"""Kinds of one thing: a class becomes one of them by deriving from the thing, and is listed nowhere."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from msgspec import Struct

Thing = TypeVar("Thing")


class Kind(Struct, frozen=True):
    """What has kinds derives from this, and they from it."""

    defined: ClassVar[list[type]] = []

    def __init_subclass__(cls, **how: Any) -> None:
        super().__init_subclass__(**how)
        Kind.defined.append(cls)


def kinds_of(thing: type[Thing]) -> list[type[Thing]]:
    """List the kinds in the order of their definition; what others derive from is none itself."""
    return [
        kind
        for kind in Kind.defined
        if issubclass(kind, thing) and kind is not thing and not kind.__subclasses__()
    ]
