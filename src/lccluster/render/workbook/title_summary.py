"""The 汇总表 of titles: where each stands, what happened to it, and on what paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from lccluster.register.facts import Standing
from lccluster.register.rows import Row
from lccluster.register.view import Clocks
from lccluster.render.columns.act_details import Called
from lccluster.render.columns.acts import ACTS, told
from lccluster.render.columns.fields import cells, documented, picked, table
from lccluster.render.columns.titles import TITLE_SUMMARY, TITLES
from lccluster.render.office_words import chinese_day, in_chinese
from lccluster.render.table import Cell, Table, Tone
from lccluster.render.workbook.summary import Summary, Tally, explained, sources, tally, units_line
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices

_NAMING, _OF_ACTS = picked(TITLES, "id", "name"), documented(ACTS)
TONES = {
    Standing.EXPIRED: Tone.BAD,
    Standing.REVIEW_FAILED: Tone.BAD,
    Standing.REVIEW_DUE: Tone.SOON,
    Standing.UNDER_REVIEW: Tone.SOON,
}


Counted = tuple[
    str, Standing, int | None
]  # county, standing, year of the last day of one that stands


class DrawnTitle(Struct, frozen=True):
    """A title as the workbook has it: its cells, those of each act, and what it is counted by."""

    cells: Sequence[Cell]
    acts: Sequence[Sequence[Cell]]
    counted: Counted


class DrawnTitles(Struct, frozen=True):
    """The same of all titles, in their order."""

    cells: Sequence[Sequence[Cell]]
    acts: Sequence[Sequence[Cell]]
    counted: Sequence[Counted]


def drawn_title(row: Row, measure: Measure, called: Called) -> DrawnTitle:
    """Draw the cells of one title."""
    with in_chinese():
        year = None if row.standing.ended else row.title.valid_until.year
        return DrawnTitle(
            cells(TITLE_SUMMARY, row),
            [
                (row.cluster.id, act.name, *cells(_OF_ACTS, act))
                for act in told(row.seen, measure, called)
            ],
            (row.cluster.county, row.standing, year),
        )


def title_summary(
    titles: DrawnTitles, clocks: Clocks, measure: Measure, offices: Offices, filled_by: str
) -> Summary:
    """Put the workbook together for titles as they stand on a day, by what is known of them."""
    with in_chinese():
        on = clocks.as_of
        tones = [TONES.get(standing) for _, standing, _ in titles.counted]
        main = table(TITLE_SUMMARY, titles.cells, tones)
        columns = [*(each.column for each in _NAMING), *(each.column for each in _OF_ACTS)]
        return Summary(
            title=f"{measure.subject}名录汇总表",
            filled_by=filled_by,
            on=on,
            units=units_line(main.columns) or "单位：个、天",
            main=main,
            note=_note(measure, clocks),
            tallies=_tallies(titles.counted, offices),
            details_name="历次记录",
            details=Table(columns, titles.acts),
            explained=explained(TITLE_SUMMARY),
            sources=sources(measure, on),
        )


def _note(measure: Measure, clocks: Clocks) -> str:
    on, known_at = clocks.as_of, clocks.known_at
    known = f"，只按{chinese_day(known_at)}及以前登记的事项" if known_at else ""
    ended = "" if measure.in_force.covers(on) else f"该办法{_until(measure)}，复核须另有依据。"
    return (
        f"状态和剩余天数截至{chinese_day(on)}{known}。有效期{measure.validity.years}年，"
        f"末日按{measure.document_number}（{measure.validity.article.chinese}）推算。{ended}"
        "“期满待处理”“复核未通过”为深红，“应复核”“复核中”为橙色。“—”表示没有记载。"
    )


def _until(measure: Measure) -> str:
    until = measure.in_force.until
    return f"有效期至{chinese_day(until)}" if until else "尚未施行"


def _tallies(titles: Sequence[Counted], offices: Offices) -> list[Tally]:
    counties = Counter(offices.own_name(county) for county, _, _ in titles)
    order = dict.fromkeys([*(each.name.zh for each in offices.counties), *counties])
    standings = Counter(standing for _, standing, _ in titles)
    years = Counter(year for *_, year in titles if year is not None)
    return [
        tally("各推荐单位集群数", "推荐单位", [(each, counties[each]) for each in order], "个数"),
        tally(
            "称号状态",
            "称号状态",
            [(str(each.words), standings[each]) for each in Standing],
            "个数",
        ),
        tally(
            "各年期满数",
            "有效期末日所在年",
            [(f"{each}年", years[each]) for each in sorted(years)],
            "个数",
        ),
    ]
