"""What can be done with a title from the page: each act, and how it is made of what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from lccluster.files.register.entry import Entry
from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.register.acts import (
    Act,
    Corrected,
    Ending,
    OnAct,
    Particular,
    ReviewApplied,
    ReviewPassed,
)
from lccluster.register.cluster import Cluster
from lccluster.usecases.page.asked import (
    CHOICE,
    FINDINGS,
    FORMS,
    AskedField,
    Errand,
    Typed,
    gathered,
    words_of,
)
from lccluster.usecases.page.titles.correcting import VALUES, read_right, right_fields, with_article
from lccluster.usecases.page.titles.reporting import report_errand
from lccluster.usecases.page.titles.trials import open_to
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.register.recording.intended import Make, drafted
from lccluster.usecases.register.recording.papers import Papers, examined
from lccluster.usecases.register.recording.particulars import read_particular
from lccluster.usecases.register.recording.reviews import applying, passing
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Occasion


def _of_kind(kind: type[Act]) -> Errand:
    """Make the errand of a kind that is recorded as it is said."""

    def asks(room: Room, cluster: Cluster) -> list[AskedField]:
        own = (_fields(kind, each, room, cluster) for each in kind.asked())
        return [*chain.from_iterable(own)]

    def made(room: Room, typed: Typed, stamp: Stamp) -> Make:
        asked = kind.asked()
        words, *values = gathered(
            lambda: words_of(room, typed, stamp),
            *(_reading(room, kind, each, typed) for each in asked),
        )
        said = {each.key: value for each, value in zip(asked, values, strict=True)}
        on = words["on"] if typed.said("on") else None
        return drafted(kind, words, said, on)

    assert kind.command  # noqa: S101 - see ERRANDS
    return Errand(kind.command, kind.words, kind.does, asks, made, kind)


def _reading(room: Room, kind: type[Act], each: Particular, typed: Typed) -> Callable[[], Any]:
    if each.key == VALUES:
        return lambda: read_right(typed)
    return lambda: read_particular(room.measure, kind, each, typed.said(each.key))


def _fields(
    kind: type[Act], each: Particular, room: Room, cluster: Cluster
) -> Sequence[AskedField]:
    if each.key == VALUES:
        return right_fields(room.measure, open_to(Corrected, room, cluster))
    return [_field(kind, each, room, cluster)]


def _field(kind: type[Act], each: Particular, room: Room, cluster: Cluster) -> AskedField:
    choices: tuple[tuple[str, str], ...] = ()
    shape = "text"
    if each.key == "ground" and issubclass(kind, Ending):
        grounds = kind.grounds(room.measure)
        choices, shape = tuple((one.id, with_article(one)) for one in grounds), CHOICE
    elif each.key == "of" and issubclass(kind, OnAct):
        acts = open_to(kind, room, cluster)
        choices, shape = tuple((one.id or "", f"{one.on} {one.words}") for one in acts), CHOICE
    return AskedField(each.key, each.label, each.option, each.help, choices, shape)


_FORM = AskedField(FORMS, Message("application"), "APPLICATION", shape="form")
_FINDINGS = AskedField(FINDINGS, Message("findings"), "--findings", shape="file")


def _apply() -> Errand:
    def made(room: Room, typed: Typed, stamp: Stamp) -> Make:
        event = ReviewApplied(**words_of(room, typed, stamp) | {"by": None})
        return applying(room, event, _papers(room, typed, stamp, event))

    does = Message("Record an application for re-review.")
    return Errand(
        "apply-review", ReviewApplied.words, does, lambda *_: [_FORM], made, ReviewApplied
    )


def _pass() -> Errand:
    def made(room: Room, typed: Typed, stamp: Stamp) -> Make:
        event = ReviewPassed(**words_of(room, typed, stamp))
        return passing(room, event, _papers(room, typed, stamp, event))

    does = Message("Record that a re-review was passed.")
    asks = (_FORM, _FINDINGS)
    return Errand("pass-review", ReviewPassed.words, does, lambda *_: asks, made, ReviewPassed)


def _papers(room: Room, typed: Typed, stamp: Stamp, event: Act) -> list[Papers]:
    on = event.on if isinstance(event, ReviewPassed) else None
    forms, found = typed.files(FORMS), typed.findings()
    return examined(room, Occasion.REVIEW, forms, found, stamp.today, on)


ERRANDS: Mapping[str, Errand] = {
    each.word: each
    for each in (
        report_errand(),
        _apply(),
        _pass(),
        *(_of_kind(kind) for kind in kinds_of(Act) if kind.command and not kind.own_making),
    )
}


def entry_of(room: Room, cluster: str) -> Entry | None:
    """Find a title by its id; a name is none, so that what is asked for opens no file by its words."""
    return room.entry(cluster) if cluster in room.register.ids() else None
