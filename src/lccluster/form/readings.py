"""What was read from a form on paper, cell by cell."""

from __future__ import annotations

from msgspec import Struct

from lccluster.language import Message, Worded


class Status(Worded):
    """What became of one cell."""

    READ = "read", Message("read")
    BLANK = "blank", Message("blank")
    UNSURE = "unsure", Message("unsure")
    UNLABELLED = "unlabelled", Message("no such label")


class CellReading(Struct, frozen=True):
    """One cell of the form: its field (`products[0].name`), its place, and what stands there.

    `text` is as written, with the unit that the form's heading gives. Only what was `READ` counts
    as stated; an `UNSURE` cell keeps its text for people, with the `reason` and a `hint`. A field is
    `UNLABELLED` where the document has no label that names it. `kept` is the figure in a cell that
    shows fewer digits of it.
    """

    path: str
    place: str | Message | None
    status: Status
    text: str = ""
    code: str = ""
    reason: Message | None = None
    hint: Message | None = None
    kept: str = ""
