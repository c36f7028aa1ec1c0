"""Drafts of notices: which titles or applications they are about, and the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.same_bytes import repacked
from lccluster.files.rules.library import Library
from lccluster.language import Message
from lccluster.register.acts import Ending, end_for
from lccluster.register.facts import Standing
from lccluster.register.rows import Row
from lccluster.register.view import Clocks, in_view
from lccluster.rulebook.measure import Measure
from lccluster.usecases.check.applications import Checked, Failed, Result
from lccluster.usecases.check.one_each import refuse_twice
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.views import rows as rows_of
from lccluster.vocabulary import Verdict

if TYPE_CHECKING:
    from lccluster.render.word.notice import Notice
    from lccluster.rulebook.letters import NoticeKind

WAITING = (Standing.EXPIRED, Standing.REVIEW_FAILED)
Usual = Callable[[Sequence[Row], date, int | None, Measure], list[Row]]
UNDECIDED = (Standing.RECOGNISED, Standing.REVIEW_DUE, Standing.EXPIRED)


class NoticeScope(Struct, frozen=True):
    """Which titles a notice is about; nothing said leaves it to the kind of notice.

    `ground` is the one of a title that no act has ended yet.
    """

    ids: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    counties: tuple[str, ...] = ()
    year: int | None = None
    ground: str | None = None


def draft_on_titles(
    room: Room, kind: NoticeKind, about: NoticeScope, *, as_of: date, on: date | None
) -> Notice:
    """Draft a notice about titles as they stand on a day; raises Unusable where there is none."""
    from lccluster.files.rules.notice_file import read_notices
    from lccluster.render.word.notice import notice_of_titles

    said = read_notices(room.rulebook)
    everything = rows_of(room, Clocks(as_of))
    about = replace(about, ids=tuple(room.entry(each).cluster.id for each in about.ids))
    found = [row for row in everything if _asked_for(row, about)]
    if not (about.ids or about.standings):
        found = _USUAL[kind](found, as_of, about.year, room.measure)
    elif about.year is not None:
        found = [row for row in found if row.title.valid_until.year == about.year]
    if not found:
        raise Unusable(_nothing(as_of))
    return notice_of_titles(
        kind,
        found,
        room.measure,
        year=about.year or _year(kind, found, as_of),
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
    from lccluster.files.rules.notice_file import read_notices
    from lccluster.render.word.notice import notice_of_applications

    taken: list[Checked] = []
    left: list[Checked | Failed] = []
    for result in results:
        if isinstance(result, Checked) and result.assessment.verdict is Verdict.ELIGIBLE:
            taken.append(result)
        elif isinstance(result, (Checked, Failed)):
            left.append(result)
    if not taken:
        raise Unusable([*_failures(left), _none_eligible()])
    refuse_twice(taken)
    assessments = [each.assessment for each in taken]
    measure = assessments[-1].rulebook.measure
    said = read_notices(library.folder(measure.id))
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


def _recognised_last(
    rows: Sequence[Row], _as_of: date, year: int | None, _measure: Measure
) -> list[Row]:
    """Take those of the year asked for, else of the last day on which any was recognised."""
    if year is not None:
        return [row for row in rows if row.title.recognised_on.year == year]
    last = max((row.title.recognised_on for row in rows), default=None)
    return [row for row in rows if row.title.recognised_on == last]


def _to_be_reviewed(
    rows: Sequence[Row], as_of: date, year: int | None, _measure: Measure
) -> list[Row]:
    """Take those whose last day falls in the year and that have not applied."""
    return [
        row
        for row in rows
        if row.standing in UNDECIDED and row.title.valid_until.year == (year or as_of.year)
    ]


def _to_end_as(end: Standing) -> Usual:
    """Take those that wait for the act; where none does, those that ended last."""

    def chosen(rows: Sequence[Row], _as_of: date, year: int | None, measure: Measure) -> list[Row]:
        waiting = [row for row in rows if row.standing in WAITING and _end(row, measure) is end]
        return waiting if waiting and year is None else _ended(rows, end, year)

    return chosen


def _end(row: Row, measure: Measure) -> Standing:
    """Say as what a title will end, as the measure has it; cancelled where it states no ground."""
    return end_for(row.standing, measure) or Standing.CANCELLED


def _ended(rows: Sequence[Row], standing: Standing, year: int | None) -> list[Row]:
    ended = [(row, row.title.ended_on) for row in rows if row.standing is standing]
    if year is not None:
        return [row for row, day in ended if day and day.year == year]
    last = max((day for _, day in ended if day), default=None)
    return [row for row, day in ended if day == last]


_USUAL: dict[str, Usual] = {
    "public": _recognised_last,
    "recognition": _recognised_last,
    "review": _to_be_reviewed,
    "cancellation": _to_end_as(Standing.CANCELLED),
    "revocation": _to_end_as(Standing.REVOKED),
}


def _year(kind: NoticeKind, rows: Sequence[Row], as_of: date) -> int:
    return rows[0].title.valid_until.year if kind == "review" else as_of.year


def _ground(row: Row, measure: Measure, given: str | None) -> str | None:
    """Say why a title ends: what the act says, else what was given, else what its standing means."""
    acts = in_view(row.cluster.events, Clocks(row.as_of))
    said = next((act.ground for act in reversed(acts) if isinstance(act, Ending)), None)
    grounds = (*measure.grounds.cancel, *measure.grounds.revoke)
    meant = next((each.id for each in grounds if each.when == row.standing.value), None)
    wanted = said or given or meant
    found = next((each for each in grounds if each.id == wanted), None)
    return f"{found.label.zh}（{found.article.chinese}）" if found else None


def _failures(left: Iterable[Checked | Failed]) -> list[Problem]:
    return [problem for each in left if isinstance(each, Failed) for problem in each.problems]


def _none_eligible() -> Problem:
    return Problem(
        code="none-eligible",
        message=Message("None of these applications is eligible; there is nothing to announce."),
        hint=Message("“lccluster check” says what each of them still lacks."),
    )


def _nothing(day: date) -> Problem:
    return Problem(
        code="no-such-title",
        message=Message("No title is like that on {day}.", day=day),
        hint=Message("Name titles with --id, or look with “lccluster register list”."),
    )
