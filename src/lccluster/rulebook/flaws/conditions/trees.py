"""Do figures stand together as they should: a choice of several, branches that are told apart? Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lccluster.errors import is_it
from lccluster.form.keys import fold
from lccluster.language import Message
from lccluster.rulebook.conditions import By, NOf, Several, Tree
from lccluster.rulebook.flaws.conditions.placed import of_every_branch
from lccluster.rulebook.flaws.flaw import CONDITIONS, Context, Flaw, Path, no_such_field
from lccluster.rulebook.offices import UNKNOWN_COUNTY


def _several_are_several(path: Path, tree: Tree, _context: Context) -> Iterator[Flaw]:
    if isinstance(tree, Several) and len(tree.figures) < 2:  # noqa: PLR2004 - one is no choice
        yield Flaw(
            CONDITIONS,
            (*path, "figures"),
            "no-alternatives",
            Message("One figure alone is no choice between several."),
            Message("Write the figure as the check itself, or add another."),
        )


def _so_many_can_hold(path: Path, tree: Tree, _context: Context) -> Iterator[Flaw]:
    if isinstance(tree, NOf) and not 1 <= tree.n <= len(tree.figures):
        message = Message(
            "{n} of {all} can never hold, or always do.", n=tree.n, all=len(tree.figures)
        )
        hint = Message("Write how many of the figures have to hold, from 1 to all of them.")
        yield Flaw(CONDITIONS, (*path, "n"), "impossible-number", message, hint)


def _words_choose(path: Path, tree: Tree, context: Context) -> Iterator[Flaw]:
    if not isinstance(tree, By):
        return
    if tree.field not in context.units:
        yield no_such_field(
            CONDITIONS, (*path, "field"), tree.field, context.offered(context.units)
        )
    elif context.units[tree.field] is not None:
        message = Message(
            "“{field}” holds a figure, no word to choose by.", field=context.cell(tree.field)
        )
        hint = Message("Name a field with a word in it, such as county.")
        yield Flaw(CONDITIONS, (*path, "field"), "not-a-word", message, hint)
    if not tree.values:
        message = Message("No branch stands here.")
        hint = Message("Write the figure as the check itself, or add a branch.")
        yield Flaw(CONDITIONS, (*path, "values"), "no-branches", message, hint)


def _branches_are_told_apart(path: Path, tree: Tree, context: Context) -> Iterator[Flaw]:
    seen = list[object]()
    for name in tree.values if isinstance(tree, By) else ():
        at, meant = (*path, "values", name), _meant(tree, name, context)
        if meant is None:
            yield _no_office(at, name, context)
        elif meant in seen:
            message = Message("“{name}” has a branch already.", name=name)
            hint = Message("Let one name mean one branch.")
            yield Flaw(CONDITIONS, at, "branch-twice", message, hint)
        seen.append(meant)


def _meant(choice: Tree, name: str, context: Context) -> object:
    """Give what a name means: an office, whatever it is called, else the word itself."""
    by_office = isinstance(choice, By) and choice.by_office
    return context.rulebook.offices.county(name) if by_office else fold(name)


def _no_office(path: Path, name: str, context: Context) -> Flaw:
    message = UNKNOWN_COUNTY.message.filled({"county": name})
    hint = is_it(name, context.rulebook.offices.names)
    return Flaw(CONDITIONS, path, "no-such-office", message, hint)


CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = tuple(
    map(
        of_every_branch,
        (_several_are_several, _so_many_can_hold, _words_choose, _branches_are_told_apart),
    )
)
