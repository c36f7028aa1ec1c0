"""May this act be taken? Each refusal says which provision stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Message
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
    Voided,
)
from lccluster.register.law.endings import cancelled, ended, revoked, set_aside
from lccluster.register.law.period import outside_the_period
from lccluster.register.law.records import corrected_well, recognised, renamed, reported, voided
from lccluster.register.law.refusal import Refusal, Unlawful
from lccluster.register.law.reviews import after_failure, applied, on_papers, reviewed
from lccluster.register.title import Title, replay, step
from lccluster.register.view import as_corrected, chronological, without_void
from lccluster.rulebook.measure import Measure

__all__ = ["Decided", "Refusal", "Unlawful", "decide", "refusals"]


class Decided(Struct, frozen=True):
    """An act that may be taken, and what its recorded reason answers."""

    event: Event
    answered: tuple[Refusal, ...] = ()


def decide(
    event: Event,
    cluster: Cluster,
    measure: Measure,
    measures: Sequence[Measure],
    against: Sequence[Refusal] = (),
) -> Decided:
    """Give the act if it may be taken; raises Unlawful with all that stands against it.

    `measure` is the one under which the titles are kept, `measures` are all at hand, `against` is
    what the papers of the act say against it. A reason that answers nothing is not recorded.
    """
    found = [*_new_refusals(event, cluster, measure, measures), *against]
    if standing := [each for each in found if each.stands]:
        raise Unlawful(standing)
    kept = event if found or event.override is None else replace(event, override=None)
    return Decided(kept, tuple(found))


def _new_refusals(
    event: Event, cluster: Cluster, measure: Measure, measures: Sequence[Measure]
) -> Iterator[Refusal]:
    """List what stands against an act on its own day, and the later ones that it would undo.

    The reason of a later act answers what stood against that act when it was recorded, no more.
    """
    after = list(_all_refusals((*cluster.events, event), cluster.name, measure, measures))
    before = _all_refusals(cluster.events, cluster.name, measure, measures) if after else ()
    known = {(each.event.id, each.code) for each in before}
    reasons = {(each.id, each.override) for each in as_corrected(cluster.events)}
    yield from (each for each in after if each.event is event)
    for each in after:
        act = each.event
        new = act is not event and (act.id, each.code) not in known
        if new and (each.stands or (act.id, act.override) in reasons):
            yield _later(each)


def _later(refusal: Refusal) -> Refusal:
    """Say that it is another act, already recorded, that would not be lawful any more."""
    message = Message(
        "Then the act {id} of {day} would not be lawful: {message}",
        id=refusal.event.id,
        day=refusal.event.on,
        message=refusal.message,
    )
    return replace(refusal, message=message, answerable=False)


def refusals(
    events: Sequence[Event], name: str, measure: Measure, measures: Sequence[Measure]
) -> Iterator[Refusal]:
    """List every act of a history that was not lawful when it was taken, and for no reason given.

    Acts are judged as their corrections have them, records that were voided not at all; a
    correction may come before what it corrects in the order of days, so it is held against all
    the others.
    """
    return (each for each in _all_refusals(events, name, measure, measures) if each.stands)


def _all_refusals(
    events: Sequence[Event], name: str, measure: Measure, measures: Sequence[Measure]
) -> Iterator[Refusal]:
    earlier: list[Event] = []
    gone: set[str] = set()
    title: Title | None = None
    for event in chronological(as_corrected(without_void(events))):
        others = events if isinstance(event, (Corrected, Voided)) else earlier
        yield from _of_one(event, title, others, measure, measures)
        earlier.append(event)
        if isinstance(event, SetAside):
            gone.add(event.of)
            title = replay([each for each in earlier if each.id not in gone], name, measure)
        elif event.id not in gone:
            title = step(title, event, name, measure)


def _of_one(
    event: Event,
    title: Title | None,
    earlier: Sequence[Event],
    measure: Measure,
    measures: Sequence[Measure],
) -> Iterator[Refusal]:
    yield from _refusals(event, title, earlier, measure)
    if isinstance(event, (Recognised, ReviewPassed)):
        yield from _listed(outside_the_period(event, measure, measures))
    if isinstance(event, ReviewPassed):
        yield from _listed(on_papers(event, measure))


def _refusals(
    event: Event, title: Title | None, earlier: Sequence[Event], measure: Measure
) -> list[Refusal]:
    match event:
        case Recognised():
            return _listed(recognised(event, title, measure))
        case Corrected():
            return _listed(corrected_well(event, earlier))
        case Voided():
            return _listed(voided(event, earlier))
        case _:
            return _on_a_title(event, title, earlier, measure)


def _listed(refusal: Refusal | None) -> list[Refusal]:
    return [refusal] if refusal else []


OnStanding = (
    AnnualReport
    | CountyReport
    | ReviewApplied
    | ReviewPassed
    | ReviewFailed
    | Cancelled
    | Revoked
    | Renamed
)


def _on_a_title(
    event: OnStanding | SetAside, title: Title | None, earlier: Sequence[Event], measure: Measure
) -> list[Refusal]:
    if title is None:
        message = Message("On {day} the cluster was not yet recognised.", day=event.on)
        return [Refusal(event, "not-recognised", message, measure.validity.article)]
    if isinstance(event, SetAside):
        return _listed(set_aside(event, earlier, measure))
    if refusal := ended(event, title, measure):
        return [refusal]
    return _on_a_standing_title(event, title, measure)


def _on_a_standing_title(event: OnStanding, title: Title, measure: Measure) -> list[Refusal]:
    match event:
        case AnnualReport() | CountyReport():
            return _listed(reported(event, title, measure))
        case ReviewApplied():
            failed = after_failure(event, title, measure)
            return _listed(failed or applied(event, title, measure))
        case ReviewPassed() | ReviewFailed():
            failed = after_failure(event, title, measure)
            return _listed(failed or reviewed(event, title, measure))
        case Cancelled():
            return cancelled(event, title, measure)
        case Revoked():
            return revoked(event, title, measure)
        case Renamed():
            return _listed(renamed(event, title))
        case _:
            assert_never(event)
