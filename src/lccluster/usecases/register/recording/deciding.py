"""What a county's computer does not record: decisions on titles, and what another county owes."""

from __future__ import annotations

from lccluster.language import Message
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.deciding import decision, owed_by_county, rests_on
from lccluster.register.installation import office_of
from lccluster.register.lawful import Refusal
from lccluster.register.view import settled_away
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.offices import Office
from lccluster.usecases.register.room import Room

NOT_OURS = "not-ours-to-decide"
OF_ANOTHER_COUNTY = "another-countys-report"


def not_ours(room: Room, cluster: Cluster, event: Act) -> list[Refusal]:
    """Refuse a decision on a computer of a county, and what another one owes; no reason answers that."""
    county = room.offices.county(room.me.office)
    if county is None:
        return []
    return _refused(room, cluster, event, county) or _owed(room, cluster, event, county)


def _owed(room: Room, cluster: Cluster, event: Act, office: Office) -> list[Refusal]:
    """Refuse the report that each county owes on its own titles, from a computer of another one."""
    duty = owed_by_county(event, room.measure)
    owing = room.offices.county(cluster.county)
    if duty is None or owing is office:
        return []
    message = Message(
        "{county} owes this report itself, and this is a computer of {office}.",
        county=cluster.county,
        office=office.name.zh,
    )
    return [Refusal(event, OF_ANOTHER_COUNTY, message, duty.article)]


def not_theirs(room: Room, cluster: Cluster) -> list[Refusal]:
    """Find what a county's computer has recorded and may not, but for what was settled not to count."""
    settled = settled_away(cluster.events)
    counted = (each for each in cluster.events if each.id not in settled)
    offices = ((each, _county(room, each)) for each in counted)
    return [
        one
        for act, office in offices
        if office
        for one in (_refused(room, cluster, act, office) or _owed(room, cluster, act, office))
    ]


def _county(room: Room, event: Act) -> Office | None:
    return room.offices.county(office_of(event.recorded_by)) if event.recorded_by else None


def _refused(room: Room, cluster: Cluster, event: Act, office: Office) -> list[Refusal]:
    decided = decision(event, cluster.events)
    if decided is None:
        return []
    message = Message(
        "{city} decides on this, and {office} reports to it; it is recorded where the decision is taken.",
        city=room.offices.city.name.zh,
        office=office.name.zh,
    )
    article = rests_on(decided, cluster.events, room.measure, _giving(room))
    return [Refusal(event, NOT_OURS, message, article)]


def _giving(room: Room) -> Citation:
    """Cite by what titles are given: the stage that gives them, else what says how long they last."""
    from lccluster.files.rules.procedure_file import (
        read_procedure,
    )  # a county's computer alone asks

    procedure = read_procedure(room.rulebook)
    stages = procedure.stages if procedure else ()
    given = (each.article for each in stages if each.gives_the_title)
    return next(given, room.measure.validity.article)
