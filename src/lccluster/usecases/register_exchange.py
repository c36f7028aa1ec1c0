"""A register out and in again without loss: JSON and CSV; and the list that a new one starts from."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lccluster.errors import Problem, Unusable
from lccluster.files import typed
from lccluster.files.library import Library
from lccluster.files.register_folder import FORMAT, Entry, Header, entry_from
from lccluster.files.register_lock import locked
from lccluster.files.register_writing import write_act, write_header, write_new_cluster
from lccluster.files.rulebook_folder import read_measure
from lccluster.files.text import Decoded, decode, read_bytes
from lccluster.files.yaml_reader import Document, read_yaml
from lccluster.language import Message
from lccluster.register.events import Cluster, Recognised
from lccluster.register.lawful import refusals
from lccluster.rulebook.measure import Measure
from lccluster.usecases.register_acts import Recorded, Stamp, Tell, recognise
from lccluster.usecases.register_room import Room
from lccluster.usecases.register_seal import seal_waiting

FACTS = ("id", "name", "county", "applicant", "dominant_industry", "note")


@dataclass(frozen=True)
class ListedCluster:
    """One cluster of a promulgated list."""

    name: str
    county: str
    document_number: str | None = None


@dataclass(frozen=True)
class PromulgatedList:
    """A list of recognitions promulgated on one day."""

    promulgated_on: date
    authority: str
    clusters: tuple[ListedCluster, ...]
    document_number: str | None = None


@dataclass(frozen=True)
class Imported:
    """What an import brought: clusters new, acts new, acts that stood there already."""

    clusters: int
    events: int
    known: int


def founding_measure(library: Library) -> Measure:
    """Give the latest measure at hand; a new register is kept under it."""
    measures = [read_measure(folder) for folder in library.folders()]
    return max(measures, key=lambda each: each.in_force.from_)


def init(folder: Path, measure: Measure) -> None:
    """Make an empty register; raises Unusable where the folder is in use."""
    if folder.exists() and any(folder.iterdir()):
        raise Unusable(
            Problem(
                code="folder-in-use",
                file=str(folder),
                message=Message("The folder is not empty; nothing was changed."),
                hint=Message("Name an empty or a new folder with --register DIR."),
            )
        )
    title = Message("Register of the clusters recognised under {title}", title=measure.title)
    write_header(folder, Header(FORMAT, str(title), measure.authority.zh, measure.id))


def read_list(path: Path) -> PromulgatedList:
    """Read a promulgated list; raises Unusable."""
    listed, problems = typed.build(PromulgatedList, read_yaml(path))
    if listed is None:
        raise Unusable(problems)
    return listed


def enter_list(room: Room, listed: PromulgatedList, stamp: Stamp, tell: Tell) -> list[Recorded]:
    """Recognise every cluster of a list; raises Unusable before anything is written."""
    _refuse_unknown_counties(room, listed)
    entered = []
    for each in listed.clusters:
        office = room.offices.county(each.county)
        event = Recognised(
            on=listed.promulgated_on,
            by=room.offices.city.name.zh,
            rulebook=room.measure.id,
            document_number=each.document_number or listed.document_number,
        )
        facts = {"name": each.name, "county": office.name.zh if office else each.county}
        entered.append(recognise(room, facts, event, stamp, dry_run=False, tell=tell))
    return entered


def _refuse_unknown_counties(room: Room, listed: PromulgatedList) -> None:
    unknown = [each.county for each in listed.clusters if room.offices.county(each.county) is None]
    if unknown:
        raise Unusable(
            [
                Problem(
                    code="unknown-county",
                    message=Message("“{county}” is no recommending office.", county=each),
                )
                for each in unknown
            ]
        )


def as_json(room: Room) -> dict[str, Any]:
    """Give the whole register: its header, and every cluster with its acts in its own words."""
    header = room.register.header
    return {
        "format": header.format,
        "title": header.title,
        "authority": header.authority,
        "rulebook": header.rulebook,
        "clusters": [_words(entry) for entry in room.entries()],
    }


def as_csv_rows(room: Room) -> tuple[list[str], list[list[str]]]:
    """Give one row an act; the cluster's facts stand before it, an act's nested values as JSON."""
    clusters = [_words(entry) for entry in room.entries()]
    keys = list(
        dict.fromkeys(key for cluster in clusters for event in cluster["events"] for key in event)
    )
    head = [*(f"cluster.{key}" for key in FACTS), *keys]
    return head, [
        [_csv(cluster.get(key)) for key in FACTS] + [_csv(event.get(key)) for key in keys]
        for cluster in clusters
        for event in cluster["events"]
    ]


def _words(entry: Entry) -> dict[str, Any]:
    facts = {
        key: value for key, value in entry.facts.items() if key != "events" and value is not None
    }
    events = [
        {key: value for key, value in event.items() if value is not None}
        for event in entry.facts.get("events") or []
    ]
    return {**facts, "events": events}


def _csv(value: Any) -> str:
    return (
        ""
        if value is None
        else json.dumps(value, ensure_ascii=False)
        if isinstance(value, Mapping)
        else str(value)
    )


def import_file(room: Room, path: Path, tell: Tell) -> Imported:
    """Bring in clusters and acts that an export holds; the same act twice is one act.

    Everything is checked first; raises Unusable with every conflict, and then nothing has changed.
    """
    incoming = [_typed(words, path) for words in _read_export(path)]
    with locked(room.register.folder, tell):
        there = {entry.cluster.id: entry for entry in room.entries()}
        _refuse_conflicts(room, incoming, there, path)
        counts = [_bring(room, cluster, there.get(cluster.id)) for cluster in incoming]
    seal_waiting(room, tell)
    return Imported(
        sum(new for new, _, _ in counts),
        sum(added for _, added, _ in counts),
        sum(known for _, _, known in counts),
    )


def _read_export(path: Path) -> list[dict[str, Any]]:
    source = decode(read_bytes(path, str(path)), str(path))
    try:
        if path.suffix.lower() == ".csv":
            return _from_csv(source)
        clusters: list[dict[str, Any]] = json.loads(source.text)["clusters"]
        return clusters
    except (ValueError, KeyError, TypeError, csv.Error):
        raise Unusable(
            Problem(
                code="no-export",
                file=str(path),
                message=Message("This is no export of a register."),
                hint=Message("“lccluster register export FILE.json” writes one."),
            )
        ) from None


def _from_csv(source: Decoded) -> list[dict[str, Any]]:
    clusters: dict[str, dict[str, Any]] = {}
    for row in csv.DictReader(io.StringIO(source.text)):
        facts = {key: row[f"cluster.{key}"] for key in FACTS if row[f"cluster.{key}"]}
        event = {
            key: json.loads(value) if key == "values" else value.removeprefix("'")
            for key, value in row.items()
            if not key.startswith("cluster.") and value
        }
        clusters.setdefault(facts["id"], {**facts, "events": []})["events"].append(event)
    return list(clusters.values())


def _typed(words: Any, path: Path) -> Cluster:
    """Type a cluster of an export as strictly as one of a file."""
    document = Document(str(path), _as_text(words), Decoded(str(path), "", b""), None)
    return entry_from(document, path).cluster


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    return value if value is None or isinstance(value, str) else str(value)


def _refuse_conflicts(
    room: Room, incoming: Sequence[Cluster], there: Mapping[str, Entry], path: Path
) -> None:
    problems = [
        problem
        for cluster in incoming
        for problem in _conflicts(room, cluster, there.get(cluster.id), path)
    ]
    if problems:
        raise Unusable(problems)


def _conflicts(room: Room, cluster: Cluster, entry: Entry | None, path: Path) -> Iterable[Problem]:
    known = {each.id: each for each in entry.cluster.events} if entry else {}
    for event in cluster.events:
        if event.id in known and known[event.id] != event:
            yield Problem(
                code="import-conflict",
                file=str(path),
                field=cluster.id,
                message=Message(
                    "The act {id} says something else here than in the register.", id=event.id
                ),
                hint=Message("Find out which is right; record a correction where it is wrong."),
            )
    if entry and (entry.cluster.name, entry.cluster.county) != (cluster.name, cluster.county):
        yield Problem(
            code="import-conflict",
            file=str(path),
            field=cluster.id,
            message=Message(
                "The id {id} belongs to another cluster in the register.", id=cluster.id
            ),
        )
    events = (
        *(entry.cluster.events if entry else ()),
        *(each for each in cluster.events if each.id not in known),
    )
    for refusal in refusals(events, cluster.name, room.measure):
        yield Problem(code=refusal.code, file=str(path), field=cluster.id, message=refusal.sentence)


def _bring(room: Room, cluster: Cluster, entry: Entry | None) -> tuple[int, int, int]:
    if entry is None:
        write_new_cluster(room.register, cluster)
        return 1, len(cluster.events), 0
    known = {each.id for each in entry.cluster.events}
    fresh = [each for each in cluster.events if each.id not in known]
    for event in fresh:
        write_act(room.register.entry(entry.path), event, room.register)
    return 0, len(fresh), len(cluster.events) - len(fresh)
