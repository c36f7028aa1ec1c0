"""A table of clusters that was handed in, held against rules, and against others: who would pass, who would change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.usecases.page.applications.handed_in import Download, below
from lccluster.usecases.rules.rulebooks import read_rulebooks
from lccluster.usecases.simulate import Asked, Simulated, simulate

TABLE, NAME = "table", "试算.xlsx"


class HeldTable(Struct, frozen=True):
    """What it came to, and the workbook that tells all of it."""

    found: Simulated
    workbook: Download


class AskedRules(Struct, frozen=True):
    """By what the table is held: rules, perhaps others, by their ids; whether what it has no column for is open."""

    rules: str
    against: str | None = None
    strict: bool = False


def held_against(place: Path, library: Library, today: date, asked: AskedRules) -> HeldTable:
    """Hold the table in a place of the drawer against rules by their ids; raises Unusable."""
    if len(tables := below(place, TABLE)) != 1:
        raise Unusable(_ONE.at())
    (book, *_), other = read_rulebooks(library, asked.rules), None
    if asked.against:
        (other, *_) = read_rulebooks(library, asked.against)
    found = simulate(Asked(tables[0], book, other, strict=asked.strict, library=library))

    def made() -> bytes:
        from lccluster.render.workbook.simulation import workbook

        return workbook(found.answer, today)

    return HeldTable(found, Download(NAME, made))


_ONE = Fault(
    "nothing-handed-in",
    Message("No table was chosen, or more than one."),
    Message("Choose one .csv or .xlsx file with a row for each cluster."),
)
