"""Work done in a process of its own, bounded in time and memory: what ends it ends nothing else.

Libraries for old and for columnar files may abort, or take all memory, over a damaged file.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from lccluster.errors import Problem, Unusable

Told = ParamSpec("Told")
Result = TypeVar("Result")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows a console would flash up


class Died(Exception):
    """The process ended without an answer: it aborted, was killed, or took too long or too much."""


def apart(
    work: Callable[Told, Result],
    seconds: float | None,
    memory: int | None,
    *told: Told.args,
    **more: Told.kwargs,
) -> Result:
    """Do work in a process of its own; raises Unusable as the work does, and Died.

    `memory` is in bytes; where the system knows no such bound (Windows, macOS) it is not held.
    """
    asked = pickle.dumps((work, told, more, memory))
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, with a module of this package
            [sys.executable, "-P", "-m", __name__],  # -P: no module of the folder that is worked in
            input=asked,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("LCCLUSTER_DEBUG") == "1" else subprocess.DEVNULL,
            timeout=seconds,
            creationflags=_NO_WINDOW,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        raise Died("time") from None
    result: Result = _answer(done.stdout)
    return result


def _answer(said: bytes) -> Any:
    """Take what the process said, which is nobody's but this package's own code."""
    try:
        kind, value = pickle.loads(said)  # noqa: S301
    except (EOFError, pickle.UnpicklingError):
        raise Died("silence") from None
    if kind == "refused":
        raise Unusable(value)
    return value


def _main() -> None:
    work, told, more, memory = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process above
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    _bound(memory)
    pickle.dump(_done(work, told, more), answer)
    answer.flush()


def _done(work: Callable[..., Any], told: Any, more: Any) -> tuple[str, Any | tuple[Problem, ...]]:
    try:
        return "done", work(*told, **more)
    except Unusable as unusable:
        return "refused", unusable.problems


def _bound(memory: int | None) -> None:
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory is not None and sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


if __name__ == "__main__":
    _main()
