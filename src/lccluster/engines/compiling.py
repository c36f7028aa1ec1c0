"""The tests of a plan as column expressions: one compiler for every engine, none in floats."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, assert_never

import narwhals as nw

from lccluster.engines.coded import Coded
from lccluster.engines.doubts import unless_doubtful
from lccluster.rulebook.conditions import RankClaim, Side
from lccluster.simulation.plan import (
    FOR_JUDGEMENT,
    MET,
    NOT_MET,
    UNSTATED,
    Answered,
    AnyLine,
    Fixed,
    Line,
    Plan,
    Test,
)
from lccluster.simulation.swept import Sweep

Expr = Any  # narwhals' expressions; with `when` they are Any to a type checker anyway


def outcome(test: Test, coded: Coded) -> Expr:
    """Compile a test to the place of its outcome in `OUTCOMES`."""
    match test:
        case Fixed():
            return nw.lit(test.outcome)
        case Answered():
            return nw.col(coded.columns[test.key])
        case Line():
            return _year_line(test, coded) if test.years else _line(test, coded)
        case AnyLine():
            return _any(test, coded)
        case _:
            assert_never(test)


def packed(outcomes: Sequence[Expr]) -> Expr:
    """Compile outcomes into one number, two bits each (see `simulation.tally.packed`)."""
    return _sum(each.cast(nw.Int64) * 4**at for at, each in enumerate(outcomes))


def worst(outcomes: Sequence[Expr]) -> Expr:
    """Compile the worst of outcomes: it decides."""
    return nw.max_horizontal(*outcomes) if outcomes else nw.lit(MET)


def figure(line: Line, coded: Coded) -> tuple[Expr, int] | None:
    """Compile what a line is held against, with its factor; None where the table lacks it."""
    if line.years:
        return _lowest(line, coded) if _year_columns(line, coded) else None
    if line.key not in coded.columns:
        return None
    return nw.col(coded.columns[line.key]), coded.factors[line.key]


def held(line: Line, coded: Coded) -> tuple[Expr, int] | None:
    """Compile the figure that decides: it is blank where the row contradicts itself on it."""
    found = figure(line, coded)
    return found and (unless_doubtful(found[0], line.key, line.doubts, coded), found[1])


def share(line: Line, coded: Coded) -> Expr | None:
    """Compile how far a figure lies from its bound, as a share of it; it only orders rows."""
    found = figure(line, coded)
    if found is None:
        return None
    code, factor = found
    away = [
        (code - round(each.bound * factor)).abs() / float(each.bound * factor or factor)
        for each in line.limits
    ]
    return nw.min_horizontal(*away) if len(away) > 1 else away[0]


def _line(line: Line, coded: Coded) -> Expr:
    found = held(line, coded)
    if found is None:
        return nw.lit(UNSTATED)
    code, factor = found
    return (
        nw.when(_passes(line, code, factor))
        .then(nw.lit(MET))
        .otherwise(nw.when(code.is_null()).then(nw.lit(UNSTATED)).otherwise(short(line, coded)))
    )


def _year_line(line: Line, coded: Coded) -> Expr:
    """Of several years one that falls short decides; else a blank one leaves it open."""
    found = held(line, coded)
    if found is None:
        return nw.lit(UNSTATED)
    code, factor = found
    blank, falls = nw.lit(UNSTATED), short(line, coded)
    whole = nw.when(_passes(line, code, factor)).then(nw.lit(MET)).otherwise(falls)
    open_ = (
        nw.when(_passes(line, code, factor))
        .then(blank)
        .otherwise(nw.when(falls == NOT_MET).then(nw.lit(NOT_MET)).otherwise(blank))
    )
    return (
        nw.when(code.is_null())
        .then(blank)
        .otherwise(nw.when(is_whole(line, coded)).then(whole).otherwise(open_))
    )


def _any(test: AnyLine, coded: Coded) -> Expr:
    found = [(line, held(line, coded)) for line in test.lines]
    stated = [(line, *each) for line, each in found if each]
    if not stated:
        return nw.lit(UNSTATED)
    holds = reduce(lambda a, b: a | b, [_passes(*each).fill_null(value=False) for each in stated])
    blank = reduce(lambda a, b: a | b, [code.is_null() for _, code, _ in stated])
    open_ = nw.lit(UNSTATED)
    failed = (
        open_
        if len(stated) < len(found)
        else (nw.when(blank).then(open_).otherwise(nw.lit(NOT_MET)))
    )
    return nw.when(holds).then(nw.lit(MET)).otherwise(failed)


def _passes(line: Line, code: Expr, factor: int) -> Expr:
    held = [each.side.passes(code, each.side.whole(each.bound * factor)) for each in line.limits]
    return reduce(lambda a, b: a & b, held)


def short(line: Line, coded: Coded) -> Expr:
    """Compile what falling short comes to: not met; with a claim what a column says, or open."""
    if line.claims is None:
        return nw.lit(NOT_MET)
    answered = nw.col(coded.columns[line.answer]) if line.answer else nw.lit(FOR_JUDGEMENT)
    if line.claims.always:
        return answered
    said = [_ranked(each, coded) for each in line.claims.by_rank if each.field in coded.columns]
    said += [nw.col(coded.columns[key]) for key in line.claims.by_yes if key in coded.columns]
    if not said:
        return nw.lit(NOT_MET)
    claimed = reduce(lambda a, b: a | b, [each.fill_null(value=False) for each in said])
    return nw.when(claimed).then(answered).otherwise(nw.lit(NOT_MET))


def _ranked(claimed: RankClaim, coded: Coded) -> Expr:
    code, factor = nw.col(coded.columns[claimed.field]), coded.factors[claimed.field]
    leading = code >= factor
    return leading if claimed.up_to is None else leading & (code <= claimed.up_to * factor)


def _year_columns(line: Line, coded: Coded) -> list[tuple[int, Expr, int]]:
    return [
        (year, nw.col(coded.columns[key]), coded.factors[key])
        for year, key in line.columns
        if key in coded.columns
    ]


def _in_window(line: Line, coded: Coded) -> list[tuple[Expr, Expr]]:
    """Pair the figures of single years with whether they count, all in one factor."""
    found = _year_columns(line, coded)
    most = max(factor for _, _, factor in found)
    named = [nw.when(~code.is_null()).then(nw.lit(year)) for year, code, _ in found]
    latest = nw.max_horizontal(*named, nw.col("at"))
    return [
        (code * (most // factor), (latest >= year) & (latest < year + line.years))
        for year, code, factor in found
    ]


def _lowest(line: Line, coded: Coded) -> tuple[Expr, int]:
    figures = [nw.when(counts).then(code) for code, counts in _in_window(line, coded)]
    factor = max(factor for _, _, factor in _year_columns(line, coded))
    return (nw.min_horizontal(*figures) if len(figures) > 1 else figures[0]), factor


def is_whole(line: Line, coded: Coded) -> Expr:
    """Compile whether every year that counts is stated."""
    stated = [
        nw.when(counts & ~code.is_null()).then(nw.lit(1)).otherwise(nw.lit(0))
        for code, counts in _in_window(line, coded)
    ]
    return _sum(stated) == line.years


def cell(plan: Plan, sweeps: Sequence[Sweep], coded: Coded) -> Expr:
    """Compile the number of a row's cell in a sweep (see `simulation.sweep.cell`)."""
    swept = {sweep.condition for sweep in sweeps}
    rest = [outcome(step.test, coded) for step in plan.steps if step.rule.id not in swept]
    rest += [
        nw.when(~is_whole(sweep.line, coded) & ~code[0].is_null())
        .then(nw.lit(UNSTATED))
        .otherwise(nw.lit(MET))
        for sweep in sweeps
        if sweep.line.years and (code := held(sweep.line, coded))
    ]
    number = worst([*rest, nw.lit(MET)])
    for sweep in sweeps:
        claimed = short(sweep.line, coded) == FOR_JUDGEMENT
        number = number * 2 + nw.when(claimed).then(nw.lit(1)).otherwise(nw.lit(0))
    for sweep in sweeps:
        number = number * sweep.bins + _passed(sweep, coded)
    return number


