"""Figures of titles over the years, and what the last ones come to: no rule of a measure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lccluster.errors import Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.form.form import Form
from lccluster.form.reported import reportable
from lccluster.register.cluster import Cluster
from lccluster.register.figures import ReportedYear, figures_of
from lccluster.register.rows import Row, row
from lccluster.register.view import Clocks
from lccluster.render.columns.outlook import GivenFigure
from lccluster.rulebook.conditions import Condition
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.outlook import (
    Outlook,
    TitleOutlook,
    deciding,
    held,
    on_figures,
    worsening,
)
from lccluster.usecases.register.checking.figures import figures_wrong
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Occasion


class ReportedFigures(Struct, frozen=True):
    """The years of a title, and what each gave, cell by cell in the order of the form."""

    cluster: Cluster
    years: Sequence[ReportedYear]
    given: Sequence[GivenFigure]


def figures_reported(room: Room, written: str, clocks: Clocks) -> ReportedFigures:
    """List the figures of a title; raises Unusable, naming those that are none."""
    entry, form = room.entry(written), room.every_form
    years = _sound(entry, clocks, form)
    given = [
        GivenFigure(each, form.field(key), each.figures[key])
        for each in years
        for key in reportable(form)
        if key in each.figures
    ]
    return ReportedFigures(entry.cluster, years, given)


def outlook(room: Room, clocks: Clocks) -> Outlook:
    """Hold the last figures of each standing title against the register's rulebook; raises Unusable.

    Of conditions that people judge nothing is said.
    """
    book = rulebook_of(room)
    return Outlook(book, clocks.as_of, _held_against(room, clocks, book, on_figures(book)))


def candidates(room: Room, clocks: Clocks, named: str) -> Outlook:
    """Hold the last figures against another rulebook, of the province or the nation; raises Unusable.

    Conditions that people judge are open. The choice among titles is nobody's here (第三条).
    """
    from lccluster.usecases.rules.rulebooks import read_rulebooks

    (book,) = read_rulebooks(room.library, named)
    book = book.held_at(Occasion.RECOGNITION)
    return Outlook(book, clocks.as_of, _held_against(room, clocks, book, deciding(book)))


def rulebook_of(room: Room) -> Rulebook:
    """Read the rulebook that the register names, as a re-review is held against it."""
    from lccluster.usecases.rules.rulebooks import read_sound_rulebook

    return read_sound_rulebook(room.rulebook).held_at(Occasion.REVIEW)


def _held_against(
    room: Room, clocks: Clocks, book: Rulebook, conditions: Sequence[Condition]
) -> list[TitleOutlook]:
    """Hold the figures of each standing title, in the officials' order, against conditions."""
    form, found, wrong = room.every_form, list[TitleOutlook](), list[Problem]()
    for entry in room.entries():
        title = row(entry.cluster, room.measure, room.measures, clocks)
        if title is None or title.standing.ended:
            continue
        try:
            found.append(_of(title, _sound(entry, clocks, form), book, conditions))
        except Unusable as unusable:
            wrong += unusable.problems
    if wrong:
        raise Unusable(wrong)
    return found


def _of(
    title: Row, years: Sequence[ReportedYear], book: Rulebook, conditions: Sequence[Condition]
) -> TitleOutlook:
    if not years:
        return TitleOutlook(title)
    reports = [(each.year, each.figures) for each in years]
    return TitleOutlook(title, years, held(reports, book, conditions), worsening(reports, book))


def _sound(entry: Entry, clocks: Clocks, form: Form) -> list[ReportedYear]:
    years = figures_of(entry.cluster, clocks)
    if years and (wrong := list(figures_wrong(entry, form))):
        raise Unusable(wrong)
    return years
