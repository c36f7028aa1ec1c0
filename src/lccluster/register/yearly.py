"""Which reports are owed on a day (第十一条, 第十二条): a cluster's for each title, an office's once for all of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lccluster.register.cluster import Cluster
from lccluster.register.facts import Title
from lccluster.register.owing import REPORTING, Asking, OfTitle, Owed
from lccluster.register.title import title_of
from lccluster.register.view import Clocks, at_the_end
from lccluster.rulebook.duty import Duty, Term


def reports(held: Sequence[OfTitle], asking: Asking) -> Iterator[Owed]:
    """List the reports that nobody has handed in."""
    for duty in asking.measure.duties:
        owing: dict[tuple[str, Term], list[OfTitle]] = {}
        handed_in = {
            (owner_id(duty, cluster), what, year)
            for cluster, title in held
            for what, year in title.reports
        }
        for cluster, title in held:
            for term in _fallen_due(cluster, title, duty, asking):
                owing.setdefault((owner_id(duty, cluster), term), []).append((cluster, title))
        for (owner, term), titles in owing.items():
            if (owner, term.what, term.year) not in handed_in:
                yield _report(titles, duty, term, asking)


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


def _terms(title: Title, duty: Duty, asking: Asking) -> list[Term]:
    """List the reports that fall due by then, the earliest first."""
    first = title.recognised_on.year
    years = range(first, asking.until.year + 1)
    terms = (term for year in years for term in duty.terms(year, first))
    return sorted(
        (term for term in terms if term.due_on <= asking.until), key=lambda term: term.due_on
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
