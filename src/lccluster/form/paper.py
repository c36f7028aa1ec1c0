"""The form on paper (annex): which fields stand on it, under which labels, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import Struct
from pydantic.fields import FieldInfo

from lccluster.form.application import Application, Product
from lccluster.form.fields import group_of
from lccluster.form.types import Cell
from lccluster.quantities import Amount, QuantityError, Unit, plain, read_quantity

# What the annex has cells for; the application holds more, for Article 6, the waiver and others.
_PRINTED: dict[str, tuple[str, ...]] = {
    "applicant": (),
    "county": (),
    "filled_on": (),
    "cluster": ("name", "area_km2"),
    "enterprises": ("total", "above_size", "in_park"),
    "employees": (),
    "products": ("name", "annual_output", "provincial_market_share"),
    "economics": ("year", "revenue_yi", "profit_yi", "tax_yi"),
    "honours": ("total", "famous_brands", "well_known_trademarks", "industry_titles"),
    "platforms": ("total", "research", "testing", "logistics", "e_commerce", "other"),
    "introduction": (),
    "county_opinion": ("text", "signed_on", "sealed"),
}
_SAY_LITTLE = ("total", "year", "other", "signed_on", "sealed")
OF_WHICH = "其中"  # before the parts of a total
OPINION_LABEL = "各县（市、区）工业和信息化局（市属开发区经发局）部门审核意见"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


class PaperField(Struct, frozen=True):
    """One field of the paper form."""

    path: str
    label: str
    cell: Cell

    @property
    def group(self) -> str:
        """Name the group above it, or the field itself."""
        return self.path.partition(".")[0]


@cache
def paper_fields() -> tuple[PaperField, ...]:
    """List the fields of the annex, in its order."""
    return tuple(_walk())


@cache
def paper_field(path: str) -> PaperField:
    """Find one field by its path, `products[1].name` or `products.name`; raises KeyError."""
    bare = re.sub(r"\[[0-9]+\]", "", path)
    return {each.path: each for each in paper_fields()}[bare]


@cache
def group_names() -> tuple[str, ...]:
    """List the groups of the annex, in its order."""
    return tuple(name for name in _PRINTED if group_of(Application.model_fields[name]))


def full_label(path: str) -> str:
    """Give the label of a field, with its group's where it says little alone: 企业户数·总数."""
    field = paper_field(path)
    alone = "." not in field.path or field.path.rpartition(".")[2] not in _SAY_LITTLE
    return field.label if alone else f"{group_label(field.group)}·{field.label}"


def group_label(name: str) -> str:
    """Give the heading of a group, as printed."""
    return str(Application.model_fields[name].title)


def _walk() -> Iterator[PaperField]:
    for name, below in _PRINTED.items():
        info = Application.model_fields[name]
        group = group_of(info)
        if group is None:
            yield _field(name, info)
        else:
            yield from (_field(f"{name}.{each}", group.model_fields[each]) for each in below)


def _field(path: str, info: FieldInfo) -> PaperField:
    cell = next(each for each in info.metadata if isinstance(each, Cell))
    return PaperField(path, str(info.title), cell)


def on_paper(application: Application) -> Application:
    """Give the part of an application that the annex has cells for; products without a word go."""
    kept: dict[str, Any] = {name: getattr(application, name) for name in _PRINTED}
    for name, below in _PRINTED.items():
        if below and name != "products":
            stated = {each: getattr(kept[name], each) for each in below}
            kept[name] = type(kept[name])(**stated)
    rows = (each.model_dump(include=set(_PRINTED["products"])) for each in application.products)
    said = (row for row in rows if any(value is not None for value in row.values()))
    kept["products"] = tuple(Product(**row) for row in said)
    return Application(**kept)


def beyond_paper(application: Application) -> list[str]:
    """List the paths that are filled in and have no cell in the annex."""
    paper, whole = on_paper(application).model_dump(), application.model_dump()
    found = []
    for name, value in whole.items():
        if name in ("cluster", "economics") and value != paper[name]:
            found += [f"{name}.{key}" for key in value if value[key] != paper[name][key]]
        elif name not in _PRINTED and value != paper[name]:
            found.append(name)
    return found


def day_on_paper(day: date | None) -> str:
    """Draw `2025年2月20日`; no day leaves room for one."""
    return f"{day.year:04d}年{day.month}月{day.day}日" if day else "      年    月    日"


def year_heading(year: int | None) -> str:
    """Draw the heading of the results: `2024年经济效益`; no year leaves room for one."""
    return f"{'    ' if year is None else f'{year:04d}'}年{group_label('economics')}"


# Units in which a figure may be shorter than in the form's own: 100亩 is no round number of km2.
_OTHER_UNITS = {
    Unit.KM2: (("公顷", 100), ("亩", 1500), ("平方米", 10**6)),
    Unit.YI_YUAN: (("万元", 10**4), ("元", 10**8)),
}


def figure_on_paper(value: Amount | None, unit: Unit) -> str:
    """Draw a figure in the form's unit; where that is endless, in one that gives it exactly.

    An approximate one is drawn as it was written.
    """
    if not isinstance(value, Decimal):
        return "" if value is None else value.text
    sign = "%" if unit is Unit.PERCENT else ""
    own = plain(value) + sign
    others = (f"{plain(value * times)}{word}" for word, times in _OTHER_UNITS.get(unit, ()))
    return next((text for text in (own, *others) if _reads_as(text, unit, value)), own)


def _reads_as(text: str, unit: Unit, value: Decimal) -> bool:
    try:
        return read_quantity(text, unit) == value
    except QuantityError:
        return False


def printable(text: str) -> str:
    """Take out the characters that no office document can hold; line ends become one kind."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
