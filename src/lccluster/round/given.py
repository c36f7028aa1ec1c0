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
    stage_done_by,
)
from lccluster.round.acts.filing import Filed, Refiled, Returned
from lccluster.round.circumstances import Circumstances
from lccluster.round.states import State
from lccluster.rulebook.procedure import Stage


def missing(act: RoundAct, met: Circumstances) -> Iterator[Refusal]:
    """Refuse an act for each stage that has not given what its own needs."""
    stage = met.stage_of(act)
    for each in lacking(stage, met) if stage else ():
        yield _lacking(act, each, met)


def lacking(stage: Stage, met: Circumstances) -> Iterator[Stage]:
    """List the stages that are to be done before one; of what is on paper alone, those before it."""
    for each in met.procedure.giving(stage):
        if not is_done(each, met):
            yield from [each] if is_asked(each, met) else lacking(each, met)


def is_asked(stage: Stage, met: Circumstances) -> bool:
    """Tell whether anything is recorded of a stage: none on paper alone, no sheets where the call asks none."""
    by_sheets = known_by(SheetReceived)[1] in stage.acts
    return bool(stage.acts) and not (by_sheets and met.call.panel is None)


def is_done(stage: Stage, met: Circumstances) -> bool:
    """Tell whether a stage is done for an application; one of which nothing is asked, when those before it are."""
    if not is_asked(stage, met):
        return not any(lacking(stage, met))
    return any(_DONE.get(word, _recorded)(word, stage, met) for word in stage.acts)


def is_begun(stage: Stage, met: Circumstances) -> bool:
    """Tell whether anything was recorded by which a stage is done, however it ended."""
    shown = met.life.notice is not None and known_by(NoticePosted)[1] in stage.acts
    return shown or any(_recorded(word, stage, met) for word in stage.acts)


def may_be_done(stage: Stage, met: Circumstances, *, again: bool) -> bool:
    """Tell whether a stage is open: it was not done, or goes on, and none that rests on it has begun."""
    if is_begun(stage, met) and not again:
        return False
    return not any(is_begun(each, met) for each in met.procedure.after(stage))


def is_listed(met: Circumstances) -> bool:
    """Tell whether an application is on the list of those that are promulgated after the public notice."""
    title = next((each for each in met.procedure.stages if each.gives_the_title), None)
    before = lacking(title, met) if title and _is_under_way(met) else [title]
    return all(each and known_by(NoticePosted)[1] in each.acts for each in before)


def is_to_be_shown(met: Circumstances) -> bool:
    """Tell whether an application waits for the public notice."""
    if met.life.notice or met.open_objections or not _is_under_way(met):
        return False
    by = known_by(NoticePosted)[1]
    stage = next((each for each in met.procedure.stages if by in each.acts), None)
    return not any(lacking(stage, met)) if stage else is_listed(met)


def is_before_experts(met: Circumstances) -> bool:
    """Tell whether an application is before experts, or waits to be."""
    if not _is_under_way(met):
        return False
    by = known_by(SheetReceived)[1]
    stages = [each for each in met.procedure.stages if by in each.acts]
    return any(
        may_be_done(each, met, again=True) and not any(lacking(each, met)) for each in stages
    )


def is_next(kind: type[RoundAct], met: Circumstances) -> bool:
    """Tell whether a stage that a kind of act does is what an application waits for."""
    left = (each for each in stage_done_by(kind, met.procedure.stages))
    return _is_under_way(met) and any(
        may_be_done(each, met, again=False) and not any(lacking(each, met)) for each in left
    )


def _is_under_way(met: Circumstances) -> bool:
    state = met.life.state
    return state is not None and not state.at_an_end and state is not State.RETURNED


def _recorded(word: str, stage: Stage, met: Circumstances) -> bool:
    """Tell whether an act that does the stage was recorded since the application came in last."""
    return any(_doing(word, stage, met))


def _doing(word: str, stage: Stage, met: Circumstances) -> Iterator[RoundAct]:
    """List the acts that do a stage, in order; one of a kind that does several says which."""
    several = sum(1 for each in met.procedure.stages if word in each.acts) > 1
    acts = (each for each in _since(met) if known_by(type(each))[1] == word)
    return (each for each in acts if not several or each.stage == stage.id)


def _since(met: Circumstances) -> Sequence[RoundAct]:
    acts = met.life.acts
    return acts[
        max((at for at, each in enumerate(acts) if isinstance(each, Returned)), default=0) :
    ]


def _call(_word: str, _stage: Stage, met: Circumstances) -> bool:
    calls = (each for each in met.round.events if isinstance(each, CallIssued))
    return any(each.on <= met.life.day for each in calls)


def _filed(_word: str, _stage: Stage, met: Circumstances) -> bool:
    return any(isinstance(each, Filed | Refiled) for each in _since(met))


def _passed(word: str, stage: Stage, met: Circumstances) -> bool:
    last = [*_doing(word, stage, met)][-1:]
    return any(isinstance(each, FirstReviewed) and each.outcome == "passed" for each in last)


def _scored(_word: str, _stage: Stage, met: Circumstances) -> bool:
    return met.call.panel is not None and met.sheets() >= met.call.panel.at_least


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
            "Whole sheets of scores: {count}; the call asks for at least {least}.",
            count=met.sheets(),
            least=panel.at_least,
        )
        return act.refused("too-few-sheets", message, met.call.line("panel"))
    if isinstance(act, Promulgated) and met.life.notice:
        message = Message("The public notice runs until {day}.", day=met.life.notice.until)
        return act.refused("in-public-notice", message, stage.article)
    message = Message("This comes first: {stage}.", stage=stage.label)
    return act.refused("stage-missing", message, stage.article)
