"""Yearly reports from the page, with the figures of a filled form or as somebody types them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.acts import AnnualReport, reported_as
from lccluster.register.cluster import Cluster
from lccluster.rulebook.duty import Duty
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import (
    CHOICE,
    AskedField,
    Errand,
    Typed,
    gathered,
    in_its_unit,
    words_of,
)
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.register.recording.figures import (
    WITHOUT_FIGURES,
    Taken,
    at_odds,
    from_form,
    read_typed,
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
        AskedField("duty", Message("duty"), "--duty", None, duties, CHOICE),
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
    words, duty, year, part, figures = gathered(
        lambda: words_of(room, typed, stamp),
        lambda: _duty(room, typed),
        lambda: _year(room, typed),
        lambda: typed_words.number("--part", typed.said("part")),
        lambda: _figures(room, typed),
    )

    def make(entries: Sequence[Entry]) -> Sequence[Intended]:
        (entry,) = entries
        taken, remarks = _taken(room, entry.cluster.id, year, figures, typed, stamp)
        made = handing_in(room, words, HandedIn(duty, year, part, taken))(entries)
        return [replace(each, warnings=(*each.warnings, *remarks)) for each in made]

    return make


def _typed_figures(room: Room, typed: Typed) -> dict[str, str]:
    return {key: text for key in reportable_here(room) if (text := typed.said(key))}


def _has_figures(room: Room, typed: Typed) -> bool:
    return bool(typed.files(FORM) or _typed_figures(room, typed))


def _duty(room: Room, typed: Typed) -> Duty:
    """Find the duty; raises Unusable also where its report carries no figures and some are given.

    A list to choose from chooses none: the one that a command takes for usual would be recorded unseen.
    """
    if not typed.said("duty") and len(room.measure.duties) > 1:
        raise Unusable(_NO_DUTY.at(field="--duty"))
    duty = duty_meant(room.measure, typed.said("duty"), None)
    if _has_figures(room, typed) and reported_as(duty) is not AnnualReport:
        raise Unusable(_NO_FIGURES.at(field="--duty"))
    return duty


def _year(room: Room, typed: Typed) -> int | None:
    """Read the year, which figures cannot do without; raises Unusable."""
    year = typed_words.number("--year", typed.said("year"))
    if year is None and _has_figures(room, typed):
        raise Unusable(_NO_YEAR.at(field="--year"))
    return year


def _figures(room: Room, typed: Typed) -> dict[str, str]:
    """Read the figures that were typed; raises Unusable with all that is wrong with them."""
    figures, forms = _typed_figures(room, typed), typed.files(FORM)
    if len(forms) > 1 or (forms and figures):
        raise Unusable(_SEVERAL.at(field="--form"))
    read = read_typed(room, figures)
    if figures and not read:
        raise Unusable(WITHOUT_FIGURES.at(line=None))
    return read


def _taken(
    room: Room,
    title: str,
    year: int | None,
    figures: dict[str, str],
    typed: Typed,
    stamp: Stamp,
) -> tuple[Taken, Sequence[Problem]]:
    """Take the figures of the form that was handed in, or those that were read; raises Unusable."""
    forms = typed.files(FORM)
    if year is None or not (forms or figures):
        return {}, ()
    if forms:
        return from_form(room, title, forms[0], year, stamp.today)
    taken = {title: figures}
    return taken, [*at_odds(room, taken, year)]


_SEVERAL = Fault(
    "unclear-figures",
    Message("The figures come from one form, or they are typed; more than one is given."),
    Message("Give the one or the other."),
)
_NO_DUTY = Fault("missing-option", Message("This has to be filled in."))
_NO_YEAR = Fault(
    "unclear-figures",
    Message("Of which year the figures are is not said."),
    Message("Write the year."),
)
_NO_FIGURES = Fault(
    "carries-no-figures",
    Message("Only the cluster's summary of a year carries figures."),
    Message("Choose that one, or leave the figures out."),
)
