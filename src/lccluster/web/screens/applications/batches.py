"""A check that was made a while ago, found by the word in the address of its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.web.answering import kept_no_more, not_found

if TYPE_CHECKING:
    from lccluster.usecases.page.applications.checking import CheckedBatch
    from lccluster.web.office import Desk


def batch_at(office: Desk, word: str) -> CheckedBatch:
    """Find what a check came to; raises that it is kept no more."""
    found = office.batches.get(word)
    if found is None:
        raise kept_no_more(office)
    return found


def batch_with(office: Desk, word: str, number: int) -> CheckedBatch:
    """Find a check in which an application has a number; raises that there is no such page."""
    found = batch_at(office, word)
    if number >= len(found.checked):
        raise not_found(office)
    return found
