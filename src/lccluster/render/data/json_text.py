"""JSON as it is printed: a line stays a line, and no sign of a file steers a terminal."""

from __future__ import annotations

import json
import re
from typing import Any

# Control and direction signs, line ends of other systems, and bytes of file names that are no text.
_STEERING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def json_text(value: Any, *, ascii_only: bool, indent: int | None = None) -> str:
    """Draw JSON; what cannot be seen is escaped, and means the same."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    return _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
