"""The page of a register: titles by the year of their last day, standings, what is owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.register.facts import Standing
from lccluster.register.owed.owing import Owed
from lccluster.register.rows import Row
from lccluster.register.view import Clocks
from lccluster.render.columns.fields import screen_table
from lccluster.render.columns.titles import TITLES
from lccluster.render.page.outlook import outlook_of
from lccluster.render.page.page import TimelineColumn, cells, cited, clean, draw
from lccluster.render.screen.duties import CountyDuties, by_county, provisions
from lccluster.render.screen.outlook import no_rule
from lccluster.render.screen.register import reading_note
from lccluster.render.table import Table, Tone
from lccluster.render.workbook.title_summary import TONES
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices
from lccluster.simulation.outlook import Outlook

CSS_TONES = {Tone.BAD: "bad", Tone.SOON: "open", Tone.GOOD: "good"}
MOST_YEARS = 40  # columns of a timeline that a phone still shows


def report_page(
    rows: Sequence[Row], duties: Sequence[Owed], measure: Measure, offices: Offices, found: Outlook
) -> bytes:
    """Draw the page, in the language spoken, as UTF-8."""
    on = found.on
    standings = Counter(row.standing for row in rows)
    titles = screen_table(TITLES, rows)
    return draw(
        "titles.html",
        title=str(Message("Titles of the register")),
        on=on,
        tallies=[
            (str(each.words), standings[each], "over" if each.ended else _tone(TONES.get(each)))
            for each in Standing
            if standings[each]
        ],
        timeline=_timeline(rows, on),
        years=_by_year(rows),
        titles=cells(replace(titles, tones=[TONES.get(row.standing) for row in rows])),
        duties=[
            (clean(each.heading), cells(_toned(each)))
            for each in by_county(duties, [county.name.zh for county in offices.counties])
        ],
        outlook=outlook_of(found),
        no_rule=clean(no_rule(found)),
        provisions=clean(provisions(duties)) if duties else "",
        note=clean(reading_note(measure, Clocks(on))),
        cited=[cited(measure, on)],
    )


def _timeline(rows: Sequence[Row], on: date) -> list[TimelineColumn]:
    """Give one column a year, years without a last day included, ended titles left out."""
    years = Counter(row.title.valid_until.year for row in rows if not row.standing.ended)
    if not years:
        return []
    first, last = min(*years, on.year), max(years)
    span = range(first, last + 1) if last - first < MOST_YEARS else sorted(years)
    most = max(years.values())
    return [
        TimelineColumn(round(years[year] / most * 100, 1), years[year], str(year), _when(year, on))
        for year in span
    ]


def _when(year: int, on: date) -> str:
    return "bad" if year < on.year else "open" if year == on.year else "plain"


def _by_year(rows: Sequence[Row]) -> list[tuple[int, list[tuple[str, str]]]]:
    standing = sorted(
        (row for row in rows if not row.standing.ended),
        key=lambda row: (row.title.valid_until, row.cluster.id),
    )
    years: dict[int, list[tuple[str, str]]] = {}
    for row in standing:
        named = (str(row.title.valid_until), clean(row.title.name))
        years.setdefault(row.title.valid_until.year, []).append(named)
    return list(years.items())


def _toned(owed: CountyDuties) -> Table:
    tones = [Tone.BAD if each.days_over > 0 else None for each in owed.duties]
    return replace(owed.table, tones=tones)


def _tone(tone: Tone | None) -> str:
    return CSS_TONES[tone] if tone else "plain"
