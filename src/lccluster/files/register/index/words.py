"""What the index keeps of a cluster: dates and last acts, never a standing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import compress, repeat
from operator import attrgetter, is_not
from typing import Any, NamedTuple, get_origin, get_type_hints

from msgspec import Struct, json
from msgspec.structs import astuple

from lccluster.register.acts import Act, Corrected, Renamed
from lccluster.register.cluster import Cluster
from lccluster.register.facts import Standing, StandingFacts, Title
from lccluster.register.naming.names import is_plain
from lccluster.register.title import replay
from lccluster.register.view import at_the_end
from lccluster.rulebook.measure import Measure

_CLUSTER = ("place", "id", "recognised_as", "county", "applicant", "dominant_industry", "note",
            "once_named", "odd", "last_on", "first_known_on", "last_known_on")  # fmt: skip
_TITLE = Title.__struct_fields__
COLUMNS = (*_CLUSTER, *_TITLE)
_NAMING = frozenset((Renamed, Corrected))
_RECOGNISED_ON = _TITLE.index("recognised_on")
_NEVER = date.max.isoformat()
_UNTOLD = (None,) * len(_TITLE)
_ID = COLUMNS.index("id")  # told of each, as all that stands before it
FACTS = StandingFacts.__struct_fields__  # all that a standing depends on
Row = tuple[Any, ...]
Kept = tuple[bytes, Row]  # whether each column is told, and those that are


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
    """Give what is kept of a cluster, without the columns that nothing is said in.

    sqlite3 looks for an adapter of every None, and most are.
    """
    row = _row(place, cluster, measure)
    told = bytes(map(is_not, row, repeat(None)))
    return told, tuple(compress(row, told))


def id_of(kept: Kept) -> str:
    """Give the id of the cluster of which a row is kept."""
    id_: str = kept[1][_ID]
    return id_


def _row(place: int, cluster: Cluster, measure: Measure) -> Row:
    """Give what is kept of a cluster, in the order of the columns."""
    events, name = cluster.events, cluster.name
    seen, last_on = at_the_end(events)
    title = replay(seen, name, measure)
    known = [each.recorded_at or each.on.isoformat() for each in events] or [_NEVER]
    return (
        place,
        cluster.id,
        name,
        cluster.county,
        cluster.applicant,
        cluster.dominant_industry,
        cluster.note,
        _once_named(events),
        None if all(map(is_plain, {name, title.name if title else name})) else 1,
        _DAY.word(last_on),
        min(known)[:10],
        max(known)[:10],
        *(_told(title) if title else _UNTOLD),
    )


def _once_named(events: Sequence[Act]) -> str | None:
    """Give the names that acts give to a cluster, a line each, whenever they count."""
    if _NAMING.isdisjoint(map(type, events)):
        return None
    names = {each.name for each in events if type(each) is Renamed}
    names |= {each.values.get("name") or "" for each in events if type(each) is Corrected}
    return "\n".join(sorted(names - {""})) if names else None


def held(file: str, row: Row) -> IndexedCluster:
    """Give a cluster back out of what is kept of it."""
    place, id_, name, county, applicant, industry, note, *_, last_on, _, _ = row[: len(_CLUSTER)]
    title = _title_back(row[len(_CLUSTER) :])
    cluster = Cluster(
        id=id_,
        name=title.name if title and title.name == name else name,
        county=_shared(county),
        applicant=applicant,
        dominant_industry=industry,
        note=note,
    )
    return IndexedCluster(cluster, title, _DAY.value(last_on), file, place)


class _Form(NamedTuple):
    """How a column keeps a kind of value: as which word, and which value that word gives back."""

    word: Callable[[Any], Any]
    value: Callable[[Any], Any]


@lru_cache(maxsize=4096)
def listed(several: tuple[Any, ...] | frozenset[Any]) -> str:
    """Draw several values as a column keeps them."""
    return json.encode(sorted(several) if isinstance(several, frozenset) else several).decode()


# Days, papers and lists of years are few among many titles: each is read, and stands in memory, once.
_shared = lru_cache(maxsize=4096)(lambda text: text)
_TEXT = _Form(str, _shared)
_DAY = _Form(lru_cache(maxsize=4096)(date.isoformat), lru_cache(maxsize=4096)(date.fromisoformat))
_STANDING = _Form(attrgetter("value"), Standing)
_FLAG = _Form(int, bool)
_SEVERAL = _Form(listed, lru_cache(maxsize=4096)(lambda word: tuple(map(tuple, json.decode(word)))))
_PAIRS = _Form(
    listed, lru_cache(maxsize=4096)(lambda word: frozenset(map(tuple, json.decode(word))))
)


def _form(kind: Any) -> _Form:
    if kind in (date, date | None):
        return _DAY
    if kind == Standing | None:
        return _STANDING
    if kind is bool:
        return _FLAG
    return {tuple: _SEVERAL, frozenset: _PAIRS}.get(get_origin(kind), _TEXT)


def _forms(fields: tuple[str, ...]) -> Iterator[_Form]:
    kinds = get_type_hints(Title)
    return (_form(kinds[name]) for name in fields)


@cache
def _drawing(fields: tuple[str, ...]) -> tuple[Callable[[Any], Any], ...]:
    return tuple(each.word for each in _forms(fields))


@cache
def _reading(fields: tuple[str, ...]) -> tuple[Callable[[Any], Any], ...]:
    return tuple(each.value for each in _forms(fields))


def _told(title: Title) -> list[Any]:
    """Draw the values of a title as the columns keep them; of what every title says untold, nothing."""
    drawn = zip(_drawing(_TITLE), astuple(title), strict=True)
    return [word(value) if value or value == "" else None for word, value in drawn]


def _values(fields: tuple[str, ...], words: Sequence[Any]) -> dict[str, Any]:
    """Read columns' words as the values that a title has there; nothing kept is nothing said."""
    kept = zip(fields, _reading(fields), words, strict=True)
    return {name: value(word) for name, value, word in kept if word is not None}


def _title_back(told: Sequence[Any]) -> Title | None:
    """Give a title back; None where no recognition was ever recorded."""
    return None if told[_RECOGNISED_ON] is None else Title(**_values(_TITLE, told))


def facts_back(words: Sequence[Any]) -> StandingFacts:
    """Give back what a standing depends on, out of the columns `FACTS`."""
    return StandingFacts(**_values(FACTS, words))
