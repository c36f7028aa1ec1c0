"""The files of a rulebook's folder and of a register, told apart by their keys, so that one schema serves them all."""

from __future__ import annotations

from typing import Any

from lccluster.files.register.header import Header
from lccluster.files.register.years import CLUSTERS, EVENTS, OF
from lccluster.files.rules.case_files import CaseGroup
from lccluster.files.rules.rulebook_folder import parts
from lccluster.files.yaml.typed.schema import NULL, SCALARS, Definitions, telling_keys, told_apart
from lccluster.files.yaml.typed.shapes import members_of, shape_of
from lccluster.form.labels import FormLabels
from lccluster.register.cluster import Cluster
from lccluster.rulebook.letters import CorrectionLetter, NoticeSet, PackLetter, RoundDrafts
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.procedure import Procedure
from lccluster.usecases.schemas.named_keys import NamedDefinitions


def rules() -> dict[str, Any]:
    """Describe the law files and those beside them; `cases/complete.yaml` is an application."""
    law = [kind for _, kind in parts().values() if kind is not Measure]
    letters = (CorrectionLetter, NoticeSet, PackLetter, RoundDrafts)
    kinds = {
        each.__name__: each for each in (*letters, FormLabels, CaseGroup, *law, Procedure, Measure)
    }
    definitions = NamedDefinitions()
    described = {name: definitions.of(kind) for name, kind in kinds.items()}
    return {**told_apart(described, telling_keys(kinds)), "$defs": definitions.defs}


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
