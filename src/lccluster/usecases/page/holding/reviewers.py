"""Those who review as fields of the page: each expert with the ties declared, and the file that they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from lccluster.choices import typed
from lccluster.errors import Unusable
from lccluster.files.round.call_and_panel import panel_in
from lccluster.files.round.layout import PANEL
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.own_names import KeySpellings, in_own_names
from lccluster.files.yaml.reader import Document, Path_, dotted, parse, read_yaml
from lccluster.files.yaml.rows import drawn
from lccluster.files.yaml.text import decode
from lccluster.files.yaml.typed.keys import keys_for
from lccluster.language import Message
from lccluster.round.acts import PanelNamed
from lccluster.round.reviewing.panel import TIES, Panel
from lccluster.usecases.page.asked import AskedField, Typed
from lccluster.usecases.page.editing.changes import Changes
from lccluster.usecases.page.editing.filled import Cells, as_shown
from lccluster.usecases.page.editing.places import BLANK_ROWS, REMOVED, FileRow, Place
from lccluster.usecases.page.holding.about import About
from lccluster.usecases.page.holding.drawn import FilledPaper, paper_of
from lccluster.usecases.page.holding.errands import Recorded, RoundErrand, common, sentences, words
from lccluster.usecases.round.recording.experts import name_panel
from lccluster.usecases.round.recording.meant import Hand
from lccluster.usecases.round.room import RoundRoom

_KEYS = keys_for(Panel)
EXPERTS, AT_FIRST = "experts", 7  # rows offered where nobody was named yet
_WORDS = {
    "id": Message("id"),
    "name": Message("name of the person"),
    "unit": Message("works at"),
    "field": Message("special field"),
}
_NEEDED = ("id", "name", "unit")
_TIE = {"to": Message("tied to"), "kind": Message("kind of tie")}
_EXPERT_GOES = Message("Take this expert off the panel")
_TIE_GOES = Message("Take this tie away")
_TO = Message("An applicant, a cluster or a county; blank where there is no tie.")


def panel_cells(room: RoundRoom) -> Cells:
    """Give the panel as it lies in the round, or none yet, with some rows more; raises Unusable."""
    place = room.folder / PANEL
    document = read_yaml(place, shape=shapes.RECORD) if room.panel else _nobody()
    named = in_own_names(Panel, document)
    kinds = {each: typed(each) if named.written.in_chinese else each for each in TIES}
    places = _experts(named.data.get(EXPERTS) or [], kinds)
    return Cells(document, tuple(_spelt(each, named.written) for each in places))


def _spelt(place: Place, written: KeySpellings) -> Place:
    """Give a cell where the file has it, or would."""
    assert place.row is not None  # noqa: S101 - all of a panel stands in rows
    row = replace(place.row, path=written.place(place.row.path, _KEYS))
    return replace(place, path=written.place(place.path, _KEYS), row=row)


def _nobody() -> Document:
    return parse(decode(f"{_KEYS.written(EXPERTS)}: []\n".encode(), PANEL))


def _experts(said: list[Any], kinds: Mapping[str, str]) -> Iterator[Place]:
    more = BLANK_ROWS if said else AT_FIRST
    for at in range(len(said) + more):
        stands = at < len(said)
        heading = Message("Expert {number}", number=at + 1)
        if not stands:
            heading = Message("Expert {number} (new)", number=at + 1)
        row = _row((EXPERTS,), at, _EXPERT_GOES, stands=stands)
        yield from _expert(said[at] if stands else {}, row, heading, kinds)


def _row(path: Path_, at: int, goes: Message, *, stands: bool) -> FileRow:
    return FileRow(path, at, stands, f"{REMOVED}{dotted((*path, at))}", goes)


def _expert(
    said: dict[str, Any], row: FileRow, heading: Message, kinds: Mapping[str, str]
) -> Iterator[Place]:
    for key, label in _WORDS.items():
        yield _cell(label, heading, (*row.place, key), said.get(key), row, needed=key in _NEEDED)
    ties = said.get("ties") or []
    for at in range(len(ties) + 1):
        stands = at < len(ties)
        path = (*row.place, "ties")
        own = _row(path, at, _TIE_GOES, stands=stands) if row.stands else row
        yield from _tie(ties[at] if stands else {}, (*path, at), own, heading, kinds)


def _tie(
    said: dict[str, Any], path: Path_, row: FileRow, heading: Message, kinds: Mapping[str, str]
) -> Iterator[Place]:
    choices = tuple((word, str(TIES[each])) for each, word in kinds.items())
    to, kind = ((*path, key) for key in _TIE)
    yield _cell(_TIE["to"], heading, to, said.get("to"), row, help=_TO, needed=True)
    yield _cell(_TIE["kind"], heading, kind, said.get("kind"), row, choices=choices, needed=True)


def _cell(
    label: Message,
    heading: Message,
    path: Path_,
    said: str | None,
    row: FileRow,
    *,
    help: Message | None = None,
    choices: tuple[tuple[str, str], ...] = (),
    needed: bool = False,
) -> Place:
    key = str(dotted(path))
    return Place(
        label, heading, key, path, said or "", help=help, row=row, choices=choices, needed=needed
    )


def drawn_panel(cells: Cells, said: Typed) -> bytes | None:
    """Draw `panel.yaml` of what was typed; None where nothing was. Raises ChangedMeanwhile or Unusable."""
    changes = cells.changes(said)
    if changes is None:
        return None
    data = changes.written() if any(cells.document.data.values()) else _first(changes)
    try:
        panel_in(parse(decode(data, PANEL), shape=shapes.RECORD))
    except Unusable as unusable:
        raise as_shown(unusable, changes) from None
    return data


def _first(changes: Changes) -> bytes:
    """Draw a panel that nobody was named in before, a line each."""
    (heading,) = changes.document.data
    entries = changes.coming.get((heading,), ())
    return "".join([f"{heading}:\n", *(f"  - {drawn(each)}\n" for each in entries)]).encode()


_PANEL = AskedField(
    "panel",
    Message("the panel"),
    "FILE",
    Message("Those who review, with their ties."),
    shape="file",
)


def _asks_whose_names(about: About) -> list[AskedField]:
    return [_PANEL, *panel_cells(about.room).fields(), *common(PanelNamed, ("on", "note"))]


def _panel_of(about: About) -> FilledPaper:
    return FilledPaper(_PANEL, PANEL, partial(drawn_panel, panel_cells(about.room)))


def _named(about: About, said: Typed, hand: Hand) -> Recorded:
    about_act = words(said, hand, ("on", "note"))
    with paper_of(said, _PANEL) as file:
        return name_panel(about.room, file, about_act, hand)


NAMING = RoundErrand(
    PanelNamed,
    _asks_whose_names,
    _named,
    lambda about: sentences(about.against_own(PanelNamed)),
    _panel_of,
    lambda about: panel_cells(about.room).begun(),
)
