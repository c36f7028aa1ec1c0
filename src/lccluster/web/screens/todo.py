"""待办: what is owed, county by county, and what each office has to do in the round."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lccluster.language import Message
from lccluster.render.columns.fields import screen_table
from lccluster.render.screen.duties import CountyDuties, by_county, provisions
from lccluster.web.addresses import BEGINNING, HEALTH, of_day, of_opening, of_round_act, of_title
from lccluster.web.answering import DAMAGED, UNUSABLE, answer, or_wrong, refused
from lccluster.web.asked import query
from lccluster.web.parts import MOST_OF_SEVERAL, part_of
from lccluster.web.tables import grid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lccluster.round.todo import Task
    from lccluster.web.office import Desk
    from lccluster.web.routes import Reply, Routes

HEAD = Message("To do")
AHEAD = timedelta(days=60)  # of coming duties, as `register due` shows them
WORDS = DAMAGED | {
    "register": Message("Titles"),
    "round": Message("Round"),
    "nothing": Message("Nothing is owed."),
    "begin": Message("Begin a register"),
    "open": Message("Open a year's round"),
}


def add_to(app: Routes, office: Desk) -> None:
    """Add the screen."""

    @app.get("/")
    def todo() -> bytes | Reply:
        named = query().get("office")
        title = Message("To do: {office}", office=named) if named else HEAD
        owed = None if named else _or_wrong(lambda: _owed(office))
        tasks = _or_wrong(lambda: _tasks(office, named))
        opening = None if named or office.read_only else _opening(office)
        damaged = bool(tasks["wrong"] or (owed and owed["wrong"]))
        facts: dict[str, Any] = {"title": title, "owed": owed, "tasks": tasks, "opening": opening}
        page = answer(office, "todo.html", WORDS, health=HEALTH if damaged else "", **facts)
        return refused(UNUSABLE, page) if damaged else page


def _or_wrong(part: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Give a part of the screen, or why it cannot be read."""
    found, wrong = or_wrong(part)
    nothing = {"said": "", "counties": [], "offices": [], "begin": ""}
    return {**nothing, **(found or {}), "wrong": wrong}


def _owed(office: Desk) -> dict[str, Any]:
    """Give what is owed by titles, a table a county."""
    if said := office.missing_register:
        begin = "" if office.read_only else BEGINNING
        return {"said": said, "counties": [], "begin": begin}
    from lccluster.usecases.register.asking.views import duties

    room = office.room()
    found = duties(room, office.clocks, AHEAD)
    counties = [each.name.zh for each in room.offices.counties]
    tables = [(each.heading, _linked(each)) for each in by_county(found, counties)]
    said = provisions(found) if found else WORDS["nothing"]
    return {"said": said, "counties": tables, "begin": ""}


def _tasks(office: Desk, named: str | None) -> dict[str, Any]:
    """Give what each office, or the one named, has to do in the round, a table an office; raises Unusable."""
    if said := office.missing_round:
        return {"said": said, "offices": []}
    from lccluster.usecases.round.asking.board import received, tasks_of

    room = office.round_room()
    found = tasks_of(room, received(room, office.clocks), named)
    said = None if found else Message("Nothing is to be done on {day}.", day=office.today)
    offices = dict.fromkeys(str(each.office) for each in found)
    tables = [(each, of_day(each), _of_office(office, found, each)) for each in offices]
    return {"said": said, "offices": tables}


def _opening(office: Desk) -> str | None:
    """Give the address at which this year's round is opened, where it is not there yet."""
    from lccluster.usecases.page.folders import is_round

    year = str(office.today.year)
    return None if is_round(office.rounds.of_year(year)) else of_opening(year)


def _of_office(office: Desk, found: Sequence[Task], name: str) -> dict[str, Any]:
    """Lead from each task to where it is recorded; the command says nothing to whoever types none."""
    from lccluster.render.columns.round_tasks import TASKS

    own = [each for each in found if str(each.office) == name]
    columns = [each for each in TASKS if each.key not in ("office", "command")]
    links = [None if office.read_only else _recorded_at(each) for each in own]
    at = [each.key for each in columns].index("what")
    table = grid(screen_table(columns, own), at, links)
    return part_of(table, f"round-{name}", MOST_OF_SEVERAL)


def _recorded_at(task: Task) -> str:
    """Give the address at which a task is recorded: below its application, of the act whose command it names."""
    return of_round_act(task.command.split()[2], task.application)


def _linked(county: CountyDuties) -> dict[str, Any]:
    """Lead from each id to its title: of what is owed on several together, the first of them is named."""
    links = [of_title(each.titles[0].id) for each in county.duties]
    return part_of(grid(county.table, _NAMES, links), county.county, MOST_OF_SEVERAL)


_NAMES = 1  # the column of the ids, behind what is owed
