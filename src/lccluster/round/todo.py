"""What each office has to do next, by when, and under which article or line of the call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from lccluster.language import Message
from lccluster.round.acts import Filed, NoticePosted, RoundAct, stages_of
from lccluster.round.board import ReceivedRow
from lccluster.round.call import Call, PanelTerms
from lccluster.round.circumstances import Circumstances
from lccluster.round.given import is_done, lacking
from lccluster.round.numbering import drawn
from lccluster.round.records import RoundRecord
from lccluster.round.reviewing.panel import Panel
from lccluster.round.states import State
from lccluster.round.whose import acting
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.procedure import Procedure, Stage

LAST, SHEETS = "recommendations_until", "sheet_received"


class Task(Struct, frozen=True):
    """One thing to be done: by which office, on which application, by when where anything says so.

    An office that the rulebook does not name goes by what it is. `days_over` counts from `by`.
    """

    office: str | Message
    application: str
    number: str  # the application's, as it is drawn
    cluster: str
    what: Message
    command: str
    by: date | None = None
    basis: Citation | Message | None = None
    days_over: int | None = None


class TaskLaw(Struct, frozen=True):
    """What tasks rest on: the call, the stages, the offices, and what was recorded of the round."""

    call: Call
    procedure: Procedure
    offices: Offices
    panel: Panel | None
    round: RoundRecord

    def met(self, row: ReceivedRow) -> Circumstances:
        """Give what an act on an application would meet."""
        return Circumstances(
            call=self.call,
            procedure=self.procedure,
            offices=self.offices,
            panel=self.panel,
            round=self.round,
            record=row.record,
            life=row.life,
        )


def tasks(rows: Sequence[ReceivedRow], law: TaskLaw) -> list[Task]:
    """List what is to be done, one row after the other as it may be; what is at its end asks nothing."""
    return [task for row in sorted(rows, key=_turn) for task in _of(row, law)]


def _turn(row: ReceivedRow) -> tuple[bool, Fraction]:
    """Put what waits to be proposed last, the most points first: in another order it is refused.

    All else stays in the officials' order of applications.
    """
    waits = row.state is State.UNDER_EXPERT_REVIEW
    return waits, -row.score.exact_mean if waits else Fraction(0)


class _Doing(NamedTuple):
    """How a stage is done: in words, by which command, and by which day of the call where it sets one."""

    what: Message
    command: str
    by: str | None = None


# What does a stage, by the word of the act; the law says who does it, and under which article.
_DOING = {
    "compliance_checked": _Doing(
        Message("check the papers"), "lccluster round check-compliance {id}", LAST
    ),
    "first_reviewed": _Doing(
        Message("review for the first time"), "lccluster round review {id} --outcome …", LAST
    ),
    "recommended": _Doing(
        Message("recommend, or not"), "lccluster round recommend {county} --document …", LAST
    ),
    "proposed": _Doing(Message("propose, or not"), "lccluster round propose {id}"),
    "notice_posted": _Doing(Message("post the public notice"), "lccluster round notice --from …"),
    "promulgated": _Doing(Message("promulgate"), "lccluster round promulgate --document …"),
}


def _of(row: ReceivedRow, law: TaskLaw) -> Iterator[Task]:
    if row.state is State.RETURNED:
        yield _complete(row, law)
    elif row.state is State.OBJECTION_OPEN:
        yield from _decide(row, law)
    elif row.state is State.IN_PUBLIC_NOTICE:
        yield _wait(row, law)
    elif not row.state.at_an_end:
        yield from _next(row, law)


def _next(row: ReceivedRow, law: TaskLaw) -> Iterator[Task]:
    """List what does the stages that are open: they are not done, and what they need is given."""
    met = law.met(row)
    for stage in law.procedure.stages:
        if is_done(stage, met) or any(lacking(stage, met)):
            continue
        for word in stage.acts:
            if word in _DOING:
                yield _stage(row, law, stage, _DOING[word])
            elif word == SHEETS and law.call.panel:
                yield _scores(row, law, stage, law.call.panel)


def _stage(row: ReceivedRow, law: TaskLaw, stage: Stage, doing: _Doing) -> Task:
    """Say what does a stage; a county does it by the day of the call."""
    by = doing.by if stage.actor == "county" else None
    day = law.call.recommendations_until if by else None
    return _task(row, law, stage, doing.what, doing.command, day)


def _scores(row: ReceivedRow, law: TaskLaw, stage: Stage, terms: PanelTerms) -> Task:
    """Say how many sheets are wanting; before anybody was named, to name those who review."""
    basis = law.call.line("panel")
    if law.panel is None:
        what, command = Message("name those who review"), "lccluster round panel …"
    else:
        count = law.met(row).sheets()
        what = Message(
            "whole sheets of scores: {count} of {least}", count=count, least=terms.at_least
        )
        command = "lccluster round read-sheets …"
    return _task(row, law, stage, what, command, basis=basis)


def _task(
    row: ReceivedRow,
    law: TaskLaw,
    stage: Stage | None,
    what: Message,
    command: str,
    by: date | None = None,
    basis: Citation | Message | None = None,
) -> Task:
    """Make a task of the office whose stage it is; what is no stage's the city sees to."""
    record = row.record
    return Task(
        _office(row, law, stage) if stage else law.offices.city.name.zh,
        record.id,
        drawn(record),
        record.cluster,
        what,
        command.format(id=drawn(record), county=record.county),
        by,
        basis or (stage.article if stage else None),
        (row.life.day - by).days if by else None,
    )


_UNNAMED = {"province": Message("the province"), "ministry": Message("the ministry")}


def _office(row: ReceivedRow, law: TaskLaw, stage: Stage) -> str | Message:
    return law.met(row).whose(stage) or _UNNAMED[acting(stage, law.procedure)]


def _complete(row: ReceivedRow, law: TaskLaw) -> Task:
    return _task(
        row,
        law,
        _by(law, Filed),
        Message("receive what was missing"),
        "lccluster round file …",
        law.call.recommendations_until,
        law.call.line(LAST),
    )


def _wait(row: ReceivedRow, law: TaskLaw) -> Task:
    until = row.life.notice.until if row.life.notice else None
    what = Message("take objections until the notice ends")
    return _task(row, law, _by(law, NoticePosted), what, "lccluster round object {id}", until)


def _decide(row: ReceivedRow, law: TaskLaw) -> Iterator[Task]:
    for each in row.life.open_objections:
        command = f"lccluster round decide-objection {{id}} {each} --outcome …"
        what = Message("decide objection {number}", number=each)
        yield _task(row, law, _by(law, NoticePosted), what, command)


def _by(law: TaskLaw, kind: type[RoundAct]) -> Stage | None:
    return next(iter(stages_of(kind, law.procedure.stages)), None)
