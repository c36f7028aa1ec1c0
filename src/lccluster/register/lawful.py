"""May this act be taken? Each refusal says which provision stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from lccluster.errors import nearest
from lccluster.language import Listing, Message
from lccluster.register.days import leaves_the_calendar
from lccluster.register.events import (
    AnnualReport,
    Cancelled,
    Cluster,
    Corrected,
    CountyReport,
    Event,
    Recognised,
    Renamed,
    ReviewApplied,
    ReviewFailed,
    ReviewPassed,
    Revoked,
    SetAside,
)
from lccluster.register.title import Title, replay, step
from lccluster.register.view import as_corrected, chronological, correctable, corrected
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Ground, Measure


@dataclass(frozen=True)
class Refusal:
    """Why an act is not lawful: a code, a sentence, and the provision where there is one."""

    event: Event
    code: str
    message: Message
    article: Citation | None = None

    @property
    def sentence(self) -> Message:
        """Say it with its provision."""
        if self.article is None:
            return self.message
        return Message("{message} ({article})", message=self.message, article=self.article)


class Unlawful(Exception):
    """An act that the register's law does not allow."""

    def __init__(self, refusal: Refusal, place: str | None = None) -> None:
        super().__init__(refusal.code)
        self.refusal, self.place = refusal, place

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.place, str(self.refusal.sentence))))


def decide(event: Event, cluster: Cluster, measure: Measure) -> Event:
    """Give the act back if it may be taken; raises Unlawful.

    An act recorded late is held against its own day, and must leave the later ones lawful.
    """
    after = list(refusals((*cluster.events, event), cluster.name, measure))
    before = list(refusals(cluster.events, cluster.name, measure)) if after else []
    for refusal in sorted(after, key=lambda each: each.event is not event):
        if refusal not in before:
            raise Unlawful(refusal if refusal.event is event else _later(refusal))
    return event


def _later(refusal: Refusal) -> Refusal:
    """Say that it is another act, already recorded, that would not be lawful any more."""
    message = Message(
        "Then the act {id} of {day} would not be lawful: {message}",
        id=refusal.event.id,
        day=refusal.event.on,
        message=refusal.message,
    )
    return replace(refusal, message=message)


def refusals(events: Sequence[Event], name: str, measure: Measure) -> Iterator[Refusal]:
    """List every act of a history that was not lawful when it was taken.

    Acts are judged as their corrections have them; a correction may come before what it corrects
    in the order of days, so it is held against all the others.
    """
    earlier: list[Event] = []
    gone: set[str] = set()
    title: Title | None = None
    for event in chronological(as_corrected(events)):
        others = events if isinstance(event, Corrected) else earlier
        if refusal := _refusal(event, title, others, measure):
            yield refusal
        earlier.append(event)
        if isinstance(event, SetAside):
            gone.add(event.of)
            title = replay([each for each in earlier if each.id not in gone], name, measure)
        elif event.id not in gone:
            title = step(title, event, name, measure)


def _refusal(
    event: Event, title: Title | None, earlier: Sequence[Event], measure: Measure
) -> Refusal | None:
    if isinstance(event, Recognised):
        return _recognised(event, title, measure)
    if isinstance(event, Corrected):
        return _corrected(event, earlier)
    if title is None:
        return Refusal(
            event,
            "not-recognised",
            Message("On {day} the cluster was not yet recognised.", day=event.on),
        )
    match event:
        case AnnualReport() | CountyReport():
            return _reported(event, title, measure)
        case ReviewApplied():
            return _applied(event, title, measure)
        case ReviewPassed() | ReviewFailed():
            return _reviewed(event, title, measure)
        case Cancelled():
            return _cancelled(event, title, measure)
        case Revoked():
            return _revoked(event, title, measure)
        case SetAside():
            return _set_aside(event, earlier)
        case Renamed():
            return _renamed(event, title)
        case _:
            assert_never(event)


def _recognised(event: Recognised, title: Title | None, measure: Measure) -> Refusal | None:
    if title is not None:
        return Refusal(
            event,
            "already-recognised",
            Message("The cluster was recognised on {day} already.", day=title.recognised_on),
        )
    return _in_the_calendar(event, event.on, measure.validity.years, measure.validity.article)


def _in_the_calendar(event: Event, start: date, years: int, article: Citation) -> Refusal | None:
    if not leaves_the_calendar(start, years):
        return None
    return Refusal(
        event,
        "out-of-calendar",
        Message("{years} years from {day} no calendar has a day.", years=years, day=start),
        article,
    )


def _reported(event: AnnualReport | CountyReport, title: Title, measure: Measure) -> Refusal | None:
    duty = next((each for each in measure.duties if each.id == event.event), None)
    if refusal := _ended(event, title):
        return refusal
    if duty is None:
        return _not_asked_for(event, measure)
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


def _not_asked_for(event: Event, measure: Measure) -> Refusal:
    return Refusal(
        event,
        "not-asked-for",
        Message("{number} asks for no report like that.", number=measure.document_number),
    )


