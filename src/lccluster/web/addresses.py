"""The addresses of what has a screen of its own."""

from __future__ import annotations

from urllib.parse import quote


def of_title(cluster: str) -> str:
    """Give the address of a title."""
    return f"/titles/{quote(cluster, safe='')}"


def of_recognition(word: str = "", number: int = 0) -> str:
    """Give the address at which a title is entered: that of an application of a batch, or by hand."""
    return f"/recognise/{word}/{number}" if word else "/recognise"


def of_application(number: str) -> str:
    """Give the address of an application of the round."""
    return f"/round/{quote(number, safe='')}"


def of_act(cluster: str, word: str) -> str:
    """Give the address at which an act on a title is recorded."""
    return f"{of_title(cluster)}/do/{word}"
