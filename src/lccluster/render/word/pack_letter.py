"""The letter of a pack (报送单) as a Word document after GB/T 9704-2012: the code, room for the seal, one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from lccluster.language import Message
from lccluster.render.columns.fields import NUMBER, ListColumn, cells, table
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS, NO_DAY, SOLE_ANNEX, Fonts, in_chinese
from lccluster.render.table import Column, Table
from lccluster.render.word import lines, page_layout, parts
from lccluster.render.word.one_page import fit
from lccluster.render.word.tables import grid
from lccluster.render.workbook.summary_sheets import DrawnDocument
from lccluster.rulebook.letters import PackLetter


class PackedThing(Struct, frozen=True):
    """One thing that a pack brings: of which cluster, what, when, by whom; `act` is None for mere facts.

    `names` are those that the cluster bore, the one of the letter's day last.
    """

    id: str
    names: Sequence[str]
    act: Message | None
    on: date | None
    by: str


class PackNote(Struct, frozen=True):
    """What the letter tells of a pack; `to` is blank where it is for everyone, `before` where it is the first."""

    kind: str
    office: str
    to: str
    pack: str
    file: str
    code: str
    before: str
    things: Sequence[PackedThing]


def pack_letter_document(
    note: PackNote, said: PackLetter, fonts: Fonts = FONTS["office"]
) -> DrawnDocument:
    """Draw the draft; the office adds seal, signature and day."""
    import docx

    document, cleaner = docx.Document(), Cleaner()
    with in_chinese():
        put = _put_in(note, said)
        page_layout.set_page(document, fonts)
        parts.draft_marks(document, None, fonts)
        parts.title(document, cleaner.text(said.title.format(**put)), fonts)
        lines.line(document, cleaner.text(said.to.format(**put)), fonts.body)
        parts.body(document, map(cleaner.text, _paragraphs(note, said, put)), fonts)
        parts.annexes_named(document, [said.annex.format(**put)] if note.things else [], fonts)
        parts.signature(document, cleaner.text(said.signed.format(**put)), NO_DAY, fonts)
        fit(document)
        if note.things:
            things = _annex(note.things, said)
            parts.annex(document, SOLE_ANNEX, len(things.columns), fonts)
            parts.title(document, said.annex.format(**put), fonts)
            grid(document, things, fonts, cleaner)
    data = parts.finished(document, said.title.format(**put).replace("\n", ""), note.office)
    return DrawnDocument(data, tuple(cleaner.cleaned))


def _put_in(note: PackNote, said: PackLetter) -> dict[str, str]:
    acts = [each for each in note.things if each.act is not None]
    return {
        "kind": note.kind,
        "office": note.office,
        "to": note.to or said.everyone,
        "pack": note.pack,
        "file": note.file,
        "code": note.code,
        "before": note.before,
        "count": str(len(acts)),
        "clusters": str(len({each.id for each in note.things})),
        "kinds": "，".join(_kinds(acts, said)),
    }


def _kinds(acts: Iterable[PackedThing], said: PackLetter) -> Iterator[str]:
    counted = Counter(str(each.act) for each in acts)
    return (said.one_kind.format(name=name, count=count) for name, count in counted.items())


def _paragraphs(note: PackNote, said: PackLetter, put: dict[str, str]) -> Iterator[str]:
    acts = any(each.act is not None for each in note.things)
    yield (said.opening if acts else said.without_acts).format(**put)
    if note.before:
        yield said.follows.format(**put)
    for each in said.vouched:
        yield each.format(**put)


def _called(names: Sequence[str], said: PackLetter) -> str:
    """Call a cluster by its name, and by the one before, under which whoever reads the letter may know it."""
    before = [each for each in names if each != names[-1]]
    if not before or said.former is None:
        return names[-1]
    return said.former.format(name=names[-1], former=before[-1])


def _annex(things: Sequence[PackedThing], said: PackLetter) -> Table:
    heads = said.columns
    fields: Sequence[ListColumn[PackedThing]] = (
        ListColumn("number", None, NUMBER),
        ListColumn("cluster", lambda t: _called(t.names, said), Column(heads.cluster, widest=30)),
        ListColumn("act", lambda t: t.act or said.facts, Column(heads.act, widest=16)),
        ListColumn("on", lambda t: t.on, Column(heads.on, widest=16)),
        ListColumn("by", lambda t: t.by, Column(heads.by, widest=12)),
    )
    return table(fields, [cells(fields, each) for each in things], ())
