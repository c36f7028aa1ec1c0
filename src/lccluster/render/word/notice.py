"""A notice put together: its words, its annex out of the summary's columns, its blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lccluster.eligibility.assessment import Assessment
from lccluster.language import Listing, Message
from lccluster.register.notices import NoticeKind
from lccluster.register.rows import Row
from lccluster.render.columns.applications import APPLICATIONS
from lccluster.render.columns.fields import ListColumn, cells, picked, table
from lccluster.render.columns.titles import TITLES, taken_for
from lccluster.render.office_words import NO_DAY, chinese_day, in_chinese
from lccluster.render.table import Column, Table
from lccluster.render.word.notice_words import Facts, NoticeText, words
from lccluster.render.words import FLAGS
from lccluster.rulebook.letters import NoticeSet
from lccluster.rulebook.measure import Measure

OUTSIDE = ("recognised-outside-period", "passed-outside-period")
CANDIDATE = ("number", "county", "cluster", "applicant", "products")


class Notice(Struct, frozen=True):
    """A draft: `number` and `day` are blanks unless the office gave them."""

    words: NoticeText
    number: str
    day: str
    signed_by: str
    annex: Table
    remark: str | None


def notice_of_titles(
    kind: NoticeKind,
    rows: Sequence[Row],
    measure: Measure,
    *,
    year: int,
    on: date | None,
    today: date,
    ground: Callable[[Row], str | None],
    said: NoticeSet,
) -> Notice:
    """Put together a notice about titles; `ground` tells why one ends."""
    fields = picked(TITLES, *kind.annex)
    if kind.says_ground:
        fields = (*fields, ListColumn("ground", ground, Column(said.ground, widest=24)))
    rows = [*map(kind.named, rows)]
    names, last_days = [row.title.name for row in rows], [row.title.valid_until for row in rows]
    made = _notice(
        words(kind, Facts(measure, names, year, last_days), said), measure, fields, rows, on, today
    )
    remarks = [made.remark, *_out_of_the_ordinary(rows)]
    if not kind.says_ground:  # else it is about just those
        remarks.append(_ended_since(rows))
    return replace(made, remark="".join(each for each in remarks if each) or None)


def _out_of_the_ordinary(rows: Sequence[Row]) -> Iterator[str]:
    """Tell whoever edits the draft which titles rest on an act outside the period, and why."""
    for row in rows:
        flags = (FLAGS[each] for each in row.flags if each in OUTSIDE)
        said = Listing([*flags, *map(taken_for, row.title.overrides)])
        with in_chinese():
            if said.items:
                yield str(
                    Message(
                        "Note on the draft: {cluster}: {what}; please check. (Take this line out.)",
                        cluster=row.title.name,
                        what=said,
                    )
                )


def _ended_since(rows: Sequence[Row]) -> str | None:
    """Tell whoever edits the draft how many of its titles there are no more."""
    gone = [row.title.name for row in rows if row.standing.ended]
    if not gone:
        return None
    with in_chinese():
        return str(
            Message(
                "Note on the draft: titles of its annex that have ended: {count}, the first of them that of {cluster}; check whether they belong here. (Take this line out.)",
                count=len(gone),
                cluster=gone[0],
            )
        )


def notice_of_applications(
    kind: NoticeKind,
    assessments: Sequence[Assessment],
    measure: Measure,
    *,
    on: date | None,
    today: date,
    said: NoticeSet,
) -> Notice:
    """Put together a notice about applications that are to be recognised."""
    names = [each.application.cluster_name or "" for each in assessments]
    facts = Facts(measure, names, today.year)
    fields = picked(APPLICATIONS, *CANDIDATE)
    return _notice(words(kind, facts, said), measure, fields, assessments, on, today)


def _notice(
    worded: NoticeText,
    measure: Measure,
    fields: Sequence[ListColumn[Any]],
    subjects: Sequence[Any],
    on: date | None,
    today: date,
) -> Notice:
    with in_chinese():
        annex = table(fields, [cells(fields, each) for each in subjects], ())
    return Notice(
        worded,
        blank_number(measure),
        chinese_day(on) if on else NO_DAY,
        measure.authority.zh,
        annex,
        ended(measure, on or today),
    )


def blank_number(measure: Measure) -> str:
    """Leave the number of a document blank, behind the authority's own sign."""
    return f"{measure.document_number.partition('〔')[0]}〔　　〕　　号"


def ended(measure: Measure, day: date) -> str | None:
    """Warn whoever edits the draft where the measure it cites has ended."""
    period = measure.in_force
    if period.covers(day) or period.until is None:
        return None
    said = Message(
        "Note on the draft: {number} is in force until {until}, on {day} it is not; check the basis before this is issued. (Take this line out.)",
        number=measure.document_number,
        until=chinese_day(period.until),
        day=chinese_day(day),
    )
    with in_chinese():
        return str(said)
