"""The 汇总表 of titles: where each stands, what happened to it, and on what paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from lccluster.register.facts import Standing
from lccluster.register.rows import Row
from lccluster.render.columns.act_details import Called
from lccluster.render.columns.acts import ACTS, told
from lccluster.render.columns.fields import cells, documented, picked, table
from lccluster.render.columns.titles import TITLE_SUMMARY, TITLES
from lccluster.render.office_words import chinese_day, in_chinese
from lccluster.render.table import Table, Tone
from lccluster.render.workbook.summary import (
    Summary,
    Tally,
    explained,
    sources,
    tally,
    units_line,
)
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices

TONES = {
    Standing.EXPIRED: Tone.BAD,
    Standing.REVIEW_FAILED: Tone.BAD,
    Standing.REVIEW_DUE: Tone.SOON,
    Standing.UNDER_REVIEW: Tone.SOON,
}


def title_summary(
    rows: Sequence[Row],
    on: date,
    measure: Measure,
    offices: Offices,
    filled_by: str,
    called: Called,
) -> Summary:
    """Put the workbook together for titles as they stand on a day."""
    with in_chinese():
        drawn = [cells(TITLE_SUMMARY, row) for row in rows]
        main = table(TITLE_SUMMARY, drawn, [TONES.get(row.standing) for row in rows])
        return Summary(
            title=f"{measure.subject}名录汇总表",
            filled_by=filled_by,
            on=on,
            units=units_line(main.columns) or "单位：个、天",
            main=main,
            note=_note(measure, on),
            tallies=_tallies(rows, offices),
            details_name="历次记录",
            details=_history(rows, measure, called),
            explained=explained(TITLE_SUMMARY),
            sources=sources(measure, on),
        )


def _note(measure: Measure, on: date) -> str:
    ended = "" if measure.in_force.covers(on) else f"该办法{_until(measure)}，复核须另有依据。"
    return (
        f"状态和剩余天数截至{chinese_day(on)}。有效期{measure.validity.years}年，"
        f"末日按{measure.document_number}（{measure.validity.article.chinese}）推算。{ended}"
        "“期满待处理”“复核未通过”为深红，“应复核”“复核中”为橙色。“—”表示没有记载。"
    )


def _until(measure: Measure) -> str:
    until = measure.in_force.until
    return f"有效期至{chinese_day(until)}" if until else "尚未施行"


def _tallies(rows: Sequence[Row], offices: Offices) -> list[Tally]:
    counties = Counter(row.cluster.county for row in rows)
    order = dict.fromkeys([*(each.name.zh for each in offices.counties), *counties])
    standings = Counter(row.standing for row in rows)
    years = Counter(row.title.valid_until.year for row in rows if not row.standing.ended)
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


def _history(rows: Sequence[Row], measure: Measure, called: Called) -> Table:
    of_titles, of_acts = picked(TITLES, "id", "name"), documented(ACTS)
    columns = [*(each.column for each in of_titles), *(each.column for each in of_acts)]
    drawn = [
        [*of_title, *cells(of_acts, act)]
        for row in rows
        for of_title in [cells(of_titles, row)]
        for act in told(row.cluster, measure, called)
    ]
    return Table(columns, drawn)
