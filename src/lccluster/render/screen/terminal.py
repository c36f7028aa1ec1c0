"""Blocks for a terminal: lines that fit and cut nothing off, colours that repeat the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from lccluster.render.screen.breaking import wrapped
from lccluster.render.screen.tables.grid import Line, laid_out
from lccluster.render.screen.tables.shares import ENOUGH
from lccluster.render.signs import clean
from lccluster.render.table import Block, Table, aloud, drawn, with_remarks_below
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
    for line in _lines(blocks, console.width):
        line.rstrip()
        console.print(line, soft_wrap=True)


def _lines(blocks: Iterable[Block], cells: int) -> Iterator[Text]:
    styles = {
        text: style for word, style in _STYLES.items() for text in (str(word.words), signed(word))
    }
    for some in _together(with_remarks_below(aloud(blocks))):
        lines = _of_tables(some, cells)
        for at, block in enumerate(some):
            if isinstance(block, Table):
                yield from (_text(line, styles) for line in lines[at])
            else:
                yield from map(Text, wrapped(clean(str(block)), cells))


def _together(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Take blocks together until there are rows enough to tell how all are laid out best."""
    taken: list[Block] = []
    for block in blocks:
        taken.append(block)
        if sum(len(each.rows) for each in taken if isinstance(each, Table)) >= ENOUGH:
            yield taken
            taken = []
    yield taken


def _of_tables(blocks: Sequence[Block], cells: int) -> dict[int, list[Line]]:
    """Lay tables out, those under the same heads alike; the lines of each by its place among the blocks."""
    alike: dict[tuple[str, ...], dict[int, Table]] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            heads = tuple(drawn(column.head) for column in block.columns)
            alike.setdefault(heads, {})[at] = block
    return {
        at: lines
        for tables in alike.values()
        for at, lines in zip(tables, laid_out(list(tables.values()), cells), strict=True)
    }


def _text(line: Line, styles: dict[str, str]) -> Text:
    return Text.assemble(
        *((part.text, "dim" if part.cell is None else styles.get(part.cell, "")) for part in line)
    )
