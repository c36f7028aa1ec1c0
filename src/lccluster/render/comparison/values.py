"""What a value of a rulebook is called for people: fields by the form's labels, codes by their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from lccluster.form.form import Form
from lccluster.kinds import by_word
from lccluster.language import Message
from lccluster.register.facts import Standing
from lccluster.render.words import COUNTINGS, FIRST_YEARS
from lccluster.rulebook.conditions import Check
from lccluster.vocabulary import Occasion, Words

FIELDS = frozenset(
    [
        "field",
        "shows",
        "claimed_by_yes",
        "evidence",
        "total",
        "parts",
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
        "province": Message("province level"),
        "nation": Message("nation level"),
    },
    "kind": {word: kind.words for word, kind in by_word(Check).items()},
    "owed_by": {
        "cluster": Message("the cluster"),
        "county": Message("the county"),
        "city": Message("the city"),
        "province": Message("the province"),
    },
    "actor": {
        "county": Message("the county"),
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
    "validity.counting": COUNTINGS,
    "validity.first": FIRST_YEARS,
    "when": {each.value: each.words for each in Standing},
}


def drawing(what: str | None, waivers: Mapping[str, Words], form: Form) -> Callable[[str], str]:
    """Give how a text under a key of a rulebook is shown; what has no other name stays as it is."""
    if what in FIELDS:
        return partial(field_label, form)
    codes: Mapping[str, Words | Message]
    codes = waivers if what == "waiver" else CODES.get(what or "", {})
    return lambda written: str(codes.get(written, written))


def field_label(form: Form, path: str) -> str:
    """Give the form's label of a field."""
    return str(form.by_path[path].label) if path in form.by_path else path
