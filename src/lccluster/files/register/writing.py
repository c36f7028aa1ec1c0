"""Writing to a register: an act is spliced onto the end of its file, and proved before it stands."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.disk.safe_write import create_file, make_folder
from lccluster.files.register.entry import Entry, Keeper, Kept
from lccluster.files.register.folder import MOST_NODES, Register
from lccluster.files.register.header import Header
from lccluster.files.register.layout import CLUSTERS, HEADER
from lccluster.files.register.years import OF, YearPart, acts_in_file, only_longer
from lccluster.files.yaml.reader import Document, parse
from lccluster.files.yaml.text import decode
from lccluster.language import Message
from lccluster.register.acts import AnyAct
from lccluster.register.cluster import Cluster
from lccluster.register.sealing.hashing import is_by_hand
from lccluster.yaml_words import flow, scalar

Added = tuple[Entry[Kept], Sequence[AnyAct]]  # a record, and its new acts
FIRST = ("id", "event", "on", "recorded_at", "by", "document_number")


def event_line(event: AnyAct) -> str:
    """Draw an act as its line in the file: id, kind and day first, nothing that is not said."""
    return f"  - {flow(event_words(event))}"


def event_words(event: AnyAct) -> dict[str, Any]:
    """Give an act's words in the order of the file; what is not said is left out."""
    values = asdict(event)
    if is_by_hand(event.id or ""):  # such an id is a hash of the words, and no word itself
        del values["id"]
    first = {key: values.pop(key) for key in FIRST if key in values}
    ordered = {**first, **values}
    return {
        key: _word(value)
        for key, value in ordered.items()
        if value is not None or key == "document_number"
    }


def _word(value: Any) -> Any:
    if value is None or type(value) is str:  # as most are
        return value
    if isinstance(value, Mapping):
        return {key: _word(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_word(each) for each in value]
    return str(value)


def record_text(record: Kept) -> str:
    """Draw a new record's file: facts first, acts last."""
    facts = {
        key: value for key, value in asdict(record).items() if key != "events" and value is not None
    }
    lines = [f"{key}: {scalar(value)}" for key, value in facts.items()]
    return "\n".join([*lines, "events:", *map(event_line, record.events), ""])


def spliced(added: Sequence[Added[Kept]], keeper: Keeper[Kept]) -> list[Entry[Kept]]:
    """Give one file with acts more of some of its records; raises Unusable unless that is proved.

    The old bytes are a prefix of the new ones; read back strictly, everything that stood there
    reads the same and exactly these acts have been added.
    """
    entries = [entry for entry, _ in added]
    new = entries[0].document.source.data + _addition(added)
    try:
        documents = keeper.reread(entries, new)
        _refuse_other_changes(entries, documents, sum(len(each) for _, each in added))
        return [
            _proved(entry, events, keeper.typed, document)
            for (entry, events), document in zip(added, documents, strict=True)
        ]
    except Unusable as unusable:
        raise Unusable(_unproved(entries[0])) from unusable


def _refuse_other_changes(
    entries: Sequence[Entry[Kept]], documents: Sequence[Document], by: int
) -> None:
    """Refuse a file that says anything else than `by` acts more at its end; raises Unusable."""
    first = entries[0].document
    same = all(each.document.source.data == first.source.data for each in entries)
    if not (same and only_longer(first, documents[0], by)):
        raise Unusable(_unproved(entries[0]))


def _proved(
    entry: Entry[Kept],
    events: Sequence[AnyAct],
    typed: Callable[[Document, Path], Entry[Kept]],
    document: Document,
) -> Entry[Kept]:
    """Type the new acts alone: what stood there has to read word for word the same."""
    there = list(entry.facts.get("events") or [])
    said = document.data.get("events") or []
    as_before = document.data | {"events": there} == {**entry.facts, "events": there}
    alone = replace(document, data={**entry.facts, "events": said[len(there) :]})
    fresh = typed(alone, entry.path).cluster.events
    in_front = said[: len(there)] == there
    if not (as_before and in_front and fresh == tuple(events)):
        raise Unusable(_unproved(entry))
    cluster = replace(entry.cluster, events=(*entry.cluster.events, *events))
    return Entry(cluster, document, entry.path)


def _addition(added: Sequence[Added[Kept]]) -> bytes:
    """Draw the acts with the file's own line ends, indentation and encoding."""
    first = added[0][0]
    text, there = first.document.source.text, acts_in_file(first.document)
    end = "\r\n" if "\r\n" in text else "\n"
    indent = _indent(first) if there else "  "
    lines = [indent + written_line(entry, event) for entry, events in added for event in events]
    if there is None:
        lines.insert(0, "events:")
    head = "" if text.endswith(("\n", "\r")) else end
    return _encoded(head + "".join(line + end for line in lines), _encoding(first), first.path)


def written_line(entry: Entry[Kept], event: AnyAct) -> str:
    """Draw an act; in a year's file it names its cluster first."""
    of = {OF: entry.cluster.id} if isinstance(entry.document, YearPart) else {}
    return f"- {flow({**of, **event_words(event)})}"


def _indent(entry: Entry[Kept]) -> str:
    """Indent like the acts that stand there: like the last line where that is one, as we write it."""
    last = entry.document.source.text.rstrip().rpartition("\n")[2]
    if last.lstrip(" ").startswith("- {") and last.endswith("}"):
        return last[: last.index("-")]
    _, column = entry.document.place(("events",))
    return " " * (column - 1)


def _encoding(entry: Entry[Kept]) -> str:
    source = entry.document.source
    for bom, encoding in ((BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")):
        if source.data.startswith(bom):
            return encoding
    return "gb18030" if source.notice else "utf-8"


def _encoded(text: str, encoding: str, path: Path) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise Unusable(_NOT_TEXT.at(path, words=text[error.start - 8 : error.end])) from None


def _unproved(entry: Entry[Kept]) -> Problem:
    message = deeds.told(
        Message(
            "An act cannot be added at the end of this file without changing what stands there; nothing was changed."
        ),
        Message(
            "An act cannot be added at the end of this file without changing what stands there."
        ),
    )
    hint = Message("Let “events:” be the last entry, with one “- {…}” line an act.")
    return entry.document.problem(("events",), Fault("cannot-append", message, hint), at_key=True)


def new_entry(register: Register, cluster: Cluster) -> Entry:
    """Give a new cluster's file, proved by reading it back; raises Unusable."""
    path = register.folder / CLUSTERS / cluster.county / f"{cluster.id}.yaml"
    return new_record(register, cluster, path)


def new_record(keeper: Keeper[Kept], record: Kept, path: Path) -> Entry[Kept]:
    """Give a new record's file, proved by reading it back; raises Unusable."""
    data = _encoded(record_text(record), "utf-8", path)
    entry = keeper.typed(parse(decode(data, str(path)), most_nodes=MOST_NODES), path)
    if entry.cluster != record:
        raise Unusable(_unproved(entry))
    return entry


def write_header(folder: Path, header: Header) -> None:
    """Write `register.yaml` of a new register; raises Unusable."""
    make_folder(folder / CLUSTERS)
    create_file(folder / HEADER, header_text(header).encode())


def header_text(header: Header) -> str:
    """Draw `register.yaml`."""
    head = Message("A register of lccluster; people may read and edit every file in it.")
    said = {key: value for key, value in asdict(header).items() if value is not None}
    lines = [f"{key}: {scalar(value)}" for key, value in said.items()]
    return "\n".join([f"# {head}", *lines, ""])


_NOT_TEXT = Fault(
    "not-text",
    Message("A sign in these words is no text; nothing was changed."),
    Message("Type them again: {words}"),
)
