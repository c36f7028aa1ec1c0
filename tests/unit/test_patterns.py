"""Every pattern of the tool answers at once, however long and odd the text that it is given."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import lccluster
from haste import at_once

SOURCE = Path(lccluster.__file__).parent
OTHER_DIGITS = "٣۳३๓߃𝟑"  # `\d` takes each of them for a digit
LENGTH = 4_000  # signs: a pattern that looks at each of them for each of them misses the limit
LIMIT = 0.1  # seconds of the processor
COMMON = " \t\u3000_a1年（:"
SEARCHES = ("search", "sub", "finditer", "findall", "split")
# What only ever sees texts of a length that is bounded before.
BOUNDED = {
    "lccluster.files.forms.document.values.opinion:_SIGNS:0": "the day at the end of a line",
    "lccluster.files.forms.labels.telling:_FIGURE:0": "the beginning of a text",
}


IN_COLUMNS = "lccluster.engines."  # load a library with threads: not where tests are collected


def patterns(*, in_columns: bool) -> dict[str, tuple[re.Pattern[Any], tuple[str, ...]]]:
    """All patterns that modules keep, alone or in a table, with the ways in which they are asked."""
    found = {}
    for each in pkgutil.walk_packages(lccluster.__path__, "lccluster."):
        if each.name.startswith(IN_COLUMNS) == in_columns and not each.name.endswith("__main__"):
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


PATTERNS = patterns(in_columns=False)


@pytest.mark.in_columns
def test_what_works_in_columns_keeps_no_pattern() -> None:
    assert patterns(in_columns=True) == {}


@pytest.mark.parametrize("named", PATTERNS)
def test_a_pattern_looks_at_each_sign_a_few_times_only(named: str) -> None:
    pattern, ways = PATTERNS[named]
    for text in texts(pattern):
        for way in ways:
            look = partial(getattr(pattern, way), text)
            assert at_once(look, LIMIT), (way, text[:4])


@pytest.mark.parametrize("named", PATTERNS)
def test_a_pattern_takes_no_digit_of_another_script_for_one(named: str) -> None:
    pattern, _ = PATTERNS[named]
    if isinstance(pattern.pattern, str):
        assert r"\d" not in pattern.pattern or pattern.flags & re.ASCII


def _calls_of_re(path: Path) -> Iterator[str]:
    """Every call of `re` in a file, as it is written: a pattern may stand within a function."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if re.search(r"\bre\.", text) else ():
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            yield ast.unparse(node)


def test_no_call_of_re_takes_digits_of_other_scripts() -> None:
    assert all(re.fullmatch(r"\d", sign) for sign in OTHER_DIGITS)
    calls = [each for path in SOURCE.rglob("*.py") for each in _calls_of_re(path)]
    assert len(calls) > 100
    assert [each for each in calls if r"\d" in each and "re.ASCII" not in each] == []


def test_no_code_asks_a_text_for_digits_by_a_method_that_takes_those_of_other_scripts() -> None:
    """`²`.isdigit() and `٣`.isdecimal() are true; to refuse a text for any such digit is right."""
    asking = re.compile(r"\.is(?:digit|decimal|numeric)\(")
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if asking.search(path.read_text(encoding="utf-8"))
    }
    assert found == {
        "quantities/texts.py",  # is_digits itself
        "quantities/figures.py",  # no unit has a digit of any kind
        "files/forms/document/values/units_line.py",
        "files/office/showing/words.py",  # a raised sign beside any digit
    }
