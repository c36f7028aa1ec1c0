"""A simulation as CSV: the changed rows, else the sweep, else the counts."""

from __future__ import annotations

from lccluster.render.screen import simulation_tables as tables
from lccluster.render.table import Table
from lccluster.simulation.answer import SimulationAnswer


def table(answer: SimulationAnswer) -> Table:
    """Give the one table that was asked for last: a sweep, changed rows, or the counts."""
    if answer.sweeps:
        return tables.sweep(answer)
    return tables.changes(answer) if answer.against else tables.verdicts(answer)
