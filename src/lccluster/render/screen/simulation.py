"""A simulation on the screen: counts first, then who changes, then the sweep as a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.errors import Problem
from lccluster.language import Message
from lccluster.quantities import plain
from lccluster.render.screen import simulation_tables as tables
from lccluster.render.table import Block, Column, Heading, Table
from lccluster.simulation.answer import SimulationAnswer
from lccluster.vocabulary import Verdict

SHOWN, SCENARIOS, BAR = 20, 60, 40  # rows of a list; combinations; cells of the longest bar


def screen(
    answer: SimulationAnswer, notices: Sequence[Problem], engine: str | None = None
) -> Iterator[Block]:
    """Give the blocks of the screen; lists are cut, and say so. An `engine` is named to whoever asked for one."""
    yield _rows(answer, engine)
    yield from found(answer, notices)


def found(answer: SimulationAnswer, notices: Sequence[Problem]) -> Iterator[Block]:
    """Give what was found, without the sentence on how it was worked out."""
    yield from tables.said(answer)
    yield from map(str, notices)
    if answer.against and not answer.against.moves:
        yield Message("No verdict changes.")
    for title, table in tables.all_tables(answer):
        if not table.rows:
            continue
        yield ""
        yield Heading(title)
        yield Table(table.columns, table.rows[: _most(answer, table)])
        if (left := _left(answer, str(title), table)) > 0:
            yield Message(
                "… {count} more: --format json, csv or --xlsx FILE lists them.", count=left
            )
    if len(answer.sweeps) == 1:
        yield ""
        yield _chart(answer)


def _rows(answer: SimulationAnswer, engine: str | None) -> Message:
    said = {"rows": answer.rows, "rules": answer.plan.book.measure.title}
    if engine is None:
        return Message("Rows under {rules}: {rows}.", **said)
    return Message("Rows under {rules}: {rows} (engine {engine}).", engine=engine, **said)


def _most(answer: SimulationAnswer, table: Table) -> int:
    return SCENARIOS if len(table.rows) == len(answer.scenarios) else SHOWN


def _left(answer: SimulationAnswer, title: str, table: Table) -> int:
    """Count the rows that are not shown; of the changed ones an answer holds the nearest alone."""
    listed = answer.against and title == str(Message("Changed rows"))
    rows = answer.against.changed if listed and answer.against else len(table.rows)
    return rows - min(len(table.rows), _most(answer, table))


def _chart(answer: SimulationAnswer) -> Table:
    """Draw the rows that would pass at each bound as bars of a sign that every console has."""
    most = max((each.verdicts[Verdict.ELIGIBLE.value] for each in answer.scenarios), default=0)
    columns = [
        Column(tables.sweep(answer, 0).columns[0].head, figures=True),
        Column(Verdict.ELIGIBLE.words),
        Column(Message("bound today")),
    ]
    rows = [
        [
            plain(each.values[0]),
            _bar(each.verdicts[Verdict.ELIGIBLE.value], most),
            tables.mark(each, answer),
        ]
        for each in answer.scenarios[:SCENARIOS]
    ]
    return Table(columns, rows)


def _bar(count: int, most: int) -> str:
    return f"{'─' * (count * BAR // most if most else 0)} {count}".strip()
