"""What is brought and not in its place as lines of JSON, one each: an act with the facts of its cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct


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
