"""Drafts of notices: which titles or applications they are about, and the documents."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.disk.documents.same_bytes import repacked
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.register.facts import Standing
from lccluster.register.notices import NoticeKind, ground_of
from lccluster.register.rows import Row
from lccluster.register.view import Clocks
from lccluster.rulebook.measure import Measure
from lccluster.usecases.check.applications import Checked, Failed, Result
from lccluster.usecases.check.one_each import refuse_twice
from lccluster.usecases.register.asking.strays import note_strays
from lccluster.usecases.register.asking.views import rows as rows_of
from lccluster.usecases.register.room import Room
from lccluster.vocabulary import Verdict

if TYPE_CHECKING:
    from lccluster.render.word.notice import Notice


class NoticeScope(Struct, frozen=True):
    """Which titles a notice is about; nothing said leaves it to the kind of notice.

    `ground` is the one of a title that no act has ended yet.
    """

    ids: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    counties: Container[str] = ()  # all their names
    year: int | None = None
    ground: str | None = None


def draft_on_titles(
    room: Room, kind: NoticeKind, about: NoticeScope, *, as_of: date, on: date | None
) -> Notice:
    """Draft a notice about titles as they stand on a day; raises Unusable where there is none."""
    from lccluster.files.rules.notice_file import NOTICES
    from lccluster.render.word.notice import notice_of_titles

    said = NOTICES.read(room.rulebook)
    everything = rows_of(room, Clocks(as_of))
    if about.counties:
        note_strays(room)
    about = replace(about, ids=tuple(room.entry(each).cluster.id for each in about.ids))
    found = [row for row in everything if _asked_for(row, about)]
    if not (about.ids or about.standings):
        found = kind.usual(found, about.year, room.measure)
    elif about.year is not None:
        found = [row for row in found if row.title.valid_until.year == about.year]
    if not found:
        raise Unusable(_NOTHING.at(day=as_of))
    return notice_of_titles(
        kind,
        found,
        room.measure,
        year=about.year or kind.year_of(found),
        on=on,
        today=as_of,
        ground=lambda row: _ground(row, room.measure, about.ground),
        said=said,
    )


def draft_on_applications(
    kind: NoticeKind, results: Iterable[Result], library: Library, *, today: date, on: date | None
) -> tuple[Notice, list[Checked | Failed]]:
    """Draft a notice about the eligible ones; gives it, and what was left out.

    Raises Unusable where none is eligible, or two are of one cluster.
    """
    from lccluster.files.rules.notice_file import NOTICES
    from lccluster.render.word.notice import notice_of_applications

    taken: list[Checked] = []
    left: list[Checked | Failed] = []
    for result in results:
        if isinstance(result, Checked) and result.assessment.verdict is Verdict.ELIGIBLE:
            taken.append(result)
        elif isinstance(result, (Checked, Failed)):
            left.append(result)
    if not taken:
        raise Unusable([*_failures(left), _NONE_ELIGIBLE.at()])
    refuse_twice(taken)
    assessments = sorted((each.assessment for each in taken), key=lambda each: each.rank)
    measure = assessments[-1].rulebook.measure
    said = NOTICES.read(library.folder(measure.id))
    made = notice_of_applications(kind, assessments, measure, on=on, today=today, said=said)
    return made, left


def document(notice: Notice, fonts: str) -> tuple[bytes, tuple[str, ...]]:
    """Draw a draft; gives its bytes, and the texts that lost control characters."""
    from lccluster.render.office_words import FONTS
    from lccluster.render.word.notice_document import notice_document

    drawn = notice_document(notice, FONTS[fonts])
    return repacked(drawn.data), drawn.cleaned


def _asked_for(row: Row, about: NoticeScope) -> bool:
    return (
        (not about.ids or row.cluster.id in about.ids)
        and (not about.standings or row.standing in about.standings)
        and (not about.counties or row.cluster.county in about.counties)
    )


def _ground(row: Row, measure: Measure, given: str | None) -> str | None:
    found = ground_of(row, measure, given)
    return f"{found.label.zh}（{found.article.chinese}）" if found else None


def _failures(left: Iterable[Checked | Failed]) -> list[Problem]:
    return [problem for each in left if isinstance(each, Failed) for problem in each.problems]


_NONE_ELIGIBLE = Fault(
    "none-eligible",
    Message("None of these applications is eligible; there is nothing to announce."),
    Message("“lccluster check” says what each of them still lacks."),
)
_NOTHING = Fault(
    "no-such-title",
    Message("No title is like that on {day}."),
    Message("Name titles with --id, or look with “lccluster register list”."),
)
