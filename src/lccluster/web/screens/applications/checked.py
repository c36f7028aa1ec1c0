"""What a check came to: the report, the documents, what is open as a workbook, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lccluster.errors import Unusable
from lccluster.language import Message
from lccluster.render.page.applications import report_facts
from lccluster.render.page.page import PAGE_WORDS
from lccluster.usecases.page.applications.checking import CheckedBatch
from lccluster.usecases.page.findings.judging import open_questions
from lccluster.usecases.page.findings.workbooks import taken_back, workbook_of
from lccluster.usecases.page.titles.recognising import is_first
from lccluster.web.addresses import of_recognition
from lccluster.web.answering import UNUSABLE, answer, not_found, refused, said_by
from lccluster.web.asked import see, uploads
from lccluster.web.downloads import chosen, downloaded
from lccluster.web.screens.applications.batches import batch_at
from lccluster.web.screens.applications.keeping import to_keep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

WORKBOOK = "workbook"
WORDS = {
    "again": Message("Check others"),
    "downloads": Message("Documents to download"),
    "judging": Message("Findings that are still to be given"),
    "workbook": Message("All of it as a workbook, for officials to fill in"),
    "filled": Message("The workbook, filled in; or findings in YAML"),
    "take_back": Message("Check with these findings"),
    "written": Message("Written into the folder"),
    "keeping": Message("Write form and findings into the folder"),
    "entering": Message("Record a recognition"),
    "remarks": Message("Worth a look"),
}


def add_checked(app: Routes, office: Desk) -> None:
    """Add the result of a check, its documents, and the workbook of what is open."""

    @app.get("/check/<word>")
    def result(word: str) -> bytes:
        return _result(office, batch_at(office, word), word)

    @app.get("/check/<word>/<at:int>")
    def download(word: str, at: int) -> Reply:
        return chosen(office, batch_at(office, word).documents, at)

    @app.get("/check/<word>/workbook")
    def workbook(word: str) -> Reply:
        made = workbook_of(batch_at(office, word))
        if made is None:
            raise not_found(office)
        return downloaded(made)

    @app.post("/check/<word>/workbook")
    def take_back(word: str) -> Reply:
        found = batch_at(office, word)
        try:
            again = taken_back(found, uploads(WORKBOOK), office.drawer)
        except Unusable as unusable:
            said = said_by(office.drawer.sayings.again(unusable))
            return refused(UNUSABLE, _result(office, found, word, said))
        return see(f"/check/{office.batches.put(again)}")


def _result(office: Desk, found: CheckedBatch, word: str, wrong: Sequence[str] = ()) -> bytes:
    address = f"/check/{word}"
    facts: dict[str, Any] = report_facts(found.report, office.today, found.fallback)
    facts["layout"] = "frame.html"
    judging = [
        (f"{address}/judge/{at}", found.report.sections[at].name)
        for at, each in enumerate(found.checked)
        if open_questions(each)
    ]
    documents = [(f"{address}/{at}", each.name) for at, each in enumerate(found.documents)]
    return answer(
        office,
        "checked.html",
        WORDS | PAGE_WORDS,
        documents=documents,
        judging=judging,
        entering=_entering(office, found, word),
        keeping=to_keep(office, found, word),
        written=found.written,
        remarks=found.remarks,
        chosen=found.chosen,
        workbook=f"{address}/workbook" if judging else "",
        wrong=wrong,
        **facts,
    )


def _entering(office: Desk, found: CheckedBatch, word: str) -> list[tuple[str, str]]:
    """Lead to the recognition of each application; that of one that is not eligible has to be answered for."""
    if office.read_only or office.missing_register or not is_first(found):
        return []
    return [
        (
            of_recognition(word, at),
            str(Message("{name} ({said})", name=each.name, said=each.verdict)),
        )
        for at, each in enumerate(found.report.sections[: len(found.checked)])
    ]
