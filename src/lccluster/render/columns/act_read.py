"""An act read out: what it says, by the heads of a history, in the language spoken; never the line of the file."""

from __future__ import annotations

from lccluster.language import Message
from lccluster.register.acts import labels
from lccluster.register.acts.act import AnyAct

ReadOut = list[tuple[Message, str]]


def read_out(event: AnyAct, details: str) -> ReadOut:
    """Give label and text of all that an act says beyond its kind and its day."""
    said = {
        labels()["document_number"]: event.document_number,
        labels()["by"]: event.by,
        Message("details"): details,
    }
    return [(label, str(text)) for label, text in said.items() if text]
