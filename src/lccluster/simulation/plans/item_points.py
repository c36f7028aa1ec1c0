"""The points of a score's items, as figures of their own: a table has a column for what findings give."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from lccluster.form.parts import FormField, FormGroup
from lccluster.quantities import Unit
from lccluster.rulebook.conditions import POINTS, Condition, Score
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Words

SUFFIX = ".points"  # the column `evaluation.service.points`


def points_of(rule: Condition) -> Iterator[FormField]:
    """List the columns that a table may have of a condition, one for each item that people give points."""
    if not isinstance(rule.check, Score) or not rule.check.decides:
        return
    for item in rule.check.parts:
        label = Words(f"{rule.label.zh}·{item.label.zh}", f"{rule.label.en}: {item.label.en}")
        also = (label.en, f"{rule.id}.{item.id}{SUFFIX}")
        key = rule.check.column(item, rule.id)
        yield FormField(key, label, Unit.POINTS, paper=False, listed=False, also=also)


def with_points(book: Rulebook, columns: Collection[str]) -> Rulebook:
    """Give a rulebook whose form asks for the points of items, where a table has a column for one."""
    fields = tuple(each for rule in book.conditions.conditions for each in points_of(rule))
    if not any(each.key in columns for each in fields):
        return book
    group = FormGroup(POINTS, fields, Words(POINTS, POINTS), paper=False, listed=False)
    return replace(book, form=replace(book.form, groups=(*book.form.groups, group)))


def with_all_points(book: Rulebook) -> Rulebook:
    """Give a rulebook as a table is held against it that has a column for every item."""
    rules = book.conditions.conditions
    return with_points(book, [each.key for rule in rules for each in points_of(rule)])
