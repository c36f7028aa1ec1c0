"""May this act be taken? Each refusal says which provision stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Refused
from lccluster.language import Message, headed, sentences
from lccluster.register.acts import Act, Refusal, SetAside, Situation
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Title
from lccluster.register.title import replay
from lccluster.register.view import as_corrected, chronological, without_void
from lccluster.rulebook.measure import Measure

__all__ = ["Decided", "Refusal", "Unlawful", "decide", "refusals"]


class Unlawful(Refused):
    """An act that the register's law does not allow, with everything that stands against it.

    What stands against one title is one line, which begins with its place.
    """

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(self._lines())

    def _lines(self) -> list[str]:
        said: dict[str | None, list[Message]] = {}
        for each in self.refusals:
            known = said.setdefault(each.place, [])
            if each.sentence not in known:  # a list of titles is refused once
                known.append(each.sentence)
        if all(each.answerable for each in self.refusals):
            said[self.refusals[-1].place].append(
                Message("With --override REASON it is recorded all the same, with that reason.")
            )
        return [headed(*filter(None, (place, sentences(*those)))) for place, those in said.items()]


class Decided(Struct, frozen=True):
    """An act that may be taken, and what its recorded reason answers."""

    event: Act
    answered: tuple[Refusal, ...] = ()


def decide(
    event: Act,
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
    event: Act, cluster: Cluster, measure: Measure, measures: Sequence[Measure]
) -> Iterator[Refusal]:
    """List what stands against an act on its own day, and the later ones that it would undo.

    The reason of a later act answers what stood against that act when it was recorded, no more.
    """
    after = list(_all_refusals((*cluster.events, event), cluster.name, measure, measures))
    before = _all_refusals(cluster.events, cluster.name, measure, measures) if after else ()
    known = {(each.event.id, each.code, each.stands) for each in before}
    reasons = {(each.id, each.override) for each in as_corrected(cluster.events)}
    yield from (each for each in after if each.event is event)
    for each in after:
        act = each.event
        new = act is not event and (act.id, each.code, each.stands) not in known
        if new and (each.stands or (act.id, act.override) in reasons):
            yield _later(each)


def _later(refusal: Refusal) -> Refusal:
    """Say that it is another act, already recorded, that would not be lawful any more."""
    message = Message(
        "Then “{act}” of {day} would not be lawful: {message}",
        act=refusal.event.words,
        day=refusal.event.on,
        message=refusal.message,
    )
    return replace(refusal, message=message, answerable=False)


def refusals(
    events: Sequence[Act], name: str, measure: Measure, measures: Sequence[Measure]
) -> Iterator[Refusal]:
    """List every act of a history that was not lawful when it was taken, and for no reason given.

    Acts are judged as their corrections have them, records that were voided not at all.
    """
    return (each for each in _all_refusals(events, name, measure, measures) if each.stands)


def _all_refusals(
    events: Sequence[Act], name: str, measure: Measure, measures: Sequence[Measure]
) -> Iterator[Refusal]:
    earlier: list[Act] = []
    gone: set[str] = set()
    title: Title | None = None
    for event in chronological(as_corrected(without_void(events))):
        yield from event.against(
            Situation(
                title=title,
                earlier=earlier,
                everything=events,
                measure=measure,
                measures=measures,
            )
        )
        earlier.append(event)
        if isinstance(event, SetAside):
            gone.add(event.of)
            title = replay([each for each in earlier if each.id not in gone], name, measure)
        elif event.id not in gone:
            title = event.after(title, name, measure)
