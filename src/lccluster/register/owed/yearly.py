"""Which reports are owed on a day (第十一条, 第十二条): a cluster's for each title, an office's once for all of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.register.cluster import Cluster
from lccluster.register.facts import Title
from lccluster.register.owed.owing import REPORTING, Asking, Owed, OwedTitle
from lccluster.register.title import Titles
from lccluster.rulebook.duty import Duty, Term

Order = Callable[[OwedTitle], Any]


class TitlesInOrder(Iterable[OwedTitle], Protocol):
    """Titles, one behind the other."""

    def append(self, title: OwedTitle, /) -> None:
        """Put one behind the others."""


class _Falling(Struct, frozen=True):
    """A report that falls due: its term, what tells it from others, and what is owed, but on no title yet."""

    term: Term
    report: tuple[str, int]
    owed: Owed

    def on(self, titles: tuple[OwedTitle, ...], owner: str) -> Owed:
        """Give it on some titles."""
        return replace(self.owed, titles=titles, owed_by=owner)


class _OfOffice(Struct):
    """What fell due of one office for one duty, on which titles, and what it has handed in."""

    handed_in: set[tuple[str, int]] = field(default_factory=set)
    owing: dict[Term, tuple[_Falling, TitlesInOrder]] = field(default_factory=dict)


class Reports:
    """The reports of all titles, asked title by title: those that an office owes once need all of them.

    Until the end titles stand in what `several` gives: very many need not be in memory.
    """

    def __init__(self, asking: Asking, several: Callable[[], TitlesInOrder]) -> None:
        self._asking, self._several = asking, several
        self._offices: dict[tuple[int, str], _OfOffice] = {}
        self._falling: dict[tuple[int, int], tuple[_Falling, ...]] = {}

    def of(self, cluster: Cluster, title: Title, then: Titles) -> Iterator[Owed]:
        """List the reports that a cluster has not handed in on its title; `then` is the title on other days."""
        named, last = OwedTitle.of(cluster, title, self._asking.offices), then.last
        for at, duty in enumerate(self._asking.measure.duties):
            due = _fallen_due(title, self._falling_of(at, title.recognised_on.year), last, then)
            if duty.owed_by == "cluster":
                titles, owner = (named,), self._asking.owner_name(duty, named)
                yield from (
                    each.on(titles, owner) for each in due if each.report not in title.reports
                )
            else:
                self._note(at, duty, named, title, due)

    def _falling_of(self, at: int, first: int) -> tuple[_Falling, ...]:
        """List the reports that fall due by then, the earliest first: the same for all titles of a year."""
        if (at, first) not in self._falling:
            duty, asking = self._asking.measure.duties[at], self._asking
            terms = _terms(duty, first, asking.until)
            self._falling[at, first] = tuple(_falling(duty, each, asking) for each in terms)
        return self._falling[at, first]

    def of_offices(self, order: Order) -> Iterator[Iterator[Owed]]:
        """List the reports that each office has not handed in, each on its titles in some order."""
        return (self._of_office(at, own, order) for (at, _), own in self._offices.items())

    def _of_office(self, at: int, own: _OfOffice, order: Order) -> Iterator[Owed]:
        duty = self._asking.measure.duties[at]
        for falling, several in own.owing.values():
            if falling.report not in own.handed_in:
                yield self._on_all(falling, duty, sorted(several, key=order))

    def _on_all(self, falling: _Falling, duty: Duty, titles: Sequence[OwedTitle]) -> Owed:
        return falling.on(tuple(titles), self._asking.owner_name(duty, titles[0]))

    def _note(
        self, at: int, duty: Duty, named: OwedTitle, title: Title, due: Iterator[_Falling]
    ) -> None:
        """Keep what fell due of an office; what it has handed in already is no matter of other titles."""
        office = named.county if duty.owed_by == "county" else duty.owed_by
        own = self._offices.setdefault((at, office), _OfOffice())
        own.handed_in |= title.reports
        for each in due:
            if each.report not in own.handed_in:
                if each.term not in own.owing:
                    own.owing[each.term] = each, self._several()
                own.owing[each.term][1].append(named)


def _fallen_due(
    title: Title, falling: Iterable[_Falling], last: date, then: Titles
) -> Iterator[_Falling]:
    """List the reports that fell due while the title stood, on which something happened `last`."""
    if title.ended:
        return
    for each in falling:
        day = each.term.due_on
        there = title if day >= last else then.on(day)
        if there is not None and there.standing(day) in REPORTING:
            yield each
        elif day >= last:
            return  # nothing happened since, and time alone brings no title back


def _terms(duty: Duty, first: int, until: date) -> tuple[Term, ...]:
    years = range(first, until.year + 1)
    terms = (term for year in years for term in duty.terms(year, first))
    return tuple(
        sorted((term for term in terms if term.due_on <= until), key=lambda term: term.due_on)
    )


def _falling(duty: Duty, term: Term, asking: Asking) -> _Falling:
    owed = Owed(
        duty.id,
        duty.words,
        (),
        "",
        duty.article,
        term.due_on,
        term.overdue_after,
        asking.over(term.overdue_after),
        term.year,
        term.part,
        duty.owed_by,
        asking.marked("no-measure-asks", term.due_on),
    )
    return _Falling(term, (term.what, term.year), owed)
