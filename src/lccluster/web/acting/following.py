"""What usually follows an act on a title, as a link, where the act itself names a command."""

from __future__ import annotations

from lccluster.language import Message
from lccluster.usecases.page.titles.errands import ERRANDS
from lccluster.web.addresses import DOCUMENTS, of_act

Link = tuple[str, "Message | str"]  # address and name


def follow(command: str | None) -> Link | None:
    """Give the screen that does what a command does; None where nothing follows."""
    if command is None:
        return None
    _, _, word, *about = command.split()
    if word in ERRANDS:
        return of_act(about[0], word), ERRANDS[word].title
    return DOCUMENTS, Message("Documents")
