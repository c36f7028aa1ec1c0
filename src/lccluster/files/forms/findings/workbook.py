"""A filled workbook of findings, cell by cell; every cell that cannot be used is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.files.forms.document.form_file import CellDocument, sheets_of
from lccluster.files.forms.document.grid import Box, Grid
from lccluster.files.forms.findings.lending import LentAnswer, Row, lent
from lccluster.files.forms.findings.on_cluster import OnCluster, on_cluster
from lccluster.files.office.package import Package, open_package
from lccluster.files.yaml.hints.shapes import UNKNOWN_WORD
from lccluster.files.yaml.reader import Path_, dotted
from lccluster.files.yaml.text import Decoded
from lccluster.form.findings_sheet import (
    HEADS,
    JUDGEMENT_ANSWERS,
    NOT_HERE,
    WAIVER_ANSWERS,
    SheetHead,
)
from lccluster.form.words import OUTCOMES, WAIVERS
from lccluster.language import Listing, Message

LOOKED_AT = 20  # rows in which heads are looked for
ALWAYS = [each for each in HEADS if not each.not_always]
TEXTS = {each.key: each.text for each in HEADS}


class SheetDocument(CellDocument, frozen=True):
    """The findings on one cluster; a place is a cell, and a field goes by the head of its column."""

    def problem(self, path: Path_, fault: Fault, *, at_key: bool = False, **said: Any) -> Problem:
        """Find a fault at the cell of `path`, or at the row it stands in."""
        cell = self.cells.get(dotted(path) or "") or self.cells.get(dotted(path[:2]) or "")
        return fault.at(self.name, cell=cell, field=TEXTS.get(_column(path)), **said)


class _Rows(Struct):
    """The rows on one cluster: the cells as data, where each stands, and what is wrong with them."""

    findings: list[dict[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    cells: dict[str, str | Message | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    answers: list[LentAnswer] = field(default_factory=list)


def read_findings_workbook(path: Path) -> list[OnCluster]:
    """Read a workbook that `findings new` wrote; raises Unusable where it is none."""
    package = open_package(path, str(path))
    sheets = sheets_of(package)
    tables = [(grid, heads) for grid in sheets.grids if (heads := _heads(grid)) is not None]
    if not tables:
        raise Unusable(_NO_FINDINGS.at(package.name))
    if sheets.remarks:  # an answer that nobody sees is none, but it may be one that was filtered
        raise Unusable(replace(each, severity=Severity.ERROR) for each in sheets.remarks)
    if odd := [each for grid, heads in tables for each in _odd_heads(package.name, grid, heads)]:
        raise Unusable(odd)
    found: dict[str, _Rows] = {}
    homeless: list[Problem] = []
    for grid, heads in tables:
        for row in _filled(grid, heads):
            _take(row, found, homeless, package.name)
    if homeless:
        raise Unusable(homeless)
    for rows in found.values():
        for each in lent(rows.answers):
            _put(rows, each, package.name)
    return [_on_cluster(name, rows, package) for name, rows in found.items()]


def _heads(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Find the row of heads, and the column of each."""
    for row in range(min(LOOKED_AT, grid.height)):
        texts: dict[str, int] = {}
        for at in range(grid.width):
            box = grid.at(row, at)
            if box and box.top == box.bottom:
                texts.setdefault("".join(box.text.split()), at)
        if {TEXTS["cluster"], TEXTS["condition"], TEXTS["outcome"]} <= texts.keys():
            return row, {key: texts[text] for key, text in TEXTS.items() if text in texts}
    return None


def _odd_heads(name: str, grid: Grid, heads: tuple[int, dict[str, int]]) -> Iterator[Problem]:
    """Refuse a head that is gone, and one that stands twice: nobody can tell which column counts."""
    row, columns = heads
    for each in ALWAYS:
        if each.key not in columns:
            yield _MISSING_COLUMN.at(name, cell=f"{grid.name}{row + 1}", head=each.text)
    first = {TEXTS[key]: grid.at(row, at) for key, at in columns.items()}
    for box in dict.fromkeys(grid.at(row, at) for at in range(grid.width)):
        text = "".join(box.text.split()) if box else ""
        if box and text in first and box != first[text]:
            yield _COLUMN_TWICE.at(name, cell=box.place, head=text)


def _filled(grid: Grid, heads: tuple[int, dict[str, int]]) -> Iterator[Row]:
    """List the rows below the heads in which a question or an answer stands."""
    first, columns = heads
    for row in grid.down(first + 1, grid.height):
        cells = {key: box for key, at in columns.items() if (box := grid.at(row, at))}
        if any(box.text or box.doubt for box in cells.values()):
            yield cells


