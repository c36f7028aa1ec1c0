"""What is worth a look in a rulebook that hangs together: nothing here makes it unfit for use."""

from collections.abc import Sequence

from lccluster.rulebook.flaws.flaw import Flaw
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.remarks import drafts, idle, unused
from lccluster.rulebook.rulebook import Rulebook


def remarks(book: Rulebook, others: Sequence[Measure]) -> list[Flaw]:
    """List them; `others` are the measures that a draft may have been made from."""
    found = [*unused.by_anyone(book)]
    if book.measure.draft:
        found += [*drafts.of_draft(book, others), *idle.by_conditions(book)]
    return found
