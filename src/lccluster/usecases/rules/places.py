"""Where something stands in a file of a rulebook, said by what its parts are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lccluster.errors import counted
from lccluster.files.yaml.own_names import kind_at
from lccluster.files.yaml.reader import Path_, dotted
from lccluster.files.yaml.typed_shapes import Shape, members_of, shape_of, written_key
from lccluster.language import spoken

_ANY = Shape("any")


def said_place(kind: type | None, data: Any, path: Path_) -> str:
    """Say a place in Chinese by the names of keys and the labels of entries; in English by its path."""
    by_names = spoken() == "zh" and kind is not None
    return counted(dotted(tuple(_steps(shape_of(kind), data, path)) if by_names else path) or "")


def in_other_language(path: Path_) -> bool:
    """Tell whether words stand there that are not of the language spoken."""
    return path[-1] == ("en" if spoken() == "zh" else "zh")


def _steps(shape: Shape, data: Any, path: Path_) -> Iterator[str | int]:
    if not path:
        return
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and (kind := kind_at(shape, data)):
        key = str(step)
        below = members_of(kind)[key].shape if key in members_of(kind) else _ANY
        yield written_key(kind, key)
    else:
        below = shape_of(shape.of) if shape.sort in ("list", "mapping") else _ANY
        yield _label(data[step]) or step
    yield from _steps(below, data[step], rest)


def _label(entry: Any) -> str | None:
    """Give what an entry of a list is called, where it says so."""
    if not isinstance(entry, dict):
        return None
    label = entry.get("label")
    named = label.get("zh") if isinstance(label, dict) else entry.get("name")
    return named if isinstance(named, str) else None
