"""What an export holds, read back as strictly as files of a register."""

from __future__ import annotations

import csv
import io
import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lccluster.errors import Fault, Unusable
from lccluster.files.register.entry import Entry
from lccluster.files.register.header import FORMAT, NEWER_FORMAT
from lccluster.files.register.pieces import typed_words
from lccluster.files.tables.separated import broken
from lccluster.files.yaml.text import EMPTY, Decoded, decode, read_bytes
from lccluster.language import Message
from lccluster.quantities import QuantityError, read_day, whole_number
from lccluster.register.record_words import FACTS
from lccluster.usecases.register.exchange.exporting import NESTED
from lccluster.usecases.register.exchange.table_words import PREFIX, CellWords, keys_of

ID, ON = f"{PREFIX}id", "on"  # the columns of titles and of days
FOR_PEOPLE = ".xlsx"  # an export that shows less than all of a register
LARGEST = 512 * 1024**2  # bytes; a hundred thousand titles with their acts take some 90 million


def read_export(path: Path, words: CellWords) -> list[Entry]:
    """Read the clusters of an export; what was typed is let go, as all of it is large. Raises Unusable.

    A table may say in Chinese what the `words` call grounds, reports and figures.
    """
    found = deque(_clusters(path, words))
    return [typed_words(found.popleft(), str(path)) for _ in range(len(found))]


def _clusters(path: Path, words: CellWords) -> list[Any]:
    if path.suffix.lower() == FOR_PEOPLE:
        raise Unusable(_NO_EXPORT.at(path))
    source = decode(read_bytes(path, str(path), LARGEST), str(path))
    if not source.text:
        raise Unusable(EMPTY.at(path))
    try:
        if path.suffix.lower() == ".csv":
            return _from_csv(source, words)
        return _from_json(source)
    except (ValueError, KeyError, TypeError, RecursionError, csv.Error):
        raise Unusable(_NO_EXPORT.at(path)) from None


def _from_json(source: Decoded) -> list[Any]:
    data = json.loads(source.text)
    if whole_number(str(data["format"])) > FORMAT:
        raise Unusable(NEWER_FORMAT.at(source.name, field="format", format=data["format"]))
    return list(data["clusters"])


def _from_csv(source: Decoded, words: CellWords) -> list[Any]:
    clusters: dict[str, dict[str, Any]] = {}
    table = csv.DictReader(io.StringIO(source.text, newline=""), restval="", strict=True)
    table.fieldnames = keys_of(table.fieldnames or (), source.name)
    if ID not in table.fieldnames:
        raise Unusable(_NO_EXPORT.at(source.name))
    for row in _rows(table, source.name):
        if None in row:
            raise Unusable(_TOO_MANY_CELLS.at(source.name, line=table.line_num))
        facts = {key: _said(row[f"{PREFIX}{key}"]) for key in FACTS if row[f"{PREFIX}{key}"]}
        event = {
            key: words.nested(key, json.loads(value), source.name)
            if key in NESTED
            else words.meant(key, _day(key, _said(value)))
            for key, value in row.items()
            if not key.startswith(PREFIX) and value
        }
        if "id" not in facts:
            raise Unusable(_NO_TITLE.at(source.name, line=table.line_num))
        clusters.setdefault(facts["id"], {**facts, "events": []})["events"].append(event)
    return list(clusters.values())


def _rows(table: csv.DictReader[str], name: str) -> Iterator[dict[Any, Any]]:
    """Go through the rows; raises Unusable for one that cannot be read as CSV."""
    while True:
        began = table.reader.line_num + 1
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unusable(broken(error, name, began)) from None
        yield row


def _said(cell: str) -> str:
    return cell.removeprefix("'")


def _day(key: str, cell: str) -> str:
    """Take a day as programs of tables write it anew, 2022/5/9; what is no day is refused where days are read."""
    if key != ON:
        return cell
    try:
        return str(read_day(cell) or cell)
    except QuantityError:
        return cell


_NO_TITLE = Fault(
    "no-such-title",
    Message("The row names no title."),
    Message("Write the id of the title into each row, as it was exported."),
)
_TOO_MANY_CELLS = Fault(
    "too-many-cells",
    Message("This row has more cells than the head of the table."),
    Message("A text with a comma in it has to stand in quotes."),
)
_NO_EXPORT = Fault(
    "no-export",
    Message("This is no export of a register."),
    Message("“lccluster register export FILE.json” writes one."),
)
