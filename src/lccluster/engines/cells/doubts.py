"""The contradictions of a form as column expressions: whether a row's own figures make one doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from lccluster.engines.cells.coded import Coded
from lccluster.rulebook.form_checks import (
    Contradiction,
    NotAbove,
    NotAfterTheDay,
    PartOfTotal,
    PartsAddUp,
    YearOfFigures,
)

Expr = Any


def unless_doubtful(code: Expr, key: str, doubts: Sequence[Contradiction], coded: Coded) -> Expr:
    """Compile a figure that is blank where the row contradicts itself on it."""
    found = [each for check in doubts if (each := _holds(check, key, coded)) is not None]
    if not found:
        return code
    doubtful = reduce(lambda a, b: a | b, [each.fill_null(value=False) for each in found])
    return coded.dialect.when(~doubtful).then(code)


def _holds(check: Contradiction, key: str, coded: Coded) -> Expr | None:
    """Compile whether a contradiction holds in which `key` takes part; None: it never can."""
    match check:
        case PartOfTotal():
            parts = check.parts if key == check.total else (key,)
            return _one_above(parts, check.total, coded)
        case NotAbove():
            return _one_above((check.field,), check.of, coded)
        case PartsAddUp():
            return _do_not_add_up(check, coded)
        case NotAfterTheDay() | YearOfFigures():
            return None


def _one_above(parts: Sequence[str], total: str, coded: Coded) -> Expr | None:
    found, whole = _comparable(parts, total, coded)
    if whole is None or not found:
        return None
    return reduce(lambda a, b: a | b, [(part > whole).fill_null(value=False) for part in found])


def _do_not_add_up(check: PartsAddUp, coded: Coded) -> Expr | None:
    found, whole = _comparable(check.parts, check.total, coded)
    if whole is None or not found:
        return None
    added = reduce(lambda a, b: a + b, [part.fill_null(0) for part in found])
    stated = reduce(lambda a, b: a | b, [~part.is_null() for part in found])
    if len(found) < len(check.parts):
        return stated & (added > whole)
    complete = reduce(lambda a, b: a & b, [~part.is_null() for part in found])
    return stated & ((added > whole) | (complete & (added != whole)))


def _comparable(parts: Sequence[str], total: str, coded: Coded) -> tuple[list[Expr], Expr | None]:
    """Give the columns that the table has, all in one factor."""
    known = [key for key in (*parts, total) if key in coded.columns]
    most = max((coded.factors[key] for key in known), default=1)
    codes = {
        key: coded.dialect.col(coded.columns[key]) * (most // coded.factors[key]) for key in known
    }
    return [codes[key] for key in parts if key in codes], codes.get(total)
