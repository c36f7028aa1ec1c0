"""Files as they come to harm: signs changed, cut, parts swapped, nodes doubled, figures without end.

Most changes leave a file what it is, so that what reads it is reached: XML stays well-formed,
YAML and tables stay text, binary files keep their length.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]
_NODE = re.compile(rb"<([\w:]+)[^<>]*>[^<>]*</\1>|<[\w:]+[^<>]*/>")
_TREE = re.compile(rb"<([\w:]+)\b[^<>]*(?<!/)>.{0,3000}?</\1>", re.DOTALL)
_VALUE = re.compile(rb'(?<==")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)')
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_LARGE = 1_000_000  # bytes; what has become as large is not changed further
_WORD = re.compile(rb"[^\s:,{}\[\]]+")
_NUMBERS = (
    b"0", b"-1", b"1e308", b"1e-400", b"99999999999999999999", b"2147483648", b"1048576", b"16384", b"20000",
    b"0.1", b"nan", b"9" * 400, b"0." + b"3" * 300, "①".encode(), "１２".encode(), b"3 4", b"65535", b"255",
)  # fmt: skip
_TEXTS = (
    "\t", "\n", "\n\n", "：", "　", "、", "“", "①", "亿", "万", "近", "－", "−", "~", " # ", ": ", "- ", ", ", "\u200b",
    "\u202e", "é", "\U0001f600", "?", "null", "true", "2025-02-30", "2025年", "a" * 3000, "9" * 70_000, "一" * 30_000,
)  # fmt: skip
_PIECES = (
    b"\0", b"\xff\xfe", b"\xb8\xf6", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"]]>", b"<a>" * 3000, b"[" * 3000,
    b"<a/>" * 3000, b"- " * 2000, b"{", b"*a", b"&a", b"!!x", b"<![CDATA[", b"&#0;", b"&#x10ffff;",
)  # fmt: skip


def mutated(data: bytes, seed: int) -> bytes:
    """Give a file as a seed has it: a whole file, or parts of a package, changed in a few places."""
    chance = random.Random(seed)
    if data[:2] == b"PK" and chance.random() < 0.9:
        return _package(data, chance)
    return _changed(data, chance)


def _package(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(parts))
        name, part = parts[at]
        match chance.randrange(30):
            case 0 if len(parts) > 1:
                del parts[at]
            case 1:
                other = chance.randrange(len(parts))
                parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], part)
            case 2 if name.upper() not in {each for each, _ in parts}:
                parts.append((name.upper(), part))
            case _:
                parts[at] = (name, _changed(part, chance))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts:
            package.writestr(name, part)
    return made.getvalue()


def _changed(data: bytes, chance: random.Random) -> bytes:
    changes = _changes(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        if len(data) > _LARGE:
            break
        change = chance.choice(_ANYWHERE if chance.random() < 0.05 else changes)
        data = change(data, chance) if data else chance.choice(_PIECES)
    return data


def _changes(data: bytes) -> tuple[Change, ...]:
    if data.lstrip()[:1] == b"<":
        return _OF_XML
    try:
        data.decode()
    except UnicodeDecodeError:
        return _OF_BINARY
    return _OF_TEXT


# Anywhere, whatever becomes of the file


def _flipped(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return (
        data[:at] + bytes([chance.choice((0, 0x7F, 0xFF, chance.randrange(256)))]) + data[at + 1 :]
    )


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _lacking(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randint(1, 60) :]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at : at + 200] * chance.randint(2, 30) + data[at:]


def _with_piece(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(_PIECES) + data[at:]


# Of one kind


def _other_word(data: bytes, chance: random.Random) -> bytes:
    """Write an extreme of two or four bytes over what stands in a binary file."""
    size, form = chance.choice(((2, "<H"), (4, "<I"), (4, ">I"), (8, "<Q")))
    at = chance.randrange(max(1, len(data) - size))
    most = 256**size - 1
    value = chance.choice((0, 1, most, most // 2, most // 2 + 1, chance.randrange(most)))
    return data[:at] + struct.pack(form, value) + data[at + size :]


def _other_number(data: bytes, chance: random.Random) -> bytes:
    return _replaced(data, _NUMBER, chance, lambda _: chance.choice(_NUMBERS))


def _other_value(data: bytes, chance: random.Random) -> bytes:
    """Put the value of one attribute or node in the place of another's."""
    other = _one(data, _VALUE, chance)
    return _replaced(data, _VALUE, chance, lambda _: other[0] if other else b"")


def _odd_value(data: bytes, chance: random.Random) -> bytes:
    text = chance.choice(_TEXTS).encode()
    return _replaced(
        data, _VALUE, chance, lambda old: chance.choice((text, old + text, text + old))
    )


def _without_node(data: bytes, chance: random.Random) -> bytes:
    return _replaced(data, chance.choice((_NODE, _NODE, _TREE)), chance, lambda _: b"")


def _more_nodes(data: bytes, chance: random.Random) -> bytes:
    pattern = chance.choice((_NODE, _NODE, _TREE))
    return _replaced(data, pattern, chance, lambda old: old * chance.choice((2, 3, 300)))


def _other_node(data: bytes, chance: random.Random) -> bytes:
    other = _one(data, _NODE, chance)
    node = other[0] if other else b""
    return _replaced(data, _NODE, chance, lambda old: chance.choice((node, old + node)))


def _other_text(data: bytes, chance: random.Random) -> bytes:
    """Put signs into a text, or in the place of some."""
    text, at = data.decode(errors="replace"), chance.randrange(len(data))
    at = min(at, len(text))
    new = chance.choice((*_TEXTS, text[at // 2 : at // 2 + chance.randint(1, 20)]))
    return (text[:at] + new + text[at + chance.choice((0, 0, 1, 5)) :]).encode()


def _other_lines(data: bytes, chance: random.Random) -> bytes:
    """Take a line away, double it, move it, or move it in."""
    lines = data.splitlines(keepends=True)
    line = lines.pop(chance.randrange(len(lines)))
    at = chance.randint(0, len(lines))
    new = chance.choice(([], [line] * 2, [line], [b"  " + line], [line] * 300))
    return b"".join((*lines[:at], *new, *lines[at:]))


def _swapped_words(data: bytes, chance: random.Random) -> bytes:
    """Let two words of a text change places."""
    found = {match.span() for _ in range(2) if (match := _one(data, _WORD, chance))}
    if len(found) < 2:
        return data[1:]
    (a, b), (c, d) = sorted(found)
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _replaced(
    data: bytes, pattern: re.Pattern[bytes], chance: random.Random, new: Callable[[bytes], bytes]
) -> bytes:
    match = _one(data, pattern, chance)
    if match is None:
        return data[1:]
    return data[: match.start()] + new(match[0]) + data[match.end() :]


def _one(data: bytes, pattern: re.Pattern[bytes], chance: random.Random) -> re.Match[bytes] | None:
    """Find the first behind a place; that of all would take a moment for each."""
    return pattern.search(data, chance.randrange(len(data))) or pattern.search(data)


_ANYWHERE: tuple[Change, ...] = (_flipped, _cut, _lacking, _repeated, _with_piece)
_OF_XML: tuple[Change, ...] = (
    _other_number, _other_number, _other_value, _odd_value, _without_node, _more_nodes, _other_node,
)  # fmt: skip
_OF_TEXT: tuple[Change, ...] = (_other_number, _other_text, _other_lines, _swapped_words)
_OF_BINARY: tuple[Change, ...] = (_flipped, _flipped, _other_word)
