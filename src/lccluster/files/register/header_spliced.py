"""`register.yaml` with other words: only the lines that say something else change, comments stay."""

from __future__ import annotations

from lccluster.errors import Unusable
from lccluster.files.register.header import Header
from lccluster.files.register.writing import header_text
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import decode
from lccluster.register.joining.brought import Words
from lccluster.yaml_words import scalar


def header_bytes(before: bytes, header: Header, words: Words) -> bytes:
    """Give the file with other words, proved by reading it back; drawn anew where it cannot be spliced."""
    spliced = _spliced(before, words)
    return spliced if _says(spliced, words) else header_text(header).encode()


def _spliced(before: bytes, words: Words) -> bytes:
    try:
        lines = before.decode().splitlines(keepends=True)
    except UnicodeDecodeError:
        return b""
    left = dict(words)
    kept = [drawn for each in lines for drawn in _line(each, left)]
    return "".join([*kept, *(f"{key}: {scalar(value)}\n" for key, value in left.items())]).encode()


def _line(line: str, left: dict[str, str]) -> list[str]:
    """Give a line as it is, with another value, or not at all; what is said stands no more in `left`."""
    key, colon, _ = line.partition(":")
    if not colon or line[0] in " #":
        return [line]
    if key not in left:
        return []
    said = {key: left.pop(key)}
    end = line[len(line.rstrip("\r\n")) :]
    return [line if _says(line.encode(), said) else f"{key}: {scalar(said[key])}{end}"]


def _says(data: bytes, words: Words) -> bool:
    try:
        found = parse(decode(data, ""), shape=shapes.RECORD).data
    except Unusable:
        return False
    return isinstance(found, dict) and found == {**words}
