"""What each office has to do next, by when, and under which article or line of the call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from lccluster.language import Message
from lccluster.round.board import Board, Row
from lccluster.round.call import Call
from lccluster.round.states import State
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.procedure import Procedure


class Task(Struct, frozen=True):
    """One thing to be done: by which office, on which application, by when where anything says so."""

    office: str
    application: str
    cluster: str
    what: Message
    command: str
    by: date | None = None
    basis: Citation | Message | None = None


class Law(Struct, frozen=True):
    """What tasks rest on: the call, the stages, and what the city's office is called."""

    call: Call
    procedure: Procedure
    city: str

    def article(self, step: str) -> Citation | None:
        """Cite the stage that an act of a kind does."""
        return next((each.article for each in self.procedure.stages if step in each.acts), None)


def tasks(board: Board, law: Law) -> list[Task]:
    """List what is to be done, in the officials' order of applications; what is at its end asks nothing."""
    return [task for row in board.rows for task in _of(row, law, board.as_of)]


def _of(row: Row, law: Law, day: date) -> Iterator[Task]:
    make = _NEXT.get(row.state)
    if make is not None:
        yield from make(row, law, day)


def _task(
    row: Row,
    office: str,
    what: Message,
    command: str,
    by: date | None = None,
    basis: Citation | Message | None = None,
) -> Task:
    record = row.record
    return Task(
        office,
        record.id,
        record.cluster,
        what,
        command.format(id=record.id, county=record.county),
        by,
        basis,
    )


def _check(row: Row, law: Law, _day: date) -> Iterator[Task]:
    yield _task(
        row,
        row.record.county,
        Message("check the papers"),
        "lccluster round check-compliance {id}",
        law.call.recommendations_until,
        law.article("compliance_checked"),
    )


def _complete(row: Row, law: Law, _day: date) -> Iterator[Task]:
    yield _task(
        row,
        row.record.county,
        Message("receive what was missing"),
        "lccluster round file …",
        law.call.recommendations_until,
        law.call.line("recommendations_until"),
    )


def _review(row: Row, law: Law, _day: date) -> Iterator[Task]:
    yield _task(
        row,
        row.record.county,
        Message("review for the first time"),
        "lccluster round review {id} --outcome …",
        law.call.recommendations_until,
        law.article("first_reviewed"),
    )


def _recommend(row: Row, law: Law, _day: date) -> Iterator[Task]:
    yield _task(
        row,
        row.record.county,
        Message("recommend, or not"),
        "lccluster round recommend {county} --document …",
        law.call.recommendations_until,
        law.call.line("recommendations_until"),
    )


def _score(row: Row, law: Law, _day: date) -> Iterator[Task]:
    panel = law.call.panel
    whole = len(row.score.totals)
    if panel is None or whole >= panel.at_least:
        yield _task(
            row,
            law.city,
            Message("propose, or not"),
            "lccluster round propose {id}",
            basis=law.article("proposed"),
        )
        return
    yield _task(
        row,
        law.city,
        Message("whole sheets of scores: {count} of {least}", count=whole, least=panel.at_least),
        "lccluster round read-sheets DIR",
        basis=law.call.line("panel"),
    )


def _show(row: Row, law: Law, _day: date) -> Iterator[Task]:
    yield _task(
        row,
        law.city,
        Message("post the public notice"),
        "lccluster round notice --from …",
        basis=law.article("notice_posted"),
    )


def _wait(row: Row, law: Law, _day: date) -> Iterator[Task]:
    until = row.life.notice.until if row.life.notice else None
    yield _task(
        row,
        law.city,
        Message("take objections until the notice ends"),
        "lccluster round object {id}",
        until,
        law.article("notice_posted"),
    )


def _decide(row: Row, law: Law, _day: date) -> Iterator[Task]:
    numbers: Sequence[int] = row.life.open_objections
    for each in numbers:
        yield _task(
            row,
            law.city,
            Message("decide objection {number}", number=each),
            f"lccluster round decide-objection {{id}} {each} --outcome …",
            basis=law.article("notice_posted"),
        )


def _promulgate(row: Row, law: Law, _day: date) -> Iterator[Task]:
    yield _task(
        row,
        law.city,
        Message("promulgate"),
        "lccluster round promulgate --document …",
        basis=law.article("promulgated"),
    )


_NEXT = {
    State.FILED: _check,
    State.RETURNED: _complete,
    State.UNDER_FIRST_REVIEW: _review,
    State.FIRST_REVIEW_PASSED: _recommend,
    State.RECOMMENDED: _score,
    State.UNDER_EXPERT_REVIEW: _score,
    State.PROPOSED: _show,
    State.IN_PUBLIC_NOTICE: _wait,
    State.OBJECTION_OPEN: _decide,
    State.READY_TO_PROMULGATE: _promulgate,
}
