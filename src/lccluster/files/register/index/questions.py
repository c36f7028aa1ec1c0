"""What is asked of the index: never fewer clusters than a list takes, seldom many more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lccluster.files.register.index.store import Store
from lccluster.files.register.index.words import FACTS, IndexedCluster
from lccluster.register.days import days_later
from lccluster.register.rows import Wanted

Term = tuple[str, tuple[object, ...]]


def changing_later(store: Store, day: date) -> list[IndexedCluster]:
    """Give the clusters with an act later than a day: their files have to be asked."""
    return list(store.clusters("last_on > ?", day.isoformat()))


def perhaps(store: Store, wanted: Wanted, day: date) -> Iterator[IndexedCluster]:
    """Give the clusters that a list may take on a day after which nothing happened to them."""
    settled = ("last_on <= ? AND recognised_on IS NOT NULL", (day.isoformat(),))
    where, said = _all(settled, _in_counties(wanted), _standing(wanted), _days(wanted, day))
    return store.clusters(where, *said)


def _all(*terms: Term) -> Term:
    return " AND ".join(f"({term})" for term, _ in terms), tuple(
        each for _, said in terms for each in said
    )


def _in_counties(wanted: Wanted) -> Term:
    if not wanted.counties:
        return "1", ()
    return f"county IN ({', '.join('?' * len(wanted.counties))})", tuple(wanted.counties)


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


def next_last_days(store: Store, wanted: Wanted, day: date) -> tuple[date | None, Term]:
    """Give the next last day of a title in force, and the term that counts such titles."""
    until = ("ended IS NULL AND valid_until >= ? AND last_on <= ?", (day.isoformat(),) * 2)
    where, said = _all(until, _in_counties(wanted))
    [[first]] = store.ask(f"SELECT min(valid_until) FROM clusters WHERE {where}", *said)  # noqa: S608
    return (date.fromisoformat(str(first)) if first else None), (where, said)


def doubled(store: Store) -> bool:
    """Tell whether an id stands more than once."""
    return bool(store.ask("SELECT 1 FROM clusters GROUP BY id HAVING count(*) > 1 LIMIT 1"))


def count_in_year(store: Store, term: Term, year: int) -> int:
    """Count the titles of a term whose last day falls in a year."""
    where, said = _all(
        term, ("valid_until BETWEEN ? AND ?", (f"{year:04}-01-01", f"{year:04}-12-31"))
    )
    [[count]] = store.ask(f"SELECT count(*) FROM clusters WHERE {where}", *said)  # noqa: S608
    return int(str(count))


def groups(store: Store, day: date) -> Sequence[tuple[object, ...]]:
    """Count clusters that are alike in county and in all that a standing depends on."""
    columns = ", ".join(("county", *FACTS))
    return store.ask(
        f"SELECT {columns}, count(*) FROM clusters"  # noqa: S608 - our own words
        f" WHERE last_on <= ? AND recognised_on IS NOT NULL GROUP BY {columns}",
        day.isoformat(),
    )
