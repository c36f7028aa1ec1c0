"""The rulebooks at hand, as screens name them, offer them to be chosen, and find the one that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.errors import Unusable
from lccluster.language import Message, headed
from lccluster.rulebook.called import measures_typed
from lccluster.web.answering import not_found

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lccluster.rulebook.rulebook import Rulebook
    from lccluster.web.office import Desk


def named(book: Rulebook) -> Message:
    """Name a rulebook as people do, and as it is typed: drafts bear the title of what they were begun from."""
    return Message("{name} ({said})", name=book.measure.title, said=measures_typed([book])[0])


def books_to_choose(office: Desk) -> list[tuple[str, str]]:
    """Name every rulebook at hand by its id, drafts begun here included."""
    return [(each.name, _named_at(each)) for each in office.library.with_drafts()]


def _named_at(folder: Path) -> str:
    """Name a rulebook, first by what tells a draft from its model: a narrow window shows no more of it.

    What is wrong with one is said to whoever chooses it.
    """
    from lccluster.usecases.rules.rulebooks import read_sound_rulebook

    try:
        book = read_sound_rulebook(folder)
        return headed(*measures_typed([book]), book.measure.title)
    except Unusable:
        return folder.name


def refuse_unknown(office: Desk, *ids: str) -> None:
    """Know no rules but those at hand: a folder is none."""
    known = [each.name for each in office.library.with_drafts()]
    if any(each not in known for each in ids if each):
        raise not_found(office)


def books_at_hand(office: Desk) -> Sequence[Rulebook]:
    """Read every rulebook at hand; raises Unusable."""
    from lccluster.usecases.rules.rulebooks import read_all_rulebooks

    return read_all_rulebooks(office.library)


def book_at_hand(office: Desk, id: str) -> Rulebook:
    """Read a rulebook at hand by its id; a folder is none, so that what is asked for opens no other place."""
    from lccluster.usecases.rules.rulebooks import read_whole_rulebook

    folders = {each.name: each for each in office.library.all_folders()}
    if id not in folders:
        raise not_found(office)
    return read_whole_rulebook(folders[id])
