"""年度申报: every application of the round with its state, and each with all that happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lccluster.language import Message
from lccluster.render.columns.fields import on_screen, screen_table
from lccluster.render.columns.round_applications import ROUND_APPLICATIONS
from lccluster.render.screen.round import life, opened_although
from lccluster.web.addresses import of_application
from lccluster.web.answering import answer, not_found
from lccluster.web.tables import blocks, grid

if TYPE_CHECKING:
    from bottle import Bottle

    from lccluster.round.board import Board
    from lccluster.web.office import Office

HEAD = Message("Round")
WORDS = {"none": Message("No application was received yet.")}


def add_to(app: Bottle, office: Office) -> None:
    """Add the board, and the screen of one application."""

    @app.get("/round")  # type: ignore[untyped-decorator]
    def board() -> bytes:
        if said := office.missing_round:
            return answer(office, "nothing.html", said=said, title=HEAD)
        found = _board(office)
        title = Message("Round {round}: {title}", round=found.round, title=found.title)
        above = blocks(list(opened_although(found)))
        return answer(office, "round.html", WORDS, title=title, above=above, table=_table(found))

    @app.get("/round/<number>")  # type: ignore[untyped-decorator]
    def one(number: str) -> bytes:
        rows = [] if office.missing_round else _board(office).rows
        row = next((each for each in rows if each.record.id == number), None)
        if row is None:
            raise not_found(office)
        page = blocks(list(life(row, office.round_room().procedure)))
        return answer(office, "blocks.html", title=row.record.cluster, blocks=page)


def _board(office: Office) -> Board:
    from lccluster.usecases.round.asking.board import board

    return board(office.round_room(), office.clocks, office.today)


def _table(found: Board) -> dict[str, object]:
    at = [each.key for each in on_screen(ROUND_APPLICATIONS)].index("id")
    links = [of_application(each.record.id) for each in found.rows]
    return grid(screen_table(ROUND_APPLICATIONS, found.rows), at, links)
