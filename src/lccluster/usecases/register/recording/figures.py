"""Figures that a report carries: whose they are and of which year, and those of one filled form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Severity, Unusable
from lccluster.form.reported import (
    Figures,
    filled_with,
    read_figure,
    reportable,
    taken_from,
    written,
)
from lccluster.language import Message
from lccluster.quantities import QuantityError
from lccluster.register.acts import AnnualReport, reported_as
from lccluster.register.view import names_borne
from lccluster.rulebook.called import typed_name
from lccluster.usecases.register.room import Room

if TYPE_CHECKING:
    from datetime import date

    from lccluster.form.parts import FormField
    from lccluster.rulebook.duty import Duty

Taken = dict[str, dict[str, str]]  # figures by the ids of titles


def carries_figures(duty: Duty) -> None:
    """Refuse figures with a report that carries none; raises Unusable."""
    if reported_as(duty) is not AnnualReport:
        raise Unusable(_CARRIES_NO_FIGURES.at(field=typed_name(duty)))


def refuse_unclear(
    named: Sequence[str],
    county: str | None,
    year: int | None,
    form: str | None,
    table: str | None,
) -> None:
    """Refuse figures of which it is not said whose they are, or of which year; raises Unusable."""
    if year is None:
        message = Message("Of which year the figures are is not said.")
        hint = Message("Say it with --year.")
    elif form and table:
        message = Message("A form and a table are named.")
        hint = Message("Give the one or the other.")
    elif form and (len(named) != 1 or county):
        message = Message("A form has the figures of one title.")
        hint = Message("Name one title; for several give --figures.")
    elif table and (named or county):
        message = Message("The table says whose figures they are; titles are named beside it.")
        hint = Message("Name none.")
    else:
        return
    raise Unusable(Problem(code="unclear-figures", field="--figures", message=message, hint=hint))


def from_form(
    room: Room, title: str, path: Path, year: int, today: date
) -> tuple[Taken, list[Problem]]:
    """Take the figures of a title from a filled form, with remarks; raises Unusable."""
    from lccluster.files.forms.any_form import read_application
    from lccluster.files.forms.choice import FormChoice
    from lccluster.files.rules.forms import measured_forms

    forms = measured_forms(room.library, str(room.rulebook))
    filled = read_application(path, str(path), FormChoice(forms, today, library=room.library))
    entry, form = room.entry(title), filled.application
    if form.cluster_name not in names_borne(entry.cluster):
        raise Unusable(
            _OF_ANOTHER.at(
                path, other=form.cluster_name or "—", name=names_borne(entry.cluster)[-1]
            )
        )
    stated = form.form.year_of_results and form.stated(form.form.year_of_results)
    if stated not in (None, year):
        raise Unusable(_OF_ANOTHER_YEAR.at(path, stated=stated, year=year))
    found = taken_from(form, year)
    if not found:
        raise Unusable(WITHOUT_FIGURES.at(path, line=None))
    taken = {entry.cluster.id: found}
    return taken, [*filled.remarks, *at_odds(room, taken, year)]


def read_typed(room: Room, typed: Mapping[str, str]) -> dict[str, str]:
    """Read figures as somebody typed them, by the keys of the form; raises Unusable with all that is wrong."""
    known, found, wrong = reportable_here(room), dict[str, str](), list[Problem]()
    for key, text in typed.items():
        try:
            if (stated := written(read_figure(known[key], text))) is not None:
                found[key] = stated
        except QuantityError as error:
            wrong.append(error.fault.at(field=key))
    if wrong:
        raise Unusable(wrong)
    return found


def at_odds(room: Room, taken: Taken, year: int) -> Iterator[Problem]:
    """Warn of figures of a title that contradict each other; they are recorded as they were reported."""
    for title, figures in taken.items():
        for each in _contradicted(room, figures, year):
            message = Message(
                "{title}: {message} No condition is held against these figures.",
                title=title,
                message=each.message,
            )
            yield replace(each, severity=Severity.WARNING, field=None, message=message)


def _contradicted(room: Room, figures: Figures, year: int) -> list[Problem]:
    """List nothing of a year that no form can have: to record it is refused."""
    from lccluster.simulation.outlook import contradicted
    from lccluster.usecases.register.asking.figures import rulebook_of

    book = rulebook_of(room)
    with suppress(ValueError):
        form = filled_with(book.form, [(year, figures)])
        return [each.problem for each in contradicted(form, year, book)]
    return []


def reportable_here(room: Room) -> dict[str, FormField]:
    """Map the cells of the register's own form whose figures a report may carry."""
    from lccluster.usecases.register.asking.figures import rulebook_of

    return reportable(rulebook_of(room).form)


_OF_ANOTHER = Fault(
    "another-cluster",
    Message("The form is of “{other}”, the title of “{name}”."),
    Message("Name the title whose form it is."),
)
_OF_ANOTHER_YEAR = Fault(
    "another-year",
    Message("The form gives the figures of {stated}, the report is on {year}."),
    Message("Say with --year which year is meant."),
)


WITHOUT_FIGURES = Fault(
    "no-figures",
    Message("No figure can be taken from here; nothing was recorded."),
    Message("Who has reported nothing is left out; a blank is no report."),
)
_CARRIES_NO_FIGURES = Fault(
    "carries-no-figures",
    Message("Only the cluster's summary of a year carries figures."),
    Message("Leave --form and --figures out."),
)
