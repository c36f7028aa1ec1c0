"""A rulebook as people read it: what it asks, where that stands, which reading was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lccluster.language import Listing, Message, spelt, spoken
from lccluster.quantities import plain
from lccluster.quantities.texts import is_digits
from lccluster.render.screen.rulebooks.condition import decided_by
from lccluster.render.screen.rulebooks.terms import rounds, stages, term_of_title, terms
from lccluster.render.table import Block, Cell, Column, Heading, Table
from lccluster.render.words import rulebook_line
from lccluster.rulebook.approximate import ApproximateFigures
from lccluster.rulebook.called import shown_alone
from lccluster.rulebook.differences import RulebookPart
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Office
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Occasion


def rulebooks_table(books: Sequence[Rulebook], today: date) -> Table:
    """List rulebooks with their periods, and what that means today."""
    columns = [
        Column(Message("id")),
        Column(Message("document")),
        Column(Message("title")),
        Column(Message("in force from")),
        Column(Message("in force until")),
        Column(Message("today")),
    ]
    return Table(columns, [_listed(book, today) for book in books])


def _listed(book: Rulebook, today: date) -> list[Cell]:
    measure, period = book.measure, book.measure.in_force
    return [
        book.id,
        measure.number,
        measure.title,
        None if measure.draft else period.from_,
        None if measure.draft else period.until,
        _state(measure, today),
    ]


def _state(measure: Measure, today: date) -> Message:
    if measure.draft:
        return Message("draft")
    if today < measure.in_force.from_:
        return Message("not yet")
    if not measure.in_force.covers(today):
        return Message("ended")
    return Message("in force") if measure.chosen_by_day else Message("in force, where named")


def rulebook_page(book: Rulebook) -> Iterator[Block]:
    """Show a whole rulebook: conditions, materials, readings."""
    measure = book.measure
    yield rulebook_line(measure)
    yield term_of_title(measure)
    yield from terms(book)
    yield ""
    yield Heading(RulebookPart.CONDITIONS.words, quiet=True)
    yield _conditions(book)
    yield from _asked_once(book)
    yield ""
    if book.materials.materials:
        yield Heading(RulebookPart.MATERIALS.words, quiet=True)
        yield _materials(book)
        yield ""
    if book.procedure:
        yield Heading(RulebookPart.STAGES.words, quiet=True)
        yield rounds(book.procedure)
        yield stages(book.procedure, book.offices)
        yield ""
    yield Heading(RulebookPart.READINGS.words, quiet=True)
    yield Message("Where the text is silent, this is how it is read:")
    yield _readings(measure)
    if reading := book.form_checks.approximate:
        yield ""
        yield Heading(RulebookPart.APPROXIMATE.words, quiet=True)
        yield from approximate_page(reading)


def _conditions(book: Rulebook) -> Table:
    heads = (
        Message("condition"),
        Message("provision"),
        Message("what it asks"),
        Message("decided by"),
    )
    rules = book.conditions.conditions
    rows = [
        [
            shown_alone(each, rules),
            str(each.article),
            each.says,
            decided_by(each.check, book.form),
        ]
        for each in rules
    ]
    return Table([*map(Column, heads)], rows)


def _asked_once(book: Rulebook) -> Iterator[Message]:
    """Name the conditions that are asked on one occasion alone."""
    for occasion in Occasion:
        only = [each.label for each in book.conditions.conditions if each.only_at is occasion]
        if only:
            yield Message(
                "Asked at a {occasion} alone: {conditions}.",
                occasion=occasion.words,
                conditions=Listing(only),
            )


def _materials(book: Rulebook) -> Table:
    heads = Message("material"), Message("provision"), Message("what it asks")
    materials = book.materials.materials
    rows: list[list[Cell]] = [
        [shown_alone(each, materials), str(each.article), each.says] for each in materials
    ]
    return Table([*map(Column, heads)], rows)


def _readings(measure: Measure) -> Table:
    heads = Message("provision"), Message("question"), Message("reading")
    rows: list[list[Cell]] = [
        [str(each.article), each.question, each.chosen] for each in measure.readings
    ]
    return Table([*map(Column, heads)], rows)


def approximate_page(reading: ApproximateFigures) -> Iterator[Block]:
    """Show how figures that were not written exactly are read: what each word says."""
    yield Message(
        "Figures not written exactly ({article}): {reading}.",
        article=reading.article,
        reading=reading.reading,
    )
    columns = [Column(Message("word")), Column(Message("the exact figure"))]
    sides = {
        "below": Message("below the number"),
        "at_most": Message("at most the number"),
        "at_least": Message("at least the number"),
        "above": Message("above the number"),
        "about": Message(
            "within {percent} of the number", percent=f"{plain(reading.about.within_percent)}%"
        ),
    }
    yield Table(
        columns,
        [["、".join(words), sides[side]] for side, words in reading.by_side().items()],
    )


def _code(office: Office) -> str:
    """Give the code of an office; an id in letters is one of our own, and says nothing in Chinese."""
    return spelt(office.id, office.id if is_digits(office.id) else "")


def offices_table(book: Rulebook) -> Table:
    """List the recommending offices in their order, with every name they go by."""
    columns = [
        Column(Message("id")),
        Column(Message("office")),
        Column(Message("other names")),
        Column(Message("old names")),
    ]
    return Table(
        columns,
        [
            [_code(each), each.name, _other_names(each), str(Listing(each.former))]
            for each in book.offices.counties
        ],
    )


def _other_names(office: Office) -> str:
    """List what an office may be called besides, in English by its English name first."""
    english = (office.name.en,) if spoken() == "en" else ()
    return str(Listing((*english, *office.aliases)))
