"""Clusters and other records typed from their documents, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.entry import Entry, Kept
from lccluster.files.register.years import is_shared, parts
from lccluster.files.yaml.reader import Document
from lccluster.files.yaml.typed import building
from lccluster.language import Message
from lccluster.quantities.days import is_moment
from lccluster.register.cluster import Cluster, Record
from lccluster.register.sealing.hashing import event_id


def entries_from(
    document: Document, path: Path, ids: Set[str] | None = None
) -> tuple[list[Entry], list[Problem]]:
    """Type the cluster, or the clusters, of a document, and say what is wrong.

    Of many clusters those of `ids` alone are typed, where they are given, and such as have no id to go by.
    """
    found: Sequence[Document] = [document]
    problems: list[Problem] = []
    if is_shared(document):
        found, problems = parts(document)
        found = found if ids is None else [each for each in found if _may_be_of(each, ids)]
    entries: list[Entry] = []
    for each in found:
        try:
            entries.append(entry_from(each, path))
        except Unusable as unusable:
            problems += unusable.problems
    return entries, problems


def _may_be_of(document: Document, ids: Set[str]) -> bool:
    name = document.data.get("id")
    return not isinstance(name, str) or name in ids


def entry_from(document: Document, path: Path) -> Entry:
    """Type a cluster's document; raises Unusable."""
    return record_from(Cluster, document, path)


def record_from(kind: type[Kept], document: Document, path: Path) -> Entry[Kept]:
    """Type the document of a record of some kind; raises Unusable."""
    record = building.fitting(kind, document, _moments)
    return Entry(_named(record, document), document, path)


def _named(record: Kept, document: Document) -> Kept:
    """Name the acts made by hand without an id, so that they can be corrected or set aside."""
    if all(each.id for each in record.events):
        return record
    words = document.data.get("events") or []
    events = (
        each if each.id else replace(each, id=event_id(document.data, said))
        for each, said in zip(record.events, words, strict=True)
    )
    return replace(record, events=tuple(events))


def _moments(record: Record, document: Document) -> list[Problem]:
    return [
        document.problem(("events", index, "recorded_at"), _WRONG_TYPE, text=each.recorded_at)
        for index, each in enumerate(record.events)
        if each.recorded_at is not None and not is_moment(each.recorded_at)
    ]


_WRONG_TYPE = Fault(
    "wrong-type", Message("“{text}” is not a moment such as 2026-11-23T09:30:00+08:00.")
)
