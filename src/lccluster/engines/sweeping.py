"""The cells of a sweep as a column expression: from which outcome to which a row turns, and where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, assert_never

from lccluster.engines import pairs
from lccluster.engines.cells.coded import Coded, is_exact
from lccluster.engines.compiling import beside, held, outcome, worst
from lccluster.rulebook.conditions import Limit, Pair, Ratio, Side
from lccluster.simulation.plans.column_tests import MET, Choice, Joint, Line, settled
from lccluster.simulation.plans.plan import Plan
from lccluster.simulation.sweep import OUTCOMES
from lccluster.simulation.swept import Sweep

Expr = Any
MOST_SHARES = 200  # bounds of a share, each of which is a comparison of its own
MOST_CELLS = 2**62


def is_possible(sweeps: Sequence[Sweep]) -> bool:
    """Tell whether whole numbers hold the cells, and the digits of every bound of shares."""
    cells = reduce(lambda size, each: size * OUTCOMES**2 * each.bins, sweeps, OUTCOMES)
    return cells < MOST_CELLS and all(map(_is_possible, sweeps))


def _is_possible(sweep: Sweep) -> bool:
    if not isinstance(sweep.bound.figure, Ratio):
        return is_exact(sweep.first) and is_exact(sweep.step)
    return sweep.count <= MOST_SHARES and pairs.are_parts(sweep.values)


def turns(plan: Plan, sweeps: Sequence[Sweep], coded: Coded) -> dict[str, Expr]:
    """Compile what cells are made of: the worst outcome of the rest, and how each sweep turns.

    Columns of their own, so that an engine that takes expressions apart does it once.
    """
    if not sweeps:
        return {}
    swept = {sweep.bound.rule.id for sweep in sweeps}
    rest = [outcome(step.test, coded) for step in plan.steps if step.rule.id not in swept]
    made = {"rest": worst([*rest, coded.dialect.lit(MET).cast(coded.dialect.Int64)], coded)}
    for at, sweep in enumerate(sweeps):
        good, bad = (_settled(sweep, holds, plan, coded) for holds in (True, False))
        passed, upwards = _passed(sweep, coded), sweep.bound.limit.side.upwards
        made[f"first{at}"], made[f"last{at}"] = (good, bad) if upwards else (bad, good)
        made[f"turn{at}"] = passed if upwards else sweep.count - passed
    return made


def _settled(sweep: Sweep, holds: bool, plan: Plan, coded: Coded) -> Expr:
    test = next(step.test for step in plan.steps if step.rule.id == sweep.bound.rule.id)
    assert isinstance(test, Line | Joint | Choice)  # noqa: S101 - only figures have bounds
    return outcome(settled(test, sweep.bound.place, sweep.bound.limit, holds), coded)


def cell(sweeps: Sequence[Sweep], coded: Coded) -> Expr:
    """Compile the number of a row's cell in a sweep (see `simulation.sweep.cell`)."""
    number = coded.dialect.col("rest")
    found = [_turn(at, sweep, coded) for at, sweep in enumerate(sweeps)]
    for first, last, _ in found:
        number = (number * OUTCOMES + first) * OUTCOMES + last
    for sweep, (_, _, place) in zip(sweeps, found, strict=True):
        number = number * sweep.bins + place
    return number


def _turn(at: int, sweep: Sweep, coded: Coded) -> tuple[Expr, Expr, Expr]:
    """Compile the outcomes before and behind the turn, and its place; none lies outside of the bounds."""
    first, last, place = (coded.dialect.col(f"{each}{at}") for each in ("first", "last", "turn"))
    one = coded.either(place == 0, last, first)
    other = coded.either(place == sweep.count, first, last)
    return one, other, coded.either(one == other, 0, place)


def _passed(sweep: Sweep, coded: Coded) -> Expr:
    """Compile how many bounds a figure passes; none where it is blank, as none makes a difference."""
    line, check = sweep.bound.line, sweep.bound.figure
    found = _figure(line, sweep.bound.limit, coded)
    if found is None:
        return coded.dialect.lit(0)
    if isinstance(check, Ratio):
        return _shares(sweep, check, coded)
    code, factor = found
    return coded.either(code.is_null(), 0, _beyond(sweep, code, factor, coded))


def _figure(line: Line, limit: Limit, coded: Coded) -> tuple[Expr, int] | None:
    if isinstance(line.check, Pair):
        both = pairs.codes(line, line.check, coded)
        return both and (both[0] - both[1], both[2])
    found = held(line, coded)
    return found and (beside(line, limit.side, found[0], coded), found[1])


def _shares(sweep: Sweep, check: Ratio, coded: Coded) -> Expr:
    """Compile how many shares a figure reaches: each is compared, as no division is exact."""
    found = pairs.codes(sweep.bound.line, check, coded)
    assert found  # noqa: S101 - asked before
    limit, whole = sweep.bound.limit, coded.dialect.Int64
    each = [
        pairs.is_share(Limit(limit.side, value, limit.unit), found[0], found[1])
        for value in sweep.values
    ]
    return reduce(lambda a, b: a + b, [coded.either(one, 1, 0).cast(whole) for one in each])


def _beyond(sweep: Sweep, code: Expr, factor: int, coded: Coded) -> Expr:
    """Compile how many bounds a figure passes; whole numbers are divided, never below zero."""
    more = _more(sweep, factor)
    step = int(sweep.step * factor * more)
    over = code * more - int(sweep.first * factor * more)
    count = coded.dialect.lit(sweep.count)

    def least(passed: Expr) -> Expr:
        return coded.dialect.min_horizontal(passed, count)

    match sweep.bound.limit.side:
        case Side.AT_LEAST:
            return coded.either(over < 0, 0, least(over // step + 1))
        case Side.ABOVE:
            return coded.either(over <= 0, 0, least((over - 1) // step + 1))
        case Side.AT_MOST:
            return coded.either(over <= 0, count, count - least((over + step - 1) // step))
        case Side.BELOW:
            return coded.either(over < 0, count, count - least(over // step + 1))
        case _:
            assert_never(sweep.bound.limit.side)


def _more(sweep: Sweep, factor: int) -> int:
    """Give what makes the first bound and the step whole: no more, so that nothing runs over."""
    more = 1
    while any(bound * factor * more % 1 for bound in (sweep.first, sweep.step)):
        more *= 10
    return more