def _applied(event: ReviewApplied, title: Title, measure: Measure) -> Refusal | None:
    article, year = measure.review.article, title.valid_until.year
    if refusal := _ended(event, title) or _after_failure(event, title, measure):
        return refusal
    if title.review_applied_on:
        return Refusal(
            event,
            "already-applied",
            Message("Re-review was applied for on {day} already.", day=title.review_applied_on),
            article,
        )
    if event.on.year != year:
        return Refusal(
            event,
            "wrong-year",
            Message(
                "Re-review is applied for in {year}, the year of the last day {until}, not in {other}.",
                year=year,
                until=title.valid_until,
                other=event.on.year,
            ),
            article,
        )
    return None


def _reviewed(event: ReviewPassed | ReviewFailed, title: Title, measure: Measure) -> Refusal | None:
    if refusal := _ended(event, title) or _after_failure(event, title, measure):
        return refusal
    if title.review_applied_on is None:
        return Refusal(
            event,
            "not-applied",
            Message(
                "Nobody has applied for a re-review that could be decided on {day}.", day=event.on
            ),
            measure.review.article,
        )
    if isinstance(event, ReviewPassed):
        start, years = max(event.on, title.valid_until), measure.review.extends_years
        return _in_the_calendar(event, start, years, measure.review.article)
    return None


def _cancelled(event: Cancelled, title: Title, measure: Measure) -> Refusal | None:
    if (
        refusal := _ended(event, title)
        or _ground(event, measure.grounds.cancel)
        or _no_paper(event)
    ):
        return refusal
    ground = next(each for each in measure.grounds.cancel if each.id == event.ground)
    standing = title.standing(event.on)
    if ground.when is not None and standing != ground.when:
        return Refusal(
            event,
            "ground-does-not-hold",
            Message(
                "“{ground}” does not hold on {day}: the title stands as {standing}, its last day is {until}.",
                ground=ground.label,
                day=event.on,
                standing=standing.words,
                until=title.valid_until,
            ),
            ground.article,
        )
    return None


def _revoked(event: Revoked, title: Title, measure: Measure) -> Refusal | None:
    return (
        _ended(event, title)
        or _after_failure(event, title, measure)
        or _ground(event, measure.grounds.revoke)
        or _no_paper(event)
    )


def _set_aside(event: SetAside, earlier: Sequence[Event]) -> Refusal | None:
    target = next((each for each in earlier if each.id == event.of), None)
    if target is None:
        return _no_such_event(event, event.of, earlier)
    if not isinstance(target, (Cancelled, Revoked, ReviewFailed)):
        return Refusal(
            event,
            "not-to-be-set-aside",
            Message("Only a cancellation, a revocation or a failed re-review can be set aside."),
        )
    if any(isinstance(each, SetAside) and each.of == event.of for each in earlier):
        return Refusal(event, "set-aside-twice", Message("That act has been set aside already."))
    return _no_paper(event)


def _renamed(event: Renamed, title: Title) -> Refusal | None:
    if event.name == title.name:
        return Refusal(event, "same-name", Message("The cluster bears that name already."))
    return _ended(event, title)


def _corrected(event: Corrected, others: Sequence[Event]) -> Refusal | None:
    target = next((each for each in others if each.id == event.of != event.id), None)
    if target is None:
        return _no_such_event(event, event.of, others)
    known = correctable(target)
    if unknown := [key for key in event.values if key not in known]:
        return Refusal(
            event,
            "not-correctable",
            Message(
                "{keys} cannot be corrected here; these can: {known}.",
                keys=Listing(unknown),
                known=Listing(known),
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


def _no_such_event(event: Event, written: str, earlier: Sequence[Event]) -> Refusal:
    near = nearest(written, [each.id for each in earlier if each.id and each.id != event.id])
    message = (
        Message("The cluster has no earlier act {id}; is it {near}?", id=written, near=near)
        if near
        else Message("The cluster has no earlier act {id}.", id=written)
    )
    return Refusal(event, "no-such-event", message)


def _ended(event: Event, title: Title) -> Refusal | None:
    if title.ended:
        return Refusal(
            event,
            "title-ended",
            Message(
                "The title has ended: {standing} on {day}.",
                standing=title.ended.words,
                day=title.ended_on,
            ),
        )
    return None


def _after_failure(event: Event, title: Title, measure: Measure) -> Refusal | None:
    if title.review_failed_on is None:
        return None
    return Refusal(
        event,
        "review-failed",
        Message(
            "The re-review failed on {day}; only a cancellation, or the setting aside of that act, is left.",
            day=title.review_failed_on,
        ),
        measure.review.article,
    )


def _no_paper(event: Cancelled | Revoked | SetAside) -> Refusal | None:
    if not event.document_number:
        return Refusal(
            event, "no-document", Message("An act like this needs its document: --document 文号.")
        )
    return None


def _ground(event: Cancelled | Revoked, grounds: Sequence[Ground]) -> Refusal | None:
    if any(each.id == event.ground for each in grounds):
        return None
    known = Listing(f"{each.id} ({each.label})" for each in grounds)
    if not event.ground:
        return Refusal(
            event,
            "no-ground",
            Message("An act like this needs its ground: --ground, one of {known}.", known=known),
        )
    return Refusal(
        event,
        "unknown-ground",
        Message(
            "“{ground}” is no ground for it; known here: {known}.", ground=event.ground, known=known
        ),
    )
