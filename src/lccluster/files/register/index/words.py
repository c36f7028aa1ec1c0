"""What the index keeps of a cluster: dates and last acts, never a standing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, get_origin, get_type_hints

from msgspec import Struct

from lccluster.register.cluster import Cluster
from lccluster.register.facts import Standing, StandingFacts, Title
from lccluster.register.title import title_of
from lccluster.register.view import Clocks, last_change
from lccluster.rulebook.measure import Measure

_CLUSTER = ("place", "id", "recognised_as", "county", "applicant", "dominant_industry", "note",
            "last_on", "last_recorded_at")  # fmt: skip
_TITLE = Title.__struct_fields__
COLUMNS = (*_CLUSTER, *_TITLE)
FACTS = StandingFacts.__struct_fields__  # all that a standing depends on
Kept = tuple[Any, ...]


class IndexedCluster(Struct, frozen=True):
    """A cluster out of the index: its facts, and its title once every act has been replayed.

    The cluster comes without its acts. `last_on` is the last day that changes anything: on an
    earlier day the file itself has to be asked.
    """

    cluster: Cluster
    title: Title | None
    last_on: date
    file: str
    place: int


def kept(place: int, cluster: Cluster, measure: Measure) -> Kept:
    """Give what is kept of a cluster, in the order of the columns."""
    facts = (cluster.id, cluster.name, cluster.county)
    more = (cluster.applicant, cluster.dominant_industry, cluster.note)
    stamps = [each.recorded_at for each in cluster.events if each.recorded_at]
    last = (last_change(cluster.events).isoformat(), max(stamps, default=None))
    title = title_of(cluster, measure, Clocks(date.max))
    told = [_word(getattr(title, name)) for name in _TITLE] if title else [None] * len(_TITLE)
    return (place, *facts, *more, *last, *told)


def _word(value: Any) -> Any:
    """Draw a value of a title as a column keeps it."""
    match value:
        case date():
            return value.isoformat()
        case Standing():
            return value.value
        case bool():
            return int(value)
        case frozenset() | tuple():
            return json.dumps(sorted(value) if isinstance(value, frozenset) else value)
        case _:
            return value


def held(file: str, row: Kept) -> IndexedCluster:
    """Give a cluster back out of what is kept of it."""
    place, id_, name, county, applicant, industry, note, last_on, _, *told = row
    cluster = Cluster(
        id=id_,
        name=name,
        county=county,
        applicant=applicant,
        dominant_industry=industry,
        note=note,
    )
    return IndexedCluster(cluster, _title_back(told), date.fromisoformat(last_on), file, place)


def _title_back(told: Sequence[Any]) -> Title | None:
    """Give a title back; None where no recognition was ever recorded."""
    words = dict(zip(_TITLE, told, strict=True))
    if words["recognised_on"] is None:
        return None
    return Title(**{name: _value(_kinds()[name], word) for name, word in words.items()})


def facts_back(words: Sequence[Any]) -> StandingFacts:
    """Give back what a standing depends on, out of the columns `FACTS`."""
    return StandingFacts(
        **{name: _value(_kinds()[name], word) for name, word in zip(FACTS, words, strict=True)}
    )


@cache
def _kinds() -> dict[str, Any]:
    return get_type_hints(Title)


def _value(kind: Any, word: Any) -> Any:
    """Read a column's word as the kind of value that a title has there."""
    if word is None:
        return None
    if kind in (date, date | None):
        return date.fromisoformat(word)
    if kind == Standing | None:
        return Standing(word)
    if kind is bool:
        return bool(word)
    if get_origin(kind) is tuple:
        return tuple(json.loads(word))
    if get_origin(kind) is frozenset:
        return frozenset(map(tuple, json.loads(word)))
    return word
