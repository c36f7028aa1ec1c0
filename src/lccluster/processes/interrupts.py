"""Ctrl-C: at once where nothing has to be put in order, in order where it has, never in between.

An interrupt that Python raises anywhere can be lost in a module that is just loading, or leave an
act without its seal. So the process ends by itself as long as there is nothing to unwind.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130


class _State:
    """What would have to be put in order, and whether somebody has asked to stop."""

    process = 0
    unwinding = 0
    unbroken = 0
    asked = False
    lost = False


def answer_interrupts() -> None:
    """Answer Ctrl-C from now on; in a process that ignores it, or outside the main thread, nothing changes."""
    _State.process, _State.unwinding, _State.unbroken = os.getpid(), 0, 0
    _State.asked = _State.lost = False
    if signal.getsignal(signal.SIGINT) in (signal.SIG_IGN, None):
        return
    try:
        signal.signal(signal.SIGINT, _heard)
    except ValueError:  # only the main thread hears signals
        return
    sys.unraisablehook = _unraised


def asked() -> bool:
    """Tell whether somebody has asked to stop."""
    return _State.asked


def _heard(_number: int, _frame: FrameType | None) -> None:
    if (_State.asked and not _State.lost) or os.getpid() != _State.process:
        return  # being put in order already; or a process of the pool, which its parent ends
    if not (_State.unwinding or _State.unbroken):
        os._exit(INTERRUPTED)
    _State.asked, _State.lost = True, False
    if not _State.unbroken:
        raise KeyboardInterrupt


def _unraised(unraisable: sys.UnraisableHookArgs) -> None:
    """Pass over an interrupt that met a moment in which Python cannot raise it."""
    if unraisable.exc_type is KeyboardInterrupt:
        _State.lost = True
    else:
        sys.__unraisablehook__(unraisable)


@contextmanager
def unwound() -> Iterator[None]:
    """Let what is begun here be put in order before Ctrl-C ends the process."""
    _State.unwinding += 1
    try:
        yield
    finally:
        _State.unwinding -= 1


@contextmanager
def unbroken() -> Iterator[None]:
    """Let what is begun here come to its end before Ctrl-C counts."""
    _State.unbroken += 1
    try:
        yield
    finally:
        _State.unbroken -= 1
    if _State.asked and not _State.unbroken:
        raise KeyboardInterrupt
