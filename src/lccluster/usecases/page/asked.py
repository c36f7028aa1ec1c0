"""What an act asks at the page, what was typed into it, and what every act is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.language import Message, spoken
from lccluster.quantities import Unit
from lccluster.register.acts import Act
from lccluster.register.acts.act import AnyAct
from lccluster.register.acts.particulars import PAPER, REMARKS
from lccluster.register.cluster import Cluster
from lccluster.usecases import typed_words
from lccluster.usecases.page.applications.handed_in import below
from lccluster.usecases.page.applications.in_folder import findings_beside
from lccluster.usecases.register.acts import Stamp
from lccluster.usecases.register.recording.intended import Make
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Words

FORMS, FINDINGS = "forms", "findings"
CHOICE = "choice"  # the shape of a field that is not written into
ITSELF = Message("What is recorded now")
LABELS = {each.key: each.label for each in (*PAPER, *REMARKS)}


class AskedField(Struct, frozen=True):
    """A field of the form; `option` is how a problem of the command line names it."""

    key: str
    label: Message | Words
    option: str
    help: Message | None = None
    choices: tuple[tuple[str, str], ...] = ()
    shape: str = (
        "text"  # or long, choice, date, tick, hidden, file, form: a file, or a form of the folder
    )
    section: Words | Message | None = None  # the heading of the form that it stands under
    begins: Message | None = None  # the heading of a group that it is the first of

    @property
    def more(self) -> Message | None:
        """Give its help, unless that says how to write what is chosen here, or its label again and a full stop."""
        again = str(self.help)[:-1].removeprefix("The ") == str(self.label)
        return None if again or self.shape == CHOICE else self.help


def in_its_unit(label: Words, unit: Unit | None) -> Words | Message:
    """Name a figure with its unit; an English label names by itself what it counts."""
    if unit is None or (unit.counts and spoken() == "en"):
        return label
    return Message("{label}, in {unit}", label=label, unit=unit.words)


class Typed(Struct, frozen=True):
    """What was typed into the fields, where the files that came with it lie, and forms of the folder."""

    texts: Mapping[str, str]
    place: Path | None = None
    here: Mapping[str, Sequence[Path]] = {}

    def said(self, key: str) -> str | None:
        """Give what was typed; nothing typed is nothing said."""
        return self.texts.get(key) or None

    def files(self, group: str) -> list[Path]:
        """Give the files of a field."""
        dropped = below(self.place, group) if self.place else []
        return [*dropped, *self.here.get(group, ())]

    def findings(self) -> list[Path]:
        """Give the findings that were handed in, and those that lie beside forms of the folder."""
        lying = (found for each in self.here.get(FORMS, ()) for found in findings_beside(each))
        return [*self.files(FINDINGS), *lying]


class Errand(Struct, frozen=True):
    """An act that can be recorded on a title: its word in addresses, what it is, what it asks, how it is made."""

    word: str
    title: Message
    does: Message
    asks: Callable[[Room, Cluster], Sequence[AskedField]]
    made: Callable[[Room, Typed, Stamp], Make]
    kind: type[Act]

    def fields(self, room: Room, cluster: Cluster) -> list[AskedField]:
        """List its own fields, then those of every act, which belong to no group before them."""
        own, (first, *others) = self.asks(room, cluster), common_fields(self.kind)
        grouped = any(each.begins for each in own)
        return [*own, replace(first, begins=ITSELF) if grouped else first, *others]


def common_fields(kind: type[AnyAct]) -> Iterator[AskedField]:
    """List what is asked of every act; a day counts as its kind says."""
    yield day("on", LABELS["on"], kind.counts_from)
    yield AskedField("document_number", LABELS["document_number"], "--document")
    yield AskedField("note", LABELS["note"], "--note", shape="long")
    yield AskedField(
        "override",
        LABELS["override"],
        "--override",
        Message("Why it is done although something stands against it; it is recorded."),
    )


def day(key: str, label: Message, help: Message | None = None) -> AskedField:
    """Ask for a day."""
    return AskedField(key, label, f"--{key}", help, shape="date")


def said_of_every(typed: Typed, stamp: Stamp, keys: Sequence[str]) -> dict[str, Any]:
    """Read what acts share, the day among it; raises Unusable."""
    said: dict[str, Any] = {key: typed.said(key) for key in keys}
    return said | {"on": typed_words.day("--on", typed.said("on")) or stamp.today}


def words_of(room: Room, typed: Typed, stamp: Stamp) -> dict[str, Any]:
    """Read what every act says; raises Unusable."""
    said = said_of_every(typed, stamp, ("document_number", "note", "override"))
    return said | {"by": room.me.office}


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
