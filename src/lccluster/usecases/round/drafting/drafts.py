"""Drafts of a round: each says what is recorded, and nothing that nobody recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Unusable
from lccluster.files.disk.documents.output import Output
from lccluster.files.disk.documents.same_bytes import repacked
from lccluster.files.rules.round_draft_file import ROUND_DRAFTS
from lccluster.files.yaml.hints.shapes import UNKNOWN_WORD
from lccluster.language import Listing, Message, offers, spoken
from lccluster.register.view import Clocks
from lccluster.render.office_words import FONTS, NO_DAY, chinese_day, in_chinese
from lccluster.render.word.round_draft import RoundDraft, round_draft_document
from lccluster.render.workbook.round_lists import tables_workbook
from lccluster.round.board import BoardRow
from lccluster.round.draft_kinds import KINDS, DraftKind
from lccluster.round.numbering import drawn
from lccluster.usecases.round.asking.board import board
from lccluster.usecases.round.drafting.annexes import ROWS
from lccluster.usecases.round.drafting.asked import Drafting, grouped, meant, rests_on
from lccluster.usecases.round.drafting.particulars import (
    number_of,
    put,
    remarks_on,
    signed_by,
)
from lccluster.usecases.round.room import RoundRoom
from lccluster.usecases.written import Written


class Drafted(Struct, frozen=True):
    """A draft, and what of the round it is for: an application, a county or the year."""

    about: str
    draft: RoundDraft

    @property
    def name(self) -> str:
        """Name its file in a folder of drafts, as it is called on paper."""
        return f"{self.draft.words.name}-{self.about}"

    @property
    def label(self) -> str:
        """Name it as a screen does."""
        return f"{self.draft.words.label}-{self.about}"


def names_of_kinds(room: RoundRoom) -> dict[str, str]:
    """Give the Chinese name of each kind by its word."""
    return {word: each.name for word, each in ROUND_DRAFTS.read(room.rulebook).drafts.items()}


def typed_kinds(room: RoundRoom) -> dict[str, str]:
    """Give each kind as it is typed in the language spoken, by its word."""
    names = names_of_kinds(room)
    return names if spoken() == "zh" else {word: word for word in names}


def kind_named(room: RoundRoom, written: str) -> DraftKind:
    """Find a kind by its word or by its Chinese name; raises Unusable."""
    names = names_of_kinds(room)
    for each in KINDS:
        if written in (each.word, names[each.word]):
            return each
    typed = typed_kinds(room)
    near = {
        one: said
        for word in names
        for one, said in offers(typed[word], (names[word], word)).items()
    }
    fault = UNKNOWN_WORD.asking(written, near)
    raise Unusable(fault.at(field="KIND", word=written, keys=Listing(typed.values())))


def possible(
    room: RoundRoom, clocks: Clocks, today: date, named: Sequence[str] = ()
) -> dict[DraftKind, str]:
    """Give the kinds that something is recorded for, of all or those named, each as a screen names it; raises Unusable."""
    found, words = board(room, clocks, today), ROUND_DRAFTS.read(room.rulebook).drafts
    return {
        each: str(words[each.word].label)
        for each in KINDS
        if meant(Drafting(room, found, each, words[each.word], clocks), named)
    }


def drafted(
    room: RoundRoom, kind: DraftKind, named: Sequence[str], clocks: Clocks, today: date
) -> list[Drafted]:
    """Draft a kind of paper: one an application or county, or one for all; raises Unusable where nothing is recorded."""
    words = ROUND_DRAFTS.read(room.rulebook).drafts[kind.word]
    about = Drafting(room, board(room, clocks, today), kind, words, clocks)
    rows = meant(about, named)
    if not rows:
        typed = typed_kinds(room)[kind.word]
        raise Unusable(_NOTHING_RECORDED.at(room.folder, day=clocks.as_of, kind=typed))
    return _told_apart([_one(about, group) for group in grouped(about, rows)])


def _told_apart(made: Sequence[Drafted]) -> list[Drafted]:
    """Number the papers that would be called alike, as a county's second letter."""
    seen = Counter[str]()
    found = []
    for each in made:
        seen[each.name] += 1
        count = seen[each.name]
        found.append(replace(each, about=f"{each.about}-{count}") if count > 1 else each)
    return found


def write_drafts(made: Sequence[Drafted], outputs: Sequence[Output], fonts: str) -> list[Written]:
    """Write drafts, each as its file's suffix says; raises Unusable."""
    written = []
    for each, output in zip(made, outputs, strict=True):
        if output.path.suffix.lower() == ".xlsx":
            drawn = tables_workbook(each.draft.title, each.draft.annexes(), FONTS[fonts])
            data = drawn.data
        else:
            drawn = round_draft_document(each.draft, FONTS[fonts])
            data = repacked(drawn.data)
        output.write(data)
        written.append(Written(output.path, drawn.cleaned))
    return written


def _one(about: Drafting, rows: Sequence[BoardRow]) -> Drafted:
    first = rows[0].record
    act = rests_on(about, rows[0])
    with in_chinese():
        draft = RoundDraft(
            words=about.words,
            put=put(about, rows, act),
            rows=[ROWS[each.rows](about, rows) for each in about.words.annexes],
            signed_by=signed_by(about, first.county),
            day=chinese_day(act.on) if act else NO_DAY,
            number=number_of(about, act),
            remarks=tuple(remarks_on(about, act)),
        )
        number = drawn(first)
    county = about.room.offices.own_name(first.county)
    of = {"application": number, "county": county, "round": about.board.round}
    return Drafted(of[about.kind.one_for], draft)


_NOTHING_RECORDED = Fault(
    "nothing-to-draft",
    Message("On {day} nothing is recorded that the draft “{kind}” could say."),
    Message("“lccluster round list” shows where each stands."),
)
