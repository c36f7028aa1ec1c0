"""What python-docx has no words for: fonts of Chinese, tight cells, open borders, whole rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.table import Table, _Cell


def set_font(styled: Any, font: str, size: float) -> None:
    """Set a font for Chinese too: Word keeps one name for each kind of script."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    styled.font.name, styled.font.size = font, Pt(size)
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("eastAsia", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def align(styled: Any, side: str) -> None:
    """Set a paragraph or a table to a side: `LEFT`, `CENTER` or `RIGHT`."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    sides: Any = WD_ALIGN_PARAGRAPH if hasattr(styled, "runs") else WD_TABLE_ALIGNMENT
    styled.alignment = sides[side]


def tighten(table: Table) -> None:
    """Leave 1 mm to the left and right in every cell: the columns are narrow."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="57", type="dxa"))
    _insert(table._tbl.tblPr, margins, before="w:tblLook")


def keep_whole(row: Any) -> None:
    """Let a row not break across pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def insert_borders(cell: _Cell, borders: Any) -> None:
    """Give a cell borders of its own."""
    _insert(cell._tc.get_or_add_tcPr(), borders, before="w:vAlign")


def _insert(properties: Any, made: Any, *, before: str) -> None:
    """Put an element where the schema has it; Word refuses a file with another order."""
    from docx.oxml.ns import qn

    following = properties.find(qn(before))
    if following is None:
        properties.append(made)
    else:
        following.addprevious(made)


def element(tag: str, **attributes: str) -> Any:
    """Make an element of WordprocessingML with its attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
