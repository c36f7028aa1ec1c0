"""The acts on one application: those recorded as they are said, and those with something of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.kinds import kinds_of
from lccluster.language import Message
from lccluster.round.acts import (
    ObjectionDecided,
    ObjectionReceived,
    Recommended,
    RecordVoided,
    Recused,
    RoundAct,
)
from lccluster.round.acts.reviewing import EXPERT
from lccluster.round.given import is_next
from lccluster.round.numbering import drawn
from lccluster.usecases import typed_words
from lccluster.usecases.page.asked import AskedField, Typed, gathered
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.page.holding.errands import (
    RoundErrand,
    as_it_is_said,
    common,
    on_application,
    words,
)
from lccluster.usecases.round.recording.deciding import Recommending, recommend
from lccluster.usecases.round.recording.experts import panel_of
from lccluster.usecases.round.recording.meant import Hand, RecordedInRound

RANK = "rank-"


def _recommending() -> RoundErrand:
    keys = ("document_number", "late", "on", "note", "override")

    def asks(about: About) -> list[AskedField]:
        return [*_ranks(about), *common(Recommended, keys)]

    def recorded(about: About, typed: Typed, hand: Hand) -> list[RecordedInRound]:
        said, order = gathered(lambda: words(typed, hand, keys), lambda: _order(about, typed))
        office = about.room.offices.county(about.record.county)
        assert office  # noqa: S101 - an application is of a county that there is
        return recommend(about.room, office, Recommending(said, order), hand)

    return on_application(Recommended, asks, recorded)


def _ranks(about: About) -> list[AskedField]:
    """Ask for the rank of each application of the county that waits for its recommendation."""
    are_one, county = about.room.offices.are_one, about.record.county
    own = [each.record for each in about.every if are_one(each.record.county, county)]
    waiting = [each.record for each in about.every if is_next(Recommended, each)]
    found = [each for each in own if each in waiting]
    ranks = tuple((str(rank), str(rank)) for rank in range(1, len(found) + 1))
    return [
        AskedField(
            f"{RANK}{each.id}",
            Message("rank of {id} {cluster}", id=drawn(each), cluster=each.cluster),
            f"--order {drawn(each)}",
            None,
            ranks,
            "choice",
        )
        for each in found
    ]


def _order(about: About, typed: Typed) -> list[str]:
    """Give those that have a rank, the first one first; raises Unusable for a rank given twice."""
    by_rank: dict[int, str] = {}
    for each in _ranks(about):
        rank = typed_words.number(each.option, typed.said(each.key))
        if rank is None:
            continue
        if rank in by_rank:
            message = Message("The rank {rank} is given twice.", rank=rank)
            raise Unusable(Problem(code="rank-twice", field=each.option, message=message))
        by_rank[rank] = each.key.removeprefix(RANK)
    return [by_rank[rank] for rank in sorted(by_rank)]


def _recusing() -> RoundErrand:
    def experts(about: About) -> tuple[tuple[str, str], ...]:
        panel = about.room.panel
        return tuple((each.id, f"{each.id} {each.name}") for each in panel.experts) if panel else ()

    errand = as_it_is_said(Recused, {EXPERT.key: experts})
    return replace(errand, against=lambda about: _no_panel(about) or errand.against(about))


def _no_panel(about: About) -> list[str]:
    try:
        panel_of(about.room)
    except Unusable as unusable:
        return [str(each.message) for each in unusable.problems]
    return []


def _objecting() -> RoundErrand:
    errand = as_it_is_said(ObjectionReceived)

    def asks(about: About) -> list[AskedField]:
        reason, *others = errand.asks(about)
        return [replace(reason, shape="long"), *others]

    return replace(errand, asks=asks)


def _voiding() -> RoundErrand:
    def trials(about: About) -> Sequence[dict[str, Any]]:
        return [_voided(each) for each in about.met.recorded if each.id]

    def acts(about: About) -> list[tuple[str, str]]:
        met = about.met
        stand = [each for each in reversed(met.recorded) if each.id]
        open_ = (one for one in stand if not about.against(RecordVoided, met, [_voided(one)]))
        return [(each.id or "", f"{each.on} {each.words}") for each in open_]

    return as_it_is_said(RecordVoided, {"of": acts}, trials)


def _voided(act: RoundAct) -> dict[str, Any]:
    return {"of": act.id, "what": act.event}


def _numbers(about: About) -> list[tuple[str, str]]:
    return [(str(each), str(each)) for each in about.met.open_objections]


def _open_objections(about: About) -> list[dict[str, Any]]:
    return [{"number": each} for each in about.met.open_objections] or [{}]


def _of_kind(kind: type[RoundAct]) -> RoundErrand:
    if kind is ObjectionDecided:
        return as_it_is_said(kind, {"number": _numbers}, _open_objections)
    return as_it_is_said(kind)


_ALL = (
    *(_of_kind(kind) for kind in kinds_of(RoundAct) if kind.command and not kind.own_making),
    _recommending(),
    _recusing(),
    _objecting(),
    _voiding(),
)
# In the order in which a round goes.
ON_APPLICATIONS: Mapping[str, RoundErrand] = {
    each.word: each for each in sorted(_ALL, key=lambda each: kinds_of(RoundAct).index(each.kind))
}
