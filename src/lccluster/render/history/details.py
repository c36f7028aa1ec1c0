"""What an act says beyond its day and paper, and what later acts have made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from lccluster.language import Listing, Message
from lccluster.register.acts import VALUES, VOIDABLE, WORDS
from lccluster.register.events import Corrected, Event, SetAside, Voided
from lccluster.register.view import without_void
from lccluster.rulebook.measure import Measure

_HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")  # it stands whole in the file
DETAILS = {
    "ground": VALUES["ground"],
    "rulebook": Message("rulebook"),
    "year": VALUES["year"],
    "name": VALUES["name"],
    "of": Message("concerns act"),
    "values": Message("right is"),
    "reason": Message("reason"),
    "note": VALUES["note"],
    "override": VALUES["override"],
    "application_sha256": Message("application"),
    "findings_sha256": Message("findings"),
}
PRINTED = {key: words for key, words in DETAILS.items() if not key.endswith("_sha256")}


def details(
    event: Event,
    among: Sequence[Event],
    measure: Measure,
    shown: Mapping[str, Message] = DETAILS,
) -> str:
    """Draw what has become of an act among the others, and what it says as far as it is `shown`."""
    said = (
        Message("{what} {value}", what=shown[key], value=_value(key, value, among, measure))
        for key, value in asdict(event).items()
        if key in shown and value is not None
    )
    return str(Listing([*_since(event, among), *said]))


def _since(event: Event, among: Sequence[Event]) -> Iterator[Message]:
    """Say which later acts took an act back, or put it right; a voided one did neither."""
    for each in without_void(among):
        match each:
            case Voided() if each.of == event.id and isinstance(event, VOIDABLE):
                yield Message("voided on {day}", day=each.on)
            case SetAside() if each.of == event.id:
                yield Message("set aside on {day}", day=each.on)
            case Corrected() if each.of == event.id:
                yield Message("corrected on {day}", day=each.on)


def _value(key: str, value: Any, among: Sequence[Event], measure: Measure) -> str:
    match key:
        case "ground":
            return _ground(value, measure)
        case "of":
            return _act(value, among)
        case "values":
            return str(
                Listing(f"{VALUES.get(name, name)}={said or '—'}" for name, said in value.items())
            )
        case _:
            return _HASH.sub(lambda found: f"{found[1]}…", str(value))


def _act(event_id: str, among: Sequence[Event]) -> str:
    """Name another act by its day and its kind; one that is not there by its id."""
    found = next((each for each in among if each.id == event_id), None)
    return f"{found.on} {WORDS[found.event]}" if found else event_id


def _ground(ground_id: str, measure: Measure) -> str:
    """Draw a ground as the measure has it; one that it does not know, as it is recorded."""
    every = (*measure.grounds.cancel, *measure.grounds.revoke)
    found = next((each for each in every if each.id == ground_id), None)
    return f"{found.article} {found.label}" if found else ground_id
