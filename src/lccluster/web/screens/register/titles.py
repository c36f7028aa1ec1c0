"""名录: every title where it stands, and each with all that happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lccluster.errors import Unusable
from lccluster.language import Message
from lccluster.register.rows import Row, Wanted, row
from lccluster.render.columns.fields import on_screen, screen_table
from lccluster.render.columns.titles import TITLES
from lccluster.render.screen.register import beneath_its_name, reading_note
from lccluster.render.workbook.title_summary import TONES
from lccluster.usecases.page.titles.errands import entry_of
from lccluster.web.acting.possible import ACT_WORDS, Acts, offered
from lccluster.web.addresses import BEGINNING, HEALTH, of_act, of_figures, of_recognition, of_title
from lccluster.web.answering import DAMAGED, UNUSABLE, answer, not_found, refused, told
from lccluster.web.parts import MOST, part_of
from lccluster.web.screens.register.lists import list_links
from lccluster.web.screens.register.views import VIEWS
from lccluster.web.tables import blocks, grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lccluster.errors import Problem
    from lccluster.render.table import Block
    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("The register")
WORDS = DAMAGED | {
    "none": Message("No title stands here yet."),
    "enter": Message("Record a recognition by hand"),
    "begin": Message("Begin a register"),
    "figures": Message("Figures of its reports"),
    "lists": Message("Lists to take in"),
    **ACT_WORDS,
}


def add_to(app: Routes, office: Desk) -> None:
    """Add the list, and the screen of one title."""
    _add_figures(app, office)

    @app.get("/titles")
    def titles() -> bytes | Reply:
        if said := office.missing_register:
            begin = "" if office.read_only else BEGINNING
            facts = {"title": HEAD, "begin": begin, "lists": list_links(office)}
            return answer(office, "nothing.html", WORDS, said=said, **facts)
        enter = "" if office.read_only else of_recognition()
        found, wrong = _rows(office)
        about = {
            "title": HEAD,
            "enter": enter,
            "lists": list_links(office),
            "views": VIEWS,
            "wrong": told(wrong),
        }
        about["health"] = HEALTH if wrong else ""
        page = answer(office, "titles.html", WORDS, **about, **_listed(office, found))
        return refused(UNUSABLE, page) if wrong else page

    @app.get("/titles/<cluster>")
    def one(cluster: str) -> bytes:
        found = _row(office, cluster)
        if found is None:
            raise not_found(office)
        room = office.room()
        page = blocks([_standing(found), *beneath_its_name(found, room.measure, room.called)])
        acts = {} if office.read_only else _acts(office, found)
        return answer(
            office,
            "title.html",
            WORDS,
            title=found.title.name,
            blocks=page,
            acts=acts,
            figures=of_figures(cluster),
        )


def _standing(row: Row) -> Message:
    """Say below its name which title it is, of which county, and where it stands."""
    return Message(
        "{id}, {county}: {standing}",
        id=row.cluster.id,
        county=row.cluster.county,
        standing=row.standing.words,
    )


def _add_figures(app: Routes, office: Desk) -> None:
    """Add the figures of one title."""

    @app.get("/titles/<cluster>/figures")
    def figures(cluster: str) -> bytes:
        found = _row(office, cluster)
        if found is None:
            raise not_found(office)
        page = blocks(_figures(office, cluster))
        back = (of_title(cluster), found.title.name)
        return answer(office, "blocks.html", WORDS, title=WORDS["figures"], blocks=page, back=back)


def _figures(office: Desk, cluster: str) -> list[Block]:
    """Give the figures that reports gave, year by year; raises Unusable where some are none."""
    from lccluster.render.columns.outlook import FIGURES
    from lccluster.usecases.register.asking.figures import figures_reported

    given = figures_reported(office.room(), cluster, office.clocks).given
    if not given:
        return [Message("On {day} no report with figures is recorded of it.", day=office.today)]
    return [screen_table([each for each in FIGURES if each.key != "key"], given)]


def _acts(office: Desk, found: Row) -> Acts:
    """Give what may be done, each with its address, and what may not, with the reasons."""
    from lccluster.usecases.page.titles.possible import possible

    every = possible(office.room(), found.cluster, office.today)
    return offered(
        (of_act(found.cluster.id, each.errand.word), each.errand.title, each.against)
        for each in every
    )


def _rows(office: Desk) -> tuple[Sequence[Row], Sequence[Problem]]:
    """Give every title, out of the index where one is; where a file is damaged, the others and what is wrong."""
    from lccluster.usecases.register.asking.lists import listed
    from lccluster.usecases.register.asking.views import readable

    try:
        return listed(office.room(), office.clocks, Wanted(), ahead=False).found, ()
    except Unusable:
        return readable(office.room(), office.clocks)


def _listed(office: Desk, found: Sequence[Row]) -> dict[str, object]:
    table = screen_table(TITLES, found)
    table = replace(table, tones=[TONES.get(each.standing) for each in found])
    at = [each.key for each in on_screen(TITLES)].index("id")
    links = [of_title(each.cluster.id) for each in found]
    return {
        "table": part_of(grid(table, at, links), "titles", MOST),
        "note": reading_note(office.room().measure, office.clocks),
    }


def _row(office: Desk, cluster: str) -> Row | None:
    if office.missing_register:
        return None
    room = office.room()
    entry = entry_of(room, cluster)
    return row(entry.cluster, room.measure, room.measures, office.clocks) if entry else None
