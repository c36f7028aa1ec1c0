"""The layout of the form (annex), for every program that it is drawn for: rows, merges, labels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from lccluster.form.application import Application
from lccluster.form.form import APPLICANT, COUNTY, FILLED_ON, OPINION
from lccluster.form.on_paper.fields import (
    OF_WHICH,
    day_on_paper,
    full_label,
    in_heading,
    paper_groups,
    printable,
)
from lccluster.form.parts import FormField, FormGroup, PaperPlace
from lccluster.render.form_cells import FormCell, cell_at, filled_cell, heading_of

MADE_ON = datetime(1980, 1, 1, tzinfo=UTC)  # of every document: the same form, the same bytes
SHORT, LONG = 10, 60  # mm, rows of cells that have no place of their own
_IN_THE_BOX = {"text": 24, "yes_no": 14, "day": 11}  # mm, from above: opinion, seal, day


class Sheet(Struct, frozen=True):
    """The whole form: the title page, the lines above the table, and the table."""

    title: tuple[str, ...]
    cover: tuple[tuple[str, str], ...]
    made_by: str
    heading: str
    applicant: str
    places: tuple[FormCell, ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    units: str


def lay_out(application: Application, city: str, authority: str) -> Sheet:
    """Lay an application out as its form; what is not stated leaves its cell open."""
    applicant, paper = printable(application.applicant or ""), application.form.paper
    paths = (APPLICANT, COUNTY, FILLED_ON)
    texts = (applicant, printable(application.county or ""), day_on_paper(application.filled_on))
    cells = application.form.cell_by_path
    labels = (f"{cells[path].label.zh}：" for path in paths)
    placed = tuple(
        cell for group in paper_groups(application.form) for cell in _placed(group, application)
    )
    added = [*_added(application), *_box_of_the_office(application)]
    more = tuple(height for _, height in added)
    above = _row_of_opinion(application)
    return Sheet(
        title=(f"{city}{paper.title[0]}", *paper.title[1:]),
        cover=tuple(zip(labels, texts, strict=True)),
        made_by=f"{authority}制",
        heading=f"{city}{''.join(paper.title)}",
        applicant=f"{paper.by}{applicant}",
        places=(*(_moved(each, above, len(more)) for each in placed), *_rows_at(above, added)),
        widths=paper.widths,
        heights=(*paper.heights[:above], *more, *paper.heights[above:]),
        units=paper.units,
    )


def _placed(group: FormGroup, application: Application) -> Iterator[FormCell]:
    """Draw the cells of a group that have a place: its heading, their labels, what is filled in."""
    if group.head:
        yield cell_at(group.head, heading_of(group, application))
    if group.of_which:
        yield cell_at(group.of_which, OF_WHICH)
    for each in group.fields:
        if each.head:
            yield cell_at(each.head, each.label.zh)
    for each in group.fields:
        if each.place:
            yield filled_cell(group, each, each.place, application)


def _row_of_opinion(application: Application) -> int:
    """Find the row before which cells without a place are added."""
    box = application.form.group_by_id.get(OPINION)
    return box.head.row if box and box.head else len(application.form.paper.heights)


def _moved(cell: FormCell, above: int, by: int) -> FormCell:
    return replace(cell, row=cell.row + by) if by and cell.row >= above else cell


def _added(application: Application) -> Iterator[tuple[list[FormCell], int]]:
    """Draw the cells without a place, two beside each other, a long text alone; each row's height."""
    waiting: list[FormCell] = []
    for group, field in _without_place(application):
        if field.long:
            yield _labelled(group, field, 0, 8, application), LONG
        elif waiting:
            yield [*waiting, *_labelled(group, field, 5, 3, application)], SHORT
            waiting = []
        else:
            waiting = _labelled(group, field, 0, 3, application)
    if waiting:
        yield [waiting[0], replace(waiting[1], columns=8)], SHORT


def _labelled(
    group: FormGroup, field: FormField, left: int, columns: int, application: Application
) -> list[FormCell]:
    """Draw a label over two columns, and so many with what is filled in."""
    label = full_label(application.form, field.key)
    place = PaperPlace(0, left + 2, columns=columns)
    return [
        cell_at(PaperPlace(0, left, columns=2), label),
        filled_cell(group, field, place, application),
    ]


def _is_box(group: FormGroup) -> bool:
    """Tell whether it is the county office's, with no place of its own: one box, below the others."""
    return group.id == OPINION and group.head is None


def _box_of_the_office(application: Application) -> Iterator[tuple[list[FormCell], int]]:
    """Draw the county office's box where it has no place: its heading beside the lines of it."""
    for group in filter(_is_box, paper_groups(application.form)):
        fields = sorted(group.fields, key=lambda each: list(_IN_THE_BOX).index(each.kind))
        heading = cell_at(
            PaperPlace(0, 0, rows=len(fields), columns=2), group.printed or group.words.zh
        )
        for line, each in enumerate(fields):
            filled = filled_cell(group, each, PaperPlace(0, 2, columns=8), application)
            yield [filled] if line else [heading, filled], _IN_THE_BOX[each.kind]


def _without_place(application: Application) -> Iterator[tuple[FormGroup, FormField]]:
    for group in paper_groups(application.form):
        if not _is_box(group):
            yield from ((group, each) for each in group.fields if _waits(group, each))


def _waits(group: FormGroup, field: FormField) -> bool:
    """Tell whether a field belongs into the table and has no place in it."""
    above_table = field.key in (APPLICANT, COUNTY, FILLED_ON)
    return field.paper and not field.place and not above_table and not in_heading(group, field)


def _rows_at(first: int, added: list[tuple[list[FormCell], int]]) -> Iterator[FormCell]:
    for row, (cells, _) in enumerate(added, first):
        yield from (replace(each, row=row) for each in cells)
