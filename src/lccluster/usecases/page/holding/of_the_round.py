"""The acts that are recorded for several applications at once, or on the round itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lccluster.language import Message
from lccluster.register.acts import Refusal
from lccluster.round.acts import (
    Closed,
    NoticePosted,
    Promulgated,
    Proposed,
)
from lccluster.round.given import is_listed, is_to_be_shown
from lccluster.round.numbering import drawn
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.page.holding.errands import (
    RoundErrand,
    as_said,
    sentences,
)
from lccluster.usecases.page.holding.receiving import FILING, READING
from lccluster.usecases.page.holding.reviewers import NAMING

PICK = "pick-"


def pick(application: str) -> str:
    """Name the field that picks an application."""
    return f"{PICK}{application}"


def _picks(about: About) -> list[AskedField]:
    """Offer each application that may come onto the list."""
    return [
        AskedField(
            pick(each.record.id),
            Message("{id} {cluster}", id=drawn(each.record), cluster=each.record.cluster),
            f"APP {drawn(each.record)}",
            shape="tick",
        )
        for each in about.open_for(Proposed)
    ]


def _picked(about: About, typed: Typed) -> dict[str, Any]:
    picked = (each.key for each in _picks(about) if typed.said(each.key))
    return {"applications": [each.removeprefix(PICK) for each in picked]}


def _proposing() -> RoundErrand:
    asks, recording = as_said(Proposed, whom=_picked)
    return RoundErrand(
        Proposed, lambda about: [*_picks(about), *asks(about)], recording, _nobody_to_propose
    )


def _nothing_to_show(about: About) -> list[object]:
    own = sentences(about.against_own(NoticePosted))
    if own or any(map(is_to_be_shown, about.every)):
        return [*own]
    return [Message("Nothing is proposed that no notice has shown yet.")]


def _not_yet(about: About) -> list[object]:
    listed = [each for each in about.every if is_listed(each)]
    if not listed:
        return [Message("Nothing is on the list that could be promulgated.")]
    found: list[Refusal] = []
    for each in listed:
        found += about.against(Promulgated, each)
    return [*sentences(found)]


def _still_open(about: About) -> list[object]:
    states = ((drawn(each.record), each.life.state) for each in about.every)
    still = [key for key, state in states if state and not state.at_an_end]
    return [
        *sentences(about.against_own(Closed)),
        *(
            Message("The application {id} is not at its end; the round stays open.", id=each)
            for each in still
        ),
    ]


def _nobody_to_propose(about: About) -> list[object]:
    if about.open_for(Proposed):
        return []
    return [Message("No application stands so that this could be recorded.")]


ON_ROUND: Mapping[str, RoundErrand] = {
    each.word: each
    for each in (
        FILING,
        NAMING,
        READING,
        _proposing(),
        RoundErrand(NoticePosted, *as_said(NoticePosted), _nothing_to_show),
        RoundErrand(Promulgated, *as_said(Promulgated), _not_yet),
        RoundErrand(Closed, *as_said(Closed), _still_open),
    )
}
