"""The commands that sentences name, with the register and the round that the line named.

A sentence knows neither: who says it has read a file and no line. So what was named is put in as it is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_COMMAND = re.compile(r"“lccluster ((?:register|round) [^”]*)”")
# What is said of another register, or of this computer: the one that the line named is none of theirs.
OF_OTHERS = ("register export", "register pack", "register whoami")


class _Line:
    again: Callable[[str], str] | None = None  # one line a process


def begin(again: Callable[[str], str] | None = None) -> None:
    """Let sentences be said on a line that names these folders; on none before it is read."""
    _Line.again = again


def named_again(sentence: str) -> str:
    """Let each command of a sentence name what the line named."""
    again = _Line.again
    return (
        _COMMAND.sub(lambda found: f"“lccluster {_again(found[1], again)}”", sentence)
        if again
        else sentence
    )


def _again(command: str, again: Callable[[str], str]) -> str:
    return (
        command if command.startswith(OF_OTHERS) or command.endswith("--help") else again(command)
    )
