"""The labels of the form in a grid: where each stands, and what it names there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.forms.document.grid import Box, Grid
from lccluster.files.forms.labels.spellings import Spellings
from lccluster.files.forms.labels.telling import told_in
from lccluster.form.on_paper.fields import OF_WHICH, group_names
from lccluster.form.on_paper.shape import shape_of

_LONGEST = 120  # characters of a cell that may hold labels, with what is stated behind them
_MOST = 600  # labels of a grid; a form has some thirty


class Label(Struct, frozen=True):
    """A label in a grid: the field, or the group, that it names.

    `value` is what is stated behind it in its own cell; `share` says which of how many labels it
    is that share a cell, and with it the cell of their values.
    """

    target: str
    box: Box
    unit: str = ""
    year: str = ""
    value: str = ""
    share: tuple[int, int] = (0, 1)


def labels_in(grid: Grid, spellings: Spellings) -> list[Label]:
    """List the labels of a grid, in the order of its cells."""
    boxes = [box for box in grid.boxes if 0 < len(box.text) < _LONGEST]
    alone = _first(each for box in boxes for each in _told(box, (), spellings))
    near = _Near(alone, spellings)
    found = _first(each for box in boxes for each in near.labels(box))
    return sorted(found, key=lambda label: (label.box.top, label.box.left))


def _told(box: Box, near: Iterable[str], spellings: Spellings) -> Iterator[Label]:
    for each in told_in(box.text, near, spellings):
        yield Label(each.target, box, each.spelt.unit, each.spelt.year, each.value)


def _first(labels: Iterable[Label]) -> list[Label]:
    return list(islice(labels, _MOST))


class _Near:
    """The labels that are plain by themselves, for those that only count near one of their group."""

    def __init__(self, alone: Sequence[Label], spellings: Spellings) -> None:
        groups = {*group_names(spellings.form), OF_WHICH}
        heads = [each for each in alone if "." not in each.target and each.target in groups]
        self._shape = shape_of(spellings.form)
        self._headings = [
            each for each in heads if each.target != OF_WHICH or self._divides(each, heads)
        ]
        self._spellings = spellings
        self._rows: dict[int, set[str]] = {}
        self._columns: dict[int, set[str]] = {}
        for each in alone:
            if "." in each.target and not each.value:
                group = each.target.partition(".")[0]
                self._rows.setdefault(each.box.top, set()).add(group)
                self._columns.setdefault(each.box.left, set()).add(group)

    def labels(self, box: Box) -> list[Label]:
        """Tell the labels of a cell by the headings left of it and above, else by its neighbours."""
        headings = (_left(box, self._headings), _above(box, self._headings))
        near = {each.target for each in headings if each}
        beside = self._rows.get(box.top, set()) | self._columns.get(box.left, set())
        told = list(_told(box, near, self._spellings)) or _told(box, beside, self._spellings)
        kept = [each for each in told if each.target != OF_WHICH or self._is_heading(box)]
        return _shared(kept, {OF_WHICH, *self._shape.titles})

    def _divides(self, label: Label, headings: Iterable[Label]) -> bool:
        """Tell whether this 其中 stands under or behind the total of a group, and in no other cell."""
        near = (_left(label.box, headings), _above(label.box, headings))
        return any(each and each.target in self._shape.totals for each in near)

    def _is_heading(self, box: Box) -> bool:
        return any(each.box is box for each in self._headings)


def _shared(labels: Sequence[Label], headings: Container[str]) -> list[Label]:
    """Number the labels that share a cell and have their values elsewhere."""
    open_ = [each for each in labels if not each.value and each.target not in headings]
    unit = next((each.unit for each in labels if each.unit), "")
    if len(open_) < 2:  # noqa: PLR2004 - a label alone shares with nobody
        return [*labels]
    return [
        replace(each, unit=each.unit or unit, share=(open_.index(each), len(open_)))
        if each in open_
        else each
        for each in labels
    ]


def _left(box: Box, headings: Iterable[Label]) -> Label | None:
    """Find the nearest heading in the same row."""
    beside = (
        each
        for each in headings
        if each.target != OF_WHICH
        and each.box.right < box.left
        and each.box.top <= box.top <= each.box.bottom
    )
    return max(beside, key=lambda each: each.box.left, default=None)


def _above(box: Box, headings: Iterable[Label]) -> Label | None:
    """Find the heading above: the nearest row of them, and the last one that begins no later."""
    over = (
        each
        for each in headings
        if each.target != OF_WHICH and each.box.bottom < box.top and each.box.left <= box.left
    )
    return max(over, key=lambda each: (each.box.top, each.box.left), default=None)
