"""The way to a place of a file that people or programs write, by what its keys are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lccluster.files.yaml.typed.keys import ANY, keys_for, kind_at
from lccluster.files.yaml.typed.shapes import chinese_of, members_of, shape_of
from lccluster.language import Spelt

Step = object  # drawn when it is said: a key as written, or as it is called
Place = tuple[str | int, ...]


def in_words(kind: type | None, data: Any, path: Place) -> Iterator[Step]:
    """Give the steps to a place of a kind of file by what its keys are called."""
    if kind is None or not chinese_of(kind):
        return _of_record(path)
    return steps(kind, data, path)


def _of_record(path: Place) -> Iterator[Step]:
    """Give the steps to a place of what programs write, which has keys of ours alone."""
    from lccluster.register.joining.header import KEYS
    from lccluster.register.record_words import FACTS, LISTS, words_in_lists

    words = words_in_lists() if len(path) > 1 else {**KEYS, **FACTS, **LISTS}
    for each in path:
        yield Spelt(each, words[each]) if isinstance(each, str) and each in words else each


def steps(
    kind: type, data: Any, path: Place, entry: Callable[[Any], str | None] = lambda _: None
) -> Iterator[Step]:
    """Give the steps to a place of a kind of file; an `entry` of a list or a mapping may have a name."""
    shape = shape_of(kind)
    for step in path:
        group = kind_at(shape, data) if isinstance(data, dict) else None
        key = _own(group, str(step)) if group else str(step)
        below = _below(data, step, key)
        if group:
            yield step if not str(step).isascii() else Spelt(step, chinese_of(group).get(key, key))
            shape = members_of(group)[key].shape if key in members_of(group) else ANY
        else:
            yield entry(below) or step
            shape = shape_of(shape.of) if shape.sort in ("list", "mapping") else ANY
        data = below


def _own(group: type, step: str) -> str:
    return (keys_for(group).find(step) or (step,))[0]


def _below(data: Any, *names: Any) -> Any:
    """Give what stands there by one of its names; None where nothing does."""
    if isinstance(data, list):
        at = names[0]
        return data[at] if isinstance(at, int) and at < len(data) else None
    return next((data[each] for each in names if each in data), None) if data else None
