"""A table of a Word document to boxes: merged cells are one, hidden rows show nothing."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.files.forms.document.grid import Box
from lccluster.files.forms.document.word_doubts import doubt_of
from lccluster.files.office.places import cell_name
from lccluster.files.office.refusals import TOO_MUCH
from lccluster.files.word.names import child, children, is_on, said
from lccluster.files.word.sight import Mark, Sight
from lccluster.files.word.story import read_blocks
from lccluster.files.word.styles import WordStyles
from lccluster.language import Message
from lccluster.quantities.texts import is_digits

_WIDEST = 200  # grid columns; a form has some thirty


class WordTable(Struct):
    """One table on its way to boxes; `nested` keeps the tables that stand in its cells."""

    styles: WordStyles
    number: int
    name: str
    boxes: list[Box] = field(default_factory=list)
    nested: list[ET.Element] = field(default_factory=list)
    _kept_back: bool = False

    def read(self, table: ET.Element) -> None:
        """Read the rows; raises Unusable where they are wider than any form."""
        self._kept_back = self.styles.keeps_back(table)
        going_on: dict[int, int] = {}  # the column of a cell merged downwards → its box
        for row, element in enumerate(children(table, "w:tr")):
            going_on = self._row(row, element, going_on)

    def _row(self, row: int, element: ET.Element, above: dict[int, int]) -> dict[int, int]:
        about = child(element, "w:trPr")
        hidden = is_on(child(about, "w:hidden"))
        column = _number(child(about, "w:gridBefore"))
        going_on: dict[int, int] = {}
        for count, cell in enumerate(children(element, "w:tc")):
            properties = child(cell, "w:tcPr")
            right = column + max(1, _number(child(properties, "w:gridSpan"))) - 1
            if right > _WIDEST:
                raise Unusable(TOO_MUCH.at(self.name))
            merge = child(properties, "w:vMerge")
            if _continues(child(properties, "w:hMerge")) and count:
                self.boxes[-1] = replace(self.boxes[-1], right=right)
            elif _continues(merge) and column in above:
                going_on[column] = above[column]
                self.boxes[above[column]] = replace(self.boxes[above[column]], bottom=row)
            else:
                if merge is not None:
                    going_on[column] = len(self.boxes)
                self._box(cell, row, column, right, count, hidden=hidden)
            column = right + 1
        return going_on

    def _box(
        self, cell: ET.Element, row: int, left: int, right: int, count: int, *, hidden: bool
    ) -> None:
        seen = Sight()
        deleted = child(cell, "w:tcPr", "w:cellDel") is not None
        self._read(cell, seen, hidden=hidden or deleted)
        if self._kept_back and seen.text:
            seen.mark(Mark.KEPT_BACK)
        place = Message("table {table} {cell}", table=self.number, cell=cell_name(row, count))
        self.boxes.append(Box(seen.text, row, left, row, right, place, doubt_of(seen.marks)))

    def _read(self, place: ET.Element, seen: Sight, *, hidden: bool) -> None:
        """Read a cell, with the text boxes in it."""

        def table(block: ET.Element) -> None:
            seen.mark(Mark.TABLE)
            self.nested += [] if hidden else [block]

        read_blocks(place, self.styles, seen, table, hidden=hidden)


def _continues(merge: ET.Element | None) -> bool:
    return merge is not None and said(merge) in ("", "continue")


def _number(element: ET.Element | None) -> int:
    text = said(element)
    return int(text) if is_digits(text) and len(text) < 6 else 0  # noqa: PLR2004
