"""Records and sheets as this tool writes them straight to data; None for every other text.

One pattern holds every line against what `writer` draws: facts, a line each, then a list of acts or of
scores, one a line.
What fits differs from JSON by its quotes alone, so they are put in and JSON's own reader, which
is in C, does the rest. It says what the strict reader would, in a quarter of `quick`'s time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

Marks = Sequence[tuple[str, str]]
_REST = r"[^ \n?:,\[\]{}\#'\"\\]"  # signs that mean nothing to YAML wherever they stand
_PLAIN = rf"(?!(?:Null|NULL)[,}}\n])(?![\-&*!|>%@`~]){_REST}++(?::\w{_REST}*+)*+"
VALUE = rf"(?:{_PLAIN}|\"[^\"\\\n]*+\")"
_PAIR = rf"[a-z_][a-z0-9_]{{0,60}}+:[ ]{VALUE}"
_NAMED = rf"[^\W\d][\w.]{{0,60}}+:[ ]{VALUE}"  # below a key, names of cells and of aspects, too
_GROUP = rf"\{{{_NAMED}(?:,[ ]{_NAMED})*+\}}"
_ACT = rf"[ ][ ]-[ ]\{{{_PAIR}(?:,[ ](?:{_PAIR}|[a-z_]++:[ ]{_GROUP}))*+\}}\n"
_RECORD = rf"""(?:((?:{_PAIR}\n)++)                                              # one cluster's facts
      |clusters:\n[ ][ ]-[ ]({_PAIR}\n(?:[ ][ ](?:[ ][ ]|-[ ]){_PAIR}\n)*+))  # those of a year's
    (events|scores):\n((?:{_ACT})++)"""
_LISTS = ("\nevents:\n", "\nscores:\n")
_IN_FACTS = (("\n    ", "\n"), ("\n  - ", '"},{"'), ("\n", '", "'))
_IN_ACTS = (("}\n  - {", '"},{"'), (", ", '", "'))
_PAIRS, _NULL = (": ", '": "'), ('": "null"', '": null')
_NESTED = (('"{', '{"'), ('}"', '"}'))


def record(text: str) -> dict[str, Any] | None:
    """Give the data of a record of printable signs; None where it is not as the tool writes one."""
    found = _pattern().fullmatch(text) if any(each in text for each in _LISTS) else None
    if found is None:
        return None
    own, several, key, entries = found.groups()
    facts, acts = _data((own or several)[:-1], _IN_FACTS), _data(entries[5:-2], _IN_ACTS)
    if facts is None or acts is None:
        return None
    if several:
        return {"clusters": facts, key: acts}
    return None if key in facts[0] else {**facts[0], key: acts}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_RECORD, re.VERBOSE)  # takes milliseconds, which no form needs to spend


def _data(text: str, marks: Marks) -> list[dict[str, Any]] | None:
    """Read groups of pairs; None where a key stands twice in one, of which JSON keeps the last."""
    nested = _NESTED if ": {" in text else ()
    parts = text.split('"')  # what stands in quotes already is every second one
    parts[0] = f'[{{"{parts[0]}'
    parts[-1] = f'{parts[-1]}"}}]'
    parts[::2] = (_quoted(each, (*marks, _PAIRS, *nested, _NULL)) for each in parts[::2])
    json = "".join(parts)
    found: list[dict[str, Any]] = msgspec.json.decode(json)
    return found if _keys(found, nested=bool(nested)) == json.count('": ') else None


def _quoted(text: str, marks: Marks) -> str:
    for mark, json in marks:
        text = text.replace(mark, json)
    return text


def _keys(groups: list[dict[str, Any]], *, nested: bool) -> int:
    inner = (len(value) for each in groups for value in each.values() if type(value) is dict)
    return sum(map(len, groups)) + (sum(inner) if nested else 0)
