"""The layout of the form (annex), for every program that it is drawn for: rows, merges, labels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from lccluster.form.application import Application
from lccluster.form.paper import (
    OF_WHICH,
    OPINION_LABEL,
    day_on_paper,
    figure_on_paper,
    group_label,
    paper_field,
    printable,
    year_heading,
)
from lccluster.form.paper_lines import joined
from lccluster.quantities import Amount, Unit, plain

WIDTHS = (15, 17, 18, 17, 24, 22, 17, 17, 13, 14)  # mm, the columns of the table; A4 less margins
HEIGHTS = (13, 9, 9, 15, 24, 17, 9, 10, 68, 24, 14, 11)  # mm, at least
MADE_ON = datetime(1980, 1, 1, tzinfo=UTC)  # of every document: the same form, the same bytes
UNITS_LINE = "单位：平方公里、亿元、户、人、个"
BY_LABEL = "申报单位（盖章）："
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


class Sheet(Struct, frozen=True):
    """The whole form: the title page, the lines above the table, and the table."""

    title: tuple[str, str]
    cover: tuple[tuple[str, str], ...]
    made_by: str
    heading: str
    applicant: str
    places: tuple[FormCell, ...]


def lay_out(application: Application, city: str, authority: str) -> Sheet:
    """Lay an application out as the annex; what is not stated leaves its cell open."""
    applicant = printable(application.applicant or "")
    paths = ("applicant", "county", "filled_on")
    texts = (applicant, printable(application.county or ""), day_on_paper(application.filled_on))
    labels = (f"{paper_field(path).label}：" for path in paths)
    return Sheet(
        title=(f"{city}特色产业集群", "申请表"),
        cover=tuple(zip(labels, texts, strict=True)),
        made_by=f"{authority}制",
        heading=f"{city}特色产业集群申请表",
        applicant=applicant,
        places=tuple(_places(application)),
    )


def _places(form: Application) -> Iterator[FormCell]:
    yield _label("cluster.name", 0, 0, columns=2)
    yield FormCell(printable(form.cluster.name or ""), 0, 2, columns=4, style=Style.VALUE)
    yield _label("cluster.area_km2", 0, 6, columns=2)
    yield _figure(form, "cluster.area_km2", 0, 8, columns=2)
    yield from _heads(form)
    yield from _values(form)
    yield from _honours(form)
    yield from _platforms(form)
    yield _label("introduction", 8, 0, columns=2)
    yield FormCell(printable(form.introduction or ""), 8, 2, columns=8, style=Style.TEXT)
    yield from _opinion(form)


def _heads(form: Application) -> Iterator[FormCell]:
    yield FormCell(group_label("enterprises"), 1, 0, columns=3)
    yield _label("enterprises.total", 2, 0, rows=2)
    yield FormCell(OF_WHICH, 2, 1, columns=2)
    yield _label("enterprises.above_size", 3, 1)
    yield _label("enterprises.in_park", 3, 2)
    yield _label("employees", 1, 3, rows=3)
    yield FormCell(group_label("products"), 1, 4, columns=3)
    yield FormCell(year_heading(form.economics.year), 1, 7, columns=3)
    under = ("products.name", "products.annual_output", "products.provincial_market_share")
    money = ("economics.revenue_yi", "economics.profit_yi", "economics.tax_yi")
    for column, path in enumerate((*under, *money), 4):
        yield _label(path, 2, column, rows=2)


def _values(form: Application) -> Iterator[FormCell]:
    firms = ("enterprises.total", "enterprises.above_size", "enterprises.in_park", "employees")
    for column, path in enumerate(firms):
        yield _figure(form, path, 4, column)
    products = form.products
    columns = (
        [_cleaned(each.name) for each in products],
        [_cleaned(each.annual_output) for each in products],
        [_share(each.provincial_market_share) for each in products],
    )
    for column, texts in enumerate(columns, 4):
        yield FormCell(joined(texts), 4, column, style=Style.VALUE)
    for column, path in enumerate(("revenue_yi", "profit_yi", "tax_yi"), 7):
        yield _figure(form, f"economics.{path}", 4, column)


def _cleaned(text: str | None) -> str | None:
    return None if text is None else printable(text) or None


def _share(value: Amount | None) -> str | None:
    return None if value is None else figure_on_paper(value, Unit.PERCENT)


def _honours(form: Application) -> Iterator[FormCell]:
    yield FormCell(group_label("honours"), 5, 0, columns=2)
    yield _figure(form, "honours.total", 5, 2)
    yield FormCell(OF_WHICH, 5, 3)
    for column, name in enumerate(("famous_brands", "well_known_trademarks", "industry_titles")):
        yield _label(f"honours.{name}", 5, 4 + 2 * column)
        yield _figure(form, f"honours.{name}", 5, 5 + 2 * column)


def _platforms(form: Application) -> Iterator[FormCell]:
    yield FormCell(group_label("platforms"), 6, 0, rows=2, columns=2)
    yield _figure(form, "platforms.total", 6, 2, rows=2)
    yield FormCell(OF_WHICH, 6, 3, rows=2)
    kinds = ("research", "testing", "logistics", "e_commerce", "other")
    for column, name in enumerate(kinds, 4):
        columns = 2 if name == kinds[-1] else 1
        yield _label(f"platforms.{name}", 6, column, columns=columns)
        yield _figure(form, f"platforms.{name}", 7, column, columns=columns)


def _opinion(form: Application) -> Iterator[FormCell]:
    opinion = form.county_opinion
    yield FormCell(OPINION_LABEL, 9, 0, rows=3, columns=2)
    yield FormCell(printable(opinion.text or ""), 9, 2, columns=8, style=Style.OPINION)
    yield FormCell(_SEALS[opinion.sealed], 10, 2, columns=8, style=Style.SEAL)
    yield FormCell(day_on_paper(opinion.signed_on), 11, 2, columns=8, style=Style.DAY)


def _label(path: str, row: int, column: int, *, rows: int = 1, columns: int = 1) -> FormCell:
    return FormCell(paper_field(path).label, row, column, rows, columns)


def _figure(
    form: Application, path: str, row: int, column: int, *, rows: int = 1, columns: int = 1
) -> FormCell:
    value: Any = form
    for step in path.split("."):
        value = getattr(value, step)
    unit = paper_field(path).cell.unit
    assert unit is not None  # noqa: S101 - every path asked for here is a figure
    text = figure_on_paper(value, unit)
    figure = value if isinstance(value, Decimal) and text == plain(value) else None
    return FormCell(text, row, column, rows, columns, Style.VALUE, figure)
