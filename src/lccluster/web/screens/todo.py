"""待办: what is owed, county by county."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lccluster.language import Message
from lccluster.render.screen.duties import CountyDuties, by_county, provisions
from lccluster.web.addresses import of_title
from lccluster.web.answering import answer
from lccluster.web.tables import blocks, grid

if TYPE_CHECKING:
    from bottle import Bottle

    from lccluster.web.office import Desk

HEAD = Message("To do")
AHEAD = timedelta(days=60)  # of coming duties, as `register due` shows them
WORDS = {
    "register": Message("Titles"),
    "round": Message("Round"),
    "nothing": Message("Nothing is owed."),
}


def add_to(app: Bottle, office: Desk) -> None:
    """Add the screen."""

    @app.get("/")  # type: ignore[untyped-decorator]
    def todo() -> bytes:
        owed, tasks = _owed(office), _tasks(office)
        return answer(office, "todo.html", WORDS, title=HEAD, owed=owed, tasks=tasks)


def _owed(office: Desk) -> dict[str, Any]:
    """Give what is owed by titles, a table a county."""
    if said := office.missing_register:
        return {"said": said, "counties": []}
    from lccluster.usecases.register.asking.views import duties

    room = office.room()
    found = duties(room, office.clocks, AHEAD)
    counties = [each.name.zh for each in room.offices.counties]
    tables = [(each.heading, _linked(each)) for each in by_county(found, counties)]
    return {"said": provisions(found) if found else WORDS["nothing"], "counties": tables}


def _tasks(office: Desk) -> list[tuple[str, Any]]:
    """Give what each office has to do in the round."""
    if said := office.missing_round:
        return blocks([said])
    from lccluster.render.screen.round import todo as tasks_shown
    from lccluster.usecases.round.asking.board import board
    from lccluster.usecases.round.asking.tasks import tasks_of

    room = office.round_room()
    found = tasks_of(room, board(room, office.clocks, office.today), None)
    return blocks(list(tasks_shown(found, office.today)))


def _linked(county: CountyDuties) -> dict[str, Any]:
    """Lead from what is owed of one title to that title."""
    table = county.table
    of = [each.titles for each in county.duties]
    links = [of_title(each[0].id) if len(each) == 1 else None for each in of]
    return grid(table, _NAMES, links)


_NAMES = 1  # the column of the ids, behind what is owed
