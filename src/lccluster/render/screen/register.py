"""Titles and duties as tables; a last day says by which reading it was counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lccluster.language import Message, sentences
from lccluster.register.facts import Standing
from lccluster.render.columns.fields import screen_table
from lccluster.render.columns.titles import marks
from lccluster.render.table import Block, Cell, Column, Heading, Table
from lccluster.render.words import counting_words

if TYPE_CHECKING:
    from datetime import date

    from lccluster.register.rows import Row, Upcoming
    from lccluster.register.view import Clocks
    from lccluster.render.columns.act_details import Called
    from lccluster.rulebook.measure import Measure


_WITHOUT_A_TERM = {
    "not-stated": Message("It does not state when a re-review is applied for."),
    "on-call": Message(
        "Under it a re-review is applied for when it is called for; here none is ever due or late by itself."
    ),
}


def reading_note(measure: Measure, clocks: Clocks) -> str:
    """Say by which reading last days are counted, under which measure, and what that leaves open."""
    as_of, known_at = clocks.as_of, clocks.known_at
    known = [Message("By what was recorded on or before {day}.", day=known_at)] if known_at else []
    said = [
        *known,
        Message(
            "As of {day}. {number} ({article}): {counting}.",
            day=as_of,
            counting=counting_words(measure.validity),
            number=measure.document_number,
            article=measure.validity.article,
        ),
    ]
    period = measure.in_force
    if not period.covers(as_of):
        said.append(
            Message(
                "That measure was in force from {start} to {end}.",
                start=period.from_,
                end=period.until or "—",
            )
        )
    if measure.review.applied_for in _WITHOUT_A_TERM:
        said.append(_WITHOUT_A_TERM[measure.review.applied_for])
    return sentences(*said)


def nothing_expires(next_ones: Upcoming | None) -> Message:
    """Say that nothing falls due, and when the next titles do."""
    if next_ones is None:
        return Message("No title falls due, and none is in force.")
    return Message(
        "No title falls due. The next: {count} in {year}, the first on {first}.",
        count=next_ones.count,
        year=next_ones.year,
        first=next_ones.first,
    )


def nothing_owed(measure: Measure, day: date) -> Message:
    """Say that nothing is owed; where the measure asks for no reports, that too."""
    if measure.duties:
        return Message("Nothing is owed on {day}.", day=day)
    return Message(
        "Nothing is owed on {day}; {number} asks for no yearly reports.",
        day=day,
        number=measure.document_number,
    )


def title_page(row: Row, measure: Measure, called: Called) -> Iterator[Block]:
    """Show one title: where it stands and what happened."""
    yield Message(
        "{name} ({id}), {county}: {standing}",
        name=row.title.name,
        id=row.cluster.id,
        county=row.cluster.county,
        standing=row.standing.words,
    )
    yield from beneath_its_name(row, measure, called)


def beneath_its_name(row: Row, measure: Measure, called: Called) -> Iterator[Block]:
    """Show what stands below the line that names a title."""
    from lccluster.render.columns.acts import ACTS, told

    yield _course(row)
    yield from marks(row)
    yield reading_note(measure, row.clocks)
    yield ""
    yield screen_table(ACTS, told(row.seen, measure, called))


def _course(row: Row) -> Message:
    title = row.title
    if title.ended:
        return Message(
            "recognised on {day}, {standing} on {end}",
            day=title.recognised_on,
            standing=title.ended.words,
            end=title.ended_on,
        )
    if row.days_left is not None and row.days_left < 0:
        return Message(
            "recognised on {day}, valid until {until}, expired; days since then: {days}",
            day=title.recognised_on,
            until=title.valid_until,
            days=-row.days_left,
        )
    return Message(
        "recognised on {day}, valid until {until}; days left: {left}",
        day=title.recognised_on,
        until=title.valid_until,
        left=row.days_left,
    )


_COUNTED = {
    "standing": Message("standing"),
    "county": Message("county"),
    "last_year": Message("last day in"),
}


def stats_tables(counts: Mapping[str, Mapping[str, int]]) -> Iterator[Block]:
    """Count titles by standing, county and year of the last day, in the order of the counts."""
    if not any(counts.values()):
        yield Message("No title stands here yet.")
        return
    for key, head in _COUNTED.items():
        rows: list[list[Cell]] = [
            [Standing(each).words if key == "standing" else each, count]
            for each, count in counts[key].items()
        ]
        yield Heading(head, quiet=True)
        yield Table([Column(head), Column(Message("titles"), figures=True)], rows)
        yield ""
