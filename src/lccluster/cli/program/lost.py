"""Why a report is lost, or is not begun where it would be."""

from __future__ import annotations

import errno
import os

from lccluster.errors import Fault
from lccluster.language import Message

WINDOWS = os.name == "nt"


def nobody_reads(error: OSError) -> bool:
    """Tell whether the other end of a pipe was closed, which Windows says in another way."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == errno.EINVAL)


def why_lost(error: OSError) -> Message:
    """Say why standard output did not take it."""
    if nobody_reads(error):
        return Message("Nobody reads standard output.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Message("The disk that standard output goes to is full.")
    return Message("Standard output takes nothing.")


NARROW = Fault(
    "narrow-locale",
    Message("Chinese names of files cannot be said in the locale of this terminal ({encoding})."),
    Message("Set {setting} there, and run it again.", setting="LC_ALL=C.UTF-8 PYTHONUTF8=1"),
)
