"""Everything that one simulation answers, as a value; drawings read it and decide nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from lccluster.rulebook.offices import Offices
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation import tally
from lccluster.simulation.plans.plan import Plan
from lccluster.simulation.sweep import Scenario, scenarios
from lccluster.simulation.swept import Sweep
from lccluster.simulation.tally import ChangedRow, Counted, Group, Verdicts
from lccluster.vocabulary import Verdict

UNSTATED = ""  # the heading under which rows without a county or year are counted


class Against(Struct, frozen=True):
    """The consequences of the other rules: their verdicts, and which rows go from where to where."""

    plan: Plan
    verdicts: Verdicts
    by_county: dict[str, Verdicts]
    changed: int
    moves: Counter[tuple[Verdict, Verdict]]
    changes: Sequence[ChangedRow]


class SimulationAnswer(Struct, frozen=True):
    """One simulation. `by_county` and `by_year` are empty where the table does not say.

    `changes` of `against` are the nearest to the line, at most `most` of them.
    """

    rows: int
    engine: str
    plan: Plan
    verdicts: Verdicts
    by_county: dict[str, Verdicts]
    by_year: dict[str, Verdicts]
    stopped_by: dict[str, int]
    stopped_only_by: dict[str, int]
    against: Against | None
    sweeps: tuple[Sweep, ...]
    scenarios: Sequence[Scenario]
    most: int

    @property
    def plans(self) -> list[Plan]:
        """Give the rules as they were applied, then those beside them."""
        return [self.plan, *([self.against.plan] if self.against else [])]

    @property
    def books(self) -> list[Rulebook]:
        """Give the rulebooks of the plans."""
        return [each.book for each in self.plans]

    def is_in_force(self, scenario: Scenario) -> bool:
        """Tell whether a combination of bounds is the one that stands in the rules."""
        return scenario.values == tuple(sweep.in_force for sweep in self.sweeps)


def answer(
    counted: Counted,
    plan: Plan,
    other: Plan | None,
    sweeps: tuple[Sweep, ...],
    *,
    engine: str,
    most: int,
) -> SimulationAnswer:
    """Derive every answer from what an engine counted."""
    groups = counted.groups
    by, alone = tally.stopped(groups, plan)
    offices = plan.book.offices
    return SimulationAnswer(
        rows=groups.total(),
        engine=engine,
        plan=plan,
        verdicts=tally.verdicts(groups, plan),
        by_county=_by_county(groups, plan, offices, 0),
        by_year=_known(tally.verdicts_by(groups, plan, lambda group: group[3] or UNSTATED)),
        stopped_by=by,
        stopped_only_by=alone,
        against=_against(counted, plan, other, most) if other else None,
        sweeps=sweeps,
        scenarios=list(scenarios(counted.cells or {}, counted.blurred, sweeps)) if sweeps else [],
        most=most,
    )


def _against(counted: Counted, plan: Plan, other: Plan, most: int) -> Against:
    return Against(
        other,
        tally.verdicts(counted.groups, other, 1),
        _by_county(counted.groups, other, plan.book.offices, 1),
        tally.changed(counted.groups, plan, other),
        tally.moves(counted.groups, plan, other),
        [
            replace(each, county=_own_name(each.county, plan.book.offices))
            for each in tally.changes(counted.changed, plan, other)[:most]
        ],
    )


def _by_county(
    groups: Counter[Group], plan: Plan, offices: Offices, place: int
) -> dict[str, Verdicts]:
    """Count by office, under the rules or (`place` 1) under the other ones; both name offices alike."""
    order = [each.name.zh for each in offices.counties]
    parts = tally.verdicts_by(
        groups, plan, lambda group: _own_name(group[2], offices) or UNSTATED, order, place=place
    )
    return _known(parts)


def _own_name(written: str | None, offices: Offices) -> str | None:
    return offices.own_name(written) if written else None


def _known(parts: dict[str, Verdicts]) -> dict[str, Verdicts]:
    return {} if parts.keys() <= {UNSTATED} else parts
