"""Does the form contradict itself, and are its figures plausible?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lccluster.eligibility.values import value
from lccluster.errors import Problem, Severity
from lccluster.form.application import Application
from lccluster.form.fields import field
from lccluster.language import Listing, Message
from lccluster.quantities import Quantity, Unit, plain
from lccluster.rulebook.form_checks import (
    Band,
    Contradiction,
    FormChecks,
    NotAbove,
    NotAfterTheDay,
    NotNegative,
    PartOfTotal,
    PartsAddUp,
    Slip,
)


@dataclass(frozen=True)
class Contradicted:
    """An error for which the form goes back, and the stated figures that take part in it.

    None of these decides a condition until the form is mended: nobody can tell which is wrong.
    """

    problem: Problem
    figures: tuple[str, ...]


def contradictions(form: Application, checks: FormChecks, day: date) -> list[Contradicted]:
    """List the errors for which the form goes back; `day` is the day of the check."""
    return [found for check in checks.contradictions for found in _of(check, form, day)]


def suspects(found: Iterable[Contradicted]) -> frozenset[str]:
    """Gather the figures that decide nothing."""
    return frozenset(path for each in found for path in each.figures)


def suspects_under(form: Application, doubts: Iterable[Contradiction]) -> frozenset[str]:
    """Gather the figures that decide nothing under contradictions that no day decides."""
    return suspects(found for check in doubts for found in _of(check, form, date.max))


def implausible(form: Application, checks: FormChecks) -> list[Problem]:
    """List the warnings about figures outside the bands of real clusters; they never block."""
    found = (_outside(band, form, checks.slips) for band in checks.bands)
    return [problem for problem in found if problem]


def _of(check: Contradiction, form: Application, day: date) -> Iterator[Contradicted]:
    match check:
        case PartOfTotal():
            yield from _part_of_total(check, form)
        case PartsAddUp():
            yield from _parts_add_up(check, form)
        case NotNegative():
            yield from _not_negative(check, form)
        case NotAfterTheDay():
            yield from _not_after(check, form, day)
        case _:
            yield from _not_above(check, form)


def _part_of_total(check: PartOfTotal, form: Application) -> Iterator[Contradicted]:
    total = value(form, check.total)
    for path in check.parts:
        part = value(form, path)
        if total is not None and part is not None and part > total:
            message = Message(
                "{part} {many} is more than {whole} {total}.",
                part=_label(path),
                many=_drawn(path, part),
                whole=_label(check.total),
                total=_drawn(check.total, total),
            )
            yield _error(check, path, message, (check.total, path))


def _parts_add_up(check: PartsAddUp, form: Application) -> Iterator[Contradicted]:
    total = value(form, check.total)
    parts = {path: part for path in check.parts if (part := value(form, path)) is not None}
    added = sum(parts.values(), Decimal(0))
    open_ = len(parts) < len(check.parts)  # what is blank may still fill a gap, never a surplus
    if total is None or not parts or added == total or (open_ and added < total):
        return
    message = Message(
        "The parts ({parts}) make {added}, the total says {total}.",
        parts=Listing(map(_label, parts)),
        added=plain(added),
        total=_drawn(check.total, total),
    )
    yield _error(check, check.total, message, (check.total, *parts))


def _not_negative(check: NotNegative, form: Application) -> Iterator[Contradicted]:
    for path in check.fields:
        stated = value(form, path)
        if stated is not None and stated < 0:
            yield _error(
                check,
                path,
                Message(
                    "{label} is below zero: {stated}.",
                    label=_label(path),
                    stated=_drawn(path, stated),
                ),
                (path,),
            )


def _not_after(check: NotAfterTheDay, form: Application, day: date) -> Iterator[Contradicted]:
    filled = value(form, check.field)
    if filled is not None and filled > day:
        yield _error(
            check,
            check.field,
            Message(
                "{label} {filled} lies after the day of the check, {day}.",
                label=_label(check.field),
                filled=filled,
                day=day,
            ),
            (),
        )


def _not_above(check: NotAbove, form: Application) -> Iterator[Contradicted]:
    stated, ceiling = value(form, check.field), value(form, check.of)
    if stated is not None and ceiling is not None and stated > ceiling:
        message = Message(
            "{label} {stated} is above {other} {ceiling}.",
            label=_label(check.field),
            stated=_drawn(check.field, stated),
            other=_label(check.of),
            ceiling=_drawn(check.of, ceiling),
        )
        yield _error(check, check.field, message, check.compared)


def _error(
    check: Contradiction, path: str, message: Message, figures: tuple[str, ...]
) -> Contradicted:
    hint = Message("Ask the applicant which figure is right.")
    return Contradicted(Problem(code=check.id, field=path, message=message, hint=hint), figures)


def _outside(band: Band, form: Application, slips: tuple[Slip, ...]) -> Problem | None:
    of, per = value(form, band.of), value(form, band.per)
    if of is None or per is None or per <= 0 or band.holds(of / per * band.times):
        return None
    ratio = (of / per * band.times).quantize(Decimal("0.01"))
    message = Message(
        "{label} is {ratio} {unit}, real clusters show {range}.",
        label=band.label,
        ratio=plain(ratio),
        unit=band.unit,
        range=_range(band),
    )
    slip = _slip(band, of, per, slips)
    return Problem(
        code=band.id,
        severity=Severity.WARNING,
        field=slip[0] if slip else band.of,
        message=message,
        hint=slip[1] if slip else Message("Look at units and figures again."),
    )


def _range(band: Band) -> Message:
    low, high = (plain(end) if end is not None else None for end in (band.lowest, band.highest))
    if high is None:
        return Message("at least {low}", low=low)
    if low is None:
        return Message("at most {high}", high=high)
    return Message("{low} to {high}", low=low, high=high)


def _slip(
    band: Band, of: Decimal, per: Decimal, slips: tuple[Slip, ...]
) -> tuple[str, Message] | None:
    """Find the one unit that, written by mistake for 亿元, explains the ratio."""
    explained = [
        (
            path,
            Message(
                "{label} looks as if written in {unit}.", label=_label(path), unit=slip.written_in
            ),
        )
        for path, up, down in ((band.of, 0, 1), (band.per, 1, 0))
        if field(path).unit is Unit.YI_YUAN
        for slip in slips
        if band.holds(of / per * band.times * slip.factor**up / slip.factor**down)
    ]
    return explained[0] if len(explained) == 1 else None


def _label(path: str) -> object:
    return field(path).label


def _drawn(path: str, stated: Decimal) -> object:
    unit = field(path).unit
    return Quantity(stated, unit) if unit else plain(stated)
