"""The acts that are recorded for several applications at once, or on the round itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lccluster.language import Message
from lccluster.register.acts import Refusal
from lccluster.round.acts import (
    Closed,
    NoticePosted,
    Promulgated,
    Proposed,
    RoundAct,
)
from lccluster.round.acts.recommending import REASON
from lccluster.round.given import is_listed, is_to_be_shown
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import AskedField, Typed, day, gathered
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.page.holding.errands import (
    Asks,
    Recorded,
    Recording,
    RoundErrand,
    common,
    sentences,
    words,
)
from lccluster.usecases.page.holding.receiving import FILING, READING
from lccluster.usecases.page.holding.reviewers import NAMING
from lccluster.usecases.round.recording.ending import close, promulgate
from lccluster.usecases.round.recording.listing import post_notice, propose
from lccluster.usecases.round.recording.record import Hand

PICK = "pick-"

_PROPOSING = ("on", "note", "override")


def pick(application: str) -> str:
    """Name the field that picks an application."""
    return f"{PICK}{application}"


def _picks(about: About) -> list[AskedField]:
    """Offer each application that may come onto the list."""
    return [
        AskedField(
            pick(each.record.id),
            Message("{id} {cluster}", id=each.record.id, cluster=each.record.cluster),
            f"APP {each.record.id}",
            shape="tick",
        )
        for each in about.open_for(Proposed)
    ]


def _asks_whom(about: About) -> list[AskedField]:
    why = Message("Why the order of scores is left.")
    reason = AskedField(REASON.key, REASON.label, "--reason", why)
    return [*_picks(about), reason, *common(Proposed, _PROPOSING)]


def _proposed(about: About, typed: Typed, hand: Hand) -> Recorded:
    picked = [each.key.removeprefix(PICK) for each in _picks(about) if typed.said(each.key)]
    said = words(typed, hand, _PROPOSING)
    return propose(about.room, picked, typed.said("reason"), said, hand)


_SINCE = day("from", Message("notice from"), Message("The first day of the notice."))
_UNTIL = day(
    "until",
    Message("notice until"),
    Message("Its last day, counted by hand; else as the call says."),
)
_SHOWING = ("on", "document_number", "note")


def _posted(about: About, typed: Typed, hand: Hand) -> Recorded:
    said, since, until = gathered(
        lambda: words(typed, hand, _SHOWING),
        lambda: typed_words.day(
            "--from", typed_words.needed("--from", typed.said(_SINCE.key) or "")
        ),
        lambda: typed_words.day("--until", typed.said(_UNTIL.key)),
    )
    said["on"] = said["on"] if typed.said("on") else since
    return post_notice(about.room, since, until, said, hand)


def _nothing_to_show(about: About) -> list[object]:
    own = sentences(about.against_own(NoticePosted))
    if own or any(map(is_to_be_shown, about.every)):
        return [*own]
    return [Message("Nothing is proposed that no notice has shown yet.")]


_ENDING = ("document_number", "on", "note", "override")


def _promulgated(about: About, typed: Typed, hand: Hand) -> Recorded:
    return promulgate(about.room, words(typed, hand, _ENDING), hand)


def _not_yet(about: About) -> list[object]:
    listed = [each for each in about.every if is_listed(each)]
    if not listed:
        return [Message("Nothing is on the list that could be promulgated.")]
    found: list[Refusal] = []
    for each in listed:
        found += about.against(Promulgated, each)
    return [*sentences(found)]


def _closed(about: About, typed: Typed, hand: Hand) -> Recorded:
    return close(about.room, words(typed, hand, ("on", "note")), hand)


def _still_open(about: About) -> list[object]:
    states = ((each.record.id, each.life.state) for each in about.every)
    still = [key for key, state in states if state and not state.at_an_end]
    return [
        *sentences(about.against_own(Closed)),
        *(
            Message("The application {id} is not at its end; the round stays open.", id=each)
            for each in still
        ),
    ]


def _asking(kind: type[RoundAct], own: Sequence[AskedField], keys: Sequence[str]) -> Asks:
    return lambda _: [*own, *common(kind, keys)]


def _nobody_to_propose(about: About) -> list[object]:
    if about.open_for(Proposed):
        return []
    return [Message("No application stands so that this could be recorded.")]


def _own(kind: type[RoundAct], asks: Asks, recorded: Recording) -> RoundErrand:
    """Make the errand of an act on the round itself, against which the law of its kind may stand."""
    return RoundErrand(kind, asks, recorded, lambda about: sentences(about.against_own(kind)))


ON_ROUND: Mapping[str, RoundErrand] = {
    each.word: each
    for each in (
        FILING,
        NAMING,
        READING,
        RoundErrand(Proposed, _asks_whom, _proposed, _nobody_to_propose),
        RoundErrand(
            NoticePosted,
            _asking(NoticePosted, (_SINCE, _UNTIL), _SHOWING),
            _posted,
            _nothing_to_show,
        ),
        RoundErrand(Promulgated, _asking(Promulgated, (), _ENDING), _promulgated, _not_yet),
        RoundErrand(Closed, _asking(Closed, (), ("on", "note")), _closed, _still_open),
    )
}
