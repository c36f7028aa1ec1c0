"""Whose an act of a round is: the office that does its stage, by the name that the rulebook gives it."""

from __future__ import annotations

from lccluster.round.acts import RoundAct, stages_of
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.procedure import Actor, Procedure, Stage


def acting(stage: Stage, procedure: Procedure) -> Actor:
    """Say who does a stage; what experts do, for all counties, the office collects that goes on with it."""
    if stage.actor != "experts":
        return stage.actor
    after = (each.actor for each in procedure.after(stage))
    return next((each for each in after if each not in ("experts", "county")), "city")


def office_of(
    stage: Stage, procedure: Procedure, offices: Offices, county: str | None = None
) -> str | None:
    """Name the office that does a stage; None for one that the rulebook does not name."""
    return offices.of_kind(acting(stage, procedure), county)


def office_for(
    kind: type[RoundAct], procedure: Procedure, offices: Offices, county: str | None = None
) -> str | None:
    """Name the office whose act a kind is; what is no stage's is of the one that gives the title."""
    titles = [each for each in procedure.stages if each.gives_the_title]
    stages = stages_of(kind, procedure.stages) or titles
    return office_of(stages[0], procedure, offices, county) if stages else None
