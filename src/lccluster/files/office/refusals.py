"""Why an office file is not read, in words; and whatever a reader does with one turned into them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lccluster.errors import Problem, Unusable
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
        raise Unusable(too_much(name)) from None
    except Exception:  # noqa: BLE001 - files are damaged in more ways than readers name
        raise Unusable(damaged(name)) from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise Unusable(damaged(name)) from None


def damaged(name: str) -> Problem:
    """Say that a file cannot be made sense of."""
    return Problem(
        code="damaged-document",
        message=Message("The document is damaged or was cut off."),
        hint=Message("Open it in the office program, save it anew, or ask for another copy."),
        file=name,
    )


def too_much(name: str) -> Problem:
    """Say that a file holds more than any form."""
    return Problem(
        code="document-too-large",
        message=Message("The document holds far more than a form does; it was not read."),
        hint=Message("Copy the form alone into a new document."),
        file=name,
    )


def too_large_a_table(name: str) -> Problem:
    """Say that a workbook holds more than can be read cell by cell."""
    return Problem(
        code="document-too-large",
        message=Message("The workbook holds more cells than are read from one."),
        hint=Message("Save the table as .csv."),
        file=name,
    )


def far_corner(name: str, cell: str) -> Problem:
    """Say that a cell stands far away from everything that a form or a table holds."""
    return Problem(
        code="document-too-large",
        message=Message("A cell stands here, far outside any form or table; nothing was read."),
        hint=Message("Empty it, or copy what counts into a new document."),
        file=name,
        cell=cell,
    )


def locked(name: str) -> Problem:
    """Say that a file has a password."""
    return Problem(
        code="encrypted-document",
        message=Message("The document is locked with a password."),
        hint=Message("Take the password away in the office program and save it again."),
        file=name,
    )


def no_document(name: str) -> Problem:
    """Say that a file is of no office program."""
    return Problem(
        code="no-document",
        message=Message("This is no Word document and no workbook, whatever its name says."),
        hint=_SAVE_AS,
        file=name,
    )


def no_workbook(name: str) -> Problem:
    """Say that a file is of an office program, but no workbook."""
    return Problem(
        code="no-workbook",
        message=Message("This is a Word document, not a workbook."),
        hint=Message("Name the workbook."),
        file=name,
    )


def old_document(name: str) -> Problem:
    """Say that a file is in a format from before 2007 that is not read."""
    return Problem(
        code="old-document",
        message=Message("Documents in the old format are not read."),
        hint=_SAVE_AS,
        file=name,
    )


def other_document(name: str) -> Problem:
    """Say that a file is of an office program, but of no kind that holds forms."""
    return Problem(
        code="old-document",
        message=Message("Documents in this format are not read."),
        hint=_SAVE_AS,
        file=name,
    )


def with_document_type(name: str) -> Problem:
    """Say that a file could name entities."""
    return Problem(
        code="document-type",
        message=Message("The document declares a document type; no office program writes one."),
        hint=Message("Do not trust it; ask the sender for a copy saved anew."),
        file=name,
    )
