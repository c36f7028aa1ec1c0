"""Does the form contradict itself, and are its figures plausible?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce

from lccluster.eligibility.values import value
from lccluster.errors import Problem, Severity
from lccluster.form.application import Application
from lccluster.form.fields import field
from lccluster.language import Listing, Message
from lccluster.quantities import Amount, End, Quantity, Span, Unit, plain
from lccluster.rulebook.form_checks import (
    Band,
    Contradiction,
    FormChecks,
    NotAbove,
    NotAfterTheDay,
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
    return [each for one in checks.contradictions for each in _of(one, form, checks, day)]


def suspects(found: Iterable[Contradicted]) -> frozenset[str]:
    """Gather the figures that decide nothing."""
    return frozenset(path for each in found for path in each.figures)


def suspects_under(
    form: Application, doubts: Iterable[Contradiction], checks: FormChecks
) -> frozenset[str]:
    """Gather the figures that decide nothing under contradictions that no day decides."""
    return suspects(each for one in doubts for each in _of(one, form, checks, date.max))


def implausible(form: Application, checks: FormChecks) -> list[Problem]:
    """List the warnings about figures outside the bands of real clusters; they never block."""
    found = (_outside(band, form, checks) for band in checks.bands)
    return [problem for problem in found if problem]


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
        case _:
            yield from _not_above(check, form, checks)


def _allowed(path: str, form: Application, checks: FormChecks) -> Span | None:
    """Give the numbers that a figure of the form allows; None where it is blank."""
    found = value(form, path)
    return None if found is None else checks.span(found, field(path).unit)


def _exceeds(path: str, of: str, form: Application, checks: FormChecks) -> bool:
    """Tell whether one figure is above another, whichever numbers approximate ones stand for."""
    one, other = _allowed(path, form, checks), _allowed(of, form, checks)
    return one is not None and other is not None and one.above(other)


def _part_of_total(
    check: PartOfTotal, form: Application, checks: FormChecks
) -> Iterator[Contradicted]:
    for path in check.parts:
        if _exceeds(path, check.total, form, checks):
            message = Message(
                "{part} {many} is more than {whole} {total}.",
                part=_label(path),
                many=_drawn(path, form),
                whole=_label(check.total),
                total=_drawn(check.total, form),
            )
            yield _error(check, path, message, (check.total, path))


def _parts_add_up(
    check: PartsAddUp, form: Application, checks: FormChecks
) -> Iterator[Contradicted]:
    """Hold the sum against the total; what is blank may still fill a gap, never a surplus."""
    total = _allowed(check.total, form, checks)
    parts = {
        path: part for path in check.parts if (part := _allowed(path, form, checks)) is not None
    }
    if total is None or not parts:
        return
    stated = reduce(Span.plus, parts.values())
    added = stated if len(parts) == len(check.parts) else stated.plus(_ANY_COUNT)
    if added.above(total) or total.above(added):
        message = Message(
            "The parts ({parts}) make {added}, the total says {total}.",
            parts=Listing(map(_label, parts)),
            added=_sum(parts, stated, form),
            total=_drawn(check.total, form),
        )
        yield _error(check, check.total, message, (check.total, *parts))


_ANY_COUNT = Span(End(Decimal(0)))


def _sum(paths: Iterable[str], added: Span, form: Application) -> object:
    """Draw a sum; of approximate parts, how it was put together."""
    if added.is_exact:
        return plain(added.low.value)
    return " + ".join(str(_drawn(path, form)) for path in paths)


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


def _not_above(check: NotAbove, form: Application, checks: FormChecks) -> Iterator[Contradicted]:
    if _exceeds(check.field, check.of, form, checks):
        message = Message(
            "{label} {stated} is above {other} {ceiling}.",
            label=_label(check.field),
            stated=_drawn(check.field, form),
            other=_label(check.of),
            ceiling=_drawn(check.of, form),
        )
        yield _error(check, check.field, message, check.compared)


def _error(
    check: Contradiction, path: str, message: Message, figures: tuple[str, ...]
) -> Contradicted:
    hint = Message("Ask the applicant which figure is right.")
    return Contradicted(Problem(code=check.id, field=path, message=message, hint=hint), figures)


def _outside(band: Band, form: Application, checks: FormChecks) -> Problem | None:
    """Warn of a ratio outside its band; of approximate figures, one that no number brings inside."""
    of, per = value(form, band.of), value(form, band.per)
    if of is None or per is None or _may_hold(band, form, checks):
        return None
    ratio = _number(of) / _number(per) * band.times
    message = Message(
        "{label} is {ratio} {unit}, real clusters show {range}.",
        label=band.label,
        ratio=plain(ratio.quantize(Decimal("0.01"))),
        unit=band.unit,
        range=_range(band),
    )
    slip = _slip(band, _number(of), _number(per), checks.slips)
    return Problem(
        code=band.id,
        severity=Severity.WARNING,
        field=slip[0] if slip else band.of,
        message=message,
        hint=slip[1] if slip else Message("Look at units and figures again."),
    )


def _may_hold(band: Band, form: Application, checks: FormChecks) -> bool:
    """Tell whether some numbers that the two figures allow have a ratio in the band."""
    of, per = _allowed(band.of, form, checks), _allowed(band.per, form, checks)
    if of is None or per is None or per.low.value <= 0:
        return True
    low = min(_ratio(of.low, end) for end in (per.low, per.high))
    high = max(_ratio(of.high, end) for end in (per.low, per.high))
    return band.meets(low * band.times, high * band.times)


def _ratio(of: End, per: End) -> Decimal:
    """Divide two ends; beside an end without limit the other counts for nothing."""
    return of.value / per.value if per.value.is_finite() else Decimal(0)


def _number(figure: Amount) -> Decimal:
    return figure if isinstance(figure, Decimal) else figure.number


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
    """Find the units that, written by mistake for 亿元, explain the ratio: one, or which to ask for."""
    for path, figure, up, down in ((band.of, of, 0, 1), (band.per, per, 1, 0)):
        explained = [
            slip
            for slip in slips
            if field(path).unit is Unit.YI_YUAN
            and band.holds(of / per * band.times * slip.factor**up / slip.factor**down)
        ]
        if explained:
            return path, _looks_like(path, figure, explained)
    return None


def _looks_like(path: str, figure: Decimal, slips: Sequence[Slip]) -> Message:
    if len(slips) == 1:
        unit = slips[0].written_in
        return Message("{label} looks as if written in {unit}.", label=_label(path), unit=unit)
    readings = Listing(
        Message(
            "{unit} ({figure})",
            unit=slip.written_in,
            figure=Quantity(figure / slip.factor, Unit.YI_YUAN),
        )
        for slip in slips
    )
    return Message(
        "{label} looks as if written in one of these, ask in which: {readings}.",
        label=_label(path),
        readings=readings,
    )


def _label(path: str) -> object:
    return field(path).label


def _drawn(path: str, form: Application) -> object:
    """Draw a figure as the form states it."""
    stated, unit = value(form, path), field(path).unit
    return Quantity(stated, unit) if unit else stated
