"""How a table is laid out: whichever way takes the fewest lines, words giving way before what is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from lccluster.render.screen.breaking import filled
from lccluster.render.screen.tables.drawn_table import GAP, ROOMY, DrawnTable, Texts, numbered
from lccluster.render.screen.tables.fewest_lines import lines_filled
from lccluster.render.screen.tables.shares import ENOUGH
from lccluster.render.screen.whole import COMMAND
from lccluster.render.signs import width

Cost = tuple[int, int]
INDENT = 4  # cells, before what stands below a row and would be broken behind the first column


class Layout(Struct, frozen=True):
    """A way to lay a table out: what stands beside each other, and what below each row or below all."""

    table: DrawnTable
    widths: Sequence[int]
    below: Texts = ()
    notes: Sequence[str] = ()
    gave_way: Texts = ()
    indented: bool = False

    def part(self, rows: slice) -> Layout:
        """Give some of the rows, with the notes that they need."""
        table = self.table.part(rows)
        numbers = {text for row in table.rows for text in row}
        notes = [note for note in self.notes if note.partition(" ")[0] in numbers]
        return replace(self, table=table, below=self.below[rows], notes=notes)

    @property
    def margin(self) -> int:
        """Count the cells before what stands below a row."""
        behind = self.widths[0] + len(GAP)
        return min(INDENT, behind) if self.indented else behind

    def cost(self, cells: int) -> Cost:
        """Count the lines, of a long table those of its first rows, and those that broken cells take beyond one."""
        texts = [self.table.heads, *self.table.rows[:ENOUGH]]
        rows = [_heights(row, self.widths) for row in texts]
        below = [len(self.lines_below(remarks, cells)) for remarks in self.below[:ENOUGH]]
        lines = sum(map(max, rows)) + sum(below) + len(self.notes)
        return lines, sum(each - 1 for row in rows for each in row)

    @property
    def breaks_most(self) -> bool:
        """Tell whether most of its rows have a cell that is broken: what takes as many lines and breaks none is read better."""
        rows = self.table.rows[:ENOUGH]
        return 2 * sum(max(_heights(row, self.widths)) > 1 for row in rows) > len(rows)

    def lines_below(self, remarks: Sequence[str], cells: int) -> list[str]:
        """Break the remarks of a row and set them below it; a command that needs the margin has that too."""
        room = cells - self.margin
        return [line for text in _below(remarks, room) for line in self._set_in(text, cells)]

    def _set_in(self, text: str, cells: int) -> list[str]:
        if text.startswith(COMMAND) and cells >= width(text) > cells - self.margin:
            return [" " * (cells - width(text)) + text]
        return [" " * self.margin + line for line in filled(text, cells - self.margin)]


def _heights(row: Sequence[str], widths: Sequence[int]) -> list[int]:
    return [lines_filled(text, wide) for text, wide in zip(row, widths, strict=True)]


def _below(remarks: Sequence[str], cells: int) -> Sequence[str]:
    """Put the remarks of a row on one line, where it has room for them; else one that no line holds goes on behind another."""
    remarks = list(filter(None, remarks))
    together = GAP.join(remarks)
    if together and width(together) <= cells:
        return [together]
    lines: list[str] = []
    for each in remarks:
        if lines and _goes_on(lines[-1], each, cells):
            lines[-1] += GAP + each
        else:
            lines.append(each)
    return lines


def _goes_on(before: str, text: str, cells: int) -> bool:
    """Tell whether a text has to be broken anyway, and half a line is left for it; a command has lines of its own."""
    begins = not (before.startswith(COMMAND) or text.startswith(COMMAND))
    return begins and width(text) > cells >= 2 * width(before)


def best_layout(whole: DrawnTable, parts: Sequence[slice], cells: int) -> Layout | None:
    """Choose what takes the fewest lines; words give way for that, and anything where there is no room.

    They give way, too, where as many lines break no more most rows.
    """

    def cost(layout: Layout) -> list[int]:
        return in_all(layout, parts, cells)

    def gain(layout: Layout) -> tuple[int, bool]:
        return cost(layout)[0], layout.breaks_most

    best = min(_layouts(whole, cells), key=cost, default=None)
    ways = [_one_below(whole, whole.wordy if best else whole.giving_way, cells)]
    for each in ways if best else [*ways, _two_below(whole, cells)]:
        other = min(each, key=cost, default=None)
        if other and (best is None or gain(other) < gain(best)):
            best = other
    return best and _whole_below(best, cells)


def in_all(layout: Layout, parts: Sequence[slice], cells: int) -> list[int]:
    """Add up what a layout costs in each of the tables."""
    costs = (layout.part(rows).cost(cells) for rows in parts)
    return list(map(sum, zip(*costs, strict=True)))


def _layouts(whole: DrawnTable, cells: int) -> Iterator[Layout]:
    """Give all ways that have room: with all remarks beside their rows, numbered, with one of them, with none."""
    yield from _with_beside(whole, whole.remarks, cells)
    if short := numbered(whole):
        table, notes = short
        for few in [table.remarks, []] if table.remarks else [[]]:
            yield from (replace(each, notes=notes) for each in _with_beside(table, few, cells))
    for few in (*([each] for each in whole.remarks), []):
        yield from _with_beside(whole, few, cells)


def _with_beside(whole: DrawnTable, few: Sequence[int], cells: int) -> Iterator[Layout]:
    yield from _split(whole, [at for at in whole.remarks if at not in few], cells)


def _one_below(whole: DrawnTable, columns: Sequence[int], cells: int) -> Iterator[Layout]:
    """Give all ways in which a column gives way: it stands below its row, as remarks do."""
    return (each for at in columns for each in _below_with(whole, [at], cells))


def _two_below(whole: DrawnTable, cells: int) -> Iterator[Layout]:
    """Give all ways in which two columns give way, where all of them find no room beside each other."""
    pairs = combinations(whole.giving_way, 2)
    return (each for pair in pairs for each in _below_with(whole, pair, cells))


def _below_with(whole: DrawnTable, few: Sequence[int], cells: int) -> Iterator[Layout]:
    """Set some columns below their rows, with all remarks or those under numbers, where these can be read there."""
    found = [*_split(whole, sorted((*few, *whole.remarks)), cells)]
    if short := numbered(whole):
        table, notes = short
        below = sorted((*few, *table.remarks))
        found += (replace(each, notes=notes) for each in _split(table, below, cells))
    _, gave_way = whole.split(few)
    return (replace(each, gave_way=gave_way) for each in found if cells - each.margin >= ROOMY)


def _whole_below(layout: Layout, cells: int) -> Layout:
    """Set what stands below further left, where a name that a line has room for would be broken."""
    room = cells - layout.margin
    broken = (room < width(text) <= cells - INDENT for texts in layout.gave_way for text in texts)
    return replace(layout, indented=any(broken))


def _split(whole: DrawnTable, below: Sequence[int], cells: int) -> Iterator[Layout]:
    table, texts = whole.split(below)
    widths = table.widths(cells)
    if widths:
        yield Layout(table, widths, below=texts)
