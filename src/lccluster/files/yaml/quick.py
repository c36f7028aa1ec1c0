"""Plainly plain YAML straight to data; None for every document that is anything else.

The strict reader is the one authority. This one answers only where every line is of a kind that
cannot be read in two ways (`key: value`, `- value`, brackets, quotes without escapes, a text
behind `|`), and says what the strict one would, in less than half its time and without PyYAML.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lccluster.files.yaml.records import record

_DEEPEST = 9  # lists and groups in one another; the strict reader has its own bound, further down
_NULLS = frozenset({"~", "null", "Null", "NULL"})
_FIRST = r"(?:[^\s\-?:,\[\]{}\#&*!|>'\"%@`]|-(?=[^\s\-]))"  # no sign that means something to YAML
_QUOTED = r"\"[^\n\"\\]*+\"|'[^\n']*+'"
_FLOWING = r"[^\n:\#,?\[\]{}]*+"  # what goes on between brackets
_PAIR, _SAID = rf"\w{{1,99}}+:[ ]\w{_FLOWING}(?<![ ])", rf"\w{_FLOWING}(?<![ ])"
# Possessive throughout (`*+`): what fails here fails at once, however long a hostile line is.
_LINE = rf"""([ ]*+)(-[ ]++)?                                    # how far in; an entry of a list
    (?:(\w[^\n:\#]{{0,99}}(?<![ ])):(?:[ ]++|(?=\n)))?       # key
    (?:(?:({_FIRST}[^\n:\#]*+(?::(?=\S)[^\n:\#]*+)*+)        # plain value
         |({_QUOTED})
         |(\{{{_PAIR}(?:,[ ]{_PAIR})*+\}}(?=\n)           # plain words in brackets
           |\[{_SAID}(?:,[ ]{_SAID})*+\](?=\n))
         |([\[{{](?:[^\n\#]*,[ ]*+\n[ ]++)*[^\n\#]*[\]}}]))? # brackets; a comma goes on below
       [ ]*+(?:(?<![^ \n])\#[^\n]*+)?\n
      |\|\n((?:\1[ ][^\n]*+\n|\n)++))                        # text
    |([\s\S]+)                                               # anything else, and all behind it"""
_ENTRY = rf"""(?:(\w[^\n:\#,?\[\]{{}}"']{{0,99}}(?<![ ])):[ ]++)?
    (?:([\[{{])[ ]*+
      |(?:({_FIRST}{_FLOWING}(?::(?=\w){_FLOWING})*+)|({_QUOTED})[ ]*+)?([\]}}]*+)[ ]*+(,[ \n]*+)?)"""


@cache
def _spelt(pattern: str) -> re.Pattern[str]:
    """Compile a pattern where it is needed: many commands read nothing but records."""
    return re.compile(pattern, re.VERBOSE)


class _NotPlain(Exception):
    pass


def quick(text: str, most_nodes: int) -> Any:
    """Give the data of a plain document; None where the strict reader has to look."""
    lines = text.replace("\r\n", "\n") if "\r" in text else text
    # What is printable to Python may stand in YAML; a blank from Word or a tab may not here.
    if not lines.replace("\n", "").isprintable() or (
        len(lines) > most_nodes and _nodes(lines) > most_nodes
    ):
        return None
    if (known := record(lines)) is not None:
        return known
    try:
        return _document(lines) if lines[-1:] == "\n" else _document(f"{lines}\n", cut=True)
    except _NotPlain:
        return None


def _nodes(lines: str) -> int:
    """Count lines and what may be a node, rather too many than too few."""
    return lines.count("\n") + 2 * lines.count(":") + sum(map(lines.count, (",", "- ", "[")))


def _document(lines: str, *, cut: bool = False) -> Any:
    """Read every line; `cut` tells that the last one had no end."""
    root: list[Any] = [None]
    outline = _Outline(root)
    for indent, dash, key, plain, quoted, flat, brackets, block, odd in _spelt(_LINE).findall(
        lines
    ):
        stated = plain or quoted or flat or brackets or block
        if not (dash or key):
            if stated or odd:
                raise _NotPlain
            continue
        at = len(indent)
        holder = outline.holder(at, list if dash else dict)
        if block:
            if dash or cut:
                raise _NotPlain
            value: Any = _text(block)
        else:
            value = (
                _flat(flat) if flat else _brackets(brackets) if brackets else _scalar(plain, quoted)
            )
        if key:
            if dash:
                at += len(dash)
                holder = outline.entry(at, holder)
            if key in holder:
                raise _NotPlain
            holder[key] = value
            if not stated:
                outline.waiting = (at, holder, key)
        elif stated:
            holder.append(value)
        else:
            raise _NotPlain
    return root[0]


class _Outline:
    """The lists and groups that are open at a line, and how far in each of them stands."""

    def __init__(self, root: list[Any]) -> None:
        self.levels: list[tuple[int, Any]] = [(-1, None)]
        self.waiting: tuple[int, Any, Any] | None = (-1, root, 0)  # what stands deeper is its value

    def holder(self, at: int, kind: type) -> Any:
        """Give the list or group that a line belongs to."""
        waiting, self.waiting = self.waiting, None
        place, found = self.levels[-1]
        if waiting is None and place == at and type(found) is kind:  # as most lines
            return found
        if waiting and (at > waiting[0] or (at == waiting[0] and kind is list)):
            return self._opened(at, kind(), waiting)
        levels = self.levels
        while levels[-1][0] > at:
            del levels[-1]
        if kind is dict and type(levels[-1][1]) is list and levels[-2][0] == at:
            del levels[-1]  # the list of a key stands as far in as the key
        place, found = levels[-1]
        if place != at or type(found) is not kind:
            raise _NotPlain
        return found

    def _opened(self, at: int, found: Any, waiting: tuple[int, Any, Any]) -> Any:
        _, above, key = waiting
        above[key] = found
        self._push(at, found)
        return found

    def entry(self, at: int, holder: Any) -> dict[str, Any]:
        """Open a group that is an entry of a list."""
        group: dict[str, Any] = {}
        holder.append(group)
        self._push(at, group)
        return group

    def _push(self, at: int, found: Any) -> None:
        if len(self.levels) > _DEEPEST:
            raise _NotPlain
        self.levels.append((at, found))


def _scalar(plain: str, quoted: str) -> str | None:
    if quoted:
        return quoted[1:-1]
    said = plain.rstrip(" ")
    return said if said and said not in _NULLS else None


def _text(block: str) -> str:
    """Read a text; its lines stand at least as far in as the first, none is of blanks alone."""
    lines = block.split("\n")
    margin = lines[0][: -len(lines[0].lstrip(" ")) or None]
    inside = [line[len(margin) :] for line in lines]
    if not margin or any(
        line and not (line.startswith(margin) and rest.strip(" "))
        for line, rest in zip(lines, inside, strict=True)
    ):
        raise _NotPlain
    return "\n".join(inside).rstrip("\n") + "\n"


def _flat(text: str) -> Any:
    """Read brackets around plain words, as most are."""
    parts = text[1:-1].split(", ")
    if text[0] == "[":
        return parts if _NULLS.isdisjoint(parts) else _brackets(text)
    found = dict([part.split(": ") for part in parts])
    plain = len(found) == len(parts) and _NULLS.isdisjoint(found.values())
    return found if plain else _brackets(text)


def _brackets(text: str) -> Any:
    """Read a list or group in brackets; only where a comma stands does another entry follow."""
    root: list[Any] = []
    around: list[Any] = [root]
    for key, opens, plain, quoted, closes, comma in _spelt(_ENTRY).findall(text)[:-1]:
        holder = around[-1]
        if opens or plain or quoted:
            value: Any = ([] if opens == "[" else {}) if opens else _scalar(plain, quoted)
            _add(holder, key, value)
        elif key or holder or not closes:
            raise _NotPlain
        if opens:
            if len(around) > _DEEPEST:
                raise _NotPlain
            around.append(value)
            continue
        for sign in closes:
            _close(around, sign)
        if (comma == "") != (len(around) == 1):
            raise _NotPlain
    if len(root) != 1 or len(around) != 1:
        raise _NotPlain
    return root[0]


def _add(holder: Any, key: str, value: Any) -> None:
    if type(holder) is list and not key:
        holder.append(value)
    elif type(holder) is dict and key and key not in holder:
        holder[key] = value
    else:
        raise _NotPlain


def _close(around: list[Any], sign: str) -> None:
    if len(around) == 1 or (type(around[-1]) is list) != (sign == "]"):
        raise _NotPlain
    del around[-1]
