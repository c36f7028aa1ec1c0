"""Yearly reports from the page, with the figures of a filled form or as somebody types them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.acts import AnnualReport
from lccluster.register.cluster import Cluster
from lccluster.rulebook.duty import Duty
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import AskedField, Errand, Typed, gathered, in_its_unit, words_of
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.register.recording.figures import (
    Taken,
    carries_figures,
    from_form,
    from_typed,
    refuse_unclear,
    reportable_here,
)
from lccluster.usecases.register.recording.intended import Intended, Make
from lccluster.usecases.register.recording.reports import HandedIn, duty_meant, handing_in
from lccluster.usecases.register.room import Room

FORM = "form"


def report_errand() -> Errand:
    """Give the errand of a yearly report."""
    does = Message("Record a yearly report, of the cluster or of its county.")
    return Errand("report", Message("report"), does, _asks, _made, AnnualReport)


def _asks(room: Room, _cluster: Cluster) -> list[AskedField]:
    duties = tuple((each.id, str(each.words)) for each in room.measure.duties)
    about = Message("The year it is about; else the one usually due.")
    form = Message("The filled form whose figures it carries; one title.")
    return [
        AskedField("duty", Message("duty"), "--duty", None, duties, "choice"),
        AskedField("year", Message("year"), "--year", about),
        AskedField("part", Message("part of the year"), "--part"),
        AskedField(FORM, Message("form"), "--form", form, shape="form"),
        *_figures_asked(room),
    ]


def _figures_asked(room: Room) -> Iterator[AskedField]:
    """Ask for every figure that a report may carry, under the headings of the form."""
    form = room.every_form
    for key, cell in reportable_here(room).items():
        said = in_its_unit(cell.label, cell.unit)
        group = form.group_by_id.get(cell.group)
        yield AskedField(key, said, key, section=group.words if group else said)


def _made(room: Room, typed: Typed, stamp: Stamp) -> Make:
    words, duty, year, part = gathered(
        lambda: words_of(room, typed, stamp),
        lambda: duty_meant(room.measure, typed.said("duty"), None),
        lambda: typed_words.number("--year", typed.said("year")),
        lambda: typed_words.number("--part", typed.said("part")),
    )

    def make(entries: Sequence[Entry]) -> Sequence[Intended]:
        (entry,) = entries
        taken, remarks = _taken(room, entry.cluster.id, duty, year, typed, stamp)
        made = handing_in(room, words, HandedIn(duty, year, part, taken))(entries)
        return [replace(each, warnings=(*each.warnings, *remarks)) for each in made]

    return make


def _taken(
    room: Room, title: str, duty: Duty, year: int | None, typed: Typed, stamp: Stamp
) -> tuple[Taken, Sequence[Problem]]:
    """Take the figures that were handed in or typed, if any were; raises Unusable."""
    forms = typed.files(FORM)
    figures = {key: text for key in reportable_here(room) if (text := typed.said(key))}
    if not forms and not figures:
        return {}, ()
    carries_figures(duty)
    if len(forms) > 1 or (forms and figures):
        raise Unusable(_SEVERAL.at(field="--form"))
    refuse_unclear([title], None, year, FORM, None)
    assert year is not None  # noqa: S101 - refused above
    if forms:
        return from_form(room, title, forms[0], year, stamp.today)
    return from_typed(room, title, figures, year)


_SEVERAL = Fault(
    "unclear-figures",
    Message("The figures come from one form, or they are typed; more than one is given."),
    Message("Give the one or the other."),
)
