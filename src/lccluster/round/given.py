"""What an application has been given by the stages behind it, and what a stage ahead of it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.kinds import known_by
from lccluster.language import Message
from lccluster.register.acts.act import Refusal
from lccluster.round.acts import (
    CallIssued,
    FirstReviewed,
    NoticePosted,
    Promulgated,
    Proposed,
    RoundAct,
    SheetReceived,
)
from lccluster.round.acts.filing import Filed, Refiled, Returned
from lccluster.round.circumstances import Circumstances
from lccluster.rulebook.procedure import Stage
from lccluster.rulebook.procedure.stages import MATERIALS


def missing(act: RoundAct, met: Circumstances) -> Iterator[Refusal]:
    """Refuse an act for each thing that its stage needs and no stage has given."""
    stage = met.stage_of(act)
    for need in stage.needs if stage else ():
        giving = next((each for each in met.procedure.stages if need in each.gives), None)
        if need == MATERIALS or giving is None or is_done(giving, met):
            continue
        yield _lacking(act, giving, met)


def is_done(stage: Stage, met: Circumstances) -> bool:
    """Tell whether a stage is done for an application; one on paper alone always is."""
    if not stage.acts:
        return True
    return any(_DONE.get(word, _recorded)(word, stage, met) for word in stage.acts)


def _recorded(word: str, stage: Stage, met: Circumstances) -> bool:
    """Tell whether an act that does the stage was recorded since the application came in last."""
    several = sum(1 for each in met.procedure.stages if word in each.acts) > 1
    acts = (each for each in _since(met) if known_by(type(each))[1] == word)
    return any(not several or each.stage == stage.id for each in acts)


def _since(met: Circumstances) -> Sequence[RoundAct]:
    acts = met.life.acts
    return acts[
        max((at for at, each in enumerate(acts) if isinstance(each, Returned)), default=0) :
    ]


def _call(_word: str, _stage: Stage, met: Circumstances) -> bool:
    return any(isinstance(each, CallIssued) for each in met.round.events)


def _filed(_word: str, _stage: Stage, met: Circumstances) -> bool:
    return any(isinstance(each, Filed | Refiled) for each in _since(met))


def _passed(_word: str, _stage: Stage, met: Circumstances) -> bool:
    reviews = [each for each in _since(met) if isinstance(each, FirstReviewed)]
    return bool(reviews) and reviews[-1].outcome == "passed"


def _scored(_word: str, _stage: Stage, met: Circumstances) -> bool:
    return met.call.panel is None or met.sheets() >= met.call.panel.at_least


def _listed(_word: str, _stage: Stage, met: Circumstances) -> bool:
    return met.life.state is not None and met.life.state.beyond_the_proposal


def _shown(_word: str, _stage: Stage, met: Circumstances) -> bool:
    return met.life.notice_is_over


_DONE = {
    known_by(CallIssued)[1]: _call,
    known_by(Filed)[1]: _filed,
    known_by(FirstReviewed)[1]: _passed,
    known_by(SheetReceived)[1]: _scored,
    known_by(Proposed)[1]: _listed,
    known_by(NoticePosted)[1]: _shown,
}


def _lacking(act: RoundAct, stage: Stage, met: Circumstances) -> Refusal:
    """Say what a stage lacks: sheets are counted, a notice has a last day, anything else is named."""
    panel = met.call.panel
    if panel and known_by(SheetReceived)[1] in stage.acts:
        message = Message(
            "Whole sheets of scores: {count}; the call asks at least {least}.",
            count=met.sheets(),
            least=panel.at_least,
        )
        return act.refused("too-few-sheets", message, met.call.line("panel"))
    if isinstance(act, Promulgated) and met.life.notice:
        message = Message("The public notice runs until {day}.", day=met.life.notice.until)
        return act.refused("in-public-notice", message, stage.article)
    message = Message("This comes first: {stage}.", stage=stage.label)
    return act.refused("stage-missing", message, stage.article)
