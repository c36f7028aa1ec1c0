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
from lccluster.round.acts.act import ONE, SEVERAL
from lccluster.round.acts.filing import LATE
from lccluster.rulebook.procedure import Procedure
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import AskedField, Typed, common_fields, gathered, said_of_every
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.page.holding.drawn import FilledPaper
from lccluster.usecases.round.recording.as_said import read_said, recorded
from lccluster.usecases.round.recording.meant import Hand, RecordedInRound

Recorded = Sequence[RecordedInRound]
Asks = Callable[[About], Sequence[AskedField]]
Recording = Callable[[About, Typed, Hand], Recorded]


class RoundErrand(Struct, frozen=True):
    """An act of a round as the page asks for it; `against` says what stands against it today whatever is said in it."""

    kind: type[RoundAct]
    asks: Asks
    recorded: Recording
    against: Callable[[About], Sequence[object]]
    paper: Callable[[About], FilledPaper] | None = None  # what is filled in, or comes as a file
    begun: Callable[[About], Typed] = lambda _: Typed({})

    @property
    def word(self) -> str:
        """Give the word of its command."""
        assert self.kind.command  # noqa: S101 - what somebody records has one
        return self.kind.command

    @property
    def title(self) -> str:
        """Say what one does, as the command's help does, as the name of a link."""
        return str(self.kind.does).rstrip(".。")

    def stage(self, procedure: Procedure) -> Message | None:
        """Name the stage that it does, or beside which it stands, with its article; None for what is no stage's."""
        for each in stages_of(self.kind, procedure.stages):
            return Message("{stage} ({article})", stage=each.label, article=each.article)
        return None


LATE_ASKED = AskedField(
    LATE.key,
    LATE.label,
    LATE.option,
    Message("Why it comes after the call's last day; it is recorded."),
)


def common(kind: type[RoundAct], keys: Sequence[str]) -> list[AskedField]:
    """List the fields that acts share, in the order of their keys."""
    found = {each.key: each for each in (*common_fields(kind), LATE_ASKED)}
    return [found[key] for key in keys]


def words(typed: Typed, hand: Hand, keys: Sequence[str]) -> dict[str, Any]:
    """Read what acts share; raises Unusable."""
    return said_of_every(typed, hand.stamp, keys)


def field(each: Particular) -> AskedField:
    """Ask for what a kind of act says beside day and paper."""
    choices = tuple((word, str(answer(word))) for word in choices_in(each.metavar))
    shape = "choice" if choices else "date" if each.metavar == "DATE" else "text"
    return AskedField(each.key, each.label, each.option, each.help, choices, shape)


def as_said(
    kind: type[RoundAct],
    choices: Mapping[str, Callable[[About], Sequence[tuple[str, str]]]] | None = None,
    whom: Callable[[About, Typed], dict[str, Any]] = lambda _about, _typed: {},
) -> tuple[Asks, Recording]:
    """Give what a kind asks that is recorded by what is said of it, and how it is recorded."""
    own = [each for each in kind.asked() if each not in (ONE, SEVERAL)]

    def asks(about: About) -> list[AskedField]:
        return [*_chosen(own, choices or {}, about), *common(kind, kind.every)]

    def recording(about: About, typed: Typed, hand: Hand) -> Recorded:
        shared, *values = gathered(
            lambda: {
                **{key: typed.said(key) for key in kind.every},
                "on": typed_words.day("--on", typed.said("on")),
            },
            *(lambda each=each: read_said(kind, each, typed.said(each.key)) for each in own),
        )
        said = {each.key: value for each, value in zip(own, values, strict=True)}
        return recorded(kind, about.room, said | whom(about, typed), shared, hand)

    return asks, recording


def as_it_is_said(
    kind: type[RoundAct],
    choices: Mapping[str, Callable[[About], Sequence[tuple[str, str]]]] | None = None,
    trials: Callable[[About], Sequence[dict[str, Any]]] = lambda _: ({},),
) -> RoundErrand:
    """Make the errand of a kind that is recorded on an application by what is said of it."""
    asks, recording = as_said(kind, choices, lambda about, _: {"application": about.record.id})
    return on_application(kind, asks, recording, trials)


def on_application(
    kind: type[RoundAct],
    asks: Asks,
    recorded: Recording,
    trials: Callable[[About], Sequence[dict[str, Any]]] = lambda _: ({},),
) -> RoundErrand:
    """Make the errand of an act on one application, against which the law of its kind may stand."""
    return RoundErrand(
        kind, asks, recorded, lambda about: sentences(about.against(kind, about.met, trials(about)))
    )


def _chosen(
    own: Sequence[Particular],
    choices: Mapping[str, Callable[[About], Sequence[tuple[str, str]]]],
    about: About,
) -> Iterator[AskedField]:
    for each in own:
        asked = field(each)
        if each.key in choices:
            asked = replace(asked, choices=tuple(choices[each.key](about)), shape="choice")
        yield asked


def sentences(refusals: Sequence[Any]) -> list[str]:
    """Say what stands against an act, each once."""
    return list(dict.fromkeys(str(each.sentence) for each in refusals))
