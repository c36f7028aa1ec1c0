"""A draft of a round as a Word document after GB/T 9704-2012; it says only what is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from lccluster.render.columns.fields import ListColumn, cells, table
from lccluster.render.office_text import Cleaner
from lccluster.render.office_words import FONTS, SOLE_ANNEX, Fonts, in_chinese
from lccluster.render.table import Cell, Column, Table
from lccluster.render.word import lines, page_layout, parts
from lccluster.render.word.one_page import fit
from lccluster.render.word.tables import grid
from lccluster.render.workbook.summary_sheets import DrawnDocument
from lccluster.rulebook.letters import DraftAnnex, DraftWords

Rows = Sequence[Mapping[str, Cell]]
LONG = ("cluster", "applicant", "unit", "reason", "why", "tie")
WIDEST = {**dict.fromkeys(LONG, 30), "id": 20}  # cells of a column; no id is broken


class RoundDraft(Struct, frozen=True):
    """A draft: its words, what is put into them, the rows of its tables, and who signs when.

    `remarks` are for whoever edits it; tables without rows are left out, unless they have a word for that.
    """

    words: DraftWords
    put: Mapping[str, str]
    rows: Sequence[Rows]
    signed_by: str | None
    day: str
    number: str | None
    remarks: Sequence[str] = ()

    @property
    def title(self) -> str:
        """Give the title on one line."""
        return self.words.title.format(**self.put).replace("\n", "")

    def annexes(self) -> list[tuple[str, Table]]:
        """Give the tables that have rows, each with its name."""
        found = zip(self.words.annexes, self.rows, strict=True)
        return [
            (annex.name.format(**self.put), _table(annex.columns, rows or _nothing(annex)))
            for annex, rows in found
            if rows or annex.empty
        ]


def _nothing(annex: DraftAnnex) -> Rows:
    """Give the one row of an annex that has none of its own: nothing is known, as far as it says."""
    first, *others = annex.columns
    return [{first: annex.empty, **dict.fromkeys(others, "　")}]


def _table(columns: Mapping[str, str], rows: Rows) -> Table:
    fields: list[ListColumn[Mapping[str, Cell]]] = [
        ListColumn(key, _value(key), Column(head, widest=WIDEST.get(key, 12)))
        for key, head in columns.items()
    ]
    return table(fields, [cells(fields, each) for each in rows], ())


def _value(key: str):  # type: ignore[no-untyped-def]
    return lambda row: row.get(key)


def round_draft_document(draft: RoundDraft, fonts: Fonts = FONTS["office"]) -> DrawnDocument:
    """Draw the draft; the office adds seal and signature."""
    import docx

    document, cleaner = docx.Document(), Cleaner()
    with in_chinese():
        annexes = draft.annexes()
        page_layout.set_page(document, fonts)
        parts.draft_marks(document, "".join(draft.remarks) or None, fonts)
        if draft.number:
            lines.line(document, draft.number, fonts.body, align="center")
        parts.title(document, cleaner.text(draft.words.title.format(**draft.put)), fonts)
        if draft.words.to:
            lines.line(document, cleaner.text(draft.words.to.format(**draft.put)), fonts.body)
        texts = (cleaner.text(each.format(**draft.put)) for each in draft.words.paragraphs)
        parts.body(document, texts, fonts)
        parts.annexes_named(document, [name for name, _ in annexes], fonts)
        if draft.signed_by:
            parts.signature(document, draft.signed_by, draft.day, fonts)
        fit(document)
        for at, (name, rows) in enumerate(annexes, 1):
            parts.annex(document, _head(at, annexes), len(rows.columns), fonts)
            parts.title(document, name, fonts)
            grid(document, rows, fonts, cleaner)
    data = parts.finished(document, draft.title, draft.signed_by or "")
    return DrawnDocument(data, tuple(cleaner.cleaned))


def _head(at: int, annexes: Sequence[object]) -> str:
    return SOLE_ANNEX if len(annexes) == 1 else f"{SOLE_ANNEX}{at}"
