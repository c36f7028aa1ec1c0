"""Which keys a kind of file has, in either language, and which kind of group stands at a place of it."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from lccluster.files.yaml.typed.shapes import Kinds, Shape, chinese_of, members_of, shape_of
from lccluster.form.keys import Keys

ANY = Shape("any")


@cache
def keys_for(kind: type[Struct]) -> Keys:
    """Give the keys of a kind of file, in either language."""
    labels = {key: chinese_of(kind).get(key, key) for key in members_of(kind)}
    found: dict[str, tuple[str, ...]] = {
        word: (key,) for key, label in labels.items() for word in (label, key)
    }
    groups = {key: _group(member.shape) for key, member in members_of(kind).items()}
    below = {key: keys_for(group) for key, group in groups.items() if group}
    return Keys(frozenset(labels), found, below, labels)


def _group(shape: Shape) -> type[Struct] | None:
    """Give the kind of group that stands at a place, or in the list there."""
    if shape.sort == "list":
        return _group(shape_of(shape.of))
    return shape.of if shape.sort == "group" else None


def kind_at(shape: Shape, data: dict[str, Any]) -> type[Struct] | None:
    """Give the kind of group that stands at a place; of several the one that its word names, else the first."""
    if shape.sort != "kinds":
        return shape.of if shape.sort in ("group", "text or group") else None
    kinds: Kinds = shape.of
    first: type[Struct] = next(iter(kinds.by_word.values()))
    written = data.get(kinds.tag) or data.get(chinese_of(first).get(kinds.tag, kinds.tag))
    word = kinds.word(written) if isinstance(written, str) else None
    return kinds.by_word[word] if word else first
