"""How files are called that say what officials found on a form: after the form, in either language."""

from __future__ import annotations

from lccluster.language import spoken

_WORDS = {"en": "findings", "zh": "审核意见"}
HEADS = frozenset(_WORDS.values())  # of their list in a file
ENDINGS = tuple(f".{word}.yaml" for word in _WORDS.values())
PATTERNS = tuple(f"{before}{word}.yaml" for word in _WORDS.values() for before in ("", "*."))


def ending() -> str:
    """Give the end of a new name, in the language spoken."""
    return f".{_WORDS[spoken()]}.yaml"
