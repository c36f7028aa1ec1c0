"""What has to come out of figures as they are written, worked out from the numbers alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lccluster.rulebook.conditions import (
    By,
    CountOf,
    Excess,
    Figure,
    Held,
    Ratio,
    Several,
    Tree,
    Within,
    Yearly,
)
from lccluster.usecases.rules.generated.written import Cells


def held(tree: Tree, cells: Cells) -> Held:
    """Tell how a tree has to come out."""
    match tree:
        case Figure():
            value = stated(tree, cells)
            return Held.EITHER if value is None else Held(2 * tree.passes(value))
        case By():
            said = cells.get(tree.field)
            if said is not None:
                return held(tree.values.get(said, tree.otherwise), cells)
            branches = {held(each, cells) for each in tree.branches}
            return branches.pop() if len(branches) == 1 else Held.EITHER
        case Several():
            return tree.combined([held(each, cells) for each in tree.figures])
    raise NotImplementedError(tree)


def stated(figure: Figure, cells: Cells) -> Decimal | None:
    """Give the value of a figure; None where it has none."""
    match figure:
        case Ratio():
            of, to = _number(cells.get(figure.of)), _number(cells.get(figure.to))
            return None if of is None or not to else of * 100 / to
        case Excess():
            of, over = _number(cells.get(figure.of)), _number(cells.get(figure.over))
            return None if of is None or over is None else of - over
        case CountOf():
            rows = cells.get(figure.table)
            return Decimal(sum(_counts(figure, row) for row in rows)) if rows else None
        case Yearly():
            rows, _, column = figure.field.rpartition(".")
            found = [_number(row[column]) for row in cells.get(rows) or ()]
            return min(found, default=None)  # type: ignore[type-var]
    return _number(cells.get(figure.field))


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text.removesuffix("%"))


def _counts(figure: CountOf, row: dict[str, Any]) -> bool:
    return all(_says(row[name], wanted) for name, wanted in figure.where.items())


def _says(said: str, wanted: str | Within) -> bool:
    if isinstance(wanted, str):
        return said == wanted
    number = Decimal(said.removesuffix("%"))
    return all(side.passes(number, bound) for side, bound in wanted.bounds)
