"""Files as they come to harm: bytes flipped, cut, parts swapped, nodes doubled, figures without end."""

from __future__ import annotations

import io
import random
import re
import zipfile

_NODE = re.compile(rb"<([\w:]+)[^<>]*>[^<>]*</\1>|<[\w:]+[^<>]*/>")
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_NUMBERS = (
    b"0", b"-1", b"1e308", b"1e-400", b"99999999999999999999", b"2147483648", b"1048576", b"16384",
    b"0.1", b"nan", b"9" * 400, "①".encode(), "１２".encode(), b"3 4",
)  # fmt: skip
_PIECES = (
    b"\0", b"\xff\xfe", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"]]>", b"<a>" * 3000, b"[" * 3000,
    b"<a/>" * 3000, b"- " * 2000, b"\n\t", b"{", b"*a", b"&a", b"!!x", "：".encode(), "　".encode(),
)  # fmt: skip


def mutated(data: bytes, seed: int) -> bytes:
    """Give a file as a seed has it: whole files, or parts of packages, changed in one to four places."""
    chance = random.Random(seed)
    if data[:2] == b"PK" and chance.random() < 0.8:
        return _package(data, chance)
    for _ in range(chance.randint(1, 4)):
        data = _changed(data, chance)
    return data


def _package(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(parts))
        name, part = parts[at]
        match chance.randrange(12):
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
    if not data:
        return chance.choice(_PIECES)
    at = chance.randrange(len(data))
    match chance.randrange(9):
        case 0:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 1:
            return data[:at]
        case 2:
            return data[:at] + data[at + chance.randint(1, 60) :]
        case 3:
            return data[:at] + data[at : at + 200] * chance.randint(2, 30) + data[at:]
        case 4:
            return data[:at] + chance.choice(_PIECES) + data[at:]
        case 5 | 6:
            return _replaced(data, _NUMBER, chance, chance.choice(_NUMBERS))
        case 7:
            return _replaced(data, _NODE, chance, b"")
    return _replaced(data, _NODE, chance, None)


def _replaced(
    data: bytes, pattern: re.Pattern[bytes], chance: random.Random, by: bytes | None
) -> bytes:
    """Replace one thing of its kind; None doubles it many times."""
    found = list(pattern.finditer(data))
    if not found:
        return data[1:]
    match = chance.choice(found)
    new = match[0] * chance.choice((2, 3, 300)) if by is None else by
    return data[: match.start()] + new + data[match.end() :]
