"""What of a rulebook no act, no notice, no stage and no condition uses."""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.choices import LAW
from lccluster.language import Listing, Message, Spelt
from lccluster.rulebook.called import typed_name
from lccluster.rulebook.flaws.flaw import CONDITIONS, MEASURE, PROCEDURE, Flaw
from lccluster.rulebook.measure import Measure
from lccluster.rulebook.rulebook import Rulebook

_ENDINGS = ("expired", "review_failed")  # standings that only an act on a ground can end


def by_anyone(book: Rulebook) -> Iterator[Flaw]:
    """Name what no act, no notice and no stage can use."""
    yield from _duties_without_notice(book.measure)
    yield from _duties_of_no_title(book.measure)
    yield from _duties_after_the_end(book.measure)
    yield from _standings_without_ground(book.measure)
    yield from _stages(book)
    yield from _waivers(book)


def _duties_without_notice(measure: Measure) -> Iterator[Flaw]:
    for index, duty in enumerate(measure.duties):
        if duty.notice is None:
            message = Message(
                "No notice asks for “{duty}”: it has no words for one.", duty=duty.words
            )
            hint = Message("Write notice: with the sentence in both languages.")
            yield Flaw(MEASURE, ("duties", index), "duty-without-notice", message, hint)


def _duties_of_no_title(measure: Measure) -> Iterator[Flaw]:
    if measure.duties and not measure.keeps_titles:
        message = Message(
            "No register can be kept under it, so nobody is reminded of: {duties}.",
            duties=Listing(each.words for each in measure.duties),
        )
        hint = Message(
            "Write how many years a title lasts and what a re-review adds, once they are known."
        )
        yield Flaw(MEASURE, ("duties",), "duties-of-no-title", message, hint)


def _duties_after_the_end(measure: Measure) -> Iterator[Flaw]:
    lasts = measure.validity.years
    for index, duty in enumerate(measure.duties):
        after = duty.once_after_years
        if lasts is not None and after is not None and after > lasts:
            message = Message(
                "“{duty}” falls due {after} years after the recognition, a title lasts {years}.",
                duty=duty.words,
                after=after,
                years=lasts,
            )
            hint = Message("Only titles that were re-reviewed will owe it; is that meant?")
            at = ("duties", index, "once_after_years")
            yield Flaw(MEASURE, at, "duty-after-the-end", message, hint)


def _standings_without_ground(measure: Measure) -> Iterator[Flaw]:
    for standing in _ENDINGS:
        if measure.ground_when(standing) is None:
            message = Message(
                "No ground ends a title that stands as “{standing}”.", standing=LAW[standing]
            )
            hint = Message(
                "Write one with when: {standing} under cancel or revoke.",
                standing=Spelt(standing, LAW[standing]),
            )
            yield Flaw(MEASURE, ("grounds",), "no-ground-for-standing", message, hint)


def _stages(book: Rulebook) -> Iterator[Flaw]:
    """Name what a stage gives and no stage needs; a stage of which nothing is needed is for nothing."""
    procedure = book.procedure
    for at, stage in enumerate(procedure.stages if procedure else ()):
        idle = [each for each in stage.gives if procedure and each not in procedure.needed]
        if idle or not stage.gives:
            message = (
                Message(
                    "No stage needs what “{stage}” gives: {given}.",
                    stage=typed_name(stage),
                    given=Listing(f"“{each}”" for each in idle),
                )
                if idle
                else Message("“{stage}” gives nothing.", stage=typed_name(stage))
            )
            hint = Message("Name it under needs of a later stage, or leave it out.")
            yield Flaw(PROCEDURE, ("stages", at), "stage-for-nothing", message, hint)


def _waivers(book: Rulebook) -> Iterator[Flaw]:
    named = {rule.waiver for rule in book.conditions.conditions}
    for index, waiver in enumerate(book.conditions.waivers):
        if waiver.id not in named:
            message = Message(
                "No condition can be relaxed by “{waiver}”.", waiver=typed_name(waiver)
            )
            hint = Message("Write waiver: {waiver} in the condition.", waiver=waiver.id)
            yield Flaw(CONDITIONS, ("waivers", index), "waiver-for-nothing", message, hint)
