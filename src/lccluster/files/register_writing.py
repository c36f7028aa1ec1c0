"""Writing to a register: an act is spliced onto the end of its file, and proved before it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lccluster.errors import Unusable
from lccluster.files.register_folder import (
    CLUSTERS,
    HEADER,
    SEALS,
    Entry,
    Header,
    Register,
    entry_from,
    seal_line,
)
from lccluster.files.safe_write import append_line, make_folder, replace_file
from lccluster.files.text import decode
from lccluster.files.yaml_reader import parse
from lccluster.files.yaml_writer import flow, scalar
from lccluster.language import Message
from lccluster.register.events import Cluster, Event
from lccluster.register.seals import Seal


def event_line(event: Event) -> str:
    """Draw an act as its line in the file: id, kind and day first, nothing that is not said."""
    return f"  - {flow(event_words(event))}"


def event_words(event: Event) -> dict[str, Any]:
    """Give an act's words in the order of the file; what is not said is left out."""
    values = asdict(event)
    first = {
        key: values.pop(key)
        for key in ("id", "event", "on", "recorded_at", "by", "document_number")
    }
    ordered = {**first, **values}
    return {
        key: _word(value)
        for key, value in ordered.items()
        if value is not None or key == "document_number"
    }


def _word(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _word(each) for key, each in value.items()}
    return None if value is None else str(value)


def cluster_text(cluster: Cluster) -> str:
    """Draw a new cluster's file: facts first, acts last."""
    facts = {
        key: value
        for key, value in asdict(cluster).items()
        if key != "events" and value is not None
    }
    lines = [f"{key}: {scalar(value)}" for key, value in facts.items()]
    return "\n".join([*lines, "events:", *map(event_line, cluster.events), ""])


def spliced(entry: Entry, event: Event, register: Register) -> bytes:
    """Give the file's bytes with one act more; raises Unusable unless that is proved.

    The old bytes are a prefix of the new ones; read back strictly, everything that stood there
    reads the same and exactly this act has been added.
    """
    old = entry.document.source
    new = old.data + _addition(entry, event)
    try:
        after = register.reread(entry, new)
    except Unusable as unusable:
        raise Unusable(_unproved(entry)) from unusable
    before = {key: value for key, value in entry.facts.items() if key != "events"}
    same_facts = {key: value for key, value in after.facts.items() if key != "events"} == before
    words = after.facts.get("events") or []
    same_events = words[:-1] == (entry.facts.get("events") or [])
    if not (same_facts and same_events and after.cluster.events[-1:] == (event,)):
        raise Unusable(_unproved(entry))
    return new


def _addition(entry: Entry, event: Event) -> bytes:
    """Draw the act with the file's own line ends, indentation and encoding."""
    text = entry.document.source.text
    end = "\r\n" if "\r\n" in text else "\n"
    line = _indent(entry) + event_line(event).lstrip()
    head = "" if text.endswith(("\n", "\r")) else end
    if "events" not in entry.facts:
        head += f"events:{end}"
    encoding = "gb18030" if entry.document.source.notice else "utf-8"
    return f"{head}{line}{end}".encode(encoding)


def _indent(entry: Entry) -> str:
    """Indent like the acts that stand there."""
    if not entry.cluster.events:
        return "  "
    _, column = entry.document.place(("events", 0))
    lines = entry.document.source.text.splitlines()
    first, _ = entry.document.place(("events", 0))
    return lines[first - 1][: column - 1].split("-")[0]


def _unproved(entry: Entry) -> Any:
    return entry.document.problem(
        ("events",),
        at_key=True,
        code="cannot-append",
        message=Message(
            "An act cannot be added at the end of this file without changing what stands there; nothing was changed."
        ),
        hint=Message("Let “events:” be the last entry, with one “- {{…}}” line an act."),
    )


def write_act(entry: Entry, event: Event, register: Register) -> None:
    """Add an act to a cluster's file; raises Unusable."""
    replace_file(entry.path, spliced(entry, event, register))


def write_new_cluster(register: Register, cluster: Cluster) -> Entry:
    """Write a new cluster's file, proved by reading it back; raises Unusable."""
    folder = register.folder / CLUSTERS / cluster.county
    path = folder / f"{cluster.id}.yaml"
    data = cluster_text(cluster).encode()
    entry = entry_from(parse(decode(data, str(path))), path)
    if entry.cluster != cluster:
        raise Unusable(_unproved(entry))
    make_folder(folder)
    replace_file(path, data)
    return entry


def write_seal(register: Register, office: str, seal: Seal) -> None:
    """Append a seal to an office's chain; raises Unusable."""
    append_line(register.folder / CLUSTERS / office / SEALS, seal_line(seal))


def write_header(folder: Path, header: Header) -> None:
    """Write `register.yaml` of a new register; raises Unusable."""
    make_folder(folder / CLUSTERS)
    lines = [f"{key}: {scalar(value)}" for key, value in asdict(header).items()]
    replace_file(
        folder / HEADER,
        (
            "\n".join(
                [
                    f"# {Message('A register of lccluster; people may read and edit every file in it.')}",
                    *lines,
                    "",
                ]
            )
        ).encode(),
    )
