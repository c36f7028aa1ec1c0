"""Are the figures plausible beside those of real clusters? Bands only warn, slips of unit explain."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from lccluster.eligibility.form_checks.stated import allowed, label
from lccluster.errors import Problem, Severity
from lccluster.form.application import Application
from lccluster.form.values import reader
from lccluster.language import Listing, Message
from lccluster.quantities import Amount, End, Quantity, Unit, plain
from lccluster.rulebook.form_checks import Band, FormChecks, Slip
from lccluster.vocabulary import Words

PLACES = range(2, 9)  # of a ratio that is said


def implausible(form: Application, checks: FormChecks) -> list[Problem]:
    """List the warnings about figures outside the bands of real clusters; they never block."""
    found = (_outside(band, form, checks) for band in checks.bands)
    return [problem for problem in found if problem]


def _outside(band: Band, form: Application, checks: FormChecks) -> Problem | None:
    """Warn of a ratio outside its band; of approximate figures, one that no number brings inside."""
    of, per = reader(band.of, band.per)(form)
    if of is None or per is None or _may_hold(band, of, per, form, checks):
        return None
    ratio = _number(of) / _number(per) * band.times
    message = Message(
        "“{label}” is {ratio}, real clusters show {range}.",
        label=band.label,
        ratio=_Measured(_outside_still(ratio, band), band.unit),
        range=_range(band),
    )
    slip = _slip(band, _number(of), _number(per), checks.slips, form)
    return Problem(
        code=band.id,
        severity=Severity.WARNING,
        field=slip[0] if slip else band.of,
        message=message,
        hint=slip[1] if slip else Message("Look at units and figures again."),
    )


def _may_hold(
    band: Band, one: Amount, other: Amount, form: Application, checks: FormChecks
) -> bool:
    """Tell whether some numbers that the two figures allow have a ratio in the band."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):  # as on most forms
        return other <= 0 or band.holds(one / other * band.times)
    of, per = allowed(band.of, form, checks), allowed(band.per, form, checks)
    if of is None or per is None or per.low.value <= 0:
        return True
    low = min(_ratio(of.low, end) for end in (per.low, per.high))
    high = max(_ratio(of.high, end) for end in (per.low, per.high))
    return band.meets(low * band.times, high * band.times)


def _ratio(of: End, per: End) -> Decimal:
    """Divide two ends; beside an end without limit the other counts for nothing."""
    return of.value / per.value if per.value.is_finite() else Decimal(0)


def _outside_still(ratio: Decimal, band: Band) -> Decimal:
    """Round to two places, or to as many more as keep it from being nothing or in the band."""
    rounded = (ratio.quantize(Decimal(1).scaleb(-places)) for places in PLACES)
    return next((each for each in rounded if each and not band.holds(each)), ratio)


def _number(figure: Amount) -> Decimal:
    return figure if isinstance(figure, Decimal) else figure.number


class _Measured(Struct, frozen=True):
    """A figure in the unit of its band, drawn where it is shown; a per cent sign stands close to it."""

    figure: Decimal
    unit: Words

    def __str__(self) -> str:
        unit = str(self.unit)
        return f"{plain(self.figure)}{'' if unit.startswith('%') else ' '}{unit}"


def _range(band: Band) -> Message:
    low, high = (
        None if end is None else _Measured(end, band.unit) for end in (band.lowest, band.highest)
    )
    if high is None:
        return Message("at least {low}", low=low)
    if low is None:
        return Message("at most {high}", high=high)
    return Message("{low} to {high}", low=low, high=high)


def _slip(
    band: Band, of: Decimal, per: Decimal, slips: tuple[Slip, ...], form: Application
) -> tuple[str, Message] | None:
    """Find the units that, written by mistake for 亿元, explain the ratio: one, or which to ask for."""
    for path, figure, up, down in ((band.of, of, 0, 1), (band.per, per, 1, 0)):
        explained = [
            slip
            for slip in slips
            if form.form.field(path).unit is Unit.YI_YUAN
            and band.holds(of / per * band.times * slip.factor**up / slip.factor**down)
        ]
        if explained:
            return path, _looks_like(path, figure, explained, form)
    return None


def _looks_like(path: str, figure: Decimal, slips: Sequence[Slip], form: Application) -> Message:
    if len(slips) == 1:
        unit = slips[0].written_in
        return Message(
            "“{label}” looks as if written in {unit}.", label=label(path, form), unit=unit
        )
    readings = Listing(
        Message(
            "{unit} ({figure})",
            unit=slip.written_in,
            figure=Quantity(figure / slip.factor, Unit.YI_YUAN),
        )
        for slip in slips
    )
    return Message(
        "“{label}” looks as if written in one of these, ask in which: {readings}.",
        label=label(path, form),
        readings=readings,
    )
