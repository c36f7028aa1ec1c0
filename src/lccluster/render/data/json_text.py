"""JSON as it is printed: a line stays a line, and no sign of a file steers a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec import json as quick

# Control and direction signs, line ends of other systems, and bytes of file names that are no text.
_STEERING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def json_text(value: Any, *, ascii_only: bool, indent: int | None = None) -> str:
    """Draw JSON; what cannot be seen is escaped, and means the same."""
    if indent is None and not ascii_only and (line := _at_once(value)):
        return line.decode()
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    return _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def json_line(value: Any, *, ascii_only: bool) -> bytes:
    """Draw JSON as it is kept to be printed, since lines of it are put together: in UTF-8."""
    if not ascii_only and (line := _at_once(value)):
        return line
    return json_text(value, ascii_only=ascii_only).encode()


class JsonList(Struct, frozen=True):
    """A document of what is `said` and, under a key behind it, a list too long to be in memory whole.

    Its items come in lots, each of as many as are drawn at once.
    """

    said: Mapping[str, Any]
    key: str
    lots: Iterable[list[Any]]

    def parts(self, *, ascii_only: bool, indent: int) -> Iterator[str]:
        """Draw it lot by lot, as `json_text` would draw the whole."""

        def drawn(items: list[Any]) -> str:
            said = {**self.said, self.key: items}
            at_once = None if ascii_only else _at_once(said, indent)
            return (
                at_once.decode()
                if at_once
                else json_text(said, ascii_only=ascii_only, indent=indent)
            )

        nothing = drawn([])
        head, end = nothing.removesuffix("]\n}"), f"\n{' ' * indent}]\n}}"
        before = head
        for some in filter(None, self.lots):
            yield before + drawn(some)[len(head) : -len(end)]
            before = ","
        yield nothing if before == head else end


def _at_once(value: Any, indent: int = 0) -> bytes | None:
    """Draw the same in a third of the time, as it comes by the thousand; None where signs steer."""
    if type(value) is str:
        return quick.encode(value) if value.isprintable() else None
    try:
        line = quick.format(quick.encode(value), indent=indent)
    except UnicodeEncodeError:  # bytes of a file's name that are no text
        return None
    text = line.decode()
    return line if (text.replace("\n", "") if indent else text).isprintable() else None
