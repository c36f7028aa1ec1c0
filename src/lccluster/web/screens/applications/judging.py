"""审核意见: what is open on an application, each with its clause, the form's figures and earlier decisions beside it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lccluster.errors import Unusable
from lccluster.language import Message
from lccluster.render.columns.fields import screen_table
from lccluster.render.columns.round_precedents import PRECEDENTS
from lccluster.render.questions import Question
from lccluster.usecases.page.applications.checking import CheckedBatch
from lccluster.usecases.page.findings.answers import Answers
from lccluster.usecases.page.findings.judging import NotFitting, judged, open_questions
from lccluster.web.answering import UNUSABLE, answer, refused
from lccluster.web.asked import everything, see
from lccluster.web.screens.applications.batches import batch_with
from lccluster.web.tables import grid

if TYPE_CHECKING:
    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Findings on {cluster}")
WORDS = {
    "open": Message("leave open"),
    "met": Message("met"),
    "not_met": Message("not met"),
    "granted": Message("relaxed"),
    "refused": Message("not relaxed"),
    "whole": Message("the whole"),
    "elements": Message("or element by element"),
    "reason": Message("reason"),
    "points": Message("points, from 0 to 100"),
    "bound": Message("relaxed to, in the unit of the form; left open, nothing is asked"),
    "by": Message("who found it"),
    "office": Message("their office"),
    "on": Message("day"),
    "signed": Message("Who found all of this, and when"),
    "form": Message("What the form says"),
    "earlier": Message("How this was decided before"),
    "none": Message("Nothing was decided on this condition in any round here."),
    "check": Message("Write the findings, and check with them"),
    "nothing": Message("Nothing is open here that people could decide."),
    "choose": Message("choose one"),
    "back": Message("Back to the result"),
}


class AskedCondition(Struct, frozen=True):
    """What is asked of one application of a batch."""

    office: Desk
    batch: CheckedBatch
    number: int
    result: str  # the address of the batch

    @property
    def address(self) -> str:
        """Give where it is asked."""
        return f"{self.result}/judge/{self.number}"

    @property
    def questions(self) -> list[Question]:
        """List what is open."""
        return open_questions(self.batch.checked[self.number])

    def page(self, typed: dict[str, str], wrong: dict[str, Sequence[str]]) -> bytes:
        """Draw the form with what was typed so far."""
        form = self.batch.report.sections[self.number]
        questions = [(each, self._earlier(each)) for each in self.questions]
        return answer(
            self.office,
            "judge.html",
            WORDS,
            title=Message("Findings on {cluster}", cluster=form.name),
            form=form.form,
            questions=questions,
            offices=questions[0][0].offices if questions else (),
            typed=typed,
            wrong=wrong,
            address=self.address,
            result=self.result,
        )

    def _earlier(self, question: Question) -> dict[str, Any] | None:
        """Give how the condition was decided in the rounds here; nothing where its rulebook is another."""
        if self.office.missing_round:
            return None
        from lccluster.usecases.round.asking.precedents import gather

        with suppress(Unusable):
            found = gather(self.office.round_room(), question.rule.id, self.office.today).found
            return grid(screen_table(PRECEDENTS, found)) if found else None
        return None


def add_judging(app: Routes, office: Desk, shelf: Any) -> None:
    """Add the form of the findings, and what becomes of it."""

    def asked(word: str, number: int) -> AskedCondition:
        return AskedCondition(office, batch_with(office, word, number), number, f"/check/{word}")

    @app.get("/check/<word>/judge/<number:int>")
    def form(word: str, number: int) -> bytes:
        return asked(word, number).page({}, {})

    @app.post("/check/<word>/judge/<number:int>")
    def judge(word: str, number: int) -> Reply:
        meant, typed = asked(word, number), everything()
        try:
            found = judged(meant.batch, meant.questions, Answers(typed), office.drawer)
        except NotFitting as misfit:
            return refused(UNUSABLE, meant.page(typed, dict(misfit.wrong)))
        return see(f"/check/{shelf.put(found)}")
