"""Cancellations and revocations, two different ends, and what is set aside (第十三条, 第十四条)."""

from __future__ import annotations

from collections.abc import Sequence

from lccluster.language import Listing, Message
from lccluster.register.events import Cancelled, Event, ReviewFailed, Revoked, SetAside
from lccluster.register.facts import Standing
from lccluster.register.law.records import no_such_event
from lccluster.register.law.refusal import Refusal
from lccluster.register.law.reviews import after_failure
from lccluster.register.title import Title
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Ground, Measure


def ended(event: Event, title: Title, measure: Measure) -> Refusal | None:
    """Nothing is done with a title that an act has ended, but setting that act aside."""
    if not title.ended:
        return None
    return Refusal(
        event,
        "title-ended",
        Message(
            "The title has ended: {standing} on {day}.",
            standing=title.ended.words,
            day=title.ended_on,
        ),
        _article(_grounds(title.ended, measure)),
    )


def cancelled(event: Cancelled, title: Title, measure: Measure) -> list[Refusal]:
    """A cancellation has a ground that holds on its day, and a document."""
    return _on_a_ground(event, title, measure.grounds.cancel)


def revoked(event: Revoked, title: Title, measure: Measure) -> list[Refusal]:
    """A revocation has a ground and a document; after a failed re-review, that failure alone."""
    grounds = measure.grounds.revoke
    ground = next((each for each in grounds if each.id == event.ground), None)
    found = _on_a_ground(event, title, grounds)
    if ground is None or ground.when != Standing.REVIEW_FAILED.value:
        failed = after_failure(event, title, measure)
        found = [*([failed] if failed else ()), *found]
    return found


def set_aside(event: SetAside, earlier: Sequence[Event], measure: Measure) -> Refusal | None:
    """An end or a failed re-review can be set aside, once, and on paper."""
    target = next((each for each in earlier if each.id == event.of), None)
    if target is None:
        return no_such_event(event, event.of, earlier)
    if not isinstance(target, (Cancelled, Revoked, ReviewFailed)):
        return Refusal(
            event,
            "not-to-be-set-aside",
            Message("Only a cancellation, a revocation or a failed re-review can be set aside."),
        )
    if any(isinstance(each, SetAside) and each.of == event.of for each in earlier):
        return Refusal(event, "set-aside-twice", Message("That act has been set aside already."))
    return _on_paper(event, _behind(target, measure))


def _behind(target: Cancelled | Revoked | ReviewFailed, measure: Measure) -> Citation | None:
    if isinstance(target, ReviewFailed):
        return measure.review.article
    grounds = measure.grounds
    return _article(grounds.cancel if isinstance(target, Cancelled) else grounds.revoke)


def _on_a_ground(
    event: Cancelled | Revoked, title: Title, grounds: Sequence[Ground]
) -> list[Refusal]:
    ground = next((each for each in grounds if each.id == event.ground), None)
    found = (
        _holds(event, title, ground) if ground else _no_ground(event, grounds),
        _on_paper(event, ground.article if ground else _article(grounds)),
    )
    return [each for each in found if each]


def _holds(event: Cancelled | Revoked, title: Title, ground: Ground) -> Refusal | None:
    standing = title.standing(event.on)
    if ground.when is None or standing == ground.when:
        return None
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


def _on_paper(event: Cancelled | Revoked | SetAside, article: Citation | None) -> Refusal | None:
    if event.document_number:
        return None
    message = Message("An act like this needs its document: --document 文号.")
    return Refusal(event, "no-document", message, article)


def _no_ground(event: Cancelled | Revoked, grounds: Sequence[Ground]) -> Refusal:
    known = Listing(f"{each.id} ({each.label})" for each in grounds)
    if not grounds:
        code, message = "no-grounds-known", Message("The measure states no ground for it.")
    elif not event.ground:
        code, message = (
            "no-ground",
            Message("An act like this needs its ground: --ground, one of {known}.", known=known),
        )
    else:
        code, message = (
            "unknown-ground",
            Message(
                "“{ground}” is no ground for it; known here: {known}.",
                ground=event.ground,
                known=known,
            ),
        )
    return Refusal(event, code, message, _article(grounds))


def _grounds(end: Standing, measure: Measure) -> Sequence[Ground]:
    grounds = measure.grounds
    return grounds.cancel if end is Standing.CANCELLED else grounds.revoke


def _article(grounds: Sequence[Ground]) -> Citation | None:
    """Cite the article of some grounds, without its items."""
    return grounds[0].article.whole if grounds else None
