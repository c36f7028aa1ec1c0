"""The cells of a file that is edited: each where it stands, or would stand, with the row that it is one of."""

from __future__ import annotations

from msgspec import Struct

from lccluster.files.yaml.reader import Path_, dotted
from lccluster.language import Message
from lccluster.usecases.page.asked import AskedField
from lccluster.vocabulary import Words

BLANK_ROWS = 2  # offered below each list; saved, there are as many again
REMOVED = "remove-"  # in front of a field that takes a row away


class FileRow(Struct, frozen=True):
    """A row of a list: the list as the file spells it, which row, whether it is there yet, the field that takes it out."""

    path: Path_
    at: int
    stands: bool
    key: str
    goes: Message | None = (
        None  # said of taking it out, where rows of more than one kind stand together
    )

    @property
    def place(self) -> Path_:
        """Give where it stands, or would stand."""
        return (*self.path, self.at)


class Place(Struct, frozen=True):
    """A cell of the file: its label, the heading above it, where it stands, what stands there.

    `path` is as the file spells it, `key` in the form's own names; `row` is its row where it is one of a list's.
    What is `needed` is written in a new row even where it is blank, so that it is asked for at its place.
    """

    label: Words | Message
    heading: Words | Message
    key: str
    path: Path_
    text: str
    long: bool = False
    help: Message | None = None
    row: FileRow | None = None
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False

    def field(self) -> AskedField:
        """Ask for it; what stands there and is none of the choices is typed as it is."""
        shape, option = "long" if self.long else "text", str(dotted(self.path))
        words = {"", *(word for word, _ in self.choices)}
        choices = self.choices if self.text in words else ()
        shape = "choice" if choices else shape
        return AskedField(
            self.key, self.label, option, self.help, choices, shape, section=self.heading
        )

    def removing(self) -> AskedField | None:
        """Ask whether its row goes, where it is one of a row that stands there."""
        if self.row is None or not self.row.stands:
            return None
        said = self.row.goes or Message("Take this row out of the file")
        return AskedField(self.row.key, said, "", shape="tick", section=self.heading)


def plain(text: str) -> str:
    """Give a text as a browser sends it back: its lines end alike, no blanks around it."""
    return text.replace("\r\n", "\n").strip()
