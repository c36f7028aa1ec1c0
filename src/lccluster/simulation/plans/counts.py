"""How many rows of a list count, as a figure of its own: a table has a column for what a form lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.form.parts import FormField, FormGroup
from lccluster.rulebook.conditions import (
    Above,
    AllOf,
    AtLeast,
    AtMost,
    Below,
    Condition,
    CountOf,
    Side,
    Tree,
    with_branch,
)
from lccluster.rulebook.conditions.several import Place, every_branch
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Words

GROUP = "row counts"  # a group of a form is one word, so none has this name
SUFFIX = (
    ".count"  # the column `champions.count`, or `champions.2.count` where a condition has several
)
_BY_SIDE: dict[Side, Any] = {
    Side.AT_LEAST: AtLeast,
    Side.ABOVE: Above,
    Side.AT_MOST: AtMost,
    Side.BELOW: Below,
}


class RowCount(Struct, frozen=True):
    """A count in a condition, where it stands there, and the column that a table may have of it."""

    place: Place
    check: CountOf
    column: FormField

    @property
    def figures(self) -> Tree:
        """Give the bounds of the count as those of its column."""
        key = self.column.key
        figures = tuple(
            _BY_SIDE[each.side](each.side.key, key, each.bound, each.unit)
            for each in self.check.limits
        )
        return figures[0] if len(figures) == 1 else AllOf("all_of", figures)

    @property
    def name(self) -> str:
        """Give the heading of its column that is no label."""
        return self.column.also[-1]


def counts_of(rule: Condition) -> list[RowCount]:
    """List the counts of a condition. Those of another rulebook have other columns where they count others."""
    branches = every_branch(rule.check) if isinstance(rule.check, Tree) else ()
    found = [(place, each) for place, each in branches if isinstance(each, CountOf)]
    numbers = [""] if len(found) == 1 else [str(at) for at in range(1, len(found) + 1)]
    return [
        RowCount(place, each, _column(rule, each, number))
        for (place, each), number in zip(found, numbers, strict=True)
    ]


def _column(rule: Condition, check: CountOf, number: str) -> FormField:
    asked = check.formula.replace(".", "·")  # a point would part the key
    label = Words(f"{rule.label.zh}{number}", f"{rule.label.en} {number}".strip())
    name = f"{rule.id}.{number}".rstrip(".") + SUFFIX
    return FormField(
        f"{GROUP}.{f'{rule.id} {number}'.strip()}: {asked}",
        label,
        check.unit,
        whole=True,
        paper=False,
        listed=False,
        also=(label.en, name),
    )


def with_counts(book: Rulebook, columns: Collection[str]) -> Rulebook:
    """Give a rulebook that holds the counts of a condition as figures, where a table has one of them."""
    rules = tuple(_counted(rule, columns) for rule in book.conditions.conditions)
    if rules == book.conditions.conditions:
        return book
    fields = tuple(each.column for each in _counts(book))
    group = FormGroup(GROUP, fields, Words(GROUP, GROUP), paper=False, listed=False)
    form = replace(book.form, groups=(*book.form.groups, group))
    return replace(book, form=form, conditions=replace(book.conditions, conditions=rules))


def with_every_count(book: Rulebook) -> Rulebook:
    """Give a rulebook as a table is held against it that has a column for every count."""
    return with_counts(book, [each.column.key for each in _counts(book)])


def _counts(book: Rulebook) -> Iterator[RowCount]:
    return (each for rule in book.conditions.conditions for each in counts_of(rule))


def _counted(rule: Condition, columns: Collection[str]) -> Condition:
    counts, check = counts_of(rule), rule.check
    if not isinstance(check, Tree) or not any(each.column.key in columns for each in counts):
        return rule
    for each in counts:
        check = with_branch(check, each.place, each.figures)
    return replace(rule, check=check)
