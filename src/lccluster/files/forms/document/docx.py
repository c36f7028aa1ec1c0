"""A Word document to grids and lines, as a person sees them: no picture, no macro, no link.

It is read with the standard library: python-docx would load every part of the package,
follow its relations, and take 110 ms to import.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from msgspec import Struct, field

from lccluster.errors import Fault, Severity, Unusable
from lccluster.files.forms.document.grid import Grid, Sheets, TextLine
from lccluster.files.forms.document.word_doubts import doubt_of
from lccluster.files.forms.document.word_table import WordTable
from lccluster.files.office.package import Package
from lccluster.files.office.refusals import TOO_MUCH, answered
from lccluster.files.word.document import read_document
from lccluster.files.word.names import name
from lccluster.files.word.sight import Sight
from lccluster.files.word.story import Story
from lccluster.files.word.styles import WordStyles
from lccluster.language import Message

_MOST_LINES = 10_000  # paragraphs outside the tables
_MOST_CELLS = 5_000  # a form has some eighty


def read_docx(package: Package) -> Sheets:
    """Read a document; raises Unusable."""
    with answered(package.name):
        document = read_document(package.parts)
        pages = _Pages(document.styles, package.name)
        pages.story(document.body)
    told = ((_REVISED, document.revised), (_COMMENTED, document.commented))
    remarks = [fault.at(package.name) for fault, holds in told if holds]
    return Sheets(pages.grids, pages.lines, remarks)


_REVISED = Fault(
    "tracked-changes",
    Message("Changes are tracked in this document; it was read as if all had been accepted."),
    Message("Accept or refuse them in the office program, and save it anew."),
    Severity.WARNING,
)


_COMMENTED = Fault(
    "comments",
    Message("Comments stand beside the text of this document; none of them was read."),
    Message("Look at them in the office program; what counts has to stand in the form."),
    Severity.WARNING,
)


class _Pages(Struct):
    """The tables and the lines of a document as they are met; a nested table follows its own."""

    styles: WordStyles
    name: str
    grids: list[Grid] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)

    def story(self, place: ET.Element) -> None:
        """Read the body, or a text box: its lines and its tables."""
        story = Story(self.styles)
        for block in place:
            if name(block) == "w:tbl":
                self._table(block)
            elif name(block) == "w:p":
                self._paragraph(block, story)

    def _paragraph(self, paragraph: ET.Element, story: Story) -> None:
        seen = Sight()
        story.paragraph(paragraph, seen)
        if seen.text:
            place = Message("paragraph {number}", number=len(self.lines) + 1)
            doubt = doubt_of(seen.marks)
            self.lines.append(TextLine(seen.text, place, below=len(self.grids), doubt=doubt))
        if len(self.lines) > _MOST_LINES:
            raise Unusable(TOO_MUCH.at(self.name))
        for box in seen.boxes:
            self.story(box)

    def _table(self, table: ET.Element) -> None:
        made = WordTable(self.styles, len(self.grids) + 1, self.name)
        made.read(table)
        self.grids.append(Grid("", made.boxes))
        if sum(len(each.boxes) for each in self.grids) > _MOST_CELLS:
            raise Unusable(TOO_MUCH.at(self.name))
        for nested in made.nested:
            self._table(nested)