def _take(row: Row, found: dict[str, _Rows], homeless: list[Problem], name: str) -> None:
    """Put a row with its cluster; one without a cluster or a number can go nowhere."""
    answers = {each.key: row[each.key] for each in HEADS if each.filled_in and each.key in row}
    stated = {key: box for key, box in answers.items() if _is_stated(box)}
    lost = next((key for key in ("cluster", "id") if not row[key].text), None)
    if lost:
        box = row[lost]
        if box.doubt:
            homeless.append(box.doubt.problem(name, box.place, TEXTS[lost]))
        elif stated:
            homeless.append(_HOMELESS.at(name, cell=box.place, field=TEXTS[lost]))
        return
    rows = found.setdefault(row["cluster"].text, _Rows())
    rows.answers.append(LentAnswer(row, stated))


def _is_stated(box: Box) -> bool:
    """Tell whether somebody filled in a cell; what it says may be unknown."""
    return box.text not in ("", NOT_HERE) or box.doubt is not None


def _put(rows: _Rows, answer: LentAnswer, name: str) -> None:
    """Put what a row is on with the findings, and what it says."""
    at, row = len(rows.findings), answer.row
    element = row["element"].text if "element" in row else ""
    rows.findings.append({"condition": row["id"].text} | ({"element": element} if element else {}))
    rows.said.append(row["condition"].text)
    rows.cells.setdefault("cluster", row["cluster"].place)
    rows.cells |= {f"findings[{at}].{key}": box.place for key, box in row.items()}
    rows.cells[f"findings[{at}]"] = row["outcome"].place
    for key, other in (("said", "condition"), ("condition", "id"), ("waiver", "outcome")):
        rows.cells[f"findings[{at}].{key}"] = row[other].place
    if answer.stated:
        _answer(rows, row, answer.stated, name)


def _answer(rows: _Rows, row: Row, stated: Row, name: str) -> None:
    """Take an answer; nothing in it may be missing, in doubt or unknown."""
    for each in HEADS:
        box = stated.get(each.key) or row.get(each.key)
        if box and box.doubt:
            rows.problems.append(box.doubt.problem(name, box.place, each.text))
        elif box and _is_needed(each, row) and each.key not in stated:
            rows.problems.append(_MISSING.at(name, cell=box.place, field=each.text))
    for key, box in stated.items():
        if not box.text:  # in doubt, which is said
            continue
        if key == "outcome":
            word = box.text
            if word not in (OUTCOMES | WAIVERS):
                rows.problems.append(_unknown(name, box))
                continue
            key = "outcome" if word in OUTCOMES else "waiver"  # noqa: PLW2901 - one column for both
        rows.findings[-1][key] = box.text


def _is_needed(head: SheetHead, row: Row) -> bool:
    """Tell whether a cell has to be filled in; where no outcome is asked for, points are."""
    for_points = "points" in row and row["outcome"].text == NOT_HERE
    return {"outcome": not for_points, "points": for_points}.get(head.key, head.needed)


def _on_cluster(cluster: str, rows: _Rows, package: Package) -> OnCluster:
    """Read the rows; beside cells that cannot be read the others are, so that all bad ones are named."""
    source = Decoded(package.name, "", package.data)
    data = {"cluster": cluster, "findings": rows.findings}
    document = SheetDocument(package.name, data, source, None, cells=rows.cells)
    read = on_cluster(document)
    problems = tuple(dict.fromkeys((*rows.problems, *read.problems)))
    if read.problems:
        bad = {each.cell for each in read.problems}
        read = on_cluster(replace(document, data=data | {"findings": _without(bad, rows)}))
    return replace(read, problems=problems, said=tuple(rows.said))


def _without(bad: set[str | Message | None], rows: _Rows) -> list[dict[str, str]]:
    return [
        {key: text for key, text in row.items() if rows.cells[f"findings[{at}].{key}"] not in bad}
        for at, row in enumerate(rows.findings)
    ]


def _column(path: Path_) -> str:
    key = str(path[-1]) if path else ""
    return {"said": "condition", "condition": "id", "waiver": "outcome"}.get(key, key)


def _unknown(name: str, box: Box) -> Problem:
    words: Sequence[str] = (*JUDGEMENT_ANSWERS, *WAIVER_ANSWERS)
    return UNKNOWN_WORD.at(
        name, cell=box.place, field=TEXTS["outcome"], word=box.text, keys=Listing(words)
    )


_NO_FINDINGS = Fault(
    "no-findings",
    Message("There are no findings in this document."),
    Message("“lccluster findings new” writes a workbook to fill in."),
)
_HOMELESS = Fault(
    "finding-incomplete",
    Message("This row is filled in, but it cannot be told what it is on."),
    Message("Put the cell back as “lccluster findings new” writes it."),
)
_MISSING = Fault(
    "finding-incomplete",
    Message("This row is filled in by half; this cell is blank."),
    Message("Fill in the whole row, or leave the whole row blank."),
)
_COLUMN_TWICE = Fault(
    "column-twice",
    Message("The head “{head}” stands here a second time."),
    Message("Take away the column that does not count."),
)
_MISSING_COLUMN = Fault(
    "missing-column",
    Message("There is no column “{head}”."),
    Message("Put it back as “lccluster findings new” writes it."),
)
