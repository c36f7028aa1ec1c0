"""The cells found to readings: what counts as stated, what is blank, what nobody can be sure of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lccluster.files.form_document.finding import Form, Found
from lccluster.files.form_document.forms import claimed
from lccluster.files.form_document.grid import Line, Sheets
from lccluster.files.form_document.labels import inside
from lccluster.files.form_document.opinion import day_in, read_opinion
from lccluster.files.office.doubt import Doubt, Reach
from lccluster.form.paper import paper_field, paper_fields
from lccluster.form.paper_lines import split
from lccluster.form.readings import Reading, Status
from lccluster.form.types import read_text
from lccluster.language import Listing, Message
from lccluster.quantities import QuantityError, Unit, is_blank, lacks_unit

Place = str | Message | None
_UNITS_LINE = re.compile(r"(?:^|\t|\s{2,})[(（]?单位\s*[:：]\s*(?:平方|亿元|万元).*$", re.DOTALL)
_RULE = re.compile(r"^[\s_]*_{3}[\s_]*|[\s_]*_{3}[\s_]*$")  # the line to write on
_OPEN_DAY = re.compile(r"[年月日_\s]+")
_ANSWERS = ("county_opinion.text",)  # words that decide something
_COLUMNS = ("name", "annual_output", "provincial_market_share")


def readings(sheets: Sheets, forms: Sequence[Form]) -> list[Reading]:
    """Read every field of the annex, in its order; several products one after the other."""
    taken = claimed(forms)
    free = [line for line in sheets.texts() if line.place not in taken]
    found = _by_target(free, forms)
    money = _money_unit(free)
    made: dict[str, Reading] = {}
    for each in paper_fields():
        if each.group not in ("products", "county_opinion") and each.path != "economics.year":
            made[each.path] = _single(each.path, found.get(each.path, ()), money)
    made["economics.year"] = _year(forms)
    products = list(_products(found, money))
    made |= {each.path: each for each in _opinion(found.get("county_opinion", ()), sheets)}
    return [*_in_order(made, products)]


class Piece(NamedTuple):
    """Where something stands, what stands there, the unit above it, and why it may be no figure."""

    place: Place
    text: str
    unit: str = ""
    doubt: Doubt | None = None
    kept: str = ""  # the figure in the cell, where fewer of its digits are shown


def _in_order(made: Mapping[str, Reading], products: Sequence[Reading]) -> Iterator[Reading]:
    for each in paper_fields():
        if each.path == "products.name":
            yield from products
        elif each.path in made:
            yield made[each.path]


def _by_target(free: Sequence[Line], forms: Sequence[Form]) -> dict[str, list[Piece]]:
    """Gather what stands for each field: behind its label in one text, or in cells of its own."""
    found: dict[str, list[Piece]] = {}
    for line in free:
        if within := inside(_UNITS_LINE.sub("", line.text)):
            piece = Piece(line.place, _unruled(within[1]), doubt=line.doubt)
            found.setdefault(within[0], []).append(piece)
    for form in forms:
        for each in form.found():
            found.setdefault(each.target, []).extend(_pieces(each))
    return found


def _pieces(found: Found) -> Iterator[Piece]:
    for box in found.boxes:
        opinion = found.target == "county_opinion"
        text = box.text if opinion else _unruled(box.text)
        yield Piece(box.place, text, found.unit, box.doubt, box.kept)
    if not found.boxes:
        yield Piece(None, "")


def _unruled(text: str) -> str:
    return _RULE.sub("", text).strip()


def _single(path: str, pieces: Sequence[Piece], money: str) -> Reading:
    """Read one field: what stands twice in the same words stands once, two texts are unsure."""
    said: dict[str, Piece] = {}
    for piece in sorted(pieces, key=lambda each: each.doubt is None):  # doubt comes before words
        if piece.doubt or not _open(piece.text):
            said.setdefault(piece.text, piece)
    first = next(iter(said.values()), None)
    if first is None:
        place = next((piece.place for piece in pieces), None)
        return Reading(path, place, Status.BLANK)
    if len(said) > 1:
        several = Message("Several texts stand for this one field.")
        return Reading(path, first.place, Status.UNSURE, " | ".join(said), "several-texts", several)
    return _read(path, first, money)


def _open(text: str) -> bool:
    """Tell whether nothing was written: a dash, or `年 月 日` without figures."""
    return is_blank(text) or bool(_OPEN_DAY.fullmatch(text))


def _stands(path: str, doubt: Doubt) -> bool:
    """Tell whether what can be read of a field holds in spite of a doubt."""
    cell = paper_field(path).cell
    if doubt.reach is Reach.FIGURES:
        return cell.unit is None
    words = cell.read is read_text and path not in _ANSWERS
    return doubt.reach is Reach.VALUES and words


def _read(path: str, piece: Piece, money: str) -> Reading:
    """Try to read a text as the field's kind of value; what cannot be read is unsure."""
    cell = paper_field(path).cell
    place, text, unit, doubt, kept = piece
    if doubt and not (text and _stands(path, doubt)):
        return Reading(path, place, Status.UNSURE, text, doubt.code, doubt.reason, doubt.hint)
    if cell.read is not read_text:
        text = text.replace("_", "")  # figures typed into the line to write on
    given = unit or (money if cell.unit is Unit.YI_YUAN else "")
    if cell.unit and given and lacks_unit(text):
        text = f"{text}{given}"
    try:
        value = cell.read(text)
    except QuantityError as refused:
        about = (refused.code, refused.message, refused.hint)
        return Reading(path, place, Status.UNSURE, text, *about)
    return Reading(path, place, Status.BLANK if value is None else Status.READ, text, kept=kept)


