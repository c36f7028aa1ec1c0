"""What an act says beyond its day and paper, and what later acts have made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from lccluster.language import Listing, Message, spelt
from lccluster.quantities import Quantity
from lccluster.quantities.texts import is_digits
from lccluster.register.acts import Act, OnAct, Particular, labels
from lccluster.register.acts.recognition import FROM_ROUND
from lccluster.register.view import without_void
from lccluster.rulebook.measure import Measure

if TYPE_CHECKING:
    from lccluster.form.parts import Field

HASH_DIGITS = 64
Labelled = tuple[Message, str]
Called = Callable[[str, str | None], str]  # what acts say by keys, as people say it
_HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")  # it stands whole in the file


def details(event: Act, among: Sequence[Act], measure: Measure, called: Called) -> str:
    """Draw what has become of an act among the others, and what it says."""
    said = _labelled(event, event.every_particular(), among, measure, called)
    return _in_a_line(event, among, said)


def printed(event: Act, among: Sequence[Act], measure: Measure, called: Called) -> str:
    """Draw it as paper takes it: without the hashes of files."""
    return _in_a_line(event, among, particulars(event, among, measure, called))


def particulars(
    event: Act, among: Sequence[Act], measure: Measure, called: Called
) -> list[Labelled]:
    """Give label and text of what an act says beyond its day and paper, without the hashes of files."""
    return _labelled(event, _without_hashes(type(event)), among, measure, called)


@cache
def _without_hashes(kind: type[Act]) -> tuple[Particular, ...]:
    """Choose what is said of a kind of act without the hashes of files."""
    return tuple(each for each in kind.every_particular() if not each.key.endswith("_sha256"))


def _labelled(
    event: Act,
    told: Iterable[Particular],
    among: Sequence[Act],
    measure: Measure,
    called: Called,
) -> list[Labelled]:
    return [
        (each.label, _value(each.key, value, among, measure, called))
        for each in told
        if (value := getattr(event, each.key)) is not None
    ]


def _in_a_line(event: Act, among: Sequence[Act], said: Iterable[Labelled]) -> str:
    told = (Message("{what}: {value}", what=label, value=text) for label, text in said)
    return str(Listing([*_since(event, among), *told]))


def _since(event: Act, among: Sequence[Act]) -> Iterator[Message]:
    """Say which later acts took an act back, or put it right; a voided one did neither."""
    on_acts = [each for each in among if isinstance(each, OnAct)]
    if on_acts:  # few titles have any
        yield from (each.mark for each in without_void(on_acts) if each.counts_on(event))


def _value(key: str, value: Any, among: Sequence[Act], measure: Measure, called: Called) -> str:
    match key:
        case "ground":
            return _ground(value, measure)
        case "duty":
            duty = measure.duty(value)
            return f"{duty.article} {duty.words}" if duty else value
        case "rulebook":
            return spelt(value, measure.called) if value == measure.id else value
        case "of":
            return _act(value, among)
        case "values":
            return _pairs(value)
        case "figures":
            return str(Listing(called(name, said) for name, said in value.items()))
        case FROM_ROUND.key:
            return called(key, value)
        case _:
            said = str(value)
            return said if len(said) < HASH_DIGITS else _HASH.sub(r"\1…", said)


def _pairs(value: Mapping[str, str | None]) -> str:
    """Draw what a correction puts in the place of what."""
    return str(
        Listing(
            Message("{what}: {value}", what=labels().get(name, name), value=said or "—")
            for name, said in value.items()
        )
    )


def with_unit(field: Field, text: str) -> str:
    """Draw a figure as it was written, with the unit of its cell where it is a bare number."""
    if field.unit and is_digits(text.replace(".", "").lstrip("-")):
        return str(Quantity(Decimal(text), field.unit))
    return text


def _act(event_id: str, among: Sequence[Act]) -> str:
    """Name another act by its day and its kind; one that is not there by its id."""
    found = next((each for each in among if each.id == event_id), None)
    return f"{found.on} {found.words}" if found else event_id


def _ground(ground_id: str, measure: Measure) -> str:
    """Draw a ground as the measure has it; one that it does not know, as it is recorded."""
    every = (*measure.grounds.cancel, *measure.grounds.revoke)
    found = next((each for each in every if each.id == ground_id), None)
    return f"{found.article} {found.label}" if found else ground_id
