"""待办: what is owed, county by county."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lccluster.language import Message
from lccluster.render.page.page import cells
from lccluster.render.screen.duties import by_county, provisions
from lccluster.web.answering import answer, missing_register

if TYPE_CHECKING:
    from bottle import Bottle

    from lccluster.web.office import Office

AHEAD = timedelta(days=60)  # of coming duties, as `register due` shows them
WORDS = {
    "head": Message("What is owed"),
    "nothing": Message("Nothing is owed."),
}


def add_to(app: Bottle, office: Office) -> None:
    """Add the screen."""

    @app.get("/")  # type: ignore[untyped-decorator]
    def todo() -> bytes:
        if said := missing_register(office):
            return answer(office, "nothing.html", said=said, title=WORDS["head"])
        return answer(office, "todo.html", WORDS, title=WORDS["head"], **_owed(office))


def _owed(office: Office) -> dict[str, object]:
    from lccluster.usecases.register.asking.views import duties

    room = office.room()
    found = duties(room, office.clocks, AHEAD)
    counties = [each.name.zh for each in room.offices.counties]
    tables = [(each.heading, cells(each.table)) for each in by_county(found, counties)]
    return {"counties": tables, "provisions": provisions(found) if found else ""}
