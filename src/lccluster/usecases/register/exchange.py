"""What an export holds taken in again without loss, and the list that a new register starts from."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.names import folded
from lccluster.files.disk.new_folder import new_folder
from lccluster.files.register.change.changing import write_at_one_stroke
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import (
    FORMAT,
    Header,
    entry_from,
    newer_format,
)
from lccluster.files.register.ids import is_fit, new_register_id
from lccluster.files.register.lock import locked
from lccluster.files.register.writing import new_entry, spliced
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_measure, read_offices
from lccluster.files.yaml import typed
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import Document, read_yaml
from lccluster.files.yaml.text import Decoded, decode, read_bytes
from lccluster.language import Message
from lccluster.quantities import whole_number
from lccluster.register.acts import Act, Recognised
from lccluster.register.cluster import Cluster
from lccluster.register.lawful import Unlawful, refusals
from lccluster.register.sealing.written import version
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices
from lccluster.usecases.register.acts import (
    Facts,
    Recorded,
    Stamp,
    Tell,
    files_of,
    recognise_all,
)
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.check import check
from lccluster.usecases.register.export import FACTS, PREFIX
from lccluster.usecases.register.recording.intended import Intended
from lccluster.usecases.register.recording.second_titles import shared_names
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.sealing import seals_of


class ListedCluster(Struct, frozen=True):
    """One cluster of a promulgated list."""

    name: str
    county: str
    document_number: str | None = None


class PromulgatedList(Struct, frozen=True):
    """A list of recognitions promulgated on one day."""

    promulgated_on: date
    authority: str
    clusters: tuple[ListedCluster, ...]
    document_number: str | None = None


class Imported(Struct, frozen=True):
    """What an import brought: clusters new, acts new, acts that stood there already."""

    clusters: int
    events: int
    known: int
    warnings: tuple[Problem, ...] = ()


def init(
    folder: Path,
    library: Library,
    listed: PromulgatedList | None,
    stamp: Stamp,
    tell: Tell,
    override: str | None = None,
    rules: str | None = None,
    office: Path | None = None,
) -> list[Recorded]:
    """Make a register, with the titles of a list: all of it at one stroke.

    `override` is the reason for entering titles that stand outside the law, `rules` the measure that
    the register is kept under, else the latest of the city, `office` the file that says who works
    here. Raises Unusable, and Unlawful.
    """
    measure = _kept_under(rules, library) if rules else library.latest_measure()
    offices = read_offices(library.folder(measure.id))
    problems = [*_in_use(folder), *(_unfit(listed, offices) if listed else ())]
    if problems:
        raise Unusable(problems)
    title = Message("Register of the clusters recognised under {title}", title=measure.title)
    header = Header(
        FORMAT, str(title), measure.authority.zh, measure.id, register=new_register_id()
    )
    with new_folder(folder) as made:
        room = begin(made, header, library, office)
        recognitions = list(_recognitions(room, listed, override)) if listed else []
        try:
            entered = recognise_all(room, recognitions, stamp, dry_run=False, tell=tell)
        except Unlawful as unlawful:
            named = (replace(each, place=str(folder)) for each in unlawful.refusals)
            raise Unlawful(named) from None
    return [_moved(each, made, folder) for each in entered]


def _kept_under(rules: str, library: Library) -> Measure:
    """Read the measure named, which the register will find again by its id alone; raises Unusable."""
    folder = library.folder(rules)
    measure = read_measure(folder)
    if library.folder(measure.id).resolve() != folder.resolve():
        raise Unusable(
            Problem(
                code="another-of-this-id",
                file=str(folder),
                message=Message(
                    "A register finds its measure by the id, and “{id}” names another folder.",
                    id=measure.id,
                ),
                hint=Message("Name this one's folder with LCCLUSTER_RULES, or give it another id."),
            )
        )
    return measure


def _moved(recorded: Recorded, made: Path, folder: Path) -> Recorded:
    """Name the files of a recognition by where they have come to stand."""

    def named(path: str) -> str:
        return str(folder / Path(path).relative_to(made))

    warnings = tuple(
        replace(each, file=named(each.file)) if each.file else each for each in recorded.warnings
    )
    return replace(recorded, path=named(recorded.path), warnings=warnings)


def refuse_in_use(folder: Path) -> None:
    """Refuse a folder in which anything lies; raises Unusable."""
    if problems := list(_in_use(folder)):
        raise Unusable(problems)


def _in_use(folder: Path) -> Iterator[Problem]:
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        yield Problem(
            code="folder-in-use",
            file=str(folder),
            message=Message("The folder is not empty; nothing was changed."),
            hint=Message("Name an empty or a new folder with --register DIR."),
        )


def read_list(path: Path) -> PromulgatedList:
    """Read a promulgated list; raises Unusable."""
    listed, problems = typed.build(PromulgatedList, read_yaml(path, shape=shapes.LIST))
    if listed is None:
        raise Unusable(problems)
    return listed


def _unfit(listed: PromulgatedList, offices: Offices) -> Iterator[Problem]:
    for each in listed.clusters:
        if offices.county(each.county) is None:
            yield Problem(
                code="unknown-county",
                message=Message("“{county}” is no recommending office.", county=each.county),
            )
    for name, count in Counter(each.name for each in listed.clusters).items():
        if count > 1:
            yield Problem(
                code="listed-twice",
                message=Message(
                    "“{name}” stands {count} times in the list.", name=name, count=count
                ),
            )


def _recognitions(
    room: Room, listed: PromulgatedList, override: str | None
) -> Iterator[tuple[Facts, Intended]]:
    for each in listed.clusters:
        office = room.offices.county(each.county)
        event = Recognised(
            on=listed.promulgated_on,
            by=room.offices.city.name.zh,
            rulebook=room.measure.id,
            document_number=each.document_number or listed.document_number,
            override=override,
        )
        facts = {"name": each.name, "county": office.name.zh if office else each.county}
        yield facts, Intended(event)


def _said(cell: str) -> str:
    return cell.removeprefix("'")


def import_file(room: Room, path: Path, tell: Tell) -> Imported:
    """Bring in clusters and acts that an export holds; the same act twice is one act.

    Everything is checked and proved first and comes to stand at one stroke; raises Unusable with
    every conflict, and then nothing has changed.
    """
    incoming = [_typed(words, path) for words in _read_export(path)]
    with locked(room.register.folder, tell):
        if damage := check(room).damage:
            raise Unusable(damage)
        there = {entry.cluster.id: entry for entry in room.entries()}
        _refuse_conflicts(room, incoming, there, path)
        written = list(_brought(room, incoming, there))
        fresh = [each for each in written if each[1]]
        unsealed = write_at_one_stroke(room.register, files_of(fresh), seals_of(room, fresh))
    names = shared_names(room, there.values(), [entry for entry, events in written if events])
    new = sum(len(events) for _, events in written)
    return Imported(
        sum(cluster.id not in there for cluster in incoming),
        new,
        sum(len(cluster.events) for cluster in incoming) - new,
        (*unsealed, *names),
    )


def _read_export(path: Path) -> list[Any]:
    source = decode(read_bytes(path, str(path)), str(path))
    try:
        found = _from_csv(source) if path.suffix.lower() == ".csv" else _from_json(source)
    except (ValueError, KeyError, TypeError, RecursionError, csv.Error):
        raise Unusable(
            Problem(
                code="no-export",
                file=str(path),
                message=Message("This is no export of a register."),
                hint=Message("“lccluster register export FILE.json” writes one."),
            )
        ) from None
    return found


def _from_json(source: Decoded) -> list[Any]:
    data = json.loads(source.text)
    if whole_number(str(data["format"])) > FORMAT:
        raise Unusable(newer_format(source.name, data["format"]))
    return list(data["clusters"])


def _from_csv(source: Decoded) -> list[Any]:
    clusters: dict[str, dict[str, Any]] = {}
    table = csv.DictReader(io.StringIO(source.text, newline=""), restval="")
    for row in table:
        if None in row:
            raise Unusable(_too_many_cells(source.name, table.line_num))
        facts = {key: _said(row[f"{PREFIX}{key}"]) for key in FACTS if row[f"{PREFIX}{key}"]}
        event = {
            key: json.loads(value) if key == "values" else _said(value)
            for key, value in row.items()
            if not key.startswith(PREFIX) and value
        }
        clusters.setdefault(facts["id"], {**facts, "events": []})["events"].append(event)
    return list(clusters.values())


def _too_many_cells(name: str, line: int) -> Problem:
    return Problem(
        code="too-many-cells",
        file=name,
        line=line,
        message=Message("This row has more cells than the head of the table."),
        hint=Message("A text with a comma in it has to stand in quotes."),
    )


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
        *_twice(incoming, there),
        *_alike(incoming, there),
        *(
            (cluster, said)
            for cluster in incoming
            for said in (
                *_misplaced(room, cluster),
                *_contradictions(cluster, there.get(cluster.id)),
                *_unlawful(room, cluster, there.get(cluster.id)),
            )
        ),
    ]
    if problems:
        raise Unusable(
            Problem(
                code=code, file=str(path), field=cluster.id, message=message, hint=_HINTS.get(code)
            )
            for cluster, (code, message) in problems
        )


Said = tuple[str, Message]
_HINTS = {
    "import-conflict": Message("Find out which is right; record a correction where it is wrong."),
}


def _twice(
    incoming: Sequence[Cluster], there: Mapping[str, Entry]
) -> Iterator[tuple[Cluster, Said]]:
    """Find ids that would stand for two clusters, or for the acts of two clusters."""
    counted = Counter(cluster.id for cluster in incoming)
    owners = {each.id: key for key, entry in there.items() for each in entry.cluster.events}
    for cluster in incoming:
        ids = [each.id for each in cluster.events]
        doubled = {cluster.id} if counted[cluster.id] > 1 else set()
        doubled |= {each for each in ids if each and ids.count(each) > 1}
        doubled |= {
            each for each in ids if each and owners.setdefault(each, cluster.id) != cluster.id
        }
        for each in sorted(doubled):
            yield cluster, ("import-twice", Message("The id {id} would stand twice.", id=each))


def _alike(
    incoming: Sequence[Cluster], there: Mapping[str, Entry]
) -> Iterator[tuple[Cluster, Said]]:
    """Find ids that some systems take for one name of a file, though they are written differently."""
    owners = {folded(each): each for each in there}
    for cluster in incoming:
        other = owners.setdefault(folded(cluster.id), cluster.id)
        if other != cluster.id:
            sentence = Message("The id {id} is too like {other}.", id=cluster.id, other=other)
            yield cluster, ("id-too-like", sentence)


def _misplaced(room: Room, cluster: Cluster) -> Iterator[Said]:
    office = room.offices.county(cluster.county)
    if office is None or office.name.zh != cluster.county:
        yield (
            "unknown-county",
            Message("“{county}” is no recommending office.", county=cluster.county),
        )
    if not is_fit(cluster.id):
        yield "unfit-id", Message("“{id}” cannot be the name of a file.", id=cluster.id)
    for each in cluster.events:
        if version(each.id or ""):
            yield "unfit-act-id", Message("“{id}” cannot be the id of an act.", id=each.id)
    if not cluster.events:
        yield (
            "no-events",
            Message("The file holds no act; a cluster begins with its recognition."),
        )


def _contradictions(cluster: Cluster, entry: Entry | None) -> Iterator[Said]:
    if entry is None:
        return
    known = {each.id: each for each in entry.cluster.events}
    for event in cluster.events:
        if known.get(event.id, event) != event:
            yield (
                "import-conflict",
                Message("The act {id} says something else here than in the register.", id=event.id),
            )
    if (entry.cluster.name, entry.cluster.county) != (cluster.name, cluster.county):
        yield (
            "id-of-another",
            Message("The id {id} belongs to another cluster in the register.", id=cluster.id),
        )


def _unlawful(room: Room, cluster: Cluster, entry: Entry | None) -> Iterator[Said]:
    events = (*(entry.cluster.events if entry else ()), *_fresh(cluster, entry))
    for refusal in refusals(events, cluster.name, room.measure, room.measures):
        yield refusal.code, refusal.sentence


def _fresh(cluster: Cluster, entry: Entry | None) -> list[Act]:
    known = {each.id for each in entry.cluster.events} if entry else set()
    return [each for each in cluster.events if each.id not in known]


def _brought(
    room: Room, incoming: Sequence[Cluster], there: Mapping[str, Entry]
) -> Iterator[tuple[Entry, Sequence[Act]]]:
    """Prove every file as it will be; clusters that share a file get their acts at once."""
    by_file: dict[Path, list[tuple[Entry, Sequence[Act]]]] = defaultdict(list)
    for cluster in incoming:
        entry = there.get(cluster.id)
        if entry is None:
            yield new_entry(room.register, cluster), cluster.events
        elif fresh := _fresh(cluster, entry):
            by_file[entry.path].append((entry, fresh))
    for added in by_file.values():
        after = spliced(added, room.register)
        yield from zip(after, (fresh for _, fresh in added), strict=True)
