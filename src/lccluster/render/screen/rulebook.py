"""A rulebook as people read it: what it asks, where that stands, which reading was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lccluster.language import Listing, Message
from lccluster.quantities import plain
from lccluster.render.screen.rulebook_terms import rounds, stages, term_of_title, terms
from lccluster.render.table import Block, Cell, Column, Table
from lccluster.render.trees import drawn
from lccluster.render.words import rulebook_line
from lccluster.rulebook.approximate import ApproximateFigures
from lccluster.rulebook.conditions import (
    AllOf,
    AnyOf,
    By,
    Check,
    Condition,
    Figure,
    Judgement,
    Score,
    Several,
    Tree,
)
from lccluster.rulebook.measure import Measure
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
        Column(Message("conditions"), figures=True),
    ]
    return Table(columns, [_listed(book, today) for book in books])


def _listed(book: Rulebook, today: date) -> list[Cell]:
    measure, period = book.measure, book.measure.in_force
    return [
        book.id,
        measure.document_number,
        measure.title,
        None if measure.draft else period.from_,
        None if measure.draft else period.until,
        _state(measure, today),
        len(book.conditions.conditions),
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
    yield from terms(measure)
    yield ""
    yield _conditions(book)
    yield from _asked_once(book)
    yield ""
    yield _materials(book)
    yield ""
    if book.procedure:
        yield rounds(book.procedure)
        yield stages(book.procedure, book.offices)
        yield ""
    yield Message("Where the text is silent, this is how it is read:")
    yield _readings(measure)
    if reading := book.form_checks.approximate:
        yield ""
        yield from approximate_page(reading)


def _conditions(book: Rulebook) -> Table:
    heads = (
        Message("id"),
        Message("provision"),
        Message("what it asks"),
        Message("decided by"),
    )
    rules = book.conditions.conditions
    rows = [[each.id, str(each.article), each.says, decided_by(each.check)] for each in rules]
    return Table([*map(Column, heads)], rows)


def _asked_once(book: Rulebook) -> Iterator[Message]:
    """Name the conditions that are asked on one occasion alone."""
    for occasion in Occasion:
        only = [each.id for each in book.conditions.conditions if each.only_at is occasion]
        if only:
            yield Message(
                "Asked at a {occasion} alone: {conditions}.",
                occasion=occasion.words,
                conditions=Listing(only),
            )


def _materials(book: Rulebook) -> Table:
    heads = Message("material"), Message("provision"), Message("what it asks")
    rows: list[list[Cell]] = [
        [each.id, str(each.article), each.says] for each in book.materials.materials
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


def rule_page(rule: Condition, book: Rulebook) -> Iterator[Block]:
    """Show one condition: what it asks, where it stands, how it is checked and read."""
    yield Message(
        "{label} ({id}), {article} of {number}",
        label=rule.label,
        id=rule.id,
        article=rule.article,
        number=book.measure.document_number,
    )
    yield Message("Asks: {says}", says=rule.says)
    check = rule.check
    if isinstance(check, Judgement):
        yield Message("People decide: {asks}", asks=check.asks)
        yield from (Message("Shown beside it: {field}", field=path) for path in check.shows)
        for each in check.elements:
            yield Message("Element {id}: {label}", id=each.id, label=each.label)
    elif isinstance(check, Score):
        yield from _scored(check)
    elif isinstance(check, Tree):
        yield from _checked(check)
    if rule.bar:
        yield Message("A bar: who falls under it is ruled out by that alone.")
    if rule.ground:
        yield Message("Ground to revoke a title: {ground}", ground=rule.ground)
    if waiver := book.waiver(rule):
        yield Message(
            "May be relaxed ({article}): {says}", article=waiver.article, says=waiver.says
        )
    for text in (waiver.reading if waiver else None, rule.reading):
        if text:
            yield Message("Reading: {text}", text=text)
    for reading in book.measure.readings:
        if reading.article in (rule.article, waiver.article if waiver else None):
            yield Message(
                "Reading: {question} — {chosen}", question=reading.question, chosen=reading.chosen
            )


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
            [each.id, each.name, "、".join(each.aliases), "、".join(each.former)]
            for each in book.offices.counties
        ],
    )


def _scored(score: Score) -> Iterator[Message]:
    """Show what gets points, by which weight, and what they come to."""
    for item in score.items:
        said = {"id": item.id, "label": item.label, "weight": plain(item.weight)}
        yield Message("Item {id}: {label}, weight {weight}", **said)
    for grade in score.grades:
        said = {"id": grade.id, "label": grade.label, "points": plain(grade.from_)}
        yield Message("Grade {id}: {label}, from {points} points", **said)
    if score.at_least is not None:
        yield Message("Asked for is at least the grade {id}.", id=score.at_least)
    else:
        yield Message("The score stands beside the verdict and has no part in it.")


def _checked(check: Tree) -> Iterator[Message]:
    """Show what is checked, each of several figures or branches in a line of its own."""
    match check:
        case By():
            for word, branch in check.values.items():
                said = {"field": check.field, "word": word, "held": drawn(branch)}
                yield Message("Where {field} says {word}: {held}", **said)
            yield Message("Everywhere else: {held}", held=drawn(check.otherwise))
        case Several():
            yield _head(check)
            yield from map(_line, check.figures)
        case _:
            yield _line(check)


def _head(check: Several) -> Message:
    match check:
        case AnyOf():
            return Message("One of these has to hold:")
        case AllOf():
            return Message("All of these have to hold:")
    return Message("At least {n} of these have to hold:", n=check.asked)


def _line(tree: Tree) -> Message:
    if not isinstance(tree, Figure):
        return Message("Checked: {held}", held=drawn(tree))
    held = f"{tree.formula} {tree.drawn}"
    included = {each.side.included for each in tree.limits}
    if tree.years:
        return _each_year(tree, held)
    if included == {True}:
        return Message("Checked: {held}, the bound included", held=held)
    if included == {False}:
        return Message("Checked: {held}, the bound not included", held=held)
    return Message("Checked: {held}", held=held)


def _each_year(figure: Figure, held: str) -> Message:
    said = {"held": held, "years": figure.years}
    if all(each.side.included for each in figure.limits):
        return Message(
            "Checked: {held} in each of the last {years} years, the bound included", **said
        )
    return Message("Checked: {held} in each of the last {years} years", **said)


def decided_by(check: Check) -> Cell:
    """Say in one line what decides: people, points, a figure and its bound, or several."""
    if isinstance(check, Tree):
        return drawn(check)
    return Message("a score") if isinstance(check, Score) else Message("people decide")
