"""Blocks for a terminal: rich tables that fold and never cut, colours that repeat the words."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from lccluster.render.table import Block, Cell, Table, clean, drawn
from lccluster.render.words import Word, signed
from lccluster.vocabulary import MaterialOutcome, Outcome, Verdict

_STYLES: dict[Word, str] = {
    Verdict.ELIGIBLE: "bold green",
    Verdict.NOT_ELIGIBLE: "bold red",
    Verdict.INCOMPLETE: "bold yellow",
    Verdict.NEEDS_DECISION: "bold cyan",
    Verdict.NO_RULE: "bold magenta",
    Outcome.MET: "green",
    Outcome.NOT_MET: "red",
    Outcome.UNSTATED: "yellow",
    Outcome.FOR_JUDGEMENT: "cyan",
    MaterialOutcome.PRESENT: "green",
}


def draw(blocks: Iterable[Block], *, colour: bool) -> None:
    """Draw blocks on the terminal; nothing in them is read as markup."""
    console = Console(no_color=not colour, highlight=False, markup=False, emoji=False)
    for block in blocks:
        console.print(
            _grid(block) if isinstance(block, Table) else Text(clean(str(block))), overflow="fold"
        )


def _grid(table: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in table.columns:
        grid.add_column(
            Text(drawn(column.head), style="dim"),
            overflow="fold",
            justify="right" if column.figures else "left",
        )
    for row in table.rows:
        grid.add_row(*map(_cell, row))
    return grid


def _cell(cell: Cell) -> Text:
    text = drawn(cell)
    styles = (style for word, style in _STYLES.items() if text in (str(word.words), signed(word)))
    return Text(text, style=next(styles, ""))
