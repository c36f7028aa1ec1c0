"""What stands around a figure while its bound is tried: other figures, branches, contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from lccluster.rulebook.conditions import By, Condition, Figure, Held, Several, Tree
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.generated.written import Cells, blank, nearest, other_word, written


class Surroundings(Struct, frozen=True):
    """A condition of a rulebook, whose cases are made."""

    rule: Condition
    book: Rulebook

    @property
    def short(self) -> str:
        """Name what becomes of a shortfall on a form that claims nothing."""
        waiver = self.book.waiver(self.rule)
        return "for_judgement" if waiver and waiver.without_claim else "not_met"

    def outcome(self, held: Held) -> str:
        """Name what a condition on several figures comes to; none of these is relaxed."""
        return {Held.PASSES: "met", Held.EITHER: "unstated", Held.FAILS: self.short}[held]

    def apart(self, figure: Figure) -> Cells:
        """Leave blank what a figure could contradict, so that it decides alone."""
        own = set(figure.fields)
        checks = self.book.form_checks.contradictions
        beside = [each.compared for each in checks if own & {*each.compared}]
        return {path: None for compared in beside for path in compared if path not in own}

    def apart_from_all(self, tree: Tree) -> Cells:
        """Leave blank what any figure of a tree could contradict that is not in it."""
        own = {path for leaf in tree.leaves for path in leaf.fields}
        beside = (path for leaf in tree.leaves for path in self.apart(leaf))
        return {path: None for path in beside if path not in own}

    def ample(self, figure: Figure) -> Decimal:
        """Give a figure that passes well."""
        limit = figure.limit
        return limit.bound + (2 if limit.side.upwards else -2) * limit.unit.step

    def falling(self, figure: Figure) -> Decimal:
        """Give a figure that just does not pass."""
        found = nearest(self.book.form, figure, passing=False)
        return figure.limit.bound if found is None else found

    def branches(self, choice: By) -> Iterator[tuple[str, Tree]]:
        """Pair every branch with a word that chooses it."""
        yield from choice.values.items()
        yield self._elsewhere(choice), choice.otherwise

    def _elsewhere(self, choice: By) -> str:
        if not choice.by_office:
            return other_word(self.book.form, choice.field, choice.values)
        offices = self.book.offices
        taken_offices = [offices.county(name) for name in choice.values]
        free = (each for each in offices.counties if each not in taken_offices)
        return next(free).name.zh

    def chosen(self, tree: Tree, leaf: Figure) -> Cells:
        """Choose the branches in which a figure stands."""
        if isinstance(tree, By):
            word, branch = next(each for each in self.branches(tree) if leaf in each[1].leaves)
            return {tree.field: word, **self.chosen(branch, leaf)}
        if isinstance(tree, Several):
            [below] = [each for each in tree.figures if leaf in each.leaves][:1]
            return self.chosen(below, leaf)
        return {}

    def pivotal(self, tree: Tree, leaf: Figure) -> Cells:
        """Let everything else come out so that one figure decides: of the others one too few holds."""
        if isinstance(tree, By):
            word, branch = next(each for each in self.branches(tree) if leaf in each[1].leaves)
            return {tree.field: word, **self.pivotal(branch, leaf)}
        if not isinstance(tree, Several):
            return {}
        at = next(at for at, each in enumerate(tree.figures) if leaf in each.leaves)
        others = [each for place, each in enumerate(tree.figures) if place != at]
        cells: dict[str, object] = {}
        for place, each in enumerate(others):
            cells |= self._all(each, passing=place < tree.asked - 1)
        return {**cells, **self.pivotal(tree.figures[at], leaf)}

    def _all(self, tree: Tree, *, passing: bool) -> Cells:
        """Let every figure of a tree pass, or none; in the branches that are chosen."""
        match tree:
            case By():
                word, branch = next(self.branches(tree))
                return {tree.field: word, **self._all(branch, passing=passing)}
            case Several():
                made: dict[str, object] = {}
                for each in tree.figures:
                    made |= self._all(each, passing=passing)
                return made
            case Figure():
                value = nearest(self.book.form, tree, passing=passing)
                return (
                    blank(self.book.form, tree)
                    if value is None
                    else written(self.book.form, tree, value)
                )
        raise NotImplementedError(tree)
