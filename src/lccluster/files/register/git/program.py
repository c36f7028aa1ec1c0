"""Git itself, run as a program; what it says of a failure is passed on."""

from __future__ import annotations

import os
from pathlib import Path

from lccluster.errors import Fault, Problem, Unusable
from lccluster.language import Message


def git(folder: Path | None, *words: str, given: bytes = b"", codes: tuple[int, ...] = ()) -> bytes:
    """Run git in a folder, or where one stands; give what it prints.

    `codes` are exit codes beside 0 that are no failure. Raises Unusable.
    """
    import subprocess  # only who asks git pays for it

    at = [] if folder is None or "GIT_DIR" in os.environ else ["-C", str(folder)]
    try:
        ran = subprocess.run(  # noqa: S603 - no shell between: words stay words
            ["git", *at, *words],  # noqa: S607 - whichever git the user has
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise Unusable(_NO_GIT.at()) from None
    if ran.returncode not in (0, *codes):
        raise Unusable(_failed(ran.stderr))
    return ran.stdout


def _failed(said: bytes) -> Problem:
    lines = said.decode(errors="replace").strip().splitlines() or [""]
    return _GIT_REFUSED.at(words=lines[0])


_NO_GIT = Fault(
    "no-git",
    Message("Git is not installed here."),
    Message("Without it, “lccluster register merge” brings two folders together."),
)
_GIT_REFUSED = Fault("git-refused", Message("Git says: {words}"))
