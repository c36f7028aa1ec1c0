"""Every pattern of the tool answers at once, however long and odd the text that it is given."""

from __future__ import annotations

import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from types import ModuleType
from typing import Any

import pytest

import lccluster

LENGTH = 4_000  # signs: a pattern that looks at each of them for each of them misses the limit
LIMIT = 0.1  # seconds of the processor
COMMON = " \t\u3000_a1年（:"
SEARCHES = ("search", "sub", "finditer", "findall", "split")
# What only ever sees texts of a length that is bounded before.
BOUNDED = {
    "lccluster.files.form_document.values.opinion:_SIGNS:0": "the day at the end of a line",
    "lccluster.files.labels.telling:_FIGURE:0": "the beginning of a text",
}


def patterns() -> dict[str, tuple[re.Pattern[Any], tuple[str, ...]]]:
    """All patterns that modules keep, alone or in a table, with the ways in which they are asked."""
    found = {}
    for each in pkgutil.walk_packages(lccluster.__path__, "lccluster."):
        if not each.name.endswith("__main__"):
            module = import_module(each.name)
            for name, value in vars(module).items():
                for at, pattern in enumerate(_inside(value)):
                    found[f"{each.name}:{name}:{at}"] = pattern, _asked(module, name, value)
    return {name: each for name, each in found.items() if each[1] and name not in BOUNDED}


def _inside(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _inside(each)


def _asked(module: ModuleType, name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, re.Pattern):
        return ("search",)
    ways = re.findall(rf"\b{name}\.(\w+)\(", inspect.getsource(module))
    return tuple(dict.fromkeys("search" if way in SEARCHES else way for way in ways))


def texts(pattern: re.Pattern[Any]) -> Iterator[Any]:
    """Long texts of signs that the pattern names, each alone and in pairs, with an end that fits not."""
    raw = isinstance(pattern.pattern, bytes)
    written = pattern.pattern.decode() if raw else pattern.pattern
    signs = list(dict.fromkeys(COMMON + re.sub(r"\\.|[a-zA-Z?*+|^$]", "", written)))[:25]
    for unit in (*signs, *map("".join, product(signs[:12], repeat=2))):
        text = unit * (LENGTH // len(unit)) + "\x00"
        yield text.encode() if raw else text


PATTERNS = patterns()


@pytest.mark.parametrize("named", PATTERNS)
def test_a_pattern_looks_at_each_sign_a_few_times_only(named: str) -> None:
    pattern, ways = PATTERNS[named]
    for text in texts(pattern):
        for way in ways:
            began = time.process_time()
            getattr(pattern, way)(text)
            assert time.process_time() - began < LIMIT, (way, text[:4])
