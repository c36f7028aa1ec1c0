"""An act read out: what it says, by the heads of a history, in the language spoken; never the line of the file."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.language import Message
from lccluster.register.acts import labels
from lccluster.register.acts.act import AnyAct

ReadOut = list[tuple[Message, str]]


def read_out(event: AnyAct, particulars: ReadOut) -> ReadOut:
    """Give label and text of all that an act says beyond its kind and its day."""
    papers = ((labels()[key], getattr(event, key)) for key in ("document_number", "by"))
    return [(label, text) for label, text in (*papers, *particulars) if text]


def kept_with(event: AnyAct) -> ReadOut:
    """Give what the file keeps with an act beside what it says: its id, its recording, the hashes of its papers."""
    said = [
        (Message("id"), event.id),
        (Message("recorded at"), event.recorded_at),
        (Message("recorded by the writer"), event.recorded_by),
        *_hashes(event),
    ]
    return [(label, text) for label, text in said if text]


def _hashes(event: AnyAct) -> Iterator[tuple[Message, str | None]]:
    for each in event.every_particular():
        if each.key.endswith("_sha256"):
            words = Message("SHA-256 of what was handed in: {what}", what=each.label)
            yield words, getattr(event, each.key)
