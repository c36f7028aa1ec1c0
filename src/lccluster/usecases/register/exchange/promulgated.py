"""A promulgated list: read from its file, what is wrong with it, and the acts that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lccluster.errors import Fault, Problem
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.own_names import in_own_names
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.typed import building
from lccluster.language import Message
from lccluster.register.acts import Recognised
from lccluster.register.promulgated import PromulgatedList
from lccluster.rulebook.offices import Offices
from lccluster.usecases.register.recognising import Facts
from lccluster.usecases.register.recording.intended import Intended
from lccluster.usecases.register.room import Room

MOST_NODES = 400_000  # five a cluster, or seven with a document of its own


def read_list(path: Path) -> PromulgatedList:
    """Read a promulgated list; raises Unusable."""
    document = in_own_names(
        PromulgatedList, read_yaml(path, most_nodes=MOST_NODES, shape=shapes.LIST)
    )
    return building.fitting(PromulgatedList, document)


def unfit(listed: PromulgatedList, offices: Offices) -> Iterator[Problem]:
    """Find counties that are none, and names that stand twice."""
    if not listed.clusters:
        yield NO_CLUSTER.at()
    for each in listed.clusters:
        if offices.county(each.county) is None:
            yield offices.unknown(each.county).at(county=each.county)
    for name, count in Counter(each.name for each in listed.clusters).items():
        if count > 1:
            yield _LISTED_TWICE.at(name=name, count=count)


def recognitions(
    room: Room, listed: PromulgatedList, override: str | None
) -> Iterator[tuple[Facts, Intended]]:
    """Give the recognitions of a list, each with the facts of its cluster."""
    for each in listed.clusters:
        event = Recognised(
            on=listed.promulgated_on,
            by=room.offices.city.name.zh,
            rulebook=room.measure.id,
            document_number=each.document_number or listed.document_number,
            override=override,
        )
        facts = {"name": each.name, "county": room.offices.own_name(each.county)}
        yield facts, Intended(event)


NO_CLUSTER = Fault("empty-table", Message("No cluster stands in the list."))
_LISTED_TWICE = Fault("listed-twice", Message("“{name}” stands {count} times in the list."))
