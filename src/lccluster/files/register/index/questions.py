"""What is asked of the index: never fewer clusters than a list takes, seldom many more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec.json import encode

from lccluster.files.register.index.store import DOUBLED, Store
from lccluster.files.register.index.words import FACTS, IndexedCluster, listed
from lccluster.register.days import days_later
from lccluster.register.naming.names import IDLE, Places, alike, folded, least_shared
from lccluster.register.rows import Wanted
from lccluster.register.view import Clocks

Term = tuple[str, tuple[object, ...]]


def changing(store: Store, clocks: Clocks) -> list[IndexedCluster]:
    """Give the clusters with an act later than a day, or known later: their files have to be asked."""
    day, known = _days_of(clocks)
    later = "(last_on > ? OR last_known_on > ?) AND first_known_on <= ?"
    return list(store.clusters(later, day, known, known))


def perhaps(store: Store, wanted: Wanted, clocks: Clocks) -> Iterator[IndexedCluster]:
    """Give the clusters that a list may take on a day after which nothing happened to them."""
    terms = _in_counties(store, wanted), _standing(wanted), _days(wanted, clocks.as_of)
    where, said = _all(_settled(clocks), *terms)
    return store.clusters(where, *said)


def _settled(clocks: Clocks) -> Term:
    """Tell the titles to which nothing happened later, and of which nothing was learnt later."""
    return "last_on <= ? AND last_known_on <= ? AND recognised_on IS NOT NULL", _days_of(clocks)


def _days_of(clocks: Clocks) -> tuple[str, str]:
    return clocks.as_of.isoformat(), (clocks.known_at or date.max).isoformat()


def _all(*terms: Term) -> Term:
    return " AND ".join(f"({term})" for term, _ in terms), tuple(
        each for _, said in terms for each in said
    )


def _in_counties(store: Store, wanted: Wanted) -> Term:
    if not wanted.counties:
        return "1", ()
    called = [each for each in counties(store) if each in wanted.counties]
    return f"county IN ({', '.join('?' * len(called))})", tuple(called)


def _standing(wanted: Wanted) -> Term:
    """Tell ended titles from the others; the rest of a standing is worked out for the day."""
    if wanted.standings and all(each.ended for each in wanted.standings):
        marks = ", ".join("?" * len(wanted.standings))
        return f"ended IN ({marks})", tuple(each.value for each in wanted.standings)
    if wanted.standings and not any(each.ended for each in wanted.standings):
        return "ended IS NULL", ()
    return "1", ()


def _days(wanted: Wanted, day: date) -> Term:
    first, last = _span(wanted, day)
    if wanted.expiring:
        open_ = "SELECT rowid FROM clusters WHERE ended IS NULL AND"
        return (
            f"clusters.rowid IN ({open_} valid_until < ? UNION {open_} valid_until BETWEEN ? AND ?"  # noqa: S608 - our own words, here and below
            " UNION SELECT rowid FROM clusters WHERE review_failed_on IS NOT NULL)",
            (day.isoformat(), first, last),
        )
    if wanted.year is None and wanted.within is None:
        return "1", ()
    return "valid_until BETWEEN ? AND ?", (first, last)


def _span(wanted: Wanted, day: date) -> tuple[str, str]:
    """Give the first and the last day that are asked for; what lies outside all years is no day."""
    if wanted.within is not None:
        last = days_later(day, timedelta(days=wanted.within))
        return day.isoformat(), last.isoformat()
    year = day.year if wanted.year is None else wanted.year
    return f"{year:04}-01-01", f"{year:04}-12-31"


def next_last_days(store: Store, wanted: Wanted, clocks: Clocks) -> tuple[date | None, Term]:
    """Give the next last day of a title in force, and the term that counts such titles."""
    until = ("ended IS NULL AND valid_until >= ?", (clocks.as_of.isoformat(),))
    where, said = _all(until, _settled(clocks), _in_counties(store, wanted))
    [[first]] = store.ask(f"SELECT min(valid_until) FROM clusters WHERE {where}", *said)  # noqa: S608
    return (date.fromisoformat(str(first)) if first else None), (where, said)


def doubled(store: Store) -> bool:
    """Tell whether an id stands more than once."""
    return store.ask("PRAGMA user_version") == [(DOUBLED,)]


def count_in_year(store: Store, term: Term, year: int) -> int:
    """Count the titles of a term whose last day falls in a year."""
    where, said = _all(
        term, ("valid_until BETWEEN ? AND ?", (f"{year:04}-01-01", f"{year:04}-12-31"))
    )
    [[count]] = store.ask(f"SELECT count(*) FROM clusters WHERE {where}", *said)  # noqa: S608
    return int(str(count))


def counties(store: Store) -> set[str]:
    """Give what clusters' files call their counties."""
    return {str(each) for (each,) in store.ask("SELECT DISTINCT county FROM clusters")}


