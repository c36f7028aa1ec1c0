"""Which reports are owed on a day (第十一条, 第十二条): a cluster's for each title, an office's once for all of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from lccluster.register.cluster import Cluster
from lccluster.register.facts import Title
from lccluster.register.owed.owing import REPORTING, Asking, OfTitle, Owed
from lccluster.register.title import title_of
from lccluster.register.view import Clocks, at_the_end
from lccluster.rulebook.duty import Duty, Term


class Reporting(Struct, frozen=True):
    """A title with the reports that fell due while it stood, those of each duty; its acts are left out."""

    cluster: Cluster
    title: Title
    terms: tuple[tuple[Term, ...], ...]


def reporting(cluster: Cluster, title: Title, asking: Asking) -> Reporting:
    """Work out which reports fell due; the acts weigh more than all that is owed, and may go."""
    duties = asking.measure.duties
    terms = tuple([tuple(_fallen_due(cluster, title, each, asking)) for each in duties])
    return Reporting(replace(cluster, events=()), title, terms)


def reports(held: Sequence[Reporting], asking: Asking) -> Iterator[Owed]:
    """List the reports that nobody has handed in."""
    for at, duty in enumerate(asking.measure.duties):
        owners: dict[str, list[Reporting]] = {}
        for each in held:
            owners.setdefault(owner_id(duty, each.cluster), []).append(each)
        for own in owners.values():
            yield from _of_owner(own, at, asking)


def _of_owner(own: Sequence[Reporting], at: int, asking: Asking) -> Iterator[Owed]:
    """List the reports of one duty that its owner has not handed in, on all of its titles."""
    handed_in = {report for each in own for report in each.title.reports}
    owing: dict[Term, list[OfTitle]] = {}
    for each in own:
        title = (each.cluster, each.title)
        for term in each.terms[at]:
            owing.setdefault(term, []).append(title)
    for term, titles in owing.items():
        if (term.what, term.year) not in handed_in:
            yield _report(titles, asking.measure.duties[at], term, asking)


def owner_id(duty: Duty, cluster: Cluster) -> str:
    """Give by what those are told apart who owe a report: clusters, counties, or the one office above."""
    owners = {"cluster": cluster.id, "county": cluster.county}
    return owners.get(duty.owed_by, duty.owed_by)


def _fallen_due(cluster: Cluster, title: Title, duty: Duty, asking: Asking) -> Iterator[Term]:
    """List the reports that fell due while the title stood."""
    if title.ended:
        return
    _, last = at_the_end(cluster.events)
    for term in _terms(title, duty, asking):
        then = title if term.due_on >= last else _title_then(cluster, term.due_on, asking)
        if then is not None and then.standing(term.due_on) in REPORTING:
            yield term
        elif term.due_on >= last:
            return  # nothing happened since, and time alone brings no title back


def _terms(title: Title, duty: Duty, asking: Asking) -> tuple[Term, ...]:
    """List the reports that fall due by then, the earliest first."""
    return _terms_until(duty, title.recognised_on.year, asking.until)


@lru_cache(maxsize=1024)
def _terms_until(duty: Duty, first: int, until: date) -> tuple[Term, ...]:
    """List the same for all titles of a year; among very many each report is made once."""
    years = range(first, until.year + 1)
    terms = (term for year in years for term in duty.terms(year, first))
    return tuple(
        sorted((term for term in terms if term.due_on <= until), key=lambda term: term.due_on)
    )


def _title_then(cluster: Cluster, day: date, asking: Asking) -> Title | None:
    return title_of(cluster, asking.measure, Clocks(day, asking.clocks.known_at))


def _report(titles: Sequence[OfTitle], duty: Duty, term: Term, asking: Asking) -> Owed:
    (cluster, title), *_ = titles
    return Owed(
        duty.id,
        duty.words,
        tuple(titles),
        asking.owner_name(duty, cluster, title.name),
        duty.article,
        term.due_on,
        term.overdue_after,
        asking.over(term.overdue_after),
        term.year,
        term.part,
        duty.owed_by,
        asking.marked("no-measure-asks", term.due_on),
    )
