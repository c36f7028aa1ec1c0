"""Kinds of one thing: a class becomes one of them by deriving from the thing, and is listed nowhere."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar, Literal, TypeVar, get_args, get_origin, get_type_hints

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


@cache
def known_by(kind: type) -> tuple[str, str]:
    """Give the key by which a kind is told from the others, and its word there."""
    # Its own annotations say it, mostly; to evaluate all of them takes its time at every start.
    own: dict[str, Any] = vars(kind).get("__annotations__", {})
    told = _told(own) or _told(get_type_hints(kind))
    assert told  # noqa: S101 - a kind has a word
    return told


def _told(hints: dict[str, Any]) -> tuple[str, str] | None:
    words = ((key, get_args(hint)[0]) for key, hint in hints.items() if get_origin(hint) is Literal)
    return next(words, None)


def by_word(thing: type[Thing]) -> dict[str, type[Thing]]:
    """Map the word of each kind to the kind."""
    kinds: list[type] = [*kinds_of(thing)]
    return {known_by(kind)[1]: kind for kind in kinds}
