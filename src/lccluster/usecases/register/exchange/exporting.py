"""A register out without loss, as JSON or CSV: in parts, as a large one is never in memory whole."""

from __future__ import annotations

import csv
import io
import json
import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.spool import Spool, spool
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.record_words import FACTS
from lccluster.render.data.csv_table import BOM, calculated
from lccluster.render.data.json_text import JsonList
from lccluster.usecases.register.asking.every_cluster import put_down
from lccluster.usecases.register.exchange.table_words import PREFIX, CellWords, head
from lccluster.usecases.register.room import Room

AT_ONCE = 100  # clusters
NESTED = ("values", "figures")  # of an act; in a table they stand as JSON


def json_export(room: Room) -> Iterator[str]:
    """Give the whole register: its header, and every cluster with its acts in its own words.

    It is read before the first part is given; raises Unusable.
    """
    header = room.register.header
    said = {
        "format": header.format,
        "title": header.title,
        "authority": header.authority,
        "rulebook": header.rulebook,
    }
    with spool() as clusters:
        put_down(room, _packed, clusters)
        document = JsonList(said, "clusters", _lots(_taken_up(clusters)))
        yield from document.parts(ascii_only=False, indent=1)
        yield "\n"


def csv_export(room: Room) -> Iterator[str]:
    """Give one row an act, for spreadsheets: the cluster's facts stand before it, headed in the language spoken.

    Nothing is lost: a text that a spreadsheet would take for a formula or for a blank gets an
    apostrophe, as does one that begins with an apostrophe; what is nested stands as JSON.
    It is read before the first part is given; raises Unusable, also for a NUL, which JSON alone can carry.
    """
    with spool() as clusters:
        put_down(room, _packed, clusters)
        events = (event for each in _taken_up(clusters) for event in each["events"])
        keys = list(dict.fromkeys(key for event in events for key in event))
        yield BOM + _drawn([[*map(head, (*(f"{PREFIX}{key}" for key in FACTS), *keys))]])
        words = CellWords(room.measure, lambda: room.every_form)
        for each in _taken_up(clusters):
            yield _drawn(_rows(each, keys, words))


def _packed(entry: Entry) -> bytes:
    return marshal.dumps(_words(entry))


def _taken_up(clusters: Spool) -> Iterator[dict[str, Any]]:
    return map(marshal.loads, clusters.things())


def _lots(clusters: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    return iter(lambda: list(islice(clusters, AT_ONCE)), [])


def _words(entry: Entry) -> dict[str, Any]:
    facts = {
        key: value for key, value in entry.facts.items() if key != "events" and value is not None
    }
    events = [
        {key: value for key, value in event.items() if value is not None}
        for event in entry.facts.get("events") or []
    ]
    return {**facts, "events": events}


def _rows(cluster: Mapping[str, Any], keys: Sequence[str], words: CellWords) -> Iterator[list[str]]:
    facts = [_cell(cluster.get(key)) for key in FACTS]
    for event in cluster["events"]:
        yield facts + [_cell(words.cell(key, event.get(key))) for key in keys]


def _drawn(rows: Iterable[Sequence[str]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    if "\0" in lines.getvalue():
        raise Unusable(_NO_TABLE.at())
    return lines.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False)
    ours = not value or value.startswith("'")
    return f"'{value}" if ours or calculated(value) else str(value)


_NO_TABLE = Fault(
    "not-for-csv",
    Message("A table cannot carry the NUL character that an act has."),
    Message("“lccluster register export FILE.json” writes one."),
)
