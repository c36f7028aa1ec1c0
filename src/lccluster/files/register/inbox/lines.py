"""What is brought and not in its place as lines of JSON: an act with the facts of its cluster, or of the header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from lccluster.register.joining.header_line import HeaderLine


class Said(Struct, frozen=True):
    """A line: the words of a cluster's facts, those of an act, or none, and whose seal covers it."""

    facts: Mapping[str, Any]
    act: Mapping[str, Any] | None
    writer: str


def line(said: Said) -> bytes:
    """Draw a line."""
    import json  # what only asks a register has no inbox to read

    words = {"facts": said.facts, "act": said.act, "writer": said.writer}
    return json.dumps(words, ensure_ascii=False, separators=(", ", ": ")).encode()


def said(text: bytes | str) -> Said:
    """Read a line; raises ValueError, TypeError, KeyError and the like where it is none."""
    import json

    words: Any = json.loads(text)
    found = Said(**words)
    shapes = (isinstance(found.facts, dict), isinstance(found.act, dict | None))
    if not (all(shapes) and isinstance(found.writer, str)):
        raise TypeError
    return found


def drawn_header_lines(lines: Iterable[HeaderLine]) -> list[bytes]:
    """Draw lines of what waits of the header."""
    import json

    said = ({"writer": e.writer, "event": e.event, "words": e.words} for e in lines)
    return [json.dumps(each, ensure_ascii=False, separators=(", ", ": ")).encode() for each in said]


def header_line_of(text: bytes | str) -> HeaderLine:
    """Read such a line; raises ValueError, TypeError and the like where it is none."""
    import json

    return typed_header_line(json.loads(text))


def typed_header_line(words: Any) -> HeaderLine:
    """Type what such a line says; raises TypeError where it is of another shape."""
    found = HeaderLine(**words)
    texts = (found.writer, found.event)
    if not (isinstance(found.words, dict) and all(isinstance(each, str) for each in texts)):
        raise TypeError
    return found
