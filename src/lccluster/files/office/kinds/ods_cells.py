"""The cells of a row of an .ods: what each of them shows, beside what it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from xml.etree import ElementTree as ET

from msgspec import Struct
from msgspec.structs import replace

from lccluster.files.office.doubt import SeenCell
from lccluster.files.office.kinds.ods_looks import OdsLooks, attribute
from lccluster.files.office.showing.doubts import (
    error_shown,
    not_worked_out,
    nothing_shown,
    shown_otherwise,
    struck_out,
)
from lccluster.files.office.showing.figures import figure
from lccluster.files.office.showing.looks import CellLook, Ink
from lccluster.files.office.showing.words import show_runs
from lccluster.files.office.streaming import local
from lccluster.quantities import plain

_FIGURES = ("float", "currency", "percentage")
_ERROR = re.compile(r"#[A-Z/0]+[!?A0]|Err:[0-9]+|错误:[0-9]+")
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_SIGNS = {"tab": "\t", "line-break": "\n"}
_NOT_READ = frozenset({"annotation", "note", "ruby-text"})
_MOST_BLANKS = 1000
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


class OdsCells(Struct):
    """Reads cells with the looks of their document."""

    looks: OdsLooks

    def seen(self, cell: ET.Element, style: str) -> SeenCell | None:
        """Give what a cell shows; None where there is nothing in it."""
        shown = self._shown(cell, style)
        is_formula = shown is not None and attribute(cell, "formula")
        return replace(shown, worked_out=True) if shown and is_formula else shown

    def _shown(self, cell: ET.Element, style: str) -> SeenCell | None:
        look = self.looks.cell(attribute(cell, "style-name") or style)
        runs = list(self._runs(cell, look))
        text = "".join(signs for signs, _ in runs).strip()
        kinds = [value for key, value in cell.attrib.items() if key.endswith("}value-type")]
        formula = attribute(cell, "formula")
        if "error" in kinds or (formula and _ERROR.fullmatch(text)):
            return SeenCell("", error_shown(text))
        if formula and not kinds:
            return SeenCell("", not_worked_out(None))
        if not kinds or "string" in kinds:
            return show_runs(runs, look) if text else None
        kept = self._kept(cell, kinds[0])
        return _of_look(kept, look) or _shown(kinds[0], kept, text)

    def _kept(self, cell: ET.Element, kind: str) -> str:
        name = "value" if kind in _FIGURES else f"{kind}-value"
        return attribute(cell, name)

    def _runs(self, cell: ET.Element, look: CellLook) -> Iterator[tuple[str, Ink]]:
        for number, paragraph in enumerate(each for each in cell if local(each.tag) == "p"):
            if number:
                yield "\n", look.ink
            yield from self._signs(paragraph, look.ink)

    def _signs(self, element: ET.Element, ink: Ink) -> Iterator[tuple[str, Ink]]:
        yield element.text or "", ink
        for child in element:
            named = local(child.tag)
            if named == "s":
                blanks = attribute(child, "c", "1")
                yield " " * min(int(blanks), _MOST_BLANKS), ink
            elif named in _SIGNS:
                yield _SIGNS[named], ink
            elif named not in _NOT_READ:
                style = attribute(child, "style-name") if named == "span" else ""
                yield from self._signs(child, self.looks.span(style, ink) if style else ink)
            yield child.tail or "", ink


def _of_look(kept: str, look: CellLook) -> SeenCell | None:
    if look.ink.struck:
        return SeenCell("", struck_out(kept))
    return SeenCell("", nothing_shown(kept)) if look.hides(look.ink) else None


def _shown(kind: str, kept: str, text: str) -> SeenCell:
    """Take what is shown of a figure or a day, where it agrees with what is kept."""
    if kind == "boolean":
        return SeenCell({"true": "true", "false": "false"}[kept])
    if not text:
        return SeenCell("", nothing_shown(kept))
    if kind == "date":
        return SeenCell(_day(kept, text))
    if kind not in _FIGURES:
        return SeenCell(text)
    value = figure(kept)
    sign = "%" if kind == "percentage" else ""
    shown = _figure(text.removesuffix(sign)) if text.endswith(sign) else None
    meant = value.scaleb(2, _EXACT) if sign else value
    if shown is None or shown != meant.quantize(shown, context=_EXACT):
        return SeenCell(text, shown_otherwise(text, plain(value)))
    return SeenCell(plain(shown) + sign, kept="" if shown == meant else plain(meant) + sign)


def _figure(text: str) -> Decimal | None:
    digits = re.sub(r"[,\s]", "", text).replace("\u2212", "-")
    return Decimal(digits) if _PLAIN.fullmatch(digits) else None


def _day(kept: str, text: str) -> str:
    """Give the day where its year, month and day are all shown; else what is shown."""
    day = date.fromisoformat(kept[:10])
    numbers = {int(each) for each in re.findall(r"[0-9]{1,4}", text)}
    whole = {day.month, day.day} <= numbers and ({day.year, day.year % 100} & numbers)
    return day.isoformat() if whole else text
