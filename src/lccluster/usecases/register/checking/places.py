"""What stands twice in a register, or in another place than its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lccluster.errors import Fault, Problem, Severity
from lccluster.files.register.entry import Entry
from lccluster.files.register.reading.copies import MISPLACED, is_at_home
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
    "Two computers gave one id: undo the merge of git and run “{command}” instead, then “lccluster register settle” gives one of them another id.",
    command="lccluster register merge …",
)


def unfit_act_ids(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Find acts whose id is the name by which facts or a header are sealed."""
    for entry in entries:
        for index, event in enumerate(entry.cluster.events):
            if version(event.id or ""):
                yield entry.document.problem(("events", index, "id"), _UNFIT_ACT_ID, id=event.id)


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
        for report, act in handed_in(entry.cluster, room.measure, room.offices):
            with_id, other = first.setdefault(report, (entry.cluster.id, act))
            if with_id != entry.cluster.id:
                way_back = act.way_back(entry.cluster.id)
                yield entry.document.problem(
                    ("events", places[act.id]),
                    _in_words(report, with_id, same=say_the_same(act, other, room.offices)),
                    command=way_back,
                )


def _in_words(report: YearlyReport, with_id: str, *, same: bool) -> Fault:
    if not same:
        sets_right = Message("“{command}” sets it right.")
        return Fault("reported-twice", report.recorded_with(with_id), sets_right)
    return Fault(
        "reported-twice",
        Message(
            "The report on {year} is recorded in the same words with {id}; one record is enough for all titles.",
            year=report.year,
            id=with_id,
        ),
        Message("“{command}” takes this one out."),
        severity=Severity.WARNING,
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
                Fault(
                    code,
                    Message(
                        "The id {id} stands {count} times in the register.",
                        id=each,
                        count=counted[each],
                    ),
                    hints.get(each, _COPIED),
                ),
            )


def misplaced(entries: Sequence[Entry], room: Room) -> Iterator[Problem]:
    """Find clusters in another file or folder than their own, or of no county."""
    for entry in entries:
        if entry.shares:
            yield from _place_in_year(entry)
        elif not is_at_home(entry):
            yield entry.document.problem(
                ("id",), MISPLACED, id=entry.cluster.id, folder=entry.cluster.county
            )
        if room.offices.county(county := entry.cluster.county) is None:
            yield entry.document.problem(("county",), room.offices.unknown(county), county=county)


def _place_in_year(entry: Entry) -> Iterator[Problem]:
    year = recognition_year(entry.cluster)
    if year_of(entry.path.name) != year or entry.path.parent.name != entry.cluster.county:
        yield entry.document.problem(
            ("id",), _MISPLACED, id=entry.cluster.id, folder=entry.cluster.county, year=year or "—"
        )


_MISPLACED = Fault(
    "misplaced",
    Message("{id} belongs in {folder}, among those recognised in {year}."),
    Message("Move it back, or set id and county right."),
)
_UNFIT_ACT_ID = Fault(
    "unfit-act-id",
    Message("“{id}” cannot be the id of an act."),
    Message("Give it another one; seals of something else go by this one."),
)
