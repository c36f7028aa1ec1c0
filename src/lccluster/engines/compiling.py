"""The tests of a plan as column expressions: one compiler for every engine, none in floats."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, assert_never

from lccluster.engines.coded import Coded
from lccluster.engines.doubts import unless_doubtful
from lccluster.rulebook.conditions import RankClaim
from lccluster.simulation.plan import (
    FOR_JUDGEMENT,
    MET,
    NOT_MET,
    UNSTATED,
    Answered,
    AnyLine,
    Fixed,
    Line,
    Test,
)

Expr = Any  # of the dialect that the table is coded in


def outcome(test: Test, coded: Coded) -> Expr:
    """Compile a test to the place of its outcome in `OUTCOMES`."""
    match test:
        case Fixed():
            return coded.dialect.lit(test.outcome)
        case Answered():
            return coded.column(test.key)
        case Line():
            return _year_line(test, coded) if test.years else _line(test, coded)
        case AnyLine():
            return _any(test, coded)
        case _:
            assert_never(test)


def packed(outcomes: Sequence[Expr], coded: Coded) -> Expr:
    """Compile outcomes into one number, two bits each (see `simulation.tally.packed`)."""
    places = (each.cast(coded.dialect.Int64) * 4**at for at, each in enumerate(outcomes))
    return reduce(lambda a, b: a + b, places, coded.dialect.lit(0))


def worst(outcomes: Sequence[Expr], coded: Coded) -> Expr:
    """Compile the worst of outcomes: it decides."""
    return coded.dialect.max_horizontal(*outcomes) if outcomes else coded.dialect.lit(MET)


def figure(line: Line, coded: Coded) -> tuple[Expr, int] | None:
    """Compile what a line is held against, with its factor; None where the table lacks it."""
    if line.years:
        window = coded.windows.get((line.key, line.years))
        return (coded.dialect.col(window.lowest), window.factor) if window else None
    if line.key not in coded.columns:
        return None
    return coded.column(line.key), coded.factors[line.key]


def held(line: Line, coded: Coded) -> tuple[Expr, int] | None:
    """Compile the figure that decides: it is blank where the row contradicts itself on it."""
    found = figure(line, coded)
    return found and (unless_doubtful(found[0], line.key, line.doubts, coded), found[1])


def is_whole(line: Line, coded: Coded) -> Expr:
    """Compile whether every year that counts is stated."""
    return coded.dialect.col(coded.windows[line.key, line.years].whole)


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
    return coded.dialect.min_horizontal(*away) if len(away) > 1 else away[0]


def short(line: Line, coded: Coded) -> Expr:
    """Compile what falling short comes to: not met; with a claim what a column says, or open."""
    no = coded.dialect.lit(NOT_MET)
    if line.claims is None:
        return no
    answered = coded.column(line.answer) if line.answer else coded.dialect.lit(FOR_JUDGEMENT)
    if line.claims.always:
        return answered
    said = [_ranked(each, coded) for each in line.claims.by_rank if each.field in coded.columns]
    said += [coded.column(key) for key in line.claims.by_yes if key in coded.columns]
    if not said:
        return no
    claimed = reduce(lambda a, b: a | b, [each.fill_null(value=False) for each in said])
    return coded.either(claimed, answered, no)


def _ranked(claimed: RankClaim, coded: Coded) -> Expr:
    code, factor = coded.column(claimed.field), coded.factors[claimed.field]
    leading = code >= factor
    return leading if claimed.up_to is None else leading & (code <= claimed.up_to * factor)


def _line(line: Line, coded: Coded) -> Expr:
    found = held(line, coded)
    if found is None:
        return coded.dialect.lit(UNSTATED)
    below = coded.either(found[0].is_null(), UNSTATED, short(line, coded))
    return coded.either(_passes(line, *found), MET, below)


def _year_line(line: Line, coded: Coded) -> Expr:
    """Of several years one that falls short decides; else a blank one leaves it open."""
    found = held(line, coded)
    if found is None:
        return coded.dialect.lit(UNSTATED)
    falls = short(line, coded)
    relaxed = falls != NOT_MET
    open_ = coded.either(_passes(line, *found) | relaxed, UNSTATED, NOT_MET)
    whole = coded.either(_passes(line, *found), MET, falls)
    stated = coded.either(is_whole(line, coded), whole, open_)
    return coded.either(found[0].is_null(), UNSTATED, stated)


def _any(test: AnyLine, coded: Coded) -> Expr:
    found = [(line, held(line, coded)) for line in test.lines]
    stated = [(line, *each) for line, each in found if each]
    if not stated:
        return coded.dialect.lit(UNSTATED)
    holds = reduce(lambda a, b: a | b, [_passes(*each).fill_null(value=False) for each in stated])
    blank = reduce(lambda a, b: a | b, [code.is_null() for _, code, _ in stated])
    lacks = len(stated) < len(found)
    failed = coded.dialect.lit(UNSTATED) if lacks else coded.either(blank, UNSTATED, NOT_MET)
    return coded.either(holds, MET, failed)


def _passes(line: Line, code: Expr, factor: int) -> Expr:
    held = [each.side.passes(code, each.side.whole(each.bound * factor)) for each in line.limits]
    return reduce(lambda a, b: a & b, held)
