"""Where the figures of the conditions stand in their file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lccluster.rulebook.conditions import Tree, every_branch
from lccluster.rulebook.flaws.flaw import Context, Flaw, Path


def of_every_branch(
    check: Callable[[Path, Tree, Context], Iterator[Flaw]],
) -> Callable[[Context], Iterator[Flaw]]:
    """Look at all that figures decide in the conditions, however deep it stands."""

    def flaws(context: Context) -> Iterator[Flaw]:
        for index, rule in enumerate(context.rulebook.conditions.conditions):
            if isinstance(rule.check, Tree):
                for path, tree in every_branch(rule.check, ("conditions", index, "check")):
                    yield from check(path, tree, context)

    return flaws
