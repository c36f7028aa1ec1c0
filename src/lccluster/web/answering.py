"""Answers of the screens: a page with the menu around it, a refusal with the sentences of the commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from lccluster.errors import Refused, Unusable
from lccluster.language import Message
from lccluster.usecases.page import told_by_disk
from lccluster.usecases.page.folders import another_clock
from lccluster.web import asked
from lccluster.web.addresses import ROUND
from lccluster.web.drawing import page
from lccluster.web.entrance.door import TOKEN
from lccluster.web.routes import Reply

if TYPE_CHECKING:
    from lccluster.web.office import Desk

DAMAGED = {"health": Message("See whether register and round are whole and sound")}
MOST_SAID = 200
Part = TypeVar("Part")
Sentence = TypeVar("Sentence")
UNUSABLE, CONFLICT, NOT_FOUND, BUG, GONE = 422, 409, 404, 500, 503


def answer(
    office: Desk, template: str, words: Mapping[str, Message] | None = None, **facts: Any
) -> bytes:
    """Draw a screen with menu and day, below a clock that is behind, and what is not as it was sealed of all that it was drawn from."""
    from lccluster.web.screens import menu_at

    common = {
        "menu": menu_at(asked.path()),
        "token": asked.noted(TOKEN),
        "on": office.today,
        "altered": told(told_by_disk.damage()),
        "behind": told(another_clock(office.register, office.today)),
    }
    return page(template, words, read_only=office.read_only, **common | facts)


def refused(status: int, body: bytes) -> Reply:
    """Answer with a screen and a status of its own."""
    return Reply(body, status)


def said_by(error: Unusable | Refused) -> Sequence[str]:
    """Give the sentences with which a command would have refused, in the words of the page."""
    return told(error.problems if isinstance(error, Unusable) else error.said)


def told(sentences: Iterable[object]) -> Sequence[str]:
    """Say in the words of the page what a command would say."""
    from lccluster.usecases.page.commands import as_on_page

    return first_of([*map(as_on_page, sentences)])


def first_of(sentences: Sequence[Sentence]) -> Sequence[Sentence | str]:
    """Give as many sentences as anybody reads, and how many there are besides: a table may be wrong in every row."""
    left = len(sentences) - MOST_SAID
    if left <= 0:
        return sentences
    return [*sentences[:MOST_SAID], str(Message("… and {count} more.", count=left))]


def or_wrong(part: Callable[[], Part]) -> tuple[Part | None, Sequence[str]]:
    """Give a part of a screen, or why it cannot be read: the others are as true without it."""
    try:
        return part(), ()
    except (Unusable, Refused) as error:
        return None, said_by(error)


def not_found(office: Desk) -> Reply:
    """Say that nothing is there, and that the folder of which it would be is not there, where that is so."""
    missing = office.missing_round if asked.path().startswith(ROUND) else office.missing_register
    said = [Message("There is no such page."), *([missing] if missing else [])]
    return refused(
        NOT_FOUND, answer(office, "problems.html", title=_NOT_FOUND, said=said, health="")
    )


def kept_no_more(office: Desk) -> Reply:
    """Say that what was shown before cannot be gone on from: the oldest goes first, all of it with the page."""
    return refused(
        NOT_FOUND,
        answer(office, "problems.html", title=_NOT_FOUND, said=[_KEPT_NO_MORE], health=""),
    )


_NOT_FOUND = Message("Not found")
_KEPT_NO_MORE = Message(
    "What was shown here before is kept no more; nothing was recorded by this. Go back and send it once more."
)
