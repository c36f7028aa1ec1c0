"""What a value of a rulebook is called for people: fields by the form's labels, codes by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from lccluster.choices import CHOICES, LAW
from lccluster.form.form import Form
from lccluster.kinds import by_word
from lccluster.language import Message
from lccluster.quantities import Unit
from lccluster.register.facts import Standing
from lccluster.render.words import COUNTINGS, FIRST_YEARS
from lccluster.rulebook.called import Labelled
from lccluster.rulebook.conditions import Check, Score
from lccluster.rulebook.measure import NO_NUMBER
from lccluster.rulebook.offices import Offices
from lccluster.rulebook.procedure.stages import MATERIALS, Step
from lccluster.rulebook.rulebook import Rulebook
from lccluster.vocabulary import Occasion, Words

FIELDS = frozenset(
    [
        "field",
        "shows",
        "claimed_by_yes",
        "evidence",
        "total",
        "parts",
        "total_of",
        "fields",
        "of",
        "to",
        "over",
        "table",
        "year",
        "filed",
        "covers",
        "per",
        "text",
        "day",
        "seal",
    ]
)
CODES: Mapping[str, Mapping[str, Message]] = {
    "level": {
        "city": Message("city level"),
        "province": Message("provincial level"),
        "nation": Message("national level"),
    },
    "kind": {word: kind.words for word, kind in by_word(Check).items()}
    | {word: LAW[word] for word in ("day", "year", "yes_no", "credit_code")}
    | {"text": CHOICES["text"]},
    "unit": {each.value: each.words for each in Unit},
    "lowest": {word: LAW[word] for word in ("any", "zero", "above_zero")},
    "owed_by": {
        "cluster": Message("the cluster"),
        "county": Message("the county"),
        "city": Message("the city"),
        "province": Message("the province"),
    },
    "actor": {
        "county": Message("recommending office"),
        "city": Message("the city"),
        "experts": Message("experts"),
        "province": Message("the province"),
        "ministry": Message("the ministry"),
    },
    "review.applied_for": {
        "year-of-last-day": Message("in the year of the last day"),
        "on-call": Message("when it is called for"),
        "not-stated": Message("not stated there"),
    },
    "only_at": {each.value: each.words for each in Occasion},
    "occasion": {each.value: each.words for each in Occasion},
    "document_number": NO_NUMBER,
    "validity.counting": COUNTINGS,
    "validity.first": FIRST_YEARS,
    "when": {each.value: each.words for each in Standing},
    "acts": {each.value: each.words for each in Step},
}


Names = Mapping[str, Mapping[str, Words | Message]]


def names_in(book: Rulebook) -> Names:
    """Give by key what a rulebook calls its own ids: conditions, waivers, grounds, grades, and what goes from stage to stage."""
    given = _called_as_their_stages(book)
    grades = [each for score in _scores(book) for each in score.grades]
    return {
        "review.conditions": _labels(book.conditions.conditions),
        "waiver": _labels(book.conditions.waivers),
        "ground": _labels(book.measure.grounds.revoke),
        "at_least": _labels(grades),
        **{"needs": given, "gives": given},
        "actor": acting_offices(book.offices),
    }


def _labels(things: Iterable[Labelled]) -> Mapping[str, Words]:
    return {each.id: each.label for each in things}


def _scores(book: Rulebook) -> list[Score]:
    checks = [each.check for each in book.conditions.conditions]
    return [each for each in checks if isinstance(each, Score)]


def acting_offices(offices: Offices) -> Mapping[str, Words | Message]:
    """Call whoever acts by the name that the office has here; by what it is where it has none."""
    return {
        **CODES["actor"],
        **{kind: office.name.as_words for kind, office in offices.higher.items()},
    }


def _called_as_their_stages(book: Rulebook) -> Mapping[str, Words | Message]:
    """Call what a stage gives as the stage is, where nothing else would be called so."""
    stages = book.procedure.stages if book.procedure else ()
    found = {each.gives[0]: each.label for each in reversed(stages) if len(each.gives) == 1}
    times = Counter(each.zh for each in found.values())
    alone = {given: label for given, label in found.items() if times[label.zh] == 1}
    return {MATERIALS: Message("the materials"), **alone}


def drawing(what: str | None, named: Names, form: Form) -> Callable[[str], str]:
    """Give how a text under a key of a rulebook is shown; what has no other name stays as it is."""
    if what in FIELDS:
        return partial(field_label, form)
    codes = {**CODES, **named}.get(what or "", {})
    return lambda written: str(codes.get(written, written))


def column_label(form: Form, column: str) -> str:
    """Give the form's label of a column of its lists, where that is one."""
    listed = (each for group in form.groups if group.rows for each in group.fields)
    found = {str(each.label) for each in listed if each.name == column}
    return found.pop() if len(found) == 1 else column


def field_label(form: Form, path: str) -> str:
    """Give the form's label of a field."""
    return str(form.by_path[path].label) if path in form.by_path else path
