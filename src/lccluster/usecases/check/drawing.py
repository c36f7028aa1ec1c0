"""Draw the results of a batch one by one, so that no batch is held in memory.

What draws a format is loaded where that format is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem
from lccluster.render.table import Block, Cell
from lccluster.usecases.check.applications import Aside, Checked, Failed, PassedOver, Result

# Words of what counts as no application: a file that is none, something said beside them.
PASSED_OVER, ASIDE = "passed_over", "aside"


class Drawn(Struct, frozen=True):
    """One result as it is printed: its word in the counts, what goes where, its row in a table.

    `text` is what a pipe gets of the blocks of a screen. `lines` are JSON in UTF-8, each in pieces,
    as most are those of other lines too; `failures` are whole. `cluster` names what an application is of, and
    `county` where, so that two of one cluster are noticed.
    """

    word: str
    blocks: tuple[Block, ...] = ()
    text: str = ""
    lines: tuple[Sequence[bytes], ...] = ()
    problems: tuple[Problem, ...] = ()
    failures: tuple[bytes, ...] = ()
    row: tuple[Cell, ...] | None = None
    head: str = ""
    file: str = ""
    cluster: str | None = None
    county: str | None = None


class Drawing(Struct, frozen=True):
    """How results are drawn: the format, for a terminal or a pipe, on which day.

    `rows` has an entry for each row that the table of many is still asked for: in every process
    the first ones are drawn, so that the first of all are among them.
    """

    format: str
    today: date
    terminal: bool = False
    ascii_only: bool = False
    rows: Iterator[int] = iter(())

    def __call__(self, result: Result) -> Drawn:
        """Draw one result."""
        if isinstance(result, Checked):
            drawn = _CHECKED[self.format](self, result)
            name, county = result.assessment.application.cluster_name, result.assessment.county
            return replace(drawn, file=result.file, cluster=name, county=county)
        if isinstance(result, PassedOver):
            return Drawn(PASSED_OVER, file=result.file)
        if isinstance(result, Aside):
            return Drawn(ASIDE, problems=(result.problem,))
        return self._failed(result)

    def _failed(self, result: Failed) -> Drawn:
        if self.format not in _AS_DATA:
            return Drawn("unreadable", problems=result.problems)
        from lccluster.render.data.assessment_json import failure

        failures = tuple(self.json(failure(each)) for each in result.problems)
        if self.format == "jsonl":
            return Drawn("unreadable", lines=tuple((each,) for each in failures))
        return Drawn("unreadable", problems=result.problems, failures=failures)

    def json(self, value: Any) -> bytes:
        """Draw JSON on one line."""
        from lccluster.render.data.json_text import json_line

        return json_line(value, ascii_only=self.ascii_only)

    def screen(self, word: str, blocks: Iterable[Block], row: tuple[Cell, ...] | None) -> Drawn:
        """Lay blocks out as text where no terminal does it."""
        if self.terminal:
            return Drawn(word, tuple(blocks), row=row)
        from lccluster.render.screen import plain

        return Drawn(word, text="\n".join([*plain.lines(blocks), ""]), row=row)


def _text(drawing: Drawing, result: Checked) -> Drawn:
    from lccluster.render.screen import assessment as assessment_text

    blocks = assessment_text.screen(result.file, result.assessment, drawing.today)
    row = None
    if next(drawing.rows, None) is not None:
        row = tuple(assessment_text.brief_row(result.file, result.assessment))
    return drawing.screen(_word(result), blocks, row)


def _brief(drawing: Drawing, result: Checked) -> Drawn:
    from lccluster.render.screen import assessment as assessment_text

    line = assessment_text.line(result.file, result.assessment)
    return drawing.screen(_word(result), (line,), None)


def _json(drawing: Drawing, result: Checked) -> Drawn:
    from lccluster.render.data import assessment_json

    pieces = assessment_json.pieces(
        result.file, result.assessment, result.receipt, ascii_only=drawing.ascii_only
    )
    return Drawn(_word(result), lines=(pieces,))


def _csv(_drawing: Drawing, result: Checked) -> Drawn:
    from lccluster.render.data import assessment_csv
    from lccluster.render.data.csv_table import BOM, csv_row

    head = BOM + csv_row(assessment_csv.head(result.assessment))
    return Drawn(
        _word(result), (csv_row(assessment_csv.row(result.file, result.assessment)),), head=head
    )


def _word(result: Checked) -> str:
    return result.assessment.verdict.value


_CHECKED: Mapping[str, Callable[[Drawing, Checked], Drawn]] = {
    "text": _text,
    "brief": _brief,
    "json": _json,
    "jsonl": _json,
    "csv": _csv,
}
_AS_DATA = ("json", "jsonl")  # formats in which failures stand as data
