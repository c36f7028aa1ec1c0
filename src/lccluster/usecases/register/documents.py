"""Documents out of a register: the summary of titles, the calendar, the page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from lccluster.files.disk.documents.output import Output
from lccluster.register.rows import Wanted
from lccluster.register.view import Clocks
from lccluster.usecases.register.asking.views import duties, rows
from lccluster.usecases.register.room import Room
from lccluster.usecases.written import Written, write_summary

if TYPE_CHECKING:
    from lccluster.register.owed.owing import Owed
    from lccluster.render.workbook.title_summary import DrawnTitles
    from lccluster.simulation.outlook import Outlook


def write_titles(
    room: Room,
    clocks: Clocks,
    wanted: Wanted,
    output: Output,
    fonts: str,
    template: Path | None = None,
) -> Written:
    """Write the 汇总表 of the titles asked for, put down on the disk meanwhile; raises Unusable."""
    from lccluster.files.disk.spool import spool
    from lccluster.usecases.register.exchange.titles import put_down_titles

    with spool() as titles, spool() as acts:
        drawn = put_down_titles(room, clocks, wanted, titles, acts)
        return _write_drawn(room, drawn, clocks, output, template, fonts)


def _write_drawn(
    room: Room,
    drawn: DrawnTitles,
    clocks: Clocks,
    output: Output,
    template: Path | None,
    fonts: str,
) -> Written:
    from lccluster.render.columns.titles import TITLE_SUMMARY
    from lccluster.render.workbook.title_summary import title_summary

    authority = room.register.header.authority
    summary = title_summary(drawn, clocks, room.measure, room.offices, authority)
    return write_summary(output, summary, TITLE_SUMMARY, template, fonts, room.library)


def write_outlook(room: Room, found: Outlook, output: Output, fonts: str) -> Written:
    """Write an outlook as a workbook; raises Unusable."""
    from lccluster.render.columns.outlook import OUTLOOK_SUMMARY
    from lccluster.render.workbook.outlook import outlook_summary

    summary = outlook_summary(found, room.register.header.authority)
    return write_summary(output, summary, OUTLOOK_SUMMARY, None, fonts, room.library)


def write_calendar(room: Room, clocks: Clocks, ahead: timedelta, output: Output) -> int:
    """Write what is owed as a calendar; gives the number of events. Raises Unusable."""
    from lccluster.files.disk.spool import spool
    from lccluster.usecases.register.asking.owed import put_down_duties

    with spool() as kept:
        return write_events(put_down_duties(room, clocks, ahead, kept), clocks.as_of, output)


def write_events(owed: Collection[Owed], as_of: date, output: Output) -> int:
    """Write what is owed, worked out already, as a calendar; gives the number of events. Raises Unusable."""
    from lccluster.render.calendar_ics import duties_calendar

    output.write_parts(duties_calendar(owed, as_of))
    return len(owed)


def write_page(room: Room, clocks: Clocks, ahead: timedelta, output: Output) -> Written:
    """Write the page to look at; raises Unusable."""
    from lccluster.render.page.titles import report_page
    from lccluster.usecases.register.asking.figures import outlook

    listed, owed = rows(room, clocks), duties(room, clocks, ahead)
    page = report_page(listed, owed, room.measure, room.offices, outlook(room, clocks))
    output.write(page)
    return Written(output.path)
