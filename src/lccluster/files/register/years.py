"""A county's year in one file: the facts of many clusters first, then one list of all their acts.

Each act names its `cluster`, so that one more act is one more line at the end. A cluster's part
of such a file reads like a file of its own; problems point into the file as it lies there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from lccluster.errors import Fault, Problem
from lccluster.files.yaml.hints.shapes import (
    GROUP_EXPECTED,
    LIST_EXPECTED,
    MISSING_KEY,
    UNKNOWN_KEY,
)
from lccluster.files.yaml.reader import Document, Path_
from lccluster.language import Listing, Message
from lccluster.yaml_words import flow, scalar

CLUSTERS, EVENTS, OF = "clusters", "events", "cluster"
_YEAR_FILE = re.compile(r"([0-9]{4})(?:-[0-9]{1,6})?\.yaml")


class YearPart(Document, frozen=True, kw_only=True):
    """One cluster's part of a year's file: its facts, and which of the acts are its own."""

    whole: Document
    at: int
    acts: tuple[int, ...]

    def place(self, path: Path_) -> tuple[int, int]:
        """Give line and column in the whole file."""
        return self.whole.place(self._in_whole(path))

    def problem(self, path: Path_, fault: Fault, *, at_key: bool = False, **said: Any) -> Problem:
        """Find a fault at its place in the whole file."""
        return self.whole.problem(self._in_whole(path), fault, at_key=at_key, **said)

    def light(self) -> YearPart:
        """Give the part without the nodes of its file."""
        return replace(self, whole=self.whole.light())

    def _in_whole(self, path: Path_) -> Path_:
        if path[:1] != (EVENTS,):
            return (CLUSTERS, self.at, *path)
        if len(path) > 1 and isinstance(path[1], int) and path[1] < len(self.acts):
            return (EVENTS, self.acts[path[1]], *path[2:])
        return (EVENTS,)


def year_of(name: str) -> str | None:
    """Give the year that a file's name says: 2022.yaml, 2022-2.yaml; None for any other name."""
    found = _YEAR_FILE.fullmatch(name)
    return found[1] if found else None


def is_shared(document: Document) -> bool:
    """Tell whether a document holds many clusters."""
    return isinstance(document.data, dict) and CLUSTERS in document.data


def parts(document: Document) -> tuple[list[YearPart], list[Problem]]:
    """Take a year's file apart; acts and clusters that belong to nothing are problems."""
    clusters, events = document.data[CLUSTERS] or [], document.data.get(EVENTS) or []
    problems = [*_unknown_keys(document), *_misshapen(document, clusters, events)]
    if problems:
        return [], problems
    own: dict[str | None, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        own[event.get(OF)].append(index)
    found = [
        _part(document, at, facts, own.get(facts.get("id"), []))
        for at, facts in enumerate(clusters)
    ]
    return found, [*_twice(document, clusters), *_of_nobody(document, clusters, events)]


def _part(document: Document, at: int, facts: Mapping[str, Any], acts: Sequence[int]) -> YearPart:
    events = document.data.get(EVENTS) or []
    own = [dict(events[index]) for index in acts]
    for each in own:
        each.pop(OF, None)
    data = {**facts, EVENTS: own}
    here = (document.name, data, document.source, None)
    return YearPart(*here, whole=document, at=at, acts=tuple(acts))


def _unknown_keys(document: Document) -> Iterator[Problem]:
    for key in document.data:
        if key not in (CLUSTERS, EVENTS):
            yield document.problem(
                (key,), UNKNOWN_KEY, at_key=True, key=key, keys=Listing((CLUSTERS, EVENTS))
            )


def _misshapen(document: Document, clusters: Any, events: Any) -> Iterator[Problem]:
    for key, found in ((CLUSTERS, clusters), (EVENTS, events)):
        if not isinstance(found, list):
            yield document.problem((key,), LIST_EXPECTED)
            continue
        for index, each in enumerate(found):
            if not isinstance(each, dict):
                yield document.problem((key, index), GROUP_EXPECTED)
            elif key == CLUSTERS and EVENTS in each:
                yield document.problem((key, index, EVENTS), _ACTS_IN_A_CLUSTER, at_key=True)


def _twice(document: Document, clusters: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    counted = Counter(str(each.get("id")) for each in clusters if each.get("id"))
    for index, each in enumerate(clusters):
        if counted[str(each.get("id"))] > 1:
            yield document.problem(
                (CLUSTERS, index, "id"), DUPLICATE_ID, id=each["id"], count=counted[each["id"]]
            )


def _of_nobody(
    document: Document, clusters: Sequence[Mapping[str, Any]], events: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    ids = {str(each["id"]) for each in clusters if isinstance(each.get("id"), str)}
    for index, event in enumerate(events):
        of = event.get(OF)
        if of is None:
            yield document.problem((EVENTS, index), MISSING_KEY, key=OF)
        elif not isinstance(of, str) or of not in ids:
            yield document.problem((EVENTS, index, OF), _OF_NOBODY.asking(str(of), ids), id=of)


def acts_in_file(document: Document) -> list[Any] | None:
    """Give the acts that stand at the end of a file, whosesoever; None where no list is begun."""
    data = document.whole.data if isinstance(document, YearPart) else document.data
    return list(data[EVENTS] or []) if EVENTS in data else None


def only_longer(before: Document, after: Document, by: int) -> bool:
    """Tell whether a year's file says what it said, and `by` acts more at its end."""
    if not (isinstance(before, YearPart) and isinstance(after, YearPart)):
        return True
    old, new = before.whole.data, after.whole.data
    there = old.get(EVENTS) or []
    return bool(
        {**new, EVENTS: there} == {**old, EVENTS: there}
        and new[EVENTS][: len(there)] == there
        and len(new[EVENTS]) == len(there) + by
    )


def year_text(clusters: Sequence[Mapping[str, Any]], events: Iterable[Mapping[str, Any]]) -> str:
    """Draw a year's file: the clusters' facts, then the acts, each with its cluster."""
    lines = [f"{CLUSTERS}:"]
    for facts in clusters:
        said = [f"{key}: {scalar(value)}" for key, value in facts.items()]
        lines += [f"{'    ' if index else '  - '}{line}" for index, line in enumerate(said)]
    return "\n".join([*lines, f"{EVENTS}:", *(f"  - {flow(each)}" for each in events), ""])


def one_text(facts: Mapping[str, Any]) -> str:
    """Draw a cluster's own file out of its words."""
    lines = [f"{key}: {scalar(value)}" for key, value in facts.items() if key != EVENTS]
    return "\n".join(
        [*lines, f"{EVENTS}:", *(f"  - {flow(each)}" for each in facts.get(EVENTS) or []), ""]
    )


def is_plain(document: Document) -> bool:
    """Tell whether a file stands as the tool writes it: no remark, no quotes or order of a person."""
    try:
        if is_shared(document):
            said = document.data
            text = year_text(said[CLUSTERS] or [], said.get(EVENTS) or [])
        else:
            text = one_text(document.data)
    except (AttributeError, TypeError):
        return False
    return text.encode() == document.source.data


_ACTS_IN_A_CLUSTER = Fault(
    "unknown-key",
    Message("“{key}” is not known here.", key=EVENTS),
    Message("In a year's file all acts stand in the one list at the end."),
)
_OF_NOBODY = Fault("act-of-no-cluster", Message("This file has no cluster {id}."))
DUPLICATE_ID = Fault(
    "duplicate-id",
    Message("The id {id} stands {count} times in the register."),
    Message("Keep the one that was recorded first; give a copy an id of its own."),
)
