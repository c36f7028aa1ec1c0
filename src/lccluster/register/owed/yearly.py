"""Which reports are owed on a day (第十一条, 第十二条): a cluster's for each title, an office's once for all of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Protocol

from msgspec import Struct, field

from lccluster.register.cluster import Cluster
from lccluster.register.facts import Title
from lccluster.register.owed.owing import REPORTING, Asking, Owed, OwedTitle
from lccluster.register.title import Titles
from lccluster.rulebook.duty import Duty, Term

Order = Callable[[OwedTitle], Any]


class Several(Iterable[OwedTitle], Protocol):
    """Titles one behind the other."""

    def append(self, title: OwedTitle, /) -> None:
        """Put one behind the others."""


class _OfOffice(Struct):
    """What fell due of one office for one duty, on which titles, and what it has handed in."""

    handed_in: set[tuple[str, int]] = field(default_factory=set)
    owing: dict[Term, Several] = field(default_factory=dict)


class Reports:
    """The reports of all titles, asked title by title: those that an office owes once need all of them.

    Until the end titles stand in what `several` gives: very many need not be in memory.
    """

    def __init__(self, asking: Asking, several: Callable[[], Several]) -> None:
        self._asking, self._several = asking, several
        self._offices: dict[tuple[int, str], _OfOffice] = {}
        self._terms: dict[tuple[int, int], tuple[Term, ...]] = {}

    def of(self, cluster: Cluster, title: Title, then: Titles) -> Iterator[Owed]:
        """List the reports that a cluster has not handed in on its title; `then` is the title on other days."""
        named, last = OwedTitle.of(cluster, title), then.last
        for at, duty in enumerate(self._asking.measure.duties):
            due = _fallen_due(title, self._terms_of(at, title.recognised_on.year), last, then)
            if duty.owed_by == "cluster":
                open_ = (term for term in due if (term.what, term.year) not in title.reports)
                yield from (_report((named,), duty, term, self._asking) for term in open_)
            else:
                self._note(at, duty, named, title, due)

    def _terms_of(self, at: int, first: int) -> tuple[Term, ...]:
        """List the reports that fall due by then, the earliest first: the same for all titles of a year."""
        if (at, first) not in self._terms:
            self._terms[at, first] = _terms(
                self._asking.measure.duties[at], first, self._asking.until
            )
        return self._terms[at, first]

    def of_offices(self, order: Order) -> Iterator[Owed]:
        """List the reports that offices have not handed in, each on its titles in some order."""
        for (at, _), own in self._offices.items():
            duty = self._asking.measure.duties[at]
            for term, titles in own.owing.items():
                if (term.what, term.year) not in own.handed_in:
                    yield _report(tuple(sorted(titles, key=order)), duty, term, self._asking)

    def _note(
        self, at: int, duty: Duty, named: OwedTitle, title: Title, due: Iterator[Term]
    ) -> None:
        """Keep what fell due of an office; what it has handed in already is no matter of other titles."""
        office = named.county if duty.owed_by == "county" else duty.owed_by
        own = self._offices.setdefault((at, office), _OfOffice())
        own.handed_in |= title.reports
        for term in due:
            if (term.what, term.year) not in own.handed_in:
                if term not in own.owing:
                    own.owing[term] = self._several()
                own.owing[term].append(named)


def _fallen_due(title: Title, terms: Iterable[Term], last: date, then: Titles) -> Iterator[Term]:
    """List the reports that fell due while the title stood, on which something happened `last`."""
    if title.ended:
        return
    for term in terms:
        there = title if term.due_on >= last else then.on(term.due_on)
        if there is not None and there.standing(term.due_on) in REPORTING:
            yield term
        elif term.due_on >= last:
            return  # nothing happened since, and time alone brings no title back


def _terms(duty: Duty, first: int, until: date) -> tuple[Term, ...]:
    years = range(first, until.year + 1)
    terms = (term for year in years for term in duty.terms(year, first))
    return tuple(
        sorted((term for term in terms if term.due_on <= until), key=lambda term: term.due_on)
    )


def _report(titles: tuple[OwedTitle, ...], duty: Duty, term: Term, asking: Asking) -> Owed:
    return Owed(
        duty.id,
        duty.words,
        titles,
        asking.owner_name(duty, titles[0]),
        duty.article,
        term.due_on,
        term.overdue_after,
        asking.over(term.overdue_after),
        term.year,
        term.part,
        duty.owed_by,
        asking.marked("no-measure-asks", term.due_on),
    )
