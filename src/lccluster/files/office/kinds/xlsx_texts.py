"""The texts of an .xlsx, with the ink of their runs."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from lccluster.files.office.kinds.xlsx_looks import ink_of
from lccluster.files.office.showing.words import InkedRun, InkedText, cleaned
from lccluster.files.office.streaming import local


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