def _money_unit(free: Sequence[Line]) -> str:
    """Read the line of units: an office's own print of the form may ask for 万元."""
    lines = (match[0] for each in free if (match := _UNITS_LINE.search(each.text)))
    units = next(lines, "")
    return "万元" if "万元" in units and "亿元" not in units else ""


def _year(forms: Sequence[Form]) -> Reading:
    headings = [each for form in forms for each in form.labels if each.target == "economics"]
    stated = [label for label in headings if label.year]
    place = next((label.box.place for label in stated or headings), None)
    if not stated:
        return Reading("economics.year", place, Status.BLANK)
    return Reading("economics.year", place, Status.READ, stated[0].year)


def _products(found: Mapping[str, Sequence[Piece]], money: str) -> Iterator[Reading]:
    """Pair the lines of the three columns; columns of unequal length pair with nothing."""
    columns = {key: _lines(found.get(f"products.{key}", ())) for key in _COLUMNS}
    lengths = {len(lines) for lines in columns.values() if lines}
    if len(lengths) > 1:
        yield from _unpaired(columns)
        return
    for index in range(max(lengths, default=1)):
        for key, lines in columns.items():
            path = f"products[{index}].{key}"
            place = next((each.place for each in found.get(f"products.{key}", ())), None)
            if index < len(lines) and (lines[index].text or lines[index].doubt):
                yield _read(path, lines[index], money)
            else:
                yield Reading(path, place, Status.BLANK)


def _lines(pieces: Sequence[Piece]) -> list[Piece]:
    return [each for piece in pieces for each in _piece_lines(piece)]


def _piece_lines(piece: Piece) -> list[Piece]:
    if is_blank(piece.text):
        return [piece] if piece.doubt else []
    return [piece._replace(text=line or "") for line in split(piece.text)]


def _unpaired(columns: Mapping[str, Sequence[Piece]]) -> Iterator[Reading]:
    counts = Listing(
        f"{paper_field(f'products.{key}').label} {len(columns[key])}" for key in columns
    )
    reason = Message("The lines of the products do not pair: {counts}.", counts=counts)
    hint = Message(
        "Write one line for each product in every column, a dash where nothing is known."
    )
    for key, lines in columns.items():
        place = next((each.place for each in lines), None)
        text = "\n".join(each.text for each in lines)
        status = Status.UNSURE if lines else Status.BLANK
        about = ("unequal-lines", reason, hint) if lines else ("", None, None)
        yield Reading(f"products[0].{key}", place, status, text, *about)


def _opinion(pieces: Sequence[Piece], sheets: Sheets) -> Iterator[Reading]:
    """Read the box of the county office, which may be several cells one below the other."""
    opinion = read_opinion("\n".join(each.text for each in pieces))
    doubt = next((each.doubt for each in pieces if each.doubt), None)
    day = _last_with("日", pieces)._replace(text=opinion.signed)
    if not opinion.signed:
        day = _day_below(sheets) or day
    words = Piece(pieces[0].place if pieces else None, opinion.text, doubt=doubt)
    seal = _last_with("章", pieces)._replace(text=opinion.sealed)
    for name, piece in (("text", words), ("signed_on", day), ("sealed", seal)):
        yield _single(f"county_opinion.{name}", [piece], "")


def _last_with(sign: str, pieces: Sequence[Piece]) -> Piece:
    found = [each for each in pieces if sign in each.text]
    return (found[-1:] or [*pieces[:1], Piece(None, "")])[0]


def _day_below(sheets: Sheets) -> Piece | None:
    """Look for the date of the opinion in the paragraphs below the last table."""
    below = (line for line in sheets.lines if line.below and line.below == len(sheets.grids))
    days = (Piece(line.place, day_in(line.text), doubt=line.doubt) for line in below)
    return next((day for day in days if day.text), None)
