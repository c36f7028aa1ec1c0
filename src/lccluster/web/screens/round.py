"""年度申报: every application of the round with its state, and each with all that happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lccluster.language import Message
from lccluster.render.columns.fields import on_screen, screen_table
from lccluster.render.columns.round_applications import ROUND_APPLICATIONS
from lccluster.render.screen.round import beneath_its_name, opened_although
from lccluster.round.numbering import drawn
from lccluster.usecases.page.applications.checking_with import CheckingWith
from lccluster.usecases.page.applications.of_the_round import check_of_round
from lccluster.usecases.page.papers import DayPapers
from lccluster.web.acting.possible import ACT_WORDS, acts_on_application, acts_on_round
from lccluster.web.addresses import ROUND, of_application, of_opening
from lccluster.web.answering import answer, not_found
from lccluster.web.asked import see
from lccluster.web.downloads import chosen, links
from lccluster.web.parts import MOST, part_of
from lccluster.web.tables import blocks, grid

if TYPE_CHECKING:
    from lccluster.round.board import Board, BoardRow
    from lccluster.usecases.page.applications.handed_in import Download
    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD, SCORES = Message("Round"), f"{ROUND}/scores"
WORDS = {
    **ACT_WORDS,
    "begin": Message("Open a year's round"),
    "none": Message("No application was received yet."),
    "drafts": Message("Drafts to download"),
    "scores": Message("Scores, and whether the ranks are sure"),
    "sheets": Message("Sheets of the experts to download"),
    "checking": Message("Check"),
    "check": Message("Check it, and give findings on it"),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add the board, and the screen of one application."""
    _add_board(app, office)
    _add_one(app, office)


def _add_board(app: Routes, office: Desk) -> None:
    @app.get("/round")
    def board() -> bytes:
        if said := office.missing_round:
            begin = "" if office.read_only else of_opening()
            facts = {"title": HEAD, "begin": begin, "lists": ()}
            return answer(office, "nothing.html", WORDS, said=said, **facts)
        found = _board(office)
        title = Message("Round {round}: {title}", round=found.round, title=found.title)
        above = blocks(list(opened_although(found)))
        sheets = links(f"{ROUND}/sheets", _sheets(office))
        scored = sheets or any(each.score.sheets for each in found.rows)
        return answer(
            office,
            "round.html",
            WORDS,
            title=title,
            above=above,
            table=_table(found),
            acts=acts_on_round(office),
            sheets=sheets,
            scores=SCORES if scored else "",
        )

    @app.get(SCORES)
    def scores() -> bytes:
        if office.missing_round:
            raise not_found(office)
        from lccluster.render.screen.round import scores as shown
        from lccluster.usecases.round.asking.ranking import ranking

        page = blocks(list(shown(ranking(office.round_room(), office.clocks))))
        back = (ROUND, HEAD)
        return answer(office, "blocks.html", WORDS, title=WORDS["scores"], blocks=page, back=back)

    @app.get("/round/sheets/<at:int>")
    def sheet(at: int) -> Reply:
        return chosen(office, _sheets(office), at)


def _add_one(app: Routes, office: Desk) -> None:
    @app.get("/round/<number>")
    def one(number: str) -> bytes:
        row = _row(office, number)
        return answer(
            office,
            "life.html",
            WORDS,
            title=row.record.cluster,
            blocks=_life(office, row),
            address=f"{of_application(number)}/check",
            acts=acts_on_application(office, row.record),
            drafts=links(f"{of_application(number)}/drafts", _drafts(office, row)),
        )

    @app.get("/round/<number>/drafts/<at:int>")
    def draft(number: str, at: int) -> Reply:
        return chosen(office, _drafts(office, _row(office, number)), at)

    @app.post("/round/<number>/check")
    def check(number: str) -> Reply:
        row, room = _row(office, number), office.round_room()
        asked = CheckingWith(office.library, office.today, office.fonts)
        found = check_of_round(room, row.record, office.drawer, asked)
        return see(f"/check/{office.batches.put(found)}")


def _life(office: Desk, row: BoardRow) -> list[tuple[str, Any]]:
    room = office.round_room()
    record = row.record
    here = Message("{id}, {county}", id=drawn(record), county=record.county)
    return blocks([here, *beneath_its_name(row, room.procedure, room.called)])


def _sheets(office: Desk) -> list[Download]:
    if office.missing_round:
        raise not_found(office)
    return DayPapers(office.today, office.fonts).sheets(office.round_room())


def _drafts(office: Desk, row: BoardRow) -> list[Download]:
    return DayPapers(office.today, office.fonts).drafts_on(office.round_room(), row.record.id)


def _row(office: Desk, number: str) -> BoardRow:
    """Find an application by its number; raises that there is no such page."""
    rows = [] if office.missing_round else _board(office).rows
    row = next((each for each in rows if each.record.id == number), None)
    if row is None:
        raise not_found(office)
    return row


def _board(office: Desk) -> Board:
    from lccluster.usecases.round.asking.board import board

    return board(office.round_room(), office.clocks, office.today)


def _table(found: Board) -> dict[str, object]:
    at = [each.key for each in on_screen(ROUND_APPLICATIONS)].index("id")
    links = [of_application(each.record.id) for each in found.rows]
    table = grid(screen_table(ROUND_APPLICATIONS, found.rows), at, links)
    return part_of(table, "applications", MOST)
