"""试算: a table of clusters held against rules, and against others; nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lccluster.errors import Unusable
from lccluster.language import Message
from lccluster.usecases.page.against import as_fields
from lccluster.usecases.page.applications.handed_in import MOST
from lccluster.web.acting.shelf import Shelf
from lccluster.web.addresses import RULES, SIMULATING
from lccluster.web.answering import UNUSABLE, answer, kept_no_more, refused, said_by
from lccluster.web.asked import see, text, uploads
from lccluster.web.downloads import downloaded
from lccluster.web.rulebooks import books_to_choose, refuse_unknown
from lccluster.web.tables import blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lccluster.usecases.page.simulating import HeldTable
    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("Hold a table of clusters against rules")
BACK = RULES, Message("Rules")
WORDS = {
    "table": Message(
        "A table with a row for each cluster (.xlsx or .csv), headed as the form labels its cells"
    ),
    "rules": Message("The rules"),
    "against": Message("The rules to compare with, where there are any"),
    "choose": Message("choose one"),
    "strict": Message("What the table has no column for counts as undecided"),
    "more": Message("More rows stand in the workbook."),
    "hold": Message("See who would pass"),
    "workbook": Message("All of it as a workbook"),
    "again": Message("Another table"),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add the form, and what came of it."""
    shelf: Shelf[HeldTable] = Shelf(MOST)

    @app.get(SIMULATING)
    def form() -> bytes:
        return _form(office)

    @app.post(SIMULATING)
    def hold() -> Reply:
        from lccluster.usecases.page.simulating import TABLE, AskedRules, held_against

        rules, against, strict = text("rules"), text("against"), text("strict")
        place = office.drawer.put({TABLE: uploads(TABLE)})
        try:
            refuse_unknown(office, rules, against)
            asked = AskedRules(rules, against or None, strict=bool(strict))
            found = held_against(place, office.library, office.today, asked)
        except Unusable as unusable:
            again = office.drawer.sayings.again(unusable)
            typed = {"rules": rules, "against": against, "strict": strict}
            return refused(UNUSABLE, _form(office, typed, said_by(again)))
        return see(f"{SIMULATING}/{shelf.put(found)}")

    @app.get(f"{SIMULATING}/<word>")
    def result(word: str) -> bytes:
        from lccluster.render.screen.simulation import found

        held = _kept(office, shelf, word)
        lines = found(held.found.answer, held.found.notices)
        shown = [(kind, _named(office, block)) for kind, block in blocks([_rows(held), *lines])]
        facts: dict[str, Any] = {"title": HEAD, "back": (SIMULATING, WORDS["again"])}
        workbook = f"{SIMULATING}/{word}/workbook"
        return answer(office, "simulated.html", WORDS, blocks=shown, workbook=workbook, **facts)

    @app.get(f"{SIMULATING}/<word>/workbook")
    def workbook(word: str) -> Reply:
        return downloaded(_kept(office, shelf, word).workbook)


def _kept(office: Desk, shelf: Shelf[HeldTable], word: str) -> HeldTable:
    held = shelf.get(word)
    if held is None:
        raise kept_no_more(office)
    return held


def _rows(held: HeldTable) -> Message:
    """Say how many rows were held against what; nobody at the page chooses an engine."""
    answer = held.found.answer
    return Message(
        "Rows under {rules}: {rows}.", rows=answer.rows, rules=answer.plan.book.measure.title
    )


def _named(office: Desk, block: Any) -> Any:
    """Say a line without options, and without where the drawer keeps the table."""
    if not isinstance(block, str):
        return block
    if "--xlsx" in block:
        return str(WORDS["more"])
    return as_fields(office.drawer.sayings.of(block), {"--strict": WORDS["strict"]})


def _form(office: Desk, typed: Mapping[str, str] | None = None, wrong: Sequence[str] = ()) -> bytes:
    facts: dict[str, Any] = {"title": HEAD, "back": BACK, "address": SIMULATING}
    facts["books"] = books_to_choose(office)
    return answer(office, "simulate.html", WORDS, typed=typed or {}, wrong=wrong, **facts)
