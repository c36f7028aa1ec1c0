"""A list of recognitions that were promulgated on one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar

from msgspec import Struct

from lccluster.errors import Fault, Problem
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.own_names import in_own_names
from lccluster.files.yaml.reader import read_yaml
from lccluster.files.yaml.typed import building
from lccluster.language import Message
from lccluster.quantities.names import Called, Name
from lccluster.register.acts import Recognised
from lccluster.rulebook.offices import Offices
from lccluster.usecases.register.recognising import Facts
from lccluster.usecases.register.recording.intended import Intended
from lccluster.usecases.register.room import Room

MOST_NODES = 400_000  # five a cluster, or seven with a document of its own


class ListedCluster(Struct, frozen=True):
    """One cluster of a promulgated list."""

    IN_CHINESE: ClassVar = {"name": "集群名称", "county": "县市区", "document_number": "文号"}

    name: Called
    county: Name
    document_number: str | None = None


class PromulgatedList(Struct, frozen=True):
    """A list of recognitions promulgated on one day."""

    IN_CHINESE: ClassVar = {
        "promulgated_on": "公布日期",
        "authority": "公布单位",
        "clusters": "集群",
        "document_number": "文号",
    }

    promulgated_on: date
    authority: Name
    clusters: tuple[ListedCluster, ...]
    document_number: str | None = None


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
