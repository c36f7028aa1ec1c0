"""How the cells, spans and sheets of an .ods look: struck out, unseen, raised, hidden."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.files.office.showing.looks import PLAIN, CellLook, Ink
from lccluster.files.office.streaming import local

_DEEPEST = 10  # styles that build on one another
Said = Mapping[str, str]


class OdsLooks(Struct):
    """The styles of a document by family and name; a style says what it changes of its parent."""

    styles: dict[tuple[str, str], ET.Element] = field(default_factory=dict)
    _known: dict[tuple[str, str], CellLook] = field(default_factory=dict)

    def add(self, style: ET.Element) -> None:
        """Note a style."""
        self.styles[attribute(style, "family"), attribute(style, "name")] = style

    def cell(self, name: str) -> CellLook:
        """Give the look of cells with a style."""
        return self._look("table-cell", name, PLAIN)

    def span(self, name: str, ink: Ink) -> Ink:
        """Give the ink of a span in signs of another ink."""
        return self._look("text", name, replace(PLAIN, ink=ink)).ink

    def is_hidden(self, table_style: str) -> bool:
        """Tell whether sheets of a style are hidden."""
        return self._said("table", table_style).get("table-properties display") == "false"

    def _look(self, family: str, name: str, over: CellLook) -> CellLook:
        said = self._said(family, name)
        text = {key.partition(" ")[2]: value for key, value in said.items() if key[:5] == "text-"}
        ink = over.ink
        through = (text.get("text-line-through-style"), text.get("text-line-through-type"))
        if any(through):
            ink = replace(ink, struck=any(each not in (None, "none") for each in through))
        if text.get("display") == "none":
            ink = replace(ink, struck=True)
        if colour := text.get("color"):
            ink = replace(ink, colour=colour.removeprefix("#").lower())
        if position := text.get("text-position"):
            ink = replace(ink, raised=position.split()[0] not in ("0%", "0"))
        paper = said.get("table-cell-properties background-color", "transparent")
        return CellLook(over.how, ink, paper[1:].lower() if paper[0:1] == "#" else over.paper)

    def _said(self, family: str, name: str) -> Said:
        """Gather what a style and its parents say, the nearest first."""
        found: dict[str, str] = {}
        for _ in range(_DEEPEST):
            style = self.styles.get((family, name))
            if style is None:
                break
            found = _properties(style) | found
            name = attribute(style, "parent-style-name")
        return found


def attribute(element: ET.Element, name: str, default: str = "") -> str:
    """Give an attribute by its name alone, whatever its namespace."""
    suffix = f"}}{name}"
    return next((value for key, value in element.attrib.items() if key.endswith(suffix)), default)


def _properties(style: ET.Element) -> dict[str, str]:
    return {
        f"{local(each.tag)} {local(key)}": value
        for each in style
        if local(each.tag).endswith("-properties")
        for key, value in each.attrib.items()
    }
