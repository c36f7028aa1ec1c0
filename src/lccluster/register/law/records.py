"""Recognitions, yearly reports, names, corrections, and records that are voided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lccluster.errors import nearest
from lccluster.language import Listing, Message
from lccluster.register.acts import VALUES, VOIDABLE
from lccluster.register.days import leaves_the_calendar
from lccluster.register.events import (
    AnnualReport,
    Corrected,
    CountyReport,
    Event,
    Recognised,
    Renamed,
    Voided,
)
from lccluster.register.law.refusal import Refusal
from lccluster.register.title import Title
from lccluster.register.view import correctable, corrected
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Measure


def recognised(event: Recognised, title: Title | None, measure: Measure) -> Refusal | None:
    """One cluster is recognised once; its term has to have a last day."""
    article = measure.validity.article
    if title is not None:
        return Refusal(
            event,
            "already-recognised",
            Message("The cluster was recognised on {day} already.", day=title.recognised_on),
            article,
        )
    return within_the_calendar(event, event.on, measure.validity.years, article)


def within_the_calendar(event: Event, start: date, years: int, article: Citation) -> Refusal | None:
    """Refuse a term that no calendar holds."""
    if not leaves_the_calendar(start, years):
        return None
    return Refusal(
        event,
        "out-of-calendar",
        Message("{years} years from {day} no calendar has a day.", years=years, day=start),
        article,
    )


def reported(event: AnnualReport | CountyReport, title: Title, measure: Measure) -> Refusal | None:
    """A report is on a year that has ended, since the recognition, and comes once."""
    duty = measure.duty(event.event)
    if duty is None:
        return Refusal(
            event,
            "not-asked-for",
            Message("{number} asks for no report like that.", number=measure.document_number),
        )
    if (event.event, event.year) in title.reports:
        return Refusal(
            event,
            "reported-twice",
            Message("The report on {year} is recorded already.", year=event.year),
            duty.article,
        )
    if not title.recognised_on.year <= event.year < event.on.year:
        return Refusal(
            event,
            "no-such-report",
            Message(
                "On {day} no report on {year} is owed: the years from {first} on, each after it has ended.",
                day=event.on,
                year=event.year,
                first=title.recognised_on.year,
            ),
            duty.article,
        )
    return None


def renamed(event: Renamed, title: Title) -> Refusal | None:
    """A new name is another one."""
    if event.name == title.name:
        return Refusal(event, "same-name", Message("The cluster bears that name already."))
    return None


def corrected_well(event: Corrected, others: Sequence[Event]) -> Refusal | None:
    """A correction says of another act what such an act can say."""
    target = next((each for each in others if each.id == event.of != event.id), None)
    if target is None:
        return no_such_event(event, event.of, others)
    known = correctable(target)
    if unknown := [key for key in event.values if key not in known]:
        return Refusal(
            event,
            "not-correctable",
            Message(
                "{keys} cannot be corrected here; these can: {known}.",
                keys=Listing(VALUES.get(key, key) for key in unknown),
                known=Listing(VALUES[key] for key in known),
            ),
        )
    try:
        corrected(target, event)
    except ValueError:
        return Refusal(
            event,
            "unfit-value",
            Message(
                "{values} does not fit: write days as 2025-02-20 and years as 2024.",
                values=Listing(f"{key}={value or ''}" for key, value in event.values.items()),
            ),
        )
    return None


def voided(event: Voided, others: Sequence[Event]) -> Refusal | None:
    """Only the record of something that nobody decided can have been a mistake of the register."""
    targets = [each for each in others if each.id == event.of]
    if not targets:
        return no_such_event(event, event.of, others)
    if len(targets) > 1:
        return Refusal(
            event,
            "id-twice",
            Message(
                "The id {id} stands twice; take one of the two lines out by hand.", id=event.of
            ),
        )
    if not isinstance(targets[0], VOIDABLE):
        return Refusal(
            event,
            "not-to-be-voided",
            Message(
                "A decision is never voided: set aside a cancellation, a revocation or a failed re-review, correct what is recorded wrongly."
            ),
        )
    first = next(
        (each for each in others if isinstance(each, Voided) and each.of == event.of), event
    )
    if first.id != event.id:
        return Refusal(event, "voided-twice", Message("That record has been voided already."))
    return None


def no_such_event(event: Event, written: str, earlier: Sequence[Event]) -> Refusal:
    """Refuse an act on an act that is not there, naming the nearest."""
    near = nearest(written, [each.id for each in earlier if each.id and each.id != event.id])
    message = (
        Message("The cluster has no earlier act {id}; is it {near}?", id=written, near=near)
        if near
        else Message("The cluster has no earlier act {id}.", id=written)
    )
    return Refusal(event, "no-such-event", message)
