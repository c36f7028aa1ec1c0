"""Pages to look at: one self-contained file, every text escaped, no script, nothing from elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from lccluster.language import Message
from lccluster.render.office_text import Cleaner
from lccluster.render.page.whole import cites
from lccluster.render.signs import width
from lccluster.render.table import Column as Heading
from lccluster.render.table import Table, Tone, drawn
from lccluster.render.words import rulebook_line
from lccluster.rulebook.measure import Measure


class TimelineColumn(Struct, frozen=True):
    """One column of a timeline: how high it is in per cent, and what stands above and below."""

    high: float
    count: int
    label: str
    tone: str


def draw(template: str, **facts: Any) -> bytes:
    """Draw a page in the language spoken, as UTF-8; the same facts give the same bytes."""
    from lccluster.render.page.engine import filled_in

    return filled_in(template, PAGE_WORDS, **facts)


def clean(text: object) -> str:
    """Draw a text without control and direction characters."""
    return Cleaner().text(str(text))


FEW, MOMENT = 8, 16  # cells of the screen: four Chinese signs, a day with its minute
NUMBER, LONGEST_NUMBER = "〔", 28  # stands in the number of a document; cells
Grid = dict[str, Any]  # as the templates take a Table


def cells(table: Table) -> Grid:
    """Give a Table as the templates take it: heads with a class, rows of texts with one, as far as they say something."""
    columns = [(at, table.columns[at]) for at in telling(table)]
    heads = [(clean(drawn(column.head)), _of_head(column)) for _, column in columns]
    rows = [
        [
            (clean(text := drawn(row[at])), _classes(text, column, table.tone(number)))
            for at, column in columns
        ]
        for number, row in enumerate(table.rows)
    ]
    return {"heads": heads, "rows": rows}


def telling(table: Table) -> list[int]:
    """Say which columns say something in any row, as only those are shown on terminals; without rows all heads stay."""
    columns = range(len(table.columns))
    return [at for at in columns if not table.rows or any(drawn(row[at]) for row in table.rows)]


def _classes(text: str, column: Heading, tone: Tone | None) -> str:
    """Keep figures to the right, ids, days and few signs on one line, the rest wide enough to be read, and colours."""
    classes = (
        _of_column(column),
        "short" if _stays_whole(text) else "long",
        tone.value if tone and column.toned else "",
    )
    return " ".join(filter(None, classes))


def _of_head(column: Heading) -> str:
    """Let a head of many signs take lines of its own, rather than the room of a column of text."""
    long = "long" if width(drawn(column.head)) > MOMENT else ""
    return " ".join(filter(None, (_of_column(column), long)))


def _of_column(column: Heading) -> str:
    """Keep figures to the right, and what is for the program alone off paper."""
    return "figure" if column.figures else "" if column.printed else "unprinted"


def _stays_whole(text: str) -> bool:
    """Tell an id, a moment, a bound, a document's number, a provision, or a text of few signs: a browser breaks Chinese anywhere."""
    return (text.isascii() and " " not in text) or width(text) <= _longest(text)


def _longest(text: str) -> int:
    if NUMBER in text or cites(text):
        return LONGEST_NUMBER
    return MOMENT if width(text[:1]) == 1 else FEW


def cited(measure: Measure, on: date) -> str:
    """Cite a measure, its period, and that it has ended where it has."""
    period = measure.in_force
    said = rulebook_line(measure)
    if period.covers(on):
        return str(said)
    return f"{said}\u00a0· {Message('not in force on {day}', day=on)}"


PAGE_WORDS = {  # the fixed ones of the templates
    "as_of": Message("as of"),
    "overview": Message("Overview"),
    "to_overview": Message("back to the overview"),
    "unusable": Message("Files that cannot be used"),
    "unusable_one": Message("× unusable"),
    "conditions": Message("Conditions"),
    "materials": Message("Materials that are open"),
    "problems": Message("Contradictions and oddities"),
    "stated": Message("stated"),
    "form": Message("What the form says"),
    "bound": Message("bound"),
    "margin": Message("margin"),
    "basis": Message("basis"),
    "timeline": Message("Titles by the year of their last day"),
    "duties": Message("What is owed"),
    "titles": Message("Titles"),
    "outlook": Message("Last figures beside the bounds"),
    "no_duties": Message("Nothing is owed."),
    "no_titles": Message("No title stands."),
    "none_yet": Message("No title stands here yet."),
    "applications": Message("Applications"),
    "no_applications": Message("No application was received yet."),
    "tasks": Message("What is to be done"),
    "no_tasks": Message("Nothing is to be done."),
    "scores": Message("What the experts' sheets come to"),
    "lives": Message("What happened to each application"),
}
