"""Signs that nobody sees: two names that differ by one look the same."""

from __future__ import annotations

import unicodedata

# Letters that fill no room, or only a blank's: printable to Python alone.
LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def before_unseen(text: str) -> str | None:
    """Give what stands before the first sign that nobody sees, a line's end included; None where all are seen."""
    if text.isprintable() and not any(map(text.__contains__, LETTERS)):
        return None
    at = next((at for at, sign in enumerate(text) if _is_unseen(sign)), None)
    return None if at is None else text[:at]


def _is_unseen(sign: str) -> bool:
    return sign in LETTERS or unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")
