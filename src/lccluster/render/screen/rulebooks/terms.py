"""What a measure says of the title itself: re-review, reports, quotas, and on which grounds it ends."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.language import Listing, Message, Names
from lccluster.register.facts import Standing
from lccluster.render.comparison.values import CODES, acting_offices
from lccluster.render.table import Block, Cell, Column, Heading, Table
from lccluster.render.words import counting_words
from lccluster.rulebook.called import explained_name
from lccluster.rulebook.differences import RulebookPart
from lccluster.rulebook.duty import Due, Duty
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.procedure import Procedure, Stage
from lccluster.rulebook.procedure.stages import MATERIALS
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Words

_ENDS = {"cancel": Standing.CANCELLED, "revoke": Standing.REVOKED}


def terms(book: Rulebook) -> Iterator[Block]:
    """Show them; a table of which the measure says nothing is left out."""
    measure = book.measure
    if measure.level != "city":
        level = CODES["level"][measure.level]
        yield Message(
            "It is of the {level}: it counts where it is named, no day chooses it.", level=level
        )
    yield from _review(book)
    parts = {
        RulebookPart.DUTIES: _duties(measure),
        RulebookPart.QUOTAS: _quotas(measure),
        RulebookPart.GROUNDS: _grounds(measure),
    }
    for part, table in parts.items():
        if table.rows:
            yield ""
            yield Heading(part.words, quiet=True)
            yield table


def term_of_title(measure: Measure) -> Message:
    """Say how long a title lasts, as far as that is known."""
    validity = measure.validity
    if validity.years is None:
        return Message(
            "How long a title lasts is not known here ({article}).", article=validity.article
        )
    return Message(
        "A title lasts {years} years ({article}): {counting}.",
        years=validity.years,
        article=validity.article,
        counting=counting_words(validity),
    )


def _review(book: Rulebook) -> Iterator[Message]:
    review = book.measure.review
    when, years = CODES["review.applied_for"][review.applied_for], review.extends_years
    said = {"when": when, "article": review.article}
    if years is None:
        yield Message(
            "What a passed re-review adds is not known here; when it is applied for: {when} ({article}).",
            **said,
        )
    else:
        yield Message(
            "A passed re-review adds {years} years; when it is applied for: {when} ({article}).",
            years=years,
            **said,
        )
    if review.conditions is not None:
        rules = book.conditions.conditions
        asked = Names(each.label for each in rules if each.id in review.conditions)
        yield Message("Of the conditions it asks these alone: {conditions}.", conditions=asked)


def _duties(measure: Measure) -> Table:
    heads = (
        Message("duty"),
        Message("provision"),
        Message("what is reported"),
        Message("owed by"),
        Message("due on"),
        Message("late after"),
    )
    rows: list[list[Cell]] = [
        [
            each.words,
            str(each.article),
            each.label,
            CODES["owed_by"][each.owed_by],
            *_days(each, due),
        ]
        for each in measure.duties
        for due in each.days
    ]
    return Table([*map(Column, heads)], rows)


def _days(duty: Duty, due: Due) -> tuple[Cell, Cell]:
    if duty.once_after_years is None:
        return str(due.on), str(due.overdue_after)
    once = Message(
        "{day}, once, in year {year} after that of the recognition",
        day=due.on,
        year=duty.once_after_years,
    )
    return once, str(due.overdue_after)


def _quotas(measure: Measure) -> Table:
    heads = Message("quota"), Message("provision"), Message("for each"), Message("at most a year")
    rows: list[list[Cell]] = [
        [each.label, str(each.article), CODES["owed_by"][each.per], str(each.most)]
        for each in measure.quotas
    ]
    return Table([*map(Column, heads)], rows)


def _grounds(measure: Measure) -> Table:
    heads = Message("ground"), Message("provision"), Message("the title is")
    ends = {"cancel": measure.grounds.cancel, "revoke": measure.grounds.revoke}
    rows: list[list[Cell]] = [
        [explained_name(each), str(each.article), _ENDS[end].words]
        for end, grounds in ends.items()
        for each in grounds
    ]
    return Table([*map(Column, heads)], rows)


def stages(procedure: Procedure, offices: Offices) -> Table:
    """Show by which stages a title is given, and who acts, by the names that the offices have here."""
    acting = acting_offices(offices)
    heads = (
        Message("provision"),
        Message("what is done"),
        Message("who acts"),
        Message("what it needs"),
    )
    rows: list[list[Cell]] = [
        [
            str(each.article),
            each.label,
            acting[each.actor],
            str(Listing(_needs(each, procedure))),
        ]
        for each in procedure.stages
    ]
    return Table([*map(Column, heads)], rows)


def _needs(stage: Stage, procedure: Procedure) -> Iterator[Words | Message]:
    """Name the stages whose gifts a stage needs, and what the applicants hand in."""
    yield from (each.label for each in procedure.giving(stage))
    if MATERIALS in stage.needs:
        yield Message("the materials")


def rounds(procedure: Procedure) -> Message:
    """Say on which occasions the stages are gone through."""
    named = (
        Message("{what} ({article})", what=each.occasion.words, article=each.article)
        for each in procedure.rounds
    )
    return Message("The stages of the procedure, for {occasions}:", occasions=Listing(named))
