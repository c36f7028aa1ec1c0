"""What stands in a cell of a Word document besides its words, as the doubt that it casts."""

from __future__ import annotations

from collections.abc import Mapping

from lccluster.files.office.doubt import Doubt, Reach, naming
from lccluster.files.word.sight import Mark
from lccluster.language import Message

_TYPE_IT = Message("Type what is meant as plain text, and nothing beside it.")
_SETTLE = Message("Delete for good what no longer holds, and keep what does.")
_HINTS = dict.fromkeys((Mark.STRUCK, Mark.HIDDEN, Mark.JOINED, Mark.KEPT_BACK), _SETTLE)

# Of several the first is said: what casts doubt on more comes first.
_DOUBTS: dict[Mark, tuple[Message, Reach]] = {
    Mark.TABLE: (Message("A table stands inside the cell."), Reach.WORDS),
    Mark.OBJECT: (Message("An embedded object stands there."), Reach.WORDS),
    Mark.ELSEWHERE: (Message("What stands there lies in another document."), Reach.WORDS),
    Mark.BROKEN: (Message("A field has no end there."), Reach.WORDS),
    Mark.BACKWARDS: (Message("It is set to run from right to left."), Reach.WORDS),
    Mark.STRUCK: (Message("Words are struck out there."), Reach.VALUES),
    Mark.HIDDEN: (Message("Words are hidden there."), Reach.VALUES),
    Mark.FAINT: (Message("Words in white, or too small to be seen, stand there."), Reach.VALUES),
    Mark.KEPT_BACK: (Message("The style of the table may hide what stands there."), Reach.VALUES),
    Mark.JOINED: (Message("A hidden paragraph mark joins two lines there."), Reach.VALUES),
    Mark.CHANGING: (Message("A field there shows another day tomorrow."), Reach.VALUES),
    Mark.SHIFTED: (Message("Signs stand above or below the line there."), Reach.FIGURES),
    Mark.SIGN: (Message("A sign stands there that cannot be told."), Reach.FIGURES),
    Mark.EQUATION: (Message("An equation stands there."), Reach.FIGURES),
    Mark.PICTURE: (Message("A picture or a drawn line stands there."), Reach.FIGURES),
    Mark.TEXT_BOX: (Message("A text box stands there."), Reach.FIGURES),
    Mark.RUBY: (Message("Small text stands over it."), Reach.FIGURES),
    Mark.NUMBER: (Message("An automatic number or mark stands before it."), Reach.FIGURES),
    Mark.NOTE: (Message("The mark of a note stands beside it."), Reach.FIGURES),
}


def doubt_of(marks: Mapping[Mark, str]) -> Doubt | None:
    """Give the gravest doubt of what was seen; None where nothing stands there but words."""
    mark = next((each for each in _DOUBTS if each in marks), None)
    if mark is None:
        return None
    reason, reach = _DOUBTS[mark]
    code = mark.name.lower().replace("_", "-")
    return Doubt(code, naming(reason, marks[mark]), _HINTS.get(mark, _TYPE_IT), reach)
