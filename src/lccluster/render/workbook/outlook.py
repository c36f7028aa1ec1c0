"""The workbook of an outlook: figures beside bounds, how many fall short, and all figures by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lccluster.form.reported import reportable
from lccluster.render.columns.fields import cells, documented, picked, table
from lccluster.render.columns.outlook import FIGURES, OUTLOOK_SUMMARY, GivenFigure
from lccluster.render.columns.titles import TITLES
from lccluster.render.office_words import chinese_day, in_chinese
from lccluster.render.table import Cell, Table, Tone
from lccluster.render.workbook.summary import Summary, Tally, explained, sources, tally
from lccluster.simulation.outlook import Outlook, Shortness

TONES = {
    Shortness.SHORT: Tone.BAD,
    Shortness.OPEN: Tone.SOON,
    Shortness.NOTHING_REPORTED: Tone.SOON,
}


def outlook_summary(found: Outlook, filled_by: str) -> Summary:
    """Put the workbook together."""
    measure, lines = found.book.measure, found.lines
    with in_chinese():
        drawn = [cells(OUTLOOK_SUMMARY, each) for each in lines]
        tones = [TONES.get(each.shortness) for each in lines]
        return Summary(
            title=f"{measure.subject}年度数据对照表",
            filled_by=filled_by,
            on=found.on,
            units="单位见各格",
            main=table(OUTLOOK_SUMMARY, drawn, tones),
            note=(
                f"截至{chinese_day(found.on)}，年度报告中的数字与{measure.document_number}各项标准的对照。"
                f"办法没有规定这种比较，不是复核结论；{_left_to_people(found)}没有报送的，不作推断。"
            ),
            tallies=list(_tallies(found)),
            details_name="历年数据",
            details=_history(found),
            explained=explained(OUTLOOK_SUMMARY),
            sources=sources(measure, found.on),
        )


def _left_to_people(found: Outlook) -> str:
    """Say what becomes of what people judge: it stands among the rows, or not at all."""
    if found.judged:
        return f"由人认定的条件列为“{Shortness.OPEN.words}”，图表中不计；放宽条件不在其内。"
    return "由人认定的条件和放宽条件不在其内。"


def _tallies(found: Outlook) -> Iterator[Tally]:
    states = Counter(each.of_figures for each in found.titles)
    counts = [(str(each.words), states[each]) for each in Shortness]
    yield tally("集群数据情况", "数据情况", counts, "个数")
    short = Counter(
        str(each.result.rule.label.zh)
        for each in found.lines
        if each.result and each.shortness is Shortness.SHORT
    )
    yield tally("各项条件不足的集群数", "条件", list(short.items()), "个数")


def _history(found: Outlook) -> Table:
    of_titles, of_figures = picked(TITLES, "id", "name"), documented(FIGURES)
    known = reportable(found.book.form)
    rows: list[list[Cell]] = [
        [*of_title, *cells(of_figures, GivenFigure(year, found.book.form.field(key), text))]
        for each in found.titles
        for of_title in [cells(of_titles, each.row)]
        for year in each.years
        for key, text in year.figures.items()
        if key in known
    ]
    columns = [*(each.column for each in of_titles), *(each.column for each in of_figures)]
    return Table(columns, rows)
