"""Structs of files whose keys may stand in either language: rulebooks, which people write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.typed.at_once import ODD, built_at_once
from lccluster.files.yaml.typed.building import build, sound

T = TypeVar("T", bound=Struct)


def build_named(kind: type[T], document: Document) -> tuple[T | None, list[Problem], Document]:
    """Build a struct whose keys may stand in either language, and give the document by our own names.

    What fits as it stands is not looked at twice; raises Unusable where one key stands in two spellings.
    """
    document = replace(document, reads=kind)
    try:
        return built_at_once(kind, document.data), [], document
    except ODD:
        from lccluster.files.yaml.own_names import in_own_names  # most files need it not

        named = in_own_names(kind, document)
    return (*build(kind, named), named)


def fitting_named(
    kind: type[T],
    document: Document,
    wrong: Callable[[T, Document], Iterable[Problem]] = sound,
) -> tuple[T, Document]:
    """Build it likewise; raises Unusable with all that does not fit, or is `wrong` with what does."""
    built, problems, named = build_named(kind, document)
    if built is not None:
        problems = [*wrong(built, named)]
    if built is None or problems:
        raise Unusable(problems)
    return built, named
