"""Figures together, as a form states them: which way they come out, and which of them decide."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.eligibility.conditions.figures import OneYear, Stated, stated
from lccluster.form.values import says, value
from lccluster.rulebook.conditions import AllOf, AnyOf, By, Figure, Held, Several, Tree
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from lccluster.form.application import Application


class ReadForm(Struct, frozen=True):
    """A form as rules read it; what is among the `suspects` decides nothing, passed or missed."""

    application: Application
    book: Rulebook
    suspects: AbstractSet[str]

    def read(self, figure: Figure) -> Stated:
        """Read what it states on a figure."""
        return stated(figure, self.application, self.book.form_checks)

    def contradicted(self, figure: Figure) -> tuple[str, ...]:
        """List the cells of a figure on which it contradicts itself."""
        if not self.suspects:
            return ()
        return tuple(path for path in figure.fields if path in self.suspects)

    def branches(self, choice: By) -> tuple[Tree, ...]:
        """Give the branch that it chooses; where it leaves that open, all of them."""
        said = value(self.application, choice.field)
        if said is None:
            return choice.branches
        return (choice.branches[branch_of(choice, said, self.book.offices)],)


def branch_of(choice: By, said: object, offices: Offices) -> int:
    """Number the branch that a field chooses, as `branches` has them; an office has many names."""

    def is_meant(name: str) -> bool:
        if not choice.by_office:
            return says(said, name)
        office = offices.county(name)
        return office is not None and office is offices.county(str(said))

    return next((at for at, name in enumerate(choice.values, 1) if is_meant(name)), 0)


class Leaf(Struct, frozen=True):
    """A figure with what a form states on it, and the cells of it that contradict others."""

    figure: Figure
    stated: Stated
    suspect: tuple[str, ...] = ()

    @property
    def held(self) -> Held:
        """Tell how it lies; a year that falls short decides, whatever others leave blank."""
        if self.suspect or not self.stated.figures:
            return Held.EITHER
        lies = self.deciding.held(self.figure)
        return lies if lies is Held.FAILS or self.stated.whole else Held.EITHER

    @property
    def deciding(self) -> OneYear:
        """Give the figure that decides."""
        return self.stated.deciding(self.figure)

    @property
    def missing(self) -> tuple[str, ...]:
        """List the cells that are left blank."""
        if self.stated.whole or self.suspect:
            return ()
        return self.stated.missing or self.figure.fields

    @property
    def inexact(self) -> tuple[str, ...]:
        """List the cells that only an exact figure could settle."""
        is_open = self.held is Held.EITHER and not self.suspect
        return self.figure.fields if is_open and self.stated.whole else ()

    @property
    def share(self) -> Decimal | None:
        """Give its margin as a part of the bound; None for what is not exact."""
        found = self.deciding.figure
        if not isinstance(found, Decimal):
            return None
        limit = self.figure.nearest(found)
        return limit.margin(found) / max(limit.bound, self.figure.unit.step)


class Weighed(Struct, frozen=True):
    """A tree and how it came out: by its single `leaf`, or by the `parts` that were looked at."""

    tree: Tree
    held: Held
    leaf: Leaf | None = None
    parts: tuple[Weighed, ...] = ()

    @property
    def telling(self) -> tuple[Weighed, ...]:
        """List the parts that came out as it did, the most telling first.

        One that holds is enough for `any_of`; of those that fail the nearest counts, but where all
        have to hold the farthest; of those that hold the one that only just does.
        """
        same = [each for each in self.parts if each.held is self.held]
        if self.held is Held.EITHER:
            return tuple(same)
        if isinstance(self.tree, AnyOf) and self.held is Held.PASSES:
            return (same[0],)
        worst_first = self.held is Held.PASSES or isinstance(self.tree, AllOf)
        return tuple(sorted(same, key=lambda each: _strain(each.first.share, worst_first)))

    @property
    def first(self) -> Leaf:
        """Give the leaf that tells most."""
        if self.leaf:
            return self.leaf
        return (*self.telling, *self.parts)[0].first

    @property
    def open_leaves(self) -> Iterator[Leaf]:
        """List the leaves that keep it open."""
        if self.held is Held.EITHER:
            if self.leaf:
                yield self.leaf
            for each in self.parts:
                yield from each.open_leaves

    @property
    def unchosen(self) -> Iterator[str]:
        """List the blank fields on which it depends what is asked."""
        if self.held is Held.EITHER:
            if isinstance(self.tree, By) and len(self.parts) > 1:
                yield self.tree.field
            for each in self.parts:
                yield from each.unchosen


def weighed(tree: Tree, form: ReadForm) -> Weighed:
    """Hold a tree against a form, with all of its parts."""
    match tree:
        case Figure():
            leaf = Leaf(tree, form.read(tree), form.contradicted(tree))
            return Weighed(tree, leaf.held, leaf)
        case By():
            parts = tuple(weighed(each, form) for each in form.branches(tree))
            return Weighed(tree, _agreed(parts), parts=parts)
        case Several():
            parts = tuple(weighed(each, form) for each in tree.figures)
            return Weighed(tree, tree.combined([each.held for each in parts]), parts=parts)
    raise NotImplementedError(tree)


def _strain(share: Decimal | None, worst_first: bool) -> tuple[bool, Decimal]:
    """Order parts by the share of their first leaf; what is not exact comes last."""
    if share is None:
        return True, Decimal(0)
    return False, share if worst_first else -share


def settled(tree: Tree, form: ReadForm) -> Tree:
    """Give the branch that the form chooses, or that tells most where all agree; else the tree."""
    if not isinstance(tree, By):
        return tree
    branches = form.branches(tree)
    if len(branches) == 1:
        return settled(branches[0], form)
    found = weighed(tree, form)
    return tree if found.held is Held.EITHER else settled(found.telling[0].tree, form)


def _agreed(parts: tuple[Weighed, ...]) -> Held:
    found = {each.held for each in parts}
    return found.pop() if len(found) == 1 else Held.EITHER
