"""What can be done with a title from the page: what each act asks, and how it is made of what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Problem, Unusable
from lccluster.files.register.entry import Entry
from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.register.acts import Act, Ending, OnAct, Particular, ReviewApplied, ReviewPassed
from lccluster.register.acts.particulars import PAPER, REMARKS
from lccluster.register.cluster import Cluster
from lccluster.usecases import typed_words
from lccluster.usecases.page.handed_in import below
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.register.recording.drafted import drafted
from lccluster.usecases.register.recording.intended import Make
from lccluster.usecases.register.recording.papers import Papers, examined
from lccluster.usecases.register.recording.particulars import read_particular
from lccluster.usecases.register.recording.reports import HandedIn, duty_meant, handing_in
from lccluster.usecases.register.recording.reviews import applying, passing
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Occasion, Words

FORMS, FINDINGS = "forms", "findings"
LABELS = {each.key: each.label for each in (*PAPER, *REMARKS)}


class AskedField(Struct, frozen=True):
    """A field of the form; `option` is how a problem of the command line names it."""

    key: str
    label: Message | Words
    option: str
    help: Message | None = None
    choices: tuple[tuple[str, str], ...] = ()
    shape: str = "text"  # or long, choice, file


class Typed(Struct, frozen=True):
    """What was typed into the fields, and where the files that came with it lie."""

    texts: Mapping[str, str]
    place: Path | None = None

    def said(self, key: str) -> str | None:
        """Give what was typed; nothing typed is nothing said."""
        return self.texts.get(key) or None

    def files(self, group: str) -> list[Path]:
        """Give the files of a field."""
        return below(self.place, group) if self.place else []


class Errand(Struct, frozen=True):
    """An act that can be recorded on a title: its word in addresses, what it is, what it asks, how it is made."""

    word: str
    title: Message
    does: Message
    asks: Callable[[Room, Cluster], Sequence[AskedField]]
    made: Callable[[Room, Typed, Stamp], Make]
    kind: type[Act]

    def fields(self, room: Room, cluster: Cluster) -> list[AskedField]:
        """List its own fields, then those of every act."""
        return [*self.asks(room, cluster), *common_fields(self.kind)]


def common_fields(kind: type[Act]) -> Iterator[AskedField]:
    """List what is asked of every act."""
    yield AskedField("on", LABELS["on"], "--on", kind.counts_from)
    yield AskedField("document_number", LABELS["document_number"], "--document")
    yield AskedField("note", LABELS["note"], "--note")
    yield AskedField(
        "override",
        LABELS["override"],
        "--override",
        Message("Why it is done although something stands against it; it is recorded."),
    )


def words_of(room: Room, typed: Typed, stamp: Stamp) -> dict[str, Any]:
    """Read what every act says; raises Unusable."""
    return {
        "on": typed_words.day("--on", typed.said("on")) or stamp.today,
        "by": room.me.office,
        **{key: typed.said(key) for key in ("document_number", "note", "override")},
    }


def gathered(*readers: Callable[[], Any]) -> list[Any]:
    """Read everything; raises Unusable with all that is wrong, not only the first."""
    found, wrong = list[Any](), list[Problem]()
    for read in readers:
        try:
            found.append(read())
        except Unusable as unusable:
            wrong += unusable.problems
    if wrong:
        raise Unusable(wrong)
    return found


def _of_kind(kind: type[Act]) -> Errand:
    """Make the errand of a kind that is recorded as it is said."""

    def asks(room: Room, cluster: Cluster) -> list[AskedField]:
        return [_field(kind, each, room, cluster) for each in kind.asked()]

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
    written: Any = typed.said(each.key)
    if each.metavar.endswith("..."):
        written = (written or "").split()
    return lambda: read_particular(room.measure, kind, each, written)


def _field(kind: type[Act], each: Particular, room: Room, cluster: Cluster) -> AskedField:
    choices: tuple[tuple[str, str], ...] = ()
    if each.key == "ground" and issubclass(kind, Ending):
        grounds = kind.grounds(room.measure)
        choices = tuple((one.id, f"{one.label} ({one.article})") for one in grounds)
    elif each.key == "of" and issubclass(kind, OnAct):
        choices = tuple((one.id, f"{one.on} {one.words}") for one in cluster.events if one.id)
    shape = "choice" if choices else "long" if each.metavar.endswith("...") else "text"
    return AskedField(each.key, each.label, each.option, each.help, choices, shape)


def _report() -> Errand:
    from lccluster.register.acts import AnnualReport

    def asks(room: Room, _cluster: Cluster) -> list[AskedField]:
        duties = tuple((each.id, str(each.words)) for each in room.measure.duties)
        return [
            AskedField("duty", Message("duty"), "--duty", None, duties, "choice"),
            AskedField(
                "year",
                Message("year"),
                "--year",
                Message("The year it is about; else the one usually due."),
            ),
            AskedField("part", Message("part of the year"), "--part"),
        ]

    def made(room: Room, typed: Typed, stamp: Stamp) -> Make:
        words, duty, year, part = gathered(
            lambda: words_of(room, typed, stamp),
            lambda: duty_meant(room.measure, typed.said("duty"), None),
            lambda: typed_words.number("--year", typed.said("year")),
            lambda: typed_words.number("--part", typed.said("part")),
        )
        return handing_in(room, words, HandedIn(duty, year, part))

    does = Message("Record a yearly report, of the cluster or of its county.")
    return Errand("report", Message("report"), does, asks, made, AnnualReport)


_FORM = AskedField(FORMS, Message("application"), "APPLICATION", shape="file")
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
    forms, found = typed.files(FORMS), typed.files(FINDINGS)
    return examined(room, Occasion.REVIEW, forms, found, stamp.today, on)


ERRANDS: Mapping[str, Errand] = {
    each.word: each
    for each in (
        _report(),
        _apply(),
        _pass(),
        *(_of_kind(kind) for kind in kinds_of(Act) if kind.command),
    )
}


def entry_of(room: Room, cluster: str) -> Entry | None:
    """Find a title by its id; a name is none, so that what is asked for opens no file by its words."""
    return room.entry(cluster) if cluster in room.register.ids() else None
