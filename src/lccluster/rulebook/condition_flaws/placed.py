"""Where the figures of the conditions stand in their file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lccluster.rulebook.conditions import By, Several, Tree
from lccluster.rulebook.flaw import Context, Flaw, Path


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


def every_branch(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Tree]]:
    """List a tree and all that stands below it, with its place."""
    yield path, tree
    for where, below in _below(tree):
        yield from every_branch(below, (*path, *where))


def _below(tree: Tree) -> Iterator[tuple[Path, Tree]]:
    match tree:
        case Several():
            yield from ((("figures", at), each) for at, each in enumerate(tree.figures))
        case By():
            yield from ((("values", name), each) for name, each in tree.values.items())
            yield ("otherwise",), tree.otherwise
