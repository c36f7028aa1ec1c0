"""The workbook of every title: the same put down on the disk, and row by row, as all of it in memory."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lccluster.files.disk.spool import spool
from lccluster.files.register.header import Header
from lccluster.files.register.writing import record_text, write_header
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster
from lccluster.register.rows import Wanted
from lccluster.register.view import Clocks
from lccluster.render.workbook import summary_sheets
from lccluster.render.workbook.application_summary import Gathered, application_summary
from lccluster.render.workbook.summary import Summary
from lccluster.render.workbook.title_summary import DrawnTitles, drawn_title, title_summary
from lccluster.usecases.register.asking.views import rows
from lccluster.usecases.register.exchange.titles import put_down_titles
from lccluster.usecases.register.room import Room, open_room
from lccluster.usecases.rules.rulebooks import Library
from registers import act
from shipped import BOOK, assessed, form

DAY = date(2027, 11, 23)
RECOGNISED = act("recognised", "2022-05-09")
HISTORIES: dict[str, tuple[str, tuple[Act, ...]]] = {
    "冠县轴承特色产业集群": ("冠县", (RECOGNISED,)),
    "=1+1": ("莘县", (RECOGNISED, act("renamed", "2023-01-02", name="@莘县"))),
    "外县木材特色产业集群": ("外县", (RECOGNISED, act("annual_report", "2023-01-12", year=2022))),
    "莘县" + "蔬菜" * 60: (
        "莘县",
        (RECOGNISED, act("cancelled", "2024-03-01", ground="applied_for")),
    ),
    "甲县化工特色产业集群": (
        "甲县",
        (RECOGNISED, act("renamed", "2023-05-05", name="甲县化工集群")),
    ),
    "莘县石材特色产业集群": ("莘县", (act("recognised", "2028-05-09"),)),
}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A register with counties that are none, odd names, and a title that is not recognised yet."""
    folder = tmp_path / "register"
    write_header(folder, Header(1, "名录", "市局", "liaocheng-2021-97"))
    for at, (name, (county, events)) in enumerate(HISTORIES.items()):
        place = folder / "clusters" / county
        place.mkdir(exist_ok=True)
        known = Cluster(id=f"LC-2022-{9 - at:03}", name=name, county=county, events=events)
        (place / f"{known.id}.yaml").write_text(record_text(known), encoding="utf-8")
    return open_room(folder, Library())


def summary(room: Room, titles: DrawnTitles) -> Summary:
    """What the workbook holds."""
    return title_summary(titles, Clocks(DAY), room.measure, room.offices, "市局")


def in_memory(room: Room) -> Summary:
    """The same, all of it in memory."""
    drawn = [drawn_title(each, room.measure, room.called) for each in rows(room, Clocks(DAY))]
    acts = [act for each in drawn for act in each.acts]
    cells, counted = [each.cells for each in drawn], [each.counted for each in drawn]
    return summary(room, DrawnTitles(cells, acts, counted))


def test_the_workbook_of_titles_put_down_is_that_of_titles_in_memory(room: Room) -> None:
    wanted = in_memory(room)
    with spool() as titles, spool() as acts:
        found = summary(room, put_down_titles(room, Clocks(DAY), Wanted(), titles, acts))
        assert (len(found.main.rows), len(found.details.rows)) == (5, 9)
        assert found.tallies == wanted.tallies
        assert found.main.tones == wanted.main.tones
        assert summary_sheets.draw(found) == summary_sheets.draw(wanted)


def test_only_the_titles_asked_for_are_put_down(room: Room) -> None:
    wanted = Wanted(counties=("莘县",))
    with spool() as titles, spool() as acts:
        found = put_down_titles(room, Clocks(DAY), wanted, titles, acts)
        assert [county for county, *_ in found.counted] == ["莘县", "莘县"]
        assert len(found.acts) == 4


@pytest.mark.parametrize("of", ["titles", "applications"])
def test_a_workbook_drawn_row_by_row_holds_cell_by_cell_what_one_in_memory_holds(
    room: Room, of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = in_memory(room) if of == "titles" else applications()
    wanted = contents(drawn)
    monkeypatch.setattr(summary_sheets, "MANY", 0)
    assert contents(drawn) == wanted


def applications() -> Summary:
    """A summary of two applications, with heads in groups."""
    gathered = Gathered()
    for revenue in ("31.5", None):
        gathered.take("a.yaml", assessed(form(economics__revenue_yi=revenue)))
    return application_summary(gathered, DAY, BOOK)


def contents(drawn: Summary) -> list[Any]:
    """All that a program reads of the sheets: cells with their looks, and how they are laid out."""
    book = openpyxl.load_workbook(io.BytesIO(summary_sheets.draw(drawn).data))
    return [
        (
            sheet.title,
            [[_cell(each) for each in row] for row in sheet.iter_rows()],
            sorted(map(str, sheet.merged_cells.ranges)),
            {at: each.height for at, each in sheet.row_dimensions.items() if each.height},
            {at: each.width for at, each in sheet.column_dimensions.items()},
            (sheet.freeze_panes, sheet.print_area, sheet.print_title_rows, sheet.auto_filter.ref),
            [(str(each.sqref), each.formula1) for each in sheet.data_validations.dataValidation],
            len(sheet._charts),
        )
        for sheet in book.worksheets
    ]


def _cell(cell: Any) -> tuple[Any, ...]:
    look = cell.number_format, cell.font.name, cell.font.sz, cell.font.b, cell.alignment.horizontal
    return cell.value, cell.data_type, *look, cell.border.left.style, cell.quotePrefix
