"""The cells of a row of an .xlsx, and the texts that they share: what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree import ElementTree as ET

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.office.doubt import SeenCell
from lccluster.files.office.kinds.xlsx_looks import ink_of
from lccluster.files.office.places import place_of
from lccluster.files.office.showing.calendar_days import number_of
from lccluster.files.office.showing.doubts import (
    error_shown,
    not_worked_out,
    nothing_shown,
    struck_out,
)
from lccluster.files.office.showing.figures import show_kept
from lccluster.files.office.showing.looks import PLAIN, CellLook
from lccluster.files.office.showing.words import InkedRun, InkedText, cleaned, show_text
from lccluster.files.office.streaming import local


class CellReader(Struct):
    """Reads cells with what their workbook and their sheet say of all of them."""

    looks: Sequence[CellLook]
    strings: Sequence[InkedText]
    since_1904: bool = False
    worked_out_anew: bool = False
    shows_zeros: bool = True

    def cells(self, row: ET.Element, number: int) -> Iterator[tuple[int, SeenCell]]:
        """Give the cells with something in them, by their columns; raises ValueError for damage."""
        last = -1
        for cell in row:
            if local(cell.tag) != "c":
                continue
            column = last + 1
            if name := cell.get("r"):
                at, column = place_of(name)
                if at != number or column <= last:
                    raise ValueError(name)
            last = column
            if len(cell) and (seen := self._seen(cell)) is not None:
                yield column, seen

    def _seen(self, cell: ET.Element) -> SeenCell | None:
        below = {local(each.tag): each for each in cell}
        look = self.looks[_index(cell.get("s", "0"))] if self.looks else PLAIN
        kept = below["v"].text or "" if "v" in below else None
        kind = cell.get("t", "n")
        anew = self.worked_out_anew and kind != "e"
        if "f" in below and (anew or kept is None or (not kept and kind == "n")):
            return SeenCell("", not_worked_out(kept))
        if kind == "inlineStr":
            return show_text(inked(below["is"]), look) if "is" in below else None
        if not kept:
            return None
        shown = self._value(kind, kept, look)
        return replace(shown, worked_out=True) if "f" in below else shown

    def _value(self, kind: str, kept: str, look: CellLook) -> SeenCell:
        match kind:
            case "s":
                return show_text(self.strings[_index(kept)], look)
            case "str":
                return show_text(cleaned(kept), look)
            case "e":
                return SeenCell("", error_shown(kept))
        if look.ink.struck:
            return SeenCell("", struck_out(kept))
        if look.hides(look.ink) or (kept == "0" and kind == "n" and not self.shows_zeros):
            return SeenCell("", nothing_shown(kept))
        if kind == "b":
            return SeenCell({"0": "false", "1": "true"}[kept])
        if kind == "d":
            kept, since_1904 = str(number_of(date.fromisoformat(kept[:10]))), False
        else:
            since_1904 = self.since_1904
        return show_kept(kept, look.how, since_1904=since_1904)


def _index(text: str) -> int:
    index = int(text)
    if index < 0:
        raise ValueError(text)
    return index


def inked(item: ET.Element) -> InkedText:
    """Read a text of an .xlsx; the reading aid above signs (ruby) is none of it."""
    runs = tuple(_runs(item))
    if all(run.ink is None for run in runs):
        return "".join(run.text for run in runs)
    return runs


def _runs(item: ET.Element) -> Iterator[InkedRun]:
    for each in item:
        named = local(each.tag)
        if named == "t":
            yield InkedRun(cleaned(each.text or ""))
        elif named == "r":
            about = next((below for below in each if local(below.tag) == "rPr"), None)
            text = "".join(below.text or "" for below in each if local(below.tag) == "t")
            yield InkedRun(cleaned(text), ink_of(about) if about is not None else None)
