"""The tests of a plan as column expressions: one compiler for every engine, none in floats."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, assert_never

from lccluster.engines import pairs, points
from lccluster.engines.cells.coded import Coded
from lccluster.engines.cells.doubts import unless_doubtful
from lccluster.rulebook.conditions import Held, Limit, Pair, RankClaim, Side
from lccluster.simulation.plans.column_tests import (
    FOR_JUDGEMENT,
    MET,
    NOT_MET,
    UNSTATED,
    Answered,
    Choice,
    Filled,
    Fixed,
    Joint,
    Line,
    Part,
    Points,
    Test,
)

FAILS, EITHER, PASSES = map(int, Held)
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
        case Joint():
            return _as_outcome(lies(test, coded), coded)
        case Choice():
            return _chosen(test, coded)
        case Points():
            return points.outcome(test, coded)
        case Filled():
            raise NotImplementedError(test)  # no column holds it, see `frames.is_possible`
        case _:
            assert_never(test)


def packed(outcomes: Sequence[Expr], coded: Coded) -> Expr:
    """Compile outcomes into one number, two bits each (see `simulation.tally.packed`)."""
    dialect, bits = coded.dialect, 2 * len(outcomes)
    width = next((bytes_ for most, bytes_ in _widths(dialect) if bits < most), dialect.Int64)
    places = [each.cast(width) * 4**at for at, each in enumerate(outcomes)]
    return reduce(lambda a, b: a + b, places, dialect.lit(0))


def _widths(dialect: Any) -> tuple[tuple[int, Any], ...]:
    """Give whole numbers by their bits: rows are grouped the quicker the fewer they have."""
    return ((16, dialect.Int16), (32, dialect.Int32))


def worst(outcomes: Sequence[Expr], coded: Coded) -> Expr:
    """Compile the worst of outcomes: it decides."""
    return coded.dialect.max_horizontal(*outcomes) if outcomes else coded.dialect.lit(MET)


def figure(line: Line, coded: Coded) -> tuple[Expr, int] | None:
    """Compile what a line is held against, with its factor; None where the table lacks it."""
    if line.years:
        window = coded.windows.get(line.window)
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
    return coded.dialect.col(coded.windows[line.window].whole)


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


def lies(part: Part, coded: Coded) -> Expr:
    """Compile how a part of a test lies: 0 fails, 1 may do either, 2 passes (see `Held`)."""
    match part:
        case Line():
            return _lies(part, coded)
        case Joint():
            held = [lies(each, coded) for each in part.parts]
            sure = _count([each == PASSES for each in held], coded)
            possible = _count([each != FAILS for each in held], coded)
            open_ = coded.either(possible >= part.asked, EITHER, FAILS)
            return coded.either(sure >= part.asked, PASSES, open_)
        case Choice():
            held = [lies(each, coded) for each in part.parts]
            return by_branch(part, held, _agreed(held, held[0], EITHER, coded), coded)
        case _:
            assert_never(part)


def _count(each_true: Sequence[Expr], coded: Coded) -> Expr:
    whole = coded.dialect.Int32
    return reduce(lambda a, b: a + b, [coded.either(each, 1, 0).cast(whole) for each in each_true])


def _lies(line: Line, coded: Coded) -> Expr:
    found = _stated(line, coded)
    if found is None:
        return coded.dialect.lit(EITHER)
    passes, blank = found
    whole = coded.either(is_whole(line, coded), PASSES, EITHER) if line.years else None
    stated = coded.either(passes, PASSES if whole is None else whole, FAILS)
    return coded.either(blank, EITHER, stated)


def _as_outcome(held: Expr, coded: Coded) -> Expr:
    open_ = coded.either(held == EITHER, UNSTATED, NOT_MET)
    return coded.either(held == PASSES, MET, open_)


def _chosen(choice: Choice, coded: Coded) -> Expr:
    """Compile the outcome of the branch that a row is in; where it says none, what all agree on."""
    outcomes = [outcome(each, coded) for each in choice.parts]
    held = [lies(each, coded) for each in choice.parts]
    return by_branch(choice, outcomes, _agreed(held, outcomes[0], UNSTATED, coded), coded)


def _agreed(held: Sequence[Expr], then: Expr, otherwise: int, coded: Coded) -> Expr:
    alike = reduce(lambda a, b: a & b, [each == held[0] for each in held])
    return coded.either(alike & (held[0] != EITHER), then, otherwise)


def by_branch(choice: Choice, each: Sequence[Expr], blank: Expr, coded: Coded) -> Expr:
    """Compile what holds of the branch that a row is in; `blank` where it says none."""
    if choice.by not in coded.branches:
        return blank
    number = coded.dialect.col(coded.branches[choice.by])
    return reduce(
        lambda made, at: coded.either(number == at, each[at], made), range(len(each)), blank
    )


def _line(line: Line, coded: Coded) -> Expr:
    found = _stated(line, coded)
    if found is None:
        return coded.dialect.lit(UNSTATED)
    passes, blank = found
    return coded.either(blank, UNSTATED, coded.either(passes, MET, short(line, coded)))


def _year_line(line: Line, coded: Coded) -> Expr:
    """Of several years one that falls short decides; else a blank one leaves it open."""
    found = _stated(line, coded)
    if found is None:
        return coded.dialect.lit(UNSTATED)
    passes, blank = found
    falls = short(line, coded)
    open_ = coded.either(passes | (falls != NOT_MET), UNSTATED, NOT_MET)
    stated = coded.either(is_whole(line, coded), coded.either(passes, MET, falls), open_)
    return coded.either(blank, UNSTATED, stated)


def _stated(line: Line, coded: Coded) -> tuple[Expr, Expr] | None:
    """Compile whether a figure passes, and whether none is stated; None where the table lacks it."""
    if isinstance(line.check, Pair):
        return pairs.passes(line, line.check, coded)
    found = held(line, coded)
    return found and (_passes(line, *found, coded), found[0].is_null())


def _passes(line: Line, code: Expr, factor: int, coded: Coded) -> Expr:
    """Compile whether every limit is satisfied; of several years by the one that lies worst to it."""

    def holds(limit: Limit) -> Expr:
        if line.settled and line.settled[0] == limit:
            return coded.dialect.lit(line.settled[1])
        return limit.side.passes(
            beside(line, limit.side, code, coded), limit.side.whole(limit.bound * factor)
        )

    held = [holds(each) for each in line.limits]
    return reduce(lambda a, b: a & b, held)


def beside(line: Line, side: Side, code: Expr, coded: Coded) -> Expr:
    """Compile the figure that lies worst to a side: of several years the lowest, or the highest."""
    return code if side.upwards or not line.years else highest(line, coded)


def highest(line: Line, coded: Coded) -> Expr:
    """Give the highest of the years that count."""
    return coded.dialect.col(coded.windows[line.window].highest)
