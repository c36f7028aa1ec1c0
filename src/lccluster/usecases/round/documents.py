"""Documents of a round: lists as workbooks, the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lccluster.files.disk.documents.output import Output
from lccluster.register.view import Clocks
from lccluster.render.columns.fields import ListColumn
from lccluster.render.office_words import FONTS
from lccluster.render.workbook.round_lists import list_workbook
from lccluster.usecases.round.room import RoundRoom
from lccluster.usecases.written import Written


def write_list(
    title: str, fields: Sequence[ListColumn[Any]], rows: Sequence[Any], output: Output, fonts: str
) -> Written:
    """Write a list of a round as a workbook; raises Unusable."""
    drawn = list_workbook(title, fields, rows, FONTS[fonts])
    output.write(drawn.data)
    return Written(output.path, drawn.cleaned)


def write_page(room: RoundRoom, clocks: Clocks, today: date, output: Output) -> Written:
    """Write the page to look at; raises Unusable."""
    from lccluster.render.page.round import round_page
    from lccluster.usecases.round.asking.board import board, tasks_of
    from lccluster.usecases.round.asking.ranking import ranking

    found = board(room, clocks, today)
    tasks, ranked = tasks_of(room, found.rows, None), ranking(room, clocks)
    output.write(round_page(found, tasks, ranked, room.measure, room.procedure, room.offices))
    return Written(output.path)
