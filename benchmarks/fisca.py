"""The four comparisons of Article 4 in openfisca-core, as its own country template is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERIOD = "2024"
CLUSTER = build_entity(key="cluster", plural="clusters", label="", is_person=True)


def _variable(name: str, kind: Any, formula: Any = None) -> type[Variable]:
    values = {
        "value_type": kind,
        "entity": CLUSTER,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    return type(name, (Variable,), values | ({"formula": formula} if formula else {}))


def _eligible(cluster: Any, period: Any) -> Any:
    return (
        (cluster("area", period) <= 100)
        * (cluster("firms", period) >= 30)
        * (cluster("revenue", period) >= 30)
        * (cluster("honours", period) >= 1)
    )


def verdicts(figures: list[np.ndarray]) -> Callable[[], np.ndarray]:
    """Give what holds the rows against the bounds, from figures in memory to verdicts."""
    system = TaxBenefitSystem([CLUSTER])
    kinds = {"area": float, "firms": int, "revenue": float, "honours": int}
    for name, kind in kinds.items():
        system.add_variable(_variable(name, kind))
    system.add_variable(_variable("eligible", bool, _eligible))

    def work() -> np.ndarray:
        simulation = SimulationBuilder().build_default_simulation(system, len(figures[0]))
        for name, values in zip(kinds, figures, strict=True):
            simulation.set_input(name, PERIOD, values)
        return simulation.calculate("eligible", PERIOD)

    return work
