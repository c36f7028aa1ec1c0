"""The fields of a story: their codes are not seen, their results are; some show what has no words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from msgspec import Struct

from lccluster.files.word.fonts import OPEN_BOX, TICKED
from lccluster.files.word.names import child, children, is_on, said
from lccluster.files.word.sight import Mark, Sight
from lccluster.files.word.styles import Look

_CHANGING = frozenset({"DATE", "TIME", "PRINTDATE", "SAVEDATE"})


class _Field(Struct):
    """A field that has begun: its code so far, and whether the code is what is being read."""

    begin: ET.Element
    code: str = ""
    in_code: bool = True


class Fields:
    """The fields that are open at a place of the story, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._codes = 0  # how many of them are in their code

    def __bool__(self) -> bool:
        """Tell whether any is open."""
        return bool(self._open)

    @property
    def in_code(self) -> bool:
        """Tell whether what stands here belongs to a code."""
        return self._codes > 0

    def code(self, text: str) -> None:
        """Take in a piece of a code."""
        if self._open:
            self._open[-1].code += text

    def step(self, sign: ET.Element, look: Look, sight: Sight) -> None:
        """Begin a field, part its code from its result, or end it."""
        kind = said(sign, "fldCharType")
        if kind == "begin":
            self._open.append(_Field(sign))
            self._codes += 1
        elif kind == "separate" and self._open:
            self._leave_code(self._open[-1])
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._leave_code(ended)
            if not self.in_code:
                show(ended.code, sight)
                _show_control(ended.begin, look, sight)

    def _leave_code(self, field: _Field) -> None:
        self._codes -= field.in_code
        field.in_code = False


def show(code: str, sight: Sight) -> None:
    """Mark what a field shows that its result does not say."""
    kind = code.strip().partition(" ")[0].upper()
    if kind == "EQ":
        sight.mark(Mark.EQUATION)
    elif kind in _CHANGING:
        sight.mark(Mark.CHANGING)


def _show_control(begin: ET.Element, look: Look, sight: Sight) -> None:
    """Show a check box or a drop-down of the old kind, which have no result."""
    about = child(begin, "w:ffData")
    if (box := child(about, "w:checkBox")) is not None:
        state = child(box, "w:checked")
        on = is_on(state if state is not None else child(box, "w:default"))
        sight.see(TICKED if on else OPEN_BOX, look)
    if (drop_down := child(about, "w:ddList")) is not None:
        entries = [said(each) for each in children(drop_down, "w:listEntry")]
        chosen = said(child(drop_down, "w:result")) or said(child(drop_down, "w:default")) or "0"
        sight.see(
            dict(zip(map(str, range(len(entries))), entries, strict=True)).get(chosen, ""), look
        )
