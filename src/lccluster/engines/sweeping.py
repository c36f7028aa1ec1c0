"""The cells of a sweep as a column expression: how many of the moved bounds a figure passes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from lccluster.engines.coded import Coded
from lccluster.engines.compiling import held, is_whole, outcome, short, worst
from lccluster.rulebook.conditions import Side
from lccluster.simulation.plan import FOR_JUDGEMENT, MET, UNSTATED, Plan
from lccluster.simulation.swept import Sweep

Expr = Any


def cell(plan: Plan, sweeps: Sequence[Sweep], coded: Coded) -> Expr:
    """Compile the number of a row's cell in a sweep (see `simulation.sweep.cell`)."""
    number = worst(_rest(plan, sweeps, coded), coded)
    for sweep in sweeps:
        claimed = short(sweep.line, coded) == FOR_JUDGEMENT
        number = number * 2 + coded.either(claimed, 1, 0)
    for sweep in sweeps:
        number = number * sweep.bins + _passed(sweep, coded)
    return number


def _rest(plan: Plan, sweeps: Sequence[Sweep], coded: Coded) -> list[Expr]:
    """List what bounds that stay come to, and the years that are not stated."""
    swept = {sweep.condition for sweep in sweeps}
    rest = [outcome(step.test, coded) for step in plan.steps if step.rule.id not in swept]
    rest += [
        coded.either(~is_whole(sweep.line, coded) & ~found[0].is_null(), UNSTATED, MET)
        for sweep in sweeps
        if sweep.line.years and (found := held(sweep.line, coded))
    ]
    return [*rest, coded.dialect.lit(MET).cast(coded.dialect.Int64)]


def _passed(sweep: Sweep, coded: Coded) -> Expr:
    """Compile how many bounds a figure passes; whole numbers are divided, never below zero."""
    found = held(sweep.line, coded)
    if found is None:
        return coded.dialect.lit(sweep.count + 1)
    code, more = found[0], _more(sweep, found[1])
    step = int(sweep.step * found[1] * more)
    over = code * more - int(sweep.first * found[1] * more)
    count = coded.dialect.lit(sweep.count)

    def least(passed: Expr) -> Expr:
        return coded.dialect.min_horizontal(passed, count)

    match sweep.line.check.limit.side:
        case Side.AT_LEAST:
            passed = coded.either(over < 0, 0, least(over // step + 1))
        case Side.ABOVE:
            passed = coded.either(over <= 0, 0, least((over - 1) // step + 1))
        case Side.AT_MOST:
            passed = coded.either(over <= 0, count, count - least((over + step - 1) // step))
        case Side.BELOW:
            passed = coded.either(over < 0, count, count - least(over // step + 1))
        case _:
            assert_never(sweep.line.check.limit.side)
    granted = coded.either(short(sweep.line, coded) == MET, count, passed)
    return coded.either(code.is_null(), sweep.count + 1, granted)


def _more(sweep: Sweep, factor: int) -> int:
    """Give what makes the first bound and the step whole: no more, so that nothing runs over."""
    more = 1
    while any(bound * factor * more % 1 for bound in (sweep.first, sweep.step)):
        more *= 10
    return more
