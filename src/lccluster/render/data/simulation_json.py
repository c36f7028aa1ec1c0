"""A simulation as the contract's JSON: measured quantities are decimal strings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lccluster.errors import Problem
from lccluster.quantities import plain
from lccluster.simulation.answer import Against, SimulationAnswer
from lccluster.simulation.sweep import Scenario
from lccluster.simulation.tally import ChangedRow


def simulation(answer: SimulationAnswer, notices: Sequence[Problem]) -> dict[str, Any]:
    """Give everything that was answered; `changes` are the nearest to the line."""
    return {
        "rows": answer.rows,
        "engine": answer.engine,
        "rules": answer.plan.book.id,
        "about": "conditions",
        "assumed_met": [rule.id for rule in answer.plan.assumed],
        "verdicts": answer.verdicts,
        "by_county": answer.by_county,
        "by_year": answer.by_year,
        "stopped_by": answer.stopped_by,
        "stopped_only_by": answer.stopped_only_by,
        **(_against(answer.against, answer.most) if answer.against else {}),
        "sweep": [_scenario(each, answer) for each in answer.scenarios],
        "notices": [str(each) for each in notices],
    }


def _against(against: Against, most: int) -> dict[str, Any]:
    return {
        "against": {
            "rules": against.plan.book.id,
            "assumed_met": [rule.id for rule in against.plan.assumed],
            "verdicts": against.verdicts,
            "by_county": against.by_county,
        },
        "changed": against.changed,
        "moves": [
            {"from": before.value, "to": after.value, "rows": count}
            for (before, after), count in against.moves.most_common()
        ],
        "changes": [_change(each) for each in against.changes],
        "changes_at_most": most,
    }


def _change(change: ChangedRow) -> dict[str, Any]:
    return {
        "row": change.row,
        "cluster": change.name,
        "county": change.county,
        "from": change.before.value,
        "to": change.after.value,
        "conditions": list(change.conditions),
        "nearest": change.nearest,
        "margin": None if change.margin is None else plain(change.margin),
        "unit": change.unit.value if change.unit else None,
    }


def _scenario(scenario: Scenario, answer: SimulationAnswer) -> dict[str, Any]:
    names = [sweep.bound.name for sweep in answer.sweeps]
    values = dict(zip(names, map(plain, scenario.values), strict=True))
    only = {"value": next(iter(values.values()))} if len(values) == 1 else {}
    mark = {"in_force": True} if answer.is_in_force(scenario) else {}
    return {**only, "values": values, "verdicts": scenario.verdicts, **mark}
