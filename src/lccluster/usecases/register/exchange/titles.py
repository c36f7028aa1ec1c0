"""Every title as the workbook has it, put down meanwhile: cells are taken up row by row, as often as needed."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from lccluster.files.disk.spool import Spool
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Standing
from lccluster.register.rows import Row, Wanted, row
from lccluster.register.view import Clocks
from lccluster.render.office_words import in_chinese
from lccluster.render.table import Cell, RowsMade
from lccluster.render.workbook.title_summary import Counted, DrawnTitle, DrawnTitles, drawn_title
from lccluster.usecases.register.asking.every_cluster import See, see_every_cluster
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Words


def put_down_titles(
    room: Room, clocks: Clocks, wanted: Wanted, titles: Spool, acts: Spool
) -> DrawnTitles:
    """Put down the cells of the titles asked for, in the officials' order; raises Unusable."""

    def begin() -> See:
        titles.clear()
        acts.clear()
        return see

    def see(clusters: Sequence[Cluster]) -> None:
        found = (row(each, room.measure, room.measures, clocks) for each in clusters)
        drawn = [
            (_key(room, each), _drawn(room, each)) for each in found if each and wanted.takes(each)
        ]
        with in_chinese():
            titles.put((key, _packed(_counted(each), each.cells)) for key, each in drawn)
            acts.put((key, _packed((), one)) for key, each in drawn for one in each.acts)

    see_every_cluster(room, begin)
    return DrawnTitles(_rows(titles), _rows(acts), list(_taken_up_counts(titles)))


def _drawn(room: Room, title: Row) -> DrawnTitle:
    return drawn_title(title, room.measure, room.called)


def _key(room: Room, title: Row) -> bytes:
    rank, id_ = room.rank(title.cluster.county), title.cluster.id
    return b"%06d" % rank + id_.encode("utf-8", "surrogatepass")


def _counted(title: DrawnTitle) -> tuple[str, str, int | None]:
    county, standing, year = title.counted
    return county, standing.value, year


def _packed(counted: tuple[object, ...], cells: Iterable[Cell]) -> bytes:
    return marshal.dumps((counted, [_word(each) for each in cells]))  # type: ignore[arg-type]


def _rows(spool: Spool) -> RowsMade:
    def rows() -> Iterator[list[Cell]]:
        for thing in spool.things():
            _, cells = marshal.loads(thing)  # noqa: S302 - our own
            yield [each if type(each) in _AS_THEY_ARE else _cell(each) for each in cells]

    return RowsMade(spool.count(), rows)


def _taken_up_counts(titles: Spool) -> Iterator[Counted]:
    for thing in titles.things():
        (county, standing, year), _ = marshal.loads(thing)  # noqa: S302 - our own
        yield _shared(county), Standing(standing), year


_AS_THEY_ARE = frozenset((str, int, type(None)))
_shared = lru_cache(maxsize=4096)(lambda text: text)


def _word(cell: Cell) -> Any:
    """Keep text and numbers as they are, a day as its number alone, everything else as its words."""
    if type(cell) in _AS_THEY_ARE:
        return cell
    if isinstance(cell, date):
        return (cell.toordinal(),)
    return str(cell).encode("utf-8", "surrogatepass")


def _cell(word: Any) -> Cell:
    return _day(*word) if type(word) is tuple else _words(word)


@lru_cache(maxsize=4096)
def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


@lru_cache(maxsize=4096)
def _words(word: bytes) -> Words:
    text = word.decode("utf-8", "surrogatepass")
    return Words(text, text)
