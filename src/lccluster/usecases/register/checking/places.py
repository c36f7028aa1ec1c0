"""What stands twice in a register, or in another place than its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lccluster.errors import Problem, Severity
from lccluster.files.register.entry import Entry
from lccluster.files.register.reading.copies import is_at_home, of_misplaced
from lccluster.files.register.years import year_of
from lccluster.language import Message
from lccluster.register.acts import Report
from lccluster.register.cluster import recognition_year
from lccluster.register.owed.handed_in import YearlyReport, handed_in, say_the_same
from lccluster.register.sealing.written import version
from lccluster.usecases.register.room import Room


def doubled_ids(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Find ids of clusters and of acts that stand more than once."""
    clusters = [(entry, entry.cluster.id, ("id",)) for entry in entries]
    yield from _twice(clusters, "duplicate-id", dict.fromkeys(_given_apart(entries), _UNDO))
    events = [
        (entry, event.id, ("events", index, "id"))
        for entry in entries
        for index, event in enumerate(entry.cluster.events)
        if event.id
    ]
    yield from _twice(events, "duplicate-event-id", {})


def _given_apart(entries: Iterable[Entry]) -> Iterator[str]:
    """Name the ids that two computers gave, each to a cluster that it recognised."""
    lives = (each.cluster for each in entries if each.cluster.events)
    firsts = {(each.id, each.events[0].id) for each in lives if each.events[0].recorded_by}
    counted = Counter(id for id, _ in firsts)
    return (id for id, count in counted.items() if count > 1)


_COPIED = Message("Keep the one that was recorded first; give a copy an id of its own.")
_UNDO = Message(
    "Two computers gave one id: undo the merge of git and run “{command}” instead, then one of them gets another id by “settle”.",
    command="lccluster register merge …",
)


def unfit_act_ids(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Find acts whose id is the name by which facts or a header are sealed."""
    for entry in entries:
        for index, event in enumerate(entry.cluster.events):
            if version(event.id or ""):
                yield entry.document.problem(
                    ("events", index, "id"),
                    code="unfit-act-id",
                    message=Message("“{id}” cannot be the id of an act.", id=event.id),
                    hint=Message("Give it another one; seals of something else go by this one."),
                )


def handed_in_twice(
    entries: Iterable[Entry], room: Room, first: dict[YearlyReport, tuple[str, Report]]
) -> Iterator[Problem]:
    """Find reports that are one for all titles of an office, and are recorded with several of them.

    What differs contradicts; what is recorded in the same words with each title, as was usual once, is
    worth a look and no more. `first` says with which title each stood first among those looked at
    before, and is added to.
    """
    for entry in entries:
        places = {act.id: index for index, act in enumerate(entry.cluster.events)}
        for report, act in handed_in(entry.cluster, room.measure):
            with_id, other = first.setdefault(report, (entry.cluster.id, act))
            if with_id != entry.cluster.id:
                said = _same_words if say_the_same(act, other) else _other_words
                yield said(report, entry, places[act.id], act, with_id)


def _other_words(
    report: YearlyReport, entry: Entry, index: int, act: Report, with_id: str
) -> Problem:
    return entry.document.problem(
        ("events", index),
        code="reported-twice",
        message=report.recorded_with(with_id),
        hint=Message("“{command}” sets it right.", command=act.way_back(entry.cluster.id)),
    )


def _same_words(
    report: YearlyReport, entry: Entry, index: int, act: Report, with_id: str
) -> Problem:
    return entry.document.problem(
        ("events", index),
        code="reported-twice",
        severity=Severity.WARNING,
        message=Message(
            "The report on {year} is recorded in the same words with {id}; one record is enough for all titles.",
            year=report.year,
            id=with_id,
        ),
        hint=Message("“{command}” takes this one out.", command=act.way_back(entry.cluster.id)),
    )


def _twice(
    found: Sequence[tuple[Entry, str, tuple[str | int, ...]]],
    code: str,
    hints: Mapping[str, Message],
) -> Iterator[Problem]:
    counted = Counter(each for _, each, _ in found)
    for entry, each, path in found:
        if counted[each] > 1:
            yield entry.document.problem(
                path,
                code=code,
                message=Message(
                    "The id {id} stands {count} times in the register.",
                    id=each,
                    count=counted[each],
                ),
                hint=hints.get(each, _COPIED),
            )


def misplaced(entries: Sequence[Entry], room: Room) -> Iterator[Problem]:
    """Find clusters in another file or folder than their own, or of no county."""
    for entry in entries:
        if entry.shares:
            yield from _place_in_year(entry)
        elif not is_at_home(entry):
            yield of_misplaced(entry)
        if room.offices.county(entry.cluster.county) is None:
            yield entry.document.problem(
                ("county",),
                code="unknown-county",
                message=Message(
                    "“{county}” is no recommending office.", county=entry.cluster.county
                ),
            )


def _place_in_year(entry: Entry) -> Iterator[Problem]:
    year = recognition_year(entry.cluster)
    if year_of(entry.path.name) != year or entry.path.parent.name != entry.cluster.county:
        yield entry.document.problem(
            ("id",),
            code="misplaced",
            message=Message(
                "{id} belongs in {folder}, among those recognised in {year}.",
                id=entry.cluster.id,
                folder=entry.cluster.county,
                year=year or "—",
            ),
            hint=Message("Move it back, or set id and county right."),
        )
