"""Elements of WordprocessingML as text: what a form is drawn of, without a library to load."""

from __future__ import annotations

import re

_WRITTEN = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_BETWEEN = re.compile("([\t\n])")


def twips(millimetres: float) -> int:
    """Give a length as Word counts it: twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def run(text: str, font: str, size: float, more: str = "") -> str:
    """Write text in a font; Word keeps one name for each kind of script, Chinese too."""
    fonts = " ".join(f'w:{script}="{font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    about = f'<w:rFonts {fonts}/><w:sz w:val="{round(size * 2)}"/>{more}'
    pieces = "".join(_WRITTEN.get(each) or _words(each) for each in _BETWEEN.split(text) if each)
    return f"<w:r><w:rPr>{about}</w:rPr>{pieces}</w:r>"


def paragraph(about: str, runs: str) -> str:
    """Put runs into a paragraph; `about` is in the order of the schema, which Word insists on."""
    return f"<w:p><w:pPr>{about}</w:pPr>{runs}</w:p>"


def spacing(**millimetres: float) -> str:
    """Leave space `before` and `after` a paragraph."""
    sides = "".join(f' w:{side}="{twips(each)}"' for side, each in millimetres.items())
    return f"<w:spacing{sides}/>"


def aligned(side: str) -> str:
    """Set a paragraph or a table to a side: `left`, `center` or `right`."""
    return f'<w:jc w:val="{side}"/>'


def escaped(text: str) -> str:
    """Write what XML takes for its own signs as text."""
    return text.translate(_ESCAPED)


def _words(text: str) -> str:
    kept = ' xml:space="preserve"' if text.strip() != text else ""
    return f"<w:t{kept}>{escaped(text)}</w:t>"
