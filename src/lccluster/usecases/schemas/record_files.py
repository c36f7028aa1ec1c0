"""The files of a register: its head, a cluster's own file, and a county's year in one file."""

from __future__ import annotations

from typing import Any

from lccluster.files.register.header import Header
from lccluster.files.register.years import CLUSTERS, EVENTS, OF
from lccluster.files.yaml.typed_schema import NULL, SCALARS, Definitions, told_apart
from lccluster.files.yaml.typed_shapes import members_of, shape_of
from lccluster.register.cluster import Cluster


def record() -> dict[str, Any]:
    """Describe them all; which one a file is, its keys tell."""
    definitions = Definitions()
    described = {
        "year": _year(definitions),
        "head": definitions.of(Header),
        "cluster": definitions.of(Cluster),
    }
    keys = {"year": [CLUSTERS], "head": [key for key in members_of(Header) if key != "title"]}
    return {**told_apart(described, keys), "$defs": definitions.defs}


def _year(definitions: Definitions) -> dict[str, Any]:
    """Describe a year's file: facts of clusters without acts, and acts that name their cluster."""
    kinds = shape_of(members_of(Cluster)[EVENTS].shape.of).of
    acts = definitions.one_of_kinds(kinds.tag, kinds.by_word, beside={OF: SCALARS[str]})
    facts = definitions.group(Cluster, "Facts of a cluster", without=(EVENTS,))
    lists = {CLUSTERS: facts, EVENTS: acts}
    return {
        "type": "object",
        "properties": {
            key: {"anyOf": [{"type": "array", "items": items}, NULL]}
            for key, items in lists.items()
        },
        "required": [CLUSTERS],
        "additionalProperties": False,
    }
