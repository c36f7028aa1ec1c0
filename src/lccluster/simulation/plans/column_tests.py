"""What is tested in the columns of a table, one kind of test a class; outcomes are places in one order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from lccluster.quantities import Unit, plain
from lccluster.rulebook.conditions import By, Figure, Limit, Pair, RankClaim, Score
from lccluster.rulebook.conditions.several import Place
from lccluster.rulebook.form_checks import Contradiction
from lccluster.vocabulary import Outcome, Verdict

# The worst outcome decides, so an outcome's place in this order is all that an engine counts with.
OUTCOMES = (Outcome.MET, Outcome.FOR_JUDGEMENT, Outcome.UNSTATED, Outcome.NOT_MET)


VERDICTS = (Verdict.ELIGIBLE, Verdict.NEEDS_DECISION, Verdict.INCOMPLETE, Verdict.NOT_ELIGIBLE)


MET, FOR_JUDGEMENT, UNSTATED, NOT_MET = range(4)


class Claims(Struct, frozen=True):
    """Which columns claim a leading place: a rank, or a yes; `always`: nobody has to."""

    by_rank: tuple[RankClaim, ...]
    by_yes: tuple[str, ...]
    always: bool = False


class Line(Struct, frozen=True):
    """A figure held against a bound; `claims` and `answer` are there where it may be relaxed.

    Of several `years` the lowest counts; `columns` are those of single years that the table has,
    `latest` that of the year of the results, with which they may end.
    A limit that is `settled` is taken as satisfied, or as missed, by every figure that is stated.
    A row in which one of the `doubts` holds contradicts itself on the figure, which is then unstated.
    """

    check: Figure
    claims: Claims | None = None
    answer: str | None = None
    columns: tuple[tuple[int, str], ...] = ()
    latest: str | None = None
    settled: tuple[Limit, bool] | None = None
    doubts: tuple[Contradiction, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give itself, as tests of several figures give theirs."""
        return (self,)

    @property
    def key(self) -> str:
        """Name the figure: by its field; what two make, with its bounds, on whose side it is drawn."""
        check = self.check
        return f"{check.formula} {check.drawn}" if isinstance(check, Pair) else check.field

    @property
    def limits(self) -> tuple[Limit, ...]:
        """List the limits, in the unit of the form."""
        return self.check.limits

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """List the bounds of its limits."""
        return tuple(each.bound for each in self.limits)

    def margin(self, figure: Decimal) -> Decimal:
        """Say how far a figure lies on the right side of the nearest bound, negative on the wrong one."""
        return self.check.margin(figure)

    @property
    def years(self) -> int:
        """Count the years of which each has to hold; 0 for none."""
        return self.check.years

    @property
    def window(self) -> tuple[str, int, str | None]:
        """Name the years that count: of which figure, how many, and with which year they may end."""
        return self.key, self.years, self.latest

    @property
    def unit(self) -> Unit:
        """Give the unit of the form."""
        return self.check.unit


class Joint(Struct, frozen=True):
    """Several tests of which so many have to hold as are `asked`."""

    parts: tuple[Part, ...]
    asked: int

    @property
    def ways(self) -> tuple[Place, ...]:
        """Say by which way each part is reached in the condition."""
        return tuple(("figures", at) for at in range(len(self.parts)))

    @property
    def lines(self) -> tuple[Line, ...]:
        """List the lines of every part."""
        return tuple(line for each in self.parts for line in each.lines)


class Choice(Struct, frozen=True):
    """Tests of which what a column says chooses one, in the order of the branches of `by`."""

    by: By
    parts: tuple[Part, ...]

    @property
    def ways(self) -> tuple[Place, ...]:
        """Say by which way each branch is reached in the condition."""
        return (("otherwise",), *(("values", value) for value in self.by.values))

    @property
    def lines(self) -> tuple[Line, ...]:
        """List the lines of every branch."""
        return tuple(line for each in self.parts for line in each.lines)


Part = Line | Joint | Choice


class Answered(Struct, frozen=True):
    """A condition that the table answers in a column: met, not met, or blank for open."""

    lines: ClassVar[tuple[Line, ...]] = ()

    key: str


class Points(Struct, frozen=True):
    """A score that asks for a grade: the columns of its items, in their order."""

    lines: ClassVar[tuple[Line, ...]] = ()

    score: Score
    keys: tuple[str, ...]

    unit: ClassVar[Unit] = Unit.POINTS

    @property
    def key(self) -> str:
        """Name the points: by what they are added up from."""
        return " + ".join(
            f"{plain(item.weight)} {key}"
            for item, key in zip(self.score.items, self.keys, strict=True)
        )

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """Give the points that the grade asked for begins with."""
        return (self.score.asked.from_,)

    def margin(self, figure: Decimal) -> Decimal:
        """Say how far points lie above the grade asked for, negative below."""
        return self.score.margin(figure)


class Fixed(Struct, frozen=True):
    """What the table does not answer, with the same outcome in every row."""

    lines: ClassVar[tuple[Line, ...]] = ()

    outcome: int


class Filled(Struct, frozen=True):
    """What only a whole form tells, row by row: the rows of its lists."""

    lines: ClassVar[tuple[Line, ...]] = ()

    fields: tuple[str, ...]


Test = Part | Answered | Points | Fixed | Filled


def settled(test: Part, place: Place, limit: Limit, holds: bool) -> Part:
    """Give a test in which a limit, of the figure at a place of its condition, holds or is missed."""
    if isinstance(test, Line):
        return replace(test, settled=(limit, holds))
    parts = [
        settled(each, place[len(way) :], limit, holds) if place[: len(way)] == way else each
        for way, each in zip(test.ways, test.parts, strict=True)
    ]
    return replace(test, parts=tuple(parts))


def choices(test: Test) -> Iterator[By]:
    """List what a test's columns choose by."""
    if isinstance(test, Choice):
        yield test.by
    for each in test.parts if isinstance(test, Joint | Choice) else ():
        yield from choices(each)
