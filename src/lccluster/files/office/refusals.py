"""Why an office file is not read, in words; and whatever a reader does with one turned into them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lccluster.errors import Fault, Unusable
from lccluster.language import Message

_SAVE_AS = Message("Open it in the office program and save it as .docx or .xlsx.")


@contextmanager
def answered(name: str) -> Iterator[None]:
    """Turn whatever goes wrong with a file into a problem of that file; raises Unusable.

    A library written in Rust may panic, and its panic is no `Exception`.
    """
    try:
        yield
    except Unusable:
        raise
    except (MemoryError, RecursionError):
        raise Unusable(TOO_MUCH.at(name)) from None
    except Exception:  # noqa: BLE001 - files are damaged in more ways than readers name
        raise Unusable(DAMAGED.at(name)) from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise Unusable(DAMAGED.at(name)) from None


DAMAGED = Fault(
    "damaged-document",
    Message("The document is damaged or was cut off."),
    Message("Open it in the office program, save it anew, or ask for another copy."),
)
FAR_CORNER = Fault(
    "document-too-large",
    Message("A cell stands here, far outside any form or table; nothing was read."),
    Message("Empty it, or copy what counts into a new document."),
)
LOCKED = Fault(
    "encrypted-document",
    Message("The document is locked with a password."),
    Message("Take the password away in the office program and save it again."),
)
NO_DOCUMENT = Fault(
    "no-document",
    Message("This is no Word document and no workbook, whatever its name says."),
    Message("Open it in the office program and save it in the format that its name says."),
)
NO_WORKBOOK = Fault(
    "no-workbook",
    Message("This is a Word document, not a workbook."),
    Message("Name the workbook."),
)
OLD_DOCUMENT = Fault("old-document", Message("Documents in the old format are not read."), _SAVE_AS)
OTHER_DOCUMENT = Fault("old-document", Message("Documents in this format are not read."), _SAVE_AS)
WITH_DOCUMENT_TYPE = Fault(
    "document-type",
    Message("The document declares a document type; no office program writes one."),
    Message("Do not trust it; ask the sender for a copy saved anew."),
)
TOO_MUCH = Fault(
    "document-too-large",
    Message("The document holds far more than a form does; it was not read."),
    Message("Copy the form alone into a new document."),
)
TOO_LARGE_A_TABLE = Fault(
    "document-too-large",
    Message("The workbook holds more cells than are read from one."),
    Message("Save the table as .csv."),
)
