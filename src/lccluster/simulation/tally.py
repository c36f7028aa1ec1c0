"""Counts of rows with the same outcomes, and every answer that follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, field

from lccluster.quantities import Unit
from lccluster.rulebook.conditions import Condition
from lccluster.simulation.blurred import BlurredCells
from lccluster.simulation.distance import Branches, drawn, measured, share
from lccluster.simulation.plans.column_tests import MET, NOT_MET, VERDICTS
from lccluster.simulation.plans.plan import Plan
from lccluster.vocabulary import Verdict

Verdicts = dict[str, int]
# Outcomes under the rules, outcomes under the other rules, county and year as written.
Group = tuple[int, int, str | None, str | None]


class Raw(Struct, frozen=True):
    """A row whose verdict changes, as an engine gives it: its outcomes, figures and branches."""

    row: int
    name: str | None
    county: str | None
    before: int
    after: int
    figures: Mapping[str, Decimal | None]
    branches: Branches


class ChangedRow(Struct, frozen=True):
    """A row whose verdict changes, by which conditions, and how near it lies to the line.

    `margin` is the one of the nearest condition against the new bound (the old one where the new
    rules lack the condition), in `unit`; negative where it falls short. `share` is the margin as
    a share of the bound: rows are listed by it, because firms and square kilometres do not compare.
    """

    row: int
    name: str | None
    county: str | None
    before: Verdict
    after: Verdict
    conditions: tuple[str, ...]
    margin: Decimal | None = None
    unit: Unit | None = None
    nearest: str | None = None
    share: Decimal | None = None


class Counted(Struct, frozen=True):
    """What an engine found: groups of rows, changed rows (nearest first), and a sweep's cells."""

    groups: Counter[Group]
    changed: Sequence[Raw] = ()
    cells: Mapping[int, int] | None = None
    blurred: BlurredCells = field(default_factory=dict)


def packed(outcomes: Iterable[int]) -> int:
    """Pack outcomes into one number, two bits each, the first condition lowest."""
    return sum(outcome << 2 * place for place, outcome in enumerate(outcomes))


def outcomes(pattern: int, plan: Plan) -> list[int]:
    """Unpack the outcomes of a plan's steps."""
    return [pattern >> 2 * place & 3 for place in range(len(plan.steps))]


def verdict(pattern: int, plan: Plan) -> Verdict:
    """Give the verdict on the conditions alone: the worst outcome decides."""
    return VERDICTS[max(outcomes(pattern, plan), default=MET)]


def verdicts(groups: Counter[Group], plan: Plan, place: int = 0) -> Verdicts:
    """Count verdicts; `place` is 0 for the rules and 1 for the other ones."""
    found = {each.value: 0 for each in VERDICTS}
    for group, count in groups.items():
        found[verdict(int(group[place]), plan).value] += count  # type: ignore[arg-type]
    return found


def verdicts_by(
    groups: Counter[Group],
    plan: Plan,
    key: Callable[[Group], str],
    order: Sequence[str] = (),
    *,
    place: int = 0,
) -> dict[str, Verdicts]:
    """Count verdicts for each county, year or whatever `key` gives; `order` first, then the rest."""
    parts: dict[str, Counter[Group]] = {}
    for group, count in groups.items():
        parts.setdefault(key(group), Counter())[group] += count
    names = [*(each for each in order if each in parts), *sorted(parts.keys() - set(order))]
    return {name: verdicts(parts[name], plan, place) for name in names}


def stopped(groups: Counter[Group], plan: Plan) -> tuple[dict[str, int], dict[str, int]]:
    """Count for each condition the rows that it stops, and those that nothing else stops."""
    by = {step.rule.id: 0 for step in plan.steps}
    alone = dict(by)
    for group, count in groups.items():
        failed = [
            step.rule.id
            for step, outcome in zip(plan.steps, outcomes(group[0], plan), strict=True)
            if outcome == NOT_MET
        ]
        for name in failed:
            by[name] += count
        if len(failed) == 1:
            alone[failed[0]] += count
    return by, alone


def changed(groups: Counter[Group], plan: Plan, other: Plan) -> int:
    """Count the rows whose verdict is another under the other rules."""
    return sum(
        count
        for group, count in groups.items()
        if verdict(group[0], plan) is not verdict(group[1], other)
    )


def moves(groups: Counter[Group], plan: Plan, other: Plan) -> Counter[tuple[Verdict, Verdict]]:
    """Count changed rows by the verdicts from which and to which they go."""
    found: Counter[tuple[Verdict, Verdict]] = Counter()
    for group, count in groups.items():
        pair = verdict(group[0], plan), verdict(group[1], other)
        if pair[0] is not pair[1]:
            found[pair] += count
    return found


def changes(raw: Iterable[Raw], plan: Plan, other: Plan) -> list[ChangedRow]:
    """Explain changed rows, nearest to the line first, then in the table's order."""
    found = [_change(each, plan, other) for each in raw]
    return sorted(found, key=lambda each: (each.share is None, each.share or 0, each.row))


def _change(raw: Raw, plan: Plan, other: Plan) -> ChangedRow:
    before = {s.rule.id: o for s, o in zip(plan.steps, outcomes(raw.before, plan), strict=True)}
    after = {s.rule.id: o for s, o in zip(other.steps, outcomes(raw.after, other), strict=True)}
    names = [
        name
        for name in dict.fromkeys([*before, *after])
        if before.get(name, MET) != after.get(name, MET)
    ]
    margins = sorted(_margins(names, raw, plan, other), key=lambda each: each[0])
    away, nearest, margin, unit = margins[0] if margins else (None, None, None, None)
    was, now = verdict(raw.before, plan), verdict(raw.after, other)
    return ChangedRow(
        raw.row, raw.name, raw.county, was, now, tuple(names), margin, unit, nearest, away
    )


def _margins(
    names: Sequence[str], raw: Raw, plan: Plan, other: Plan
) -> Iterator[tuple[Decimal, str, Decimal, Unit]]:
    for name in names:
        test = drawn(name, plan, other)
        for each in measured(test, raw.branches) if test else ():
            figure = raw.figures.get(each.key)
            if figure is not None:
                yield share(each, figure), name, each.margin(figure), each.unit


def conditions(plan: Plan, other: Plan | None) -> dict[str, Condition]:
    """Map the ids of all conditions, the other rules' behind the rules' own."""
    books = [plan.book, *([other.book] if other else [])]
    return {rule.id: rule for book in reversed(books) for rule in book.conditions.conditions}
