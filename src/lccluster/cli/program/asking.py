"""A question before something is written: asked at a terminal, and nowhere else."""

from __future__ import annotations

import sys

from lccluster.language import Message, every_wording

_YES = Message("yes")


def agreed(question: Message) -> bool:
    """Ask whether to go on; without a terminal on both ends nobody can answer, and it was said already."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    sys.stdout.write(f"{question} ")
    sys.stdout.flush()
    try:
        answer = input().strip().lower()
    except EOFError:
        return False
    return answer in ("y", *every_wording(_YES))
