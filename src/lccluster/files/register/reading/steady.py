"""Reading one state of a register, whoever writes meanwhile: read again, or while nobody can write.

Where no lock can be taken, as on a disk that may only be read, what was read counts once no file
has changed while it was read.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lccluster.errors import Fault, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.change.journal import read_journal
from lccluster.files.register.change.pending import pending
from lccluster.files.register.lock import alone, holds, is_free, state
from lccluster.language import Message

if TYPE_CHECKING:
    from lccluster.files.register.entry import AnyKeeper

Answer = TypeVar("Answer")
TRIES, PAUSE = 40, 0.05  # seconds: two are more than a change takes once it counts


def in_hand(register: AnyKeeper) -> AnyKeeper:
    """Give a register as it reads now, with what is in hand; raises Unusable for a journal that lies."""
    journal = read_journal(register.folder)
    seen = register.holding(pending(register.folder, journal))
    if journal:
        from lccluster.files.register.change.loss import refuse_loss

        refuse_loss(seen, journal)
    return seen


def steadily(register: AnyKeeper, ask: Callable[[AnyKeeper], Answer]) -> Answer:
    """Give what `ask` gives of one state of the register; raises Unusable as it does."""
    said = deeds.remarks()

    def anew(seen: AnyKeeper) -> Answer:
        deeds.remember(said)  # what was remarked of a state that passed is no remark
        return ask(seen)

    return _steadily(register, anew)


def _steadily(register: AnyKeeper, ask: Callable[[AnyKeeper], Answer]) -> Answer:
    if holds(register.folder):
        return ask(in_hand(register))
    before = state(register.folder)
    if is_free(before):
        try:
            answer = ask(in_hand(register))
        except Unusable:
            if state(register.folder) == before:
                raise
        else:
            if state(register.folder) == before:
                return answer
    return _while_nobody_writes(register, ask)


def _while_nobody_writes(register: AnyKeeper, ask: Callable[[AnyKeeper], Answer]) -> Answer:
    try:
        with alone(register.folder, _silent):
            return ask(in_hand(register))
    except Unusable as unusable:
        if unusable.problems[0].code not in ("cannot-write", "register-locked"):
            raise
    return _unchanged_meanwhile(register, ask)


def _silent(_message: Message) -> None:
    """Let nobody hear for whom a reader waits: it is a moment."""


def _unchanged_meanwhile(register: AnyKeeper, ask: Callable[[AnyKeeper], Answer]) -> Answer:
    for _ in range(TRIES):
        seen = _looks(register)
        try:
            answer = ask(in_hand(register))
        except Unusable:
            if _looks(register) == seen:
                raise
        else:
            if _looks(register) == seen:
                return answer
        time.sleep(PAUSE)
    raise Unusable(_BUSY.at(register.folder))


def _looks(register: AnyKeeper) -> object:
    return in_hand(register).stamps(), state(register.folder)


_BUSY = Fault(
    "register-busy",
    Message("Others write to the register all the time; it could not be read at rest."),
    Message("Try again in a moment."),
)
