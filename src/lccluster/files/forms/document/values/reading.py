"""The cells found to readings: what counts as stated, what is blank, what nobody can be sure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.files.forms.document.finding import LabelledGrid
from lccluster.files.forms.document.forms import claimed
from lccluster.files.forms.document.grid import Sheets
from lccluster.files.forms.document.values.one_field import single
from lccluster.files.forms.document.values.opinion import day_in, read_opinion
from lccluster.files.forms.document.values.pieces import TextPiece, gathered
from lccluster.files.forms.document.values.rows import rows
from lccluster.files.forms.document.values.units_line import units_asked_for
from lccluster.files.forms.labels.spellings import Spellings
from lccluster.files.office.doubt import Doubt
from lccluster.form.form import OPINION, Form
from lccluster.form.on_paper.fields import in_heading, paper_groups
from lccluster.form.readings import CellReading, Status
from lccluster.language import Message

_OPINION = ("text", "signed_on", "sealed")
_TICKS = Doubt(
    "ticks",
    Message("Which of the answers is ticked cannot be told."),
    Message("Tick one of the boxes, or write the answer in words."),
)


def readings(
    sheets: Sheets, forms: Sequence[LabelledGrid], spellings: Spellings
) -> list[CellReading]:
    """Read every field on paper, in its order; several rows one after the other."""
    taken = claimed(forms)
    free = [line for line in sheets.texts() if str(line.place) not in taken]
    found = gathered(free, forms, spellings)
    units = units_asked_for(line.text for line in free)
    form = spellings.form
    made: list[CellReading] = []
    for group in paper_groups(form):
        if group.id == OPINION:
            made += _opinion(form, found.get(OPINION), sheets)
        elif group.rows:
            made += rows(group, form, found, units)
        else:
            made += (
                _year(each.key, forms, spellings)
                if in_heading(group, each)
                else single(form, each.key, found.get(each.key), units)
                for each in group.fields
                if each.paper
            )
    return made


def _year(path: str, forms: Sequence[LabelledGrid], spellings: Spellings) -> CellReading:
    """Read the year from the heading of its group, or from labels below it."""
    group = path.partition(".")[0]
    labels = [
        each for form in forms for each in form.labels if each.target.partition(".")[0] == group
    ]
    stated = {each.year: each.box.place for each in reversed(labels) if each.year}
    place = next((each.box.place for each in labels), None)
    if not stated:
        odd = _odd_heading(path, forms, spellings)
        return odd or CellReading(path, place, Status.BLANK)
    years, places = " | ".join(reversed(stated)), [*stated.values()]
    if len(stated) > 1:
        several = Message("Several texts stand for this one field.")
        return CellReading(path, places[-1], Status.UNSURE, years, "several-texts", several)
    return CellReading(path, places[0], Status.READ, years)


def _odd_heading(
    path: str, forms: Sequence[LabelledGrid], spellings: Spellings
) -> CellReading | None:
    """Find a heading of the group from which no one year can be told: 2024年1-6月经济效益."""
    for box in (box for form in forms for box in form.grid.boxes):
        if spellings.speaks_of_a_time(box.text, path.partition(".")[0]):
            untold = Message("Of which whole year the figures are cannot be told.")
            return CellReading(path, box.place, Status.UNSURE, box.text, "year-untold", untold)
    return None


def _opinion(
    form: Form, pieces: Sequence[TextPiece] | None, sheets: Sheets
) -> Iterator[CellReading]:
    """Read the box of the county office, which may be several cells one below the other."""
    if pieces is None:
        yield from (single(form, f"{OPINION}.{name}", None, {}) for name in _OPINION)
        return
    opinion = read_opinion("\n".join(each.text for each in pieces))
    doubts = [each.doubt for each in pieces if each.doubt] + [_TICKS] * (not opinion.sure)
    doubt = next(iter(doubts), None)
    day = _last_with("日", pieces)._replace(text=opinion.signed)
    if not opinion.signed:
        day = _day_below(sheets) or day
    words = TextPiece(pieces[0].place if pieces else None, opinion.text, doubt=doubt)
    seal = _last_with("章", pieces)._replace(text=opinion.sealed)
    for name, piece in zip(_OPINION, (words, day, seal), strict=True):
        yield single(form, f"{OPINION}.{name}", [piece], {})


def _last_with(sign: str, pieces: Sequence[TextPiece]) -> TextPiece:
    found = [each for each in pieces if sign in each.text]
    return (found[-1:] or [*pieces[:1], TextPiece(None, "")])[0]


def _day_below(sheets: Sheets) -> TextPiece | None:
    """Look for the date of the opinion in the paragraphs below the last table."""
    below = (line for line in sheets.lines if line.below and line.below == len(sheets.grids))
    days = (TextPiece(line.place, day_in(line.text), doubt=line.doubt) for line in below)
    return next((day for day in days if day.text), None)
