"""From a label to its cell: to the right of it, or below the row of heads that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.forms.document.grid import Box, Grid
from lccluster.files.forms.document.labels import Label
from lccluster.files.forms.labels.spellings import unit_alone
from lccluster.files.office.doubt import Doubt
from lccluster.form.form import OPINION
from lccluster.form.on_paper.fields import OF_WHICH, paper_field
from lccluster.form.on_paper.shape import PaperShape
from lccluster.language import Message


class Found(Struct, frozen=True):
    """A field with the cells that hold it, one below the other, and the unit its heading gives."""

    target: str
    label: Label
    boxes: tuple[Box, ...]
    unit: str = ""


class LabelledGrid(Struct, frozen=True, dict=True):
    """A grid with its labels, in the order of the cells, and what they are to one another."""

    grid: Grid
    labels: list[Label]
    shape: PaperShape

    @cached_property
    def _labelled(self) -> dict[tuple[int, int], Label]:
        return {(label.box.top, label.box.left): label for label in self.labels}

    @cached_property
    def _heads(self) -> list[Label]:
        """List the labels whose values stand below them."""
        return [label for label in self.labels if self._goes_down(label)]

    @cached_property
    def found(self) -> Sequence[Found]:
        """Find the cells of every label that names a field; asked for several times."""
        return [
            self._found(label, self.shape.totals.get(label.target, label.target))
            for label in self.labels
            if label.target != OF_WHICH
            and (label.target not in self.shape.titles or self._is_total(label))
        ]

    def _is_total(self, label: Label) -> bool:
        """Tell whether a heading stands for its total, because no label of its own does."""
        total = self.shape.totals.get(label.target)
        if total is None or any(each.target == total for each in self.labels):
            return False
        return bool(label.value) or self._is_value(self._right_of(label.box))

    def _found(self, label: Label, target: str) -> Found:
        boxes = self._below(label) if label in self._heads else self._beside(label)
        if target == OPINION or paper_field(self.shape.form, target).cell.unit is None:
            return Found(target, label, () if label.value else tuple(boxes))
        units = [unit_alone(box.text) for box in boxes]
        values = tuple(box for box, unit in zip(boxes, units, strict=True) if not unit)
        return Found(target, label, values, next(filter(None, (label.unit, *units)), ""))

    def _label_at(self, row: int, column: int) -> Label | None:
        box = self.grid.at(row, column)
        return self._labelled.get((box.top, box.left)) if box else None

    def _right_of(self, box: Box) -> Box | None:
        return self.grid.at(box.top, box.right + 1)

    def _is_value(self, box: Box | None) -> bool:
        return box is not None and (box.top, box.left) not in self._labelled

    def _goes_down(self, label: Label) -> bool:
        beside = self._is_value(self._right_of(label.box))
        if label.target in self.shape.above_table:
            return False
        lone = label.target in self.shape.columns and label.target not in self.shape.titles
        if "." not in label.target and not lone:
            return not beside
        siblings = self._siblings(label)
        if any(map(self._stacked, siblings)):
            return False
        if not beside or any(map(self._label_follows, siblings)):
            return True
        below = self.grid.at(label.box.bottom + 1, _middle(label.box))
        return _group(label) in self.shape.columns and self._is_value(below)

    def _label_follows(self, label: Label) -> bool:
        return self._label_at(label.box.top, label.box.right + 1) is not None

    def _siblings(self, label: Label) -> list[Label]:
        """List the labels of one group in one row of heads, this one included."""
        rows = range(label.box.top, label.box.bottom + 1)
        return [
            each
            for each in self.labels
            if _group(each) == _group(label)
            and "." in each.target
            and (each.box.top in rows or label.box.top in range(each.box.top, each.box.bottom + 1))
        ] or [label]

    def _stacked(self, label: Label) -> bool:
        """Tell whether the next label of the group stands below, so that values stand beside."""
        below = self._label_at(label.box.bottom + 1, label.box.left)
        above = self._label_at(label.box.top - 1, label.box.left)
        near = [each for each in (below, above) if each and "." in each.target]
        return any(_group(each) == _group(label) for each in near)

    def _beside(self, label: Label) -> list[Box]:
        """Take the cell to the right; of an opinion all that stand there."""
        end, most = label.box.bottom + 1, 1 if label.target != OPINION else None
        if most is None:
            end = self._next_label_row(label.box.bottom)
        rows = self.grid.down(label.box.top, end)
        boxes = (self.grid.at(row, label.box.right + 1) for row in rows)
        found = (box for box in boxes if box is not None and self._is_value(box))
        return list(dict.fromkeys(islice(found, most)))

    def _below(self, label: Label) -> list[Box]:
        """Take the cells from below the row of heads down to the next row with a label."""
        first = self._first_row(label)
        column = _middle(label.box)
        rows = self.grid.down(first, self._next_label_row(first - 1))
        boxes = (self.grid.at(row, column) for row in rows)
        distinct = [box for box in dict.fromkeys(boxes) if box is not None]
        values = [box for box in distinct if self._is_value(box)]
        if _group(label) not in self.shape.columns:
            return values
        if (shared := self.grid.at(first, column)) and self._is_shared(shared):
            return [replace(shared, doubt=shared.doubt or _SHARED)]
        return [box for box in values if not self._spans_heads(box)]

    def _is_shared(self, box: Box) -> bool:
        """Tell whether one cell stands where several heads have their figures; a remark stands lower."""
        return self._is_value(box) and self._spans_heads(box) and bool(_FIGURE.search(box.text))

    def _first_row(self, label: Label) -> int:
        """Find the row below the heads: the heads that touch one another's rows are one band."""
        last = label.box.bottom
        if _group(label) in self.shape.columns:
            band = (each for each in self._heads_of_columns if each.box.top <= last + 1)
            last = max((each.box.bottom for each in band), default=last)
        return last + 1

    @cached_property
    def _heads_of_columns(self) -> list[Label]:
        return [
            each
            for each in self.labels
            if _group(each) in self.shape.columns and self._goes_down(each)
        ]

    def _next_label_row(self, row: int) -> int:
        tops = (label.box.top for label in self.labels if label.box.top > row)
        return min(tops, default=self.grid.height)

    def _spans_heads(self, box: Box) -> bool:
        """Tell whether a cell runs below several heads, as a remark does."""
        columns = range(box.left, box.right + 1)
        heads = (each for each in self._heads_of_columns if each.target not in self.shape.titles)
        return len({_middle(each.box) for each in heads} & set(columns)) > 1


_FIGURE = re.compile(r"[0-9０-９]")
_SHARED = Doubt(
    "merged",
    Message("One cell stands below several heads."),
    Message("Take the cell apart, and write below each head what it asks for."),
)


def _group(label: Label) -> str:
    return label.target.partition(".")[0]


def _middle(box: Box) -> int:
    return (box.left + box.right) // 2
