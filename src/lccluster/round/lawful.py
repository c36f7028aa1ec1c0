"""May this act of a round be taken? Each refusal names the article, or the line of the call."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lccluster.language import Listing, Message
from lccluster.register.acts.act import Refusal
from lccluster.register.lawful import Unlawful
from lccluster.round.acts import Closed, Filed, RoundAct, stage_done_by
from lccluster.round.acts.act import OF_THE_ROUND
from lccluster.round.circumstances import Circumstances
from lccluster.round.given import may_be_done, missing
from lccluster.round.records import RoundRecord, without_void
from lccluster.round.states import State
from lccluster.vocabulary import Verdict


class LawfulAct(Struct, frozen=True):
    """An act of a round that may be taken, and what its recorded reason answers."""

    event: RoundAct
    answered: tuple[Refusal, ...] = ()


def decide(act: RoundAct, met: Circumstances) -> LawfulAct:
    """Give the act if it may be taken; raises Unlawful with all that stands against it.

    Whose act it is its stage says; one of a kind that does several stages names the one that it did.
    A reason that answers nothing is not recorded.
    """
    found = list(_against(act, met))
    if standing := [each for each in found if each.stands]:
        raise Unlawful(standing)
    kept = act if found or act.override is None else replace(act, override=None)
    return LawfulAct(_named(kept, met), tuple(found))


def _named(act: RoundAct, met: Circumstances) -> RoundAct:
    stages, stage = stage_done_by(type(act), met.procedure.stages), met.stage_of(act)
    if stage is None:
        return act
    by = act.by if stage.actor == "county" else met.whose(stage)
    return replace(act, by=by, stage=stage.id if len(stages) > 1 else act.stage)


def decide_own(act: RoundAct, round: RoundRecord) -> LawfulAct:
    """Give an act on the round itself if it may be taken; raises Unlawful once the round is closed."""
    closed = list(_closed(act, round))
    if closed:
        raise Unlawful(closed)
    return LawfulAct(act)


def _closed(act: RoundAct, round: RoundRecord) -> Iterator[Refusal]:
    for each in round.events:
        if isinstance(each, Closed):
            message = Message("The round was closed on {day}.", day=each.on)
            yield act.refused("round-closed", message, OF_THE_ROUND)


def _against(act: RoundAct, met: Circumstances) -> Iterator[Refusal]:
    if stopped := list(_out_of_place(act, met)):
        yield from stopped
        return
    if stage_done_by(type(act), met.procedure.stages):
        yield from missing(act, met)
    yield from act.against(met)
    yield from _not_eligible(act, met)


def _out_of_place(act: RoundAct, met: Circumstances) -> Iterator[Refusal]:
    """Refuse what comes after the round, before what is recorded, or in no state to be met by it."""
    if closed := list(_closed(act, met.round)):
        yield from closed
        return
    state = met.life.state
    days = (each.on for each in without_void(met.record.events) if each.left_in())
    last = max(days, default=act.on) if act.left_in() else act.on
    if act.on < last:
        message = Message(
            "It is dated {day}, before what was recorded last, of {last}.", day=act.on, last=last
        )
        yield act.refused("before-the-last-act", message, OF_THE_ROUND, answerable=True)
    if isinstance(act, Filed) or state is None:
        return
    if not _fits(act, met, state):
        yield act.refused("out-of-place", _out_of(act, state), met.article_of(act))


def _out_of(act: RoundAct, state: State) -> Message:
    """Say how the application stands, and how it would have to, or where to see what comes next."""
    if not act.from_states:
        return Message(
            "The application stands so: {state}; “lccluster round todo” says what comes next.",
            state=state.words,
        )
    states = Listing(each.words for each in State if each in act.from_states)
    said = {"state": state.words, "what": act.words, "states": states}
    return Message("The application stands so: {state}; “{what}” needs one of: {states}.", **said)


def _fits(act: RoundAct, met: Circumstances, state: State) -> bool:
    """Tell whether an application is where an act may meet it; what its stage needs is asked apart."""
    does = bool(stage_done_by(type(act), met.procedure.stages))
    stage = met.stage_of(act)
    if stage and (does or act.instead):
        open_ = not state.at_an_end and state is not State.RETURNED
        return open_ and may_be_done(stage, met, again=act.again)
    return state in act.from_states if act.from_states else not state.at_an_end


def _not_eligible(act: RoundAct, met: Circumstances) -> Iterator[Refusal]:
    if act.needs_eligible() and met.verdict is not Verdict.ELIGIBLE:
        yield act.refused("not-eligible", _verdict(met), met.article_of(act), answerable=True)


def _verdict(met: Circumstances) -> Message:
    """Say what the verdict is and, where papers led to it, which command shows why."""
    verdict = met.verdict.words if met.verdict else "—"
    if met.checked_by is None:
        return Message("The verdict is “{verdict}”.", verdict=verdict)
    return Message(
        "The verdict is “{verdict}”; “lccluster check {typed}” says why.",
        verdict=verdict,
        typed=met.checked_by,
    )
