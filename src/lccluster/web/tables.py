"""The one Table as screens take it: rows of texts, of which one column leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lccluster.language import Message
from lccluster.render.page.page import cells, clean, telling
from lccluster.render.table import Block, Heading, Table, with_remarks_below

WHOLE: dict[str, Any] = {
    "place": "",
    "said": "",
    "ways": [],
}  # of a table that is not shown in parts


def grid(table: Table, column: int = 0, links: Sequence[str | None] = ()) -> dict[str, Any]:
    """Give a table; where a row has a link, its cell in the column leads there."""
    found = list(links) or [None] * len(table.rows)
    shown = sum(at < column for at in telling(table))
    return {**cells(table), **WHOLE, "column": shown, "links": found}


def blocks(shown: Sequence[Block]) -> list[tuple[str, Any]]:
    """Give what a command shows, block by block: each a table, a heading or a line."""
    found = (_block(each) for each in with_remarks_below(shown))
    return [each for each in found if each[1]]


def _block(block: Block) -> tuple[str, Any]:
    if isinstance(block, Table):
        return "table", grid(block)
    if isinstance(block, Heading):
        return "heading", str(block)
    if not isinstance(block, Message):
        return "line", block.strip()
    from lccluster.usecases.page.commands import as_on_page

    return "line", as_on_page(clean(block))
