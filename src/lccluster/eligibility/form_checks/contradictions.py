"""Does the form contradict itself? One check a function; approximate figures only where it is sure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

from lccluster.eligibility.form_checks.contradicted import Contradicted, contradicted
from lccluster.eligibility.form_checks.stated import allowed, drawn, label
from lccluster.eligibility.form_checks.years import out_of_reach
from lccluster.form.application import Application
from lccluster.form.values import reader, value
from lccluster.kept import KeptPieces
from lccluster.language import Listing, Message
from lccluster.quantities import End, Span, plain
from lccluster.rulebook.form_checks import (
    Contradiction,
    FormChecks,
    NotAbove,
    NotAfterTheDay,
    PartOfTotal,
    PartsAddUp,
    YearOfFigures,
)


def contradictions(form: Application, checks: FormChecks, day: date) -> list[Contradicted]:
    """List the errors for which the form goes back; `day` is the day of the check."""
    return [
        each
        for one, figures in _COMPARING.of(checks, _comparing)
        if not _agree(one, figures(form))
        for each in _of(one, form, checks, day)
    ]


_Comparing = tuple[tuple[Contradiction, Callable[[Application], tuple[Any, ...]]], ...]
_COMPARING = KeptPieces[_Comparing](most=16)


def _comparing(checks: FormChecks) -> _Comparing:
    """Prepare to read what each check compares."""
    return tuple((one, reader(*one.compared)) for one in checks.contradictions)


def _agree(check: Contradiction, figures: tuple[Any, ...]) -> bool:
    """Tell whether all figures that a check compares are exact, and in order, as on most forms."""
    return _EXACT.issuperset(map(type, figures)) and check.agrees(*figures)


_EXACT = frozenset((Decimal,))


def suspects(found: Iterable[Contradicted]) -> frozenset[str]:
    """Gather the figures that decide nothing."""
    return frozenset(path for each in found for path in each.figures)


def suspects_under(
    form: Application, doubts: Iterable[Contradiction], checks: FormChecks
) -> frozenset[str]:
    """Gather the figures that decide nothing by what the form itself says, whatever the day is."""
    said = (one for one in doubts if not _asks_for_the_day(one, form))
    return suspects(each for one in said for each in _of(one, form, checks, date.max))


def _asks_for_the_day(check: Contradiction, form: Application) -> bool:
    return isinstance(check, YearOfFigures) and value(form, check.filed) is None


def _of(
    check: Contradiction, form: Application, checks: FormChecks, day: date
) -> Iterator[Contradicted]:
    match check:
        case PartOfTotal():
            yield from _part_of_total(check, form, checks)
        case PartsAddUp():
            yield from _parts_add_up(check, form, checks)
        case NotAfterTheDay():
            yield from _not_after(check, form, day)
        case YearOfFigures():
            yield from out_of_reach(check, form, day)
        case _:
            yield from _not_above(check, form, checks)


def _exceeds(path: str, of: str, form: Application, checks: FormChecks) -> bool:
    """Tell whether one figure is above another, whichever numbers approximate ones stand for."""
    one, other = allowed(path, form, checks), allowed(of, form, checks)
    return one is not None and other is not None and one.above(other)


def _part_of_total(
    check: PartOfTotal, form: Application, checks: FormChecks
) -> Iterator[Contradicted]:
    for path in check.parts:
        if _exceeds(path, check.total, form, checks):
            message = Message(
                "“{part}” ({many}) is more than “{whole}” ({total}).",
                part=label(path, form),
                many=drawn(path, form),
                whole=label(check.total, form),
                total=drawn(check.total, form),
            )
            yield contradicted(check, path, message, (check.total, path))


def _parts_add_up(
    check: PartsAddUp, form: Application, checks: FormChecks
) -> Iterator[Contradicted]:
    """Hold the sum against the total; what is blank may still fill a gap, never a surplus."""
    total = allowed(check.total, form, checks)
    parts = {
        path: part for path in check.parts if (part := allowed(path, form, checks)) is not None
    }
    if total is None or not parts:
        return
    stated = reduce(Span.plus, parts.values())
    added = stated if len(parts) == len(check.parts) else stated.plus(_ANY_COUNT)
    if added.above(total) or total.above(added):
        message = Message(
            "The parts ({parts}) make {added}, the total says {total}.",
            parts=Listing(label(path, form) for path in parts),
            added=_sum(parts, stated, form),
            total=drawn(check.total, form),
        )
        yield contradicted(check, check.total, message, (check.total, *parts))


_ANY_COUNT = Span(End(Decimal(0)))


def _sum(paths: Iterable[str], added: Span, form: Application) -> object:
    """Draw a sum; of approximate parts, how it was put together."""
    if added.is_exact:
        return plain(added.low.value)
    return " + ".join(str(drawn(path, form)) for path in paths)


def _not_after(check: NotAfterTheDay, form: Application, day: date) -> Iterator[Contradicted]:
    filled = value(form, check.field)
    if filled is not None and filled > day:
        yield contradicted(
            check,
            check.field,
            Message(
                "“{label}” ({filled}) lies after the day of the check, {day}.",
                label=label(check.field, form),
                filled=filled,
                day=day,
            ),
            (),
        )


def _not_above(check: NotAbove, form: Application, checks: FormChecks) -> Iterator[Contradicted]:
    if _exceeds(check.field, check.of, form, checks):
        message = Message(
            "“{label}” ({stated}) is above “{other}” ({ceiling}).",
            label=label(check.field, form),
            stated=drawn(check.field, form),
            other=label(check.of, form),
            ceiling=drawn(check.of, form),
        )
        yield contradicted(check, check.field, message, check.compared)
