"""What is worth a look beside an answer: to a terminal the first of each kind, into a pipe or a file all of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lccluster.cli.program import streams
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.errors import Problem

FIRST = 10  # of each sentence: more are read in a list, and not as they pass
OF_THE_REGISTER = "lccluster register check --full"


def warn(found: Iterable[Problem], whole: str = OF_THE_REGISTER) -> None:
    """Say what is worth a look; `whole` is the command that shows those that a terminal is not shown."""
    streams.complain(_first_of_each(found, whole) if sys.stderr.isatty() else found)


def warn_of_acts(found: Iterable[Problem], *, dry_run: bool) -> None:
    """Say what is worth a look of acts: afterwards a check finds it in the register, before it a second run does."""
    warn(found, f"lccluster … 2> {Message('FILE')}" if dry_run else OF_THE_REGISTER)


def _first_of_each(found: Iterable[Problem], whole: str) -> Iterator[Problem]:
    seen = Counter[str]()
    for each in found:
        seen[each.message.text] += 1
        if seen[each.message.text] <= FIRST:
            yield each
    if more := sum(count - FIRST for count in seen.values() if count > FIRST):
        streams.tell(
            Message("… and {count} more; “{command}” shows all.", count=more, command=whole)
        )