def groups(store: Store, clocks: Clocks) -> Sequence[tuple[object, ...]]:
    """Count clusters that are alike in county and in all that a standing depends on."""
    columns = ", ".join(("county", *FACTS))
    where, said = _settled(clocks)
    return store.ask(
        f"SELECT {columns}, count(*) FROM clusters WHERE {where} GROUP BY {columns}",  # noqa: S608 - our own words
        *said,
    )


def ids(store: Store, start: str) -> set[str]:
    """Give the ids that may begin so, to a disk that tells no capitals apart, and perhaps others."""
    odd = (
        "length(CAST(id AS BLOB)) > length(id)"  # more than ASCII, which SQLite folds as we do not
    )
    rows = store.ask(f"SELECT id FROM clusters WHERE id LIKE ? OR {odd}", f"{start}%")  # noqa: S608 - our own words
    return {str(each) for (each,) in rows}


def files_of(store: Store, cluster_id: str) -> list[str]:
    """Name the files that hold the cluster with an id, or go by it."""
    rows = store.ask(
        "SELECT path FROM files WHERE number IN (SELECT file FROM clusters WHERE id = ?)"
        " OR path LIKE ?",
        cluster_id,
        f"%/{cluster_id}.yaml",
    )
    return [str(each) for (each,) in rows]


def files_of_all(store: Store, ids: Iterable[str]) -> list[str]:
    """Name the files that hold clusters with some ids."""
    wanted = encode(list(ids)).decode()
    return _files(store, "id IN (SELECT value FROM json_each(?))", wanted)


def files_naming(store: Store, name: str) -> list[str]:
    """Name the files of clusters that bear a name, or bore it."""
    bore = "recognised_as = ? OR name = ? OR instr(once_named, ?)"
    return _files(store, bore, name, name, name)


def alike_or_named(store: Store, name: str, places: Places) -> list[tuple[str, int]]:
    """Give file and place of the clusters that bore a name, or bear one that looks alike.

    SQLite gives rather too many: what is no plain name may come to any, once it is folded.
    """
    like, said = _like(*folded(name, places), places)
    where = (
        f"odd OR {like.format('recognised_as')} OR name <> recognised_as AND {like.format('name')}"
        " OR recognised_as = ? OR name = ? OR instr(once_named, ?)"
    )
    rows = store.ask(
        "SELECT path, place, recognised_as, name, once_named FROM clusters"  # noqa: S608 - our own words
        f" JOIN files ON number = file WHERE {where}",
        *(*said, *said, name, name, name),
    )
    return [
        (str(file), int(str(place)))
        for file, place, first, last, once in rows
        if alike(name, {str(first), str(last or first)}, places) or name in str(once).split("\n")
    ]


def _like(county: str, trade: str, places: Places) -> Term:
    """Tell plain names that share enough signs with a trade, or are held by it; what shares none is not looked at."""
    signs = Counter(trade)
    office = places.offices.county(county)
    named = office.spellings if office else (county,)
    every = "".join({*places.city, *trade, *IDLE}.union(*named))
    if not trade:
        return "trim({0}, ?) = ''", (every,)
    some = " OR ".join("instr({0}, ?)" for _ in signs)
    shared = " + ".join(f"{count} * (instr({{0}}, ?) > 0)" for count in signs.values())
    enough = f"{shared} >= {least_shared(len(trade))}"
    return f"(({some}) AND ({enough} OR trim({{0}}, ?) = ''))", (*signs, *signs, every)


def reported(store: Store, what: str, year: int) -> list[tuple[str, str]]:
    """Give county and id of the clusters with a report."""
    said = listed((what, year))
    rows = store.ask("SELECT county, id FROM clusters WHERE instr(reports, ?)", said)
    return [(str(office), str(each)) for office, each in rows]


def _files(store: Store, where: str, *said: object) -> list[str]:
    rows = store.ask(
        f"SELECT DISTINCT path FROM clusters JOIN files ON number = file WHERE {where}",  # noqa: S608 - our own words
        *said,
    )
    return [str(each) for (each,) in rows]
