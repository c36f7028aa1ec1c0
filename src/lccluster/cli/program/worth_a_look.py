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
SAID_ONCE = {"names-alike-elsewhere"}  # no check finds it again; of so many titles alone it is said
OF_THE_REGISTER = "lccluster register check --full"


def warn(found: Iterable[Problem], whole: str = OF_THE_REGISTER) -> None:
    """Say what is worth a look; `whole` is the command that shows those that a terminal is not shown."""
    say_first(found, Message("… and {count} more; “{command}” shows all.", command=whole))


def warn_of_acts(found: Iterable[Problem], *, dry_run: bool) -> None:
    """Say what is worth a look of acts: afterwards a check finds it in the register, before it a second run does."""
    warn(found, into_a_file("lccluster …") if dry_run else OF_THE_REGISTER)


def into_a_file(command: str) -> str:
    """Give the line by which a command says all of it, where no other one finds it again."""
    return f"{command} 2> {Message('FILE')}"


def say_first(found: Iterable[Problem], more: Message) -> None:
    """Say all, or to a terminal the first of each kind and that there are more."""
    streams.complain(_first_of_each(found, more) if sys.stderr.isatty() else found)


def _first_of_each(found: Iterable[Problem], more: Message) -> Iterator[Problem]:
    seen = Counter[tuple[str, str]]()
    for each in found:
        kind = each.code, each.message.text
        seen[kind] += each.code not in SAID_ONCE
        if seen[kind] <= FIRST:
            yield each
    if left := sum(count - FIRST for count in seen.values() if count > FIRST):
        streams.tell(more.naming(count=left))
