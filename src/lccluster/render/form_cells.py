"""What stands in a cell of the form (annex), in whatever program it is drawn."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from lccluster.form.application import Application
from lccluster.form.form import OPINION
from lccluster.form.on_paper.fields import day_on_paper, figure_on_paper, printable, year_heading
from lccluster.form.on_paper.lines import joined
from lccluster.form.parts import FormField, FormGroup, PaperPlace
from lccluster.form.values import value
from lccluster.quantities import plain

_ANSWERS = {True: "是", False: "否"}
_SEALS = {None: "（章）", True: "（已盖章）", False: "（未盖章）"}


class Style(StrEnum):
    """How a cell is set."""

    LABEL = "label"
    VALUE = "value"
    TEXT = "text"
    OPINION = "opinion"
    SEAL = "seal"
    DAY = "day"


class FormCell(Struct, frozen=True):
    """A cell of the table: where it stands, how far it reaches, what is written in it."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    style: Style = Style.LABEL
    figure: Decimal | None = None  # where the text is nothing but this figure in the form's unit


def heading_of(group: FormGroup, application: Application) -> str:
    """Give the heading of a group, with the year that it is about."""
    label = group.printed or group.words.zh
    if group.year is None or group.rows:
        return label
    return year_heading(label, value(application, group.year.key))


def filled_cell(
    group: FormGroup, field: FormField, place: PaperPlace, application: Application
) -> FormCell:
    """Give the cell of a field with what is filled in; what is not stated leaves it open."""
    if group.rows:
        rows = (getattr(row, field.name) for row in value(application, group.id))
        return cell_at(place, joined([_line(field, each) for each in rows]), Style.VALUE)
    stated = value(application, field.key)
    if group.id == OPINION:
        return cell_at(place, *_of_the_office(field, stated))
    if field.unit is None:
        return cell_at(place, _text(field, stated) or "", Style.TEXT if field.long else Style.VALUE)
    text = figure_on_paper(stated, field.unit)
    figure = stated if isinstance(stated, Decimal) and text == plain(stated) else None
    return cell_at(place, text, Style.VALUE, figure)


def _of_the_office(field: FormField, stated: Any) -> tuple[str, Style]:
    """Draw what stands in the box of the county office."""
    if field.kind == "yes_no":
        return _SEALS[stated], Style.SEAL
    if field.kind == "day":
        return day_on_paper(stated), Style.DAY
    return printable(stated or ""), Style.OPINION


def _line(field: FormField, stated: Any) -> str | None:
    """Draw one line of a column of rows; None where nothing is stated."""
    if stated is None:
        return None
    if field.unit is None:
        return _text(field, stated) or None
    return figure_on_paper(stated, field.unit)


def _text(field: FormField, stated: Any) -> str | None:
    if stated is None:
        return None
    if field.kind == "yes_no":
        return _ANSWERS[stated]
    return day_on_paper(stated) if field.kind == "day" else printable(str(stated))


def cell_at(
    place: PaperPlace, text: str, style: Style = Style.LABEL, figure: Decimal | None = None
) -> FormCell:
    """Give the cell of a place on paper."""
    return FormCell(text, place.row, place.column, place.rows, place.columns, style, figure)
