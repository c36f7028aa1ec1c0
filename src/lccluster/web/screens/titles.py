"""名录: every title where it stands, and each with all that happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.rows import Row, Wanted, row
from lccluster.render.columns.fields import on_screen, screen_table
from lccluster.render.columns.titles import TITLES
from lccluster.render.screen.register import reading_note, title_page
from lccluster.render.workbook.title_summary import TONES
from lccluster.web.addresses import of_title
from lccluster.web.answering import answer, not_found
from lccluster.web.tables import blocks, grid

if TYPE_CHECKING:
    from bottle import Bottle

    from lccluster.web.office import Office

HEAD = Message("Titles")
WORDS = {"none": Message("No title stands here yet.")}


def add_to(app: Bottle, office: Office) -> None:
    """Add the list, and the screen of one title."""

    @app.get("/titles")  # type: ignore[untyped-decorator]
    def titles() -> bytes:
        if said := office.missing_register:
            return answer(office, "nothing.html", said=said, title=HEAD)
        return answer(office, "titles.html", WORDS, title=HEAD, **_listed(office))

    @app.get("/titles/<cluster>")  # type: ignore[untyped-decorator]
    def one(cluster: str) -> bytes:
        found = _row(office, cluster)
        if found is None:
            raise not_found(office)
        room = office.room()
        page = blocks(list(title_page(found, room.measure, room.called)))
        return answer(office, "title.html", title=found.title.name, blocks=page)


def _listed(office: Office) -> dict[str, object]:
    from lccluster.usecases.register.asking.lists import listed

    room = office.room()
    found = listed(room, office.clocks, Wanted(), ahead=False).found
    table = screen_table(TITLES, found)
    table = replace(table, tones=[TONES.get(each.standing) for each in found])
    at = [each.key for each in on_screen(TITLES)].index("id")
    links = [of_title(each.cluster.id) for each in found]
    return {
        "table": grid(table, at, links),
        "note": reading_note(room.measure, office.today),
    }


def _row(office: Office, cluster: str) -> Row | None:
    """Find a title by its id; a name is none, so that what is asked for opens no file by its words."""
    room = office.room()
    if cluster not in room.register.ids():
        return None
    entry = room.entry(cluster)
    return row(entry.cluster, room.measure, room.measures, office.clocks)