def _passed(sweep: Sweep, coded: Coded) -> Expr:
    """Compile how many bounds a figure passes; whole numbers are divided, never below zero."""
    found = held(sweep.line, coded)
    if found is None:
        return nw.lit(sweep.count + 1)
    code, factor = found
    more = 10 ** max(-_exponent(sweep.first), -_exponent(sweep.step), 0)
    step, count = int(sweep.step * factor * more), nw.lit(sweep.count)
    over = code * more - int(sweep.first * factor * more)
    match sweep.line.check.limit.side:
        case Side.AT_LEAST:
            passed = nw.when(over < 0).then(nw.lit(0)).otherwise(_least(over // step + 1, count))
        case Side.ABOVE:
            passed = (
                nw.when(over <= 0).then(nw.lit(0)).otherwise(_least((over - 1) // step + 1, count))
            )
        case Side.AT_MOST:
            passed = (
                nw.when(over <= 0)
                .then(count)
                .otherwise(sweep.count - _least((over + step - 1) // step, count))
            )
        case _:
            assert_never(sweep.line.check.limit.side)
    granted = nw.when(short(sweep.line, coded) == MET).then(count).otherwise(passed)
    return nw.when(code.is_null()).then(nw.lit(sweep.count + 1)).otherwise(granted)


def _least(one: Expr, other: Expr) -> Expr:
    return nw.min_horizontal(one, other)


def _exponent(value: Any) -> int:
    exponent: int = value.as_tuple().exponent
    return exponent


def _sum(parts: Any) -> Expr:
    return reduce(lambda a, b: a + b, parts, nw.lit(0))
