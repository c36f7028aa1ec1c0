"""The formats of a summary, one line each: how its file ends, and the module whose `draw` makes it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lccluster.render.office_words import Fonts
    from lccluster.render.workbook.summary import Summary
    from lccluster.render.workbook.summary_sheets import DrawnDocument

SUMMARIES = {".xlsx": "workbook.summary_sheets"}


def draw_summary(summary: Summary, suffix: str, fonts: Fonts) -> DrawnDocument:
    """Draw a summary in the format of a suffix; one that stands here."""
    module = import_module(f"lccluster.render.{SUMMARIES[suffix.lower()]}")
    drawn: DrawnDocument = module.draw(summary, fonts)
    return drawn
