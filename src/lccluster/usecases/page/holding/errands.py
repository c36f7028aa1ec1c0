"""What can be recorded in a round from the page: what each act asks, and how it is recorded as its command does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.choices import choices_in
from lccluster.language import Message
from lccluster.register.acts import Particular
from lccluster.render.screen.round import answer
from lccluster.round.acts import RoundAct, stages_of
from lccluster.round.acts.filing import LATE
from lccluster.rulebook.procedure import Procedure
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import LABELS, AskedField, Typed, gathered
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.round.recording.deciding import by_whom, record_acts
from lccluster.usecases.round.recording.record import Hand, RecordedInRound
from lccluster.usecases.round.recording.said import read_said

Recorded = Sequence[RecordedInRound]


class RoundErrand(Struct, frozen=True, kw_only=True):
    """An act of a round as the page asks for it.

    `word` is the command's; `against` says what stands against it today whatever is said in it.
    """

    kind: type[RoundAct]
    word: str
    does: Message
    asks: Callable[[About], Sequence[AskedField]]
    recorded: Callable[[About, Typed, Hand], Recorded]
    against: Callable[[About], Sequence[object]]

    @property
    def title(self) -> str:
        """Say what one does, as the command's help does, as the name of a link."""
        return str(self.does).rstrip(".。")

    def stage(self, procedure: Procedure) -> Message | None:
        """Name the stage that it does, or beside which it stands, with its article; None for what is no stage's."""
        for each in stages_of(self.kind, procedure.stages):
            return Message("{stage} ({article})", stage=each.label, article=each.article)
        return None


def day(key: str, label: Message, help: Message | None = None) -> AskedField:
    """Ask for a day."""
    return AskedField(key, label, f"--{key}", help, shape="date")


COMMON: Mapping[str, AskedField] = {
    "late": AskedField(
        "late",
        LATE.label,
        "--late",
        Message("Why it comes after the call's last day; it is recorded."),
    ),
    "on": day("on", LABELS["on"]),
    "document_number": AskedField("document_number", LABELS["document_number"], "--document"),
    "note": AskedField("note", LABELS["note"], "--note"),
    "override": AskedField(
        "override",
        LABELS["override"],
        "--override",
        Message("Why it is done although something stands against it; it is recorded."),
    ),
}
EVERY = ("on", "document_number", "note", "override")


def common(kind: type[RoundAct], keys: Sequence[str]) -> list[AskedField]:
    """List the fields that acts share; a day counts as its kind says."""
    found = (COMMON[key] for key in keys)
    return [replace(each, help=kind.counts_from) if each.key == "on" else each for each in found]


def words(typed: Typed, hand: Hand, keys: Sequence[str]) -> dict[str, Any]:
    """Read what acts share; raises Unusable."""
    said: dict[str, Any] = {key: typed.said(key) for key in keys}
    return said | {"on": typed_words.day("--on", typed.said("on")) or hand.stamp.today}


def field(each: Particular) -> AskedField:
    """Ask for what a kind of act says beside day and paper."""
    choices = tuple((word, str(answer(word))) for word in choices_in(each.metavar))
    return AskedField(
        each.key, each.label, each.option, each.help, choices, "choice" if choices else "text"
    )


def as_it_is_said(
    kind: type[RoundAct],
    choices: Mapping[str, Callable[[About], Sequence[tuple[str, str]]]] | None = None,
    trials: Callable[[About], Sequence[dict[str, Any]]] = lambda _: ({},),
) -> RoundErrand:
    """Make the errand of a kind that is recorded on an application as it is said."""

    def asks(about: About) -> list[AskedField]:
        return [*_chosen(kind, choices or {}, about), *common(kind, EVERY)]

    def recorded(about: About, typed: Typed, hand: Hand) -> Recorded:
        asked = kind.asked()
        said, *values = gathered(
            lambda: words(typed, hand, EVERY),
            *(lambda each=each: read_said(kind, each, typed.said(each.key)) for each in asked),
        )
        own = {each.key: value for each, value in zip(asked, values, strict=True)}
        return record_acts(
            about.room,
            [about.record.id],
            lambda record: kind(by=by_whom(about.room, kind, record), **said, **own),
            hand,
        )

    assert kind.command  # noqa: S101 - the table lists those that have one
    return RoundErrand(
        kind=kind,
        word=kind.command,
        does=kind.does,
        asks=asks,
        recorded=recorded,
        against=lambda about: sentences(about.against(kind, about.met, trials(about))),
    )


def _chosen(
    kind: type[RoundAct],
    choices: Mapping[str, Callable[[About], Sequence[tuple[str, str]]]],
    about: About,
) -> Iterator[AskedField]:
    for each in kind.asked():
        asked = field(each)
        if each.key in choices:
            asked = replace(asked, choices=tuple(choices[each.key](about)), shape="choice")
        yield asked


def sentences(refusals: Sequence[Any]) -> list[str]:
    """Say what stands against an act, each once."""
    return list(dict.fromkeys(str(each.sentence) for each in refusals))
