"""A county's clusters into one file a year, or apart again: planned and proved first, then done at one stroke."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from lccluster.errors import Fault, Unusable
from lccluster.files.register.change.loss import said
from lccluster.files.register.entry import Entry
from lccluster.files.register.folder import Register
from lccluster.files.register.reading.records import entries_from
from lccluster.files.register.reading.scan import is_stray
from lccluster.files.register.years import EVENTS, OF, is_plain, one_text, year_of, year_text
from lccluster.language import Message
from lccluster.register.cluster import recognition_year

MOST = 400  # clusters in one file: more are slow to open, and to read again after an edit


class PackingPlan(Struct):
    """What becomes of a county's files: new ones with their clusters, old ones, those left alone."""

    new: dict[Path, list[Entry]] = field(default_factory=dict)
    old: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)

    @property
    def clusters(self) -> int:
        """Count the clusters that get another file."""
        return sum(map(len, self.new.values()))


def counties(register: Register) -> dict[Path, list[Path]]:
    """List the files by the folder of their county."""
    found: dict[Path, list[Path]] = defaultdict(list)
    for path in register.files():
        found[path.parent].append(path)
    return dict(found)


def together(folder: Path, files: Mapping[Path, Sequence[Entry]]) -> PackingPlan:
    """Plan one file a year; what people have formatted, and what is misplaced, stays as it is."""
    plan = PackingPlan(kept=[path for path, entries in files.items() if not _may_go(path, entries)])
    years: dict[str, list[Entry]] = defaultdict(list)
    for path, entries in files.items():
        if path not in plan.kept:
            for each in entries:
                years[str(recognition_year(each.cluster))].append(each)
    for year, entries in sorted(years.items()):
        sources = {each.path for each in entries}
        if _stands(year, entries, sources, files):
            continue
        ordered = sorted(entries, key=lambda each: each.cluster.id)
        names = _free_names(folder, year, plan)
        for start in range(0, len(ordered), MOST):
            plan.new[next(names)] = ordered[start : start + MOST]
    moved = {each.path for entries in plan.new.values() for each in entries}
    plan.old = sorted(moved)
    return plan


def apart(folder: Path, files: Mapping[Path, Sequence[Entry]]) -> PackingPlan:
    """Plan one file a cluster."""
    plan = PackingPlan()
    for path, entries in files.items():
        if not (entries and entries[0].shares):
            continue
        own = {folder / f"{each.cluster.id}.yaml": [each] for each in entries}
        fit = all(target.parent == folder and not year_of(target.name) for target in own)
        if fit and _may_go(path, entries) and all(map(_is_free, own)):
            plan.new |= own
            plan.old.append(path)
        else:
            plan.kept.append(path)
    return plan


def new_files(register: Register, plan: PackingPlan) -> dict[Path, bytes]:
    """Draw every new file of a plan, proved by reading it: the same clusters, acts and hashes.

    Raises Unusable.
    """
    drawn = {path: text_of(path, entries) for path, entries in plan.new.items()}
    for path, entries in plan.new.items():
        found, problems = entries_from(register.parsed(path, drawn[path]), path)
        if problems or [*map(said, found)] != [*map(said, entries)]:
            raise Unusable(_UNPROVED.at(path))
    return drawn


def old_files(plan: PackingPlan) -> dict[Path, bytes]:
    """Give the files that go, as they were read."""
    entries = [each for found in plan.new.values() for each in found]
    return {each.path: each.document.source.data for each in entries}


def text_of(path: Path, entries: Sequence[Entry]) -> bytes:
    """Draw a new file: of a year by its name, else of one cluster."""
    if year_of(path.name) is None:
        return one_text(entries[0].facts).encode()
    facts = [{key: value for key, value in each.facts.items() if key != EVENTS} for each in entries]
    events = [
        {OF: each.cluster.id, **event} for each in entries for event in each.facts.get(EVENTS) or []
    ]
    return year_text(facts, events).encode()


def _may_go(path: Path, entries: Sequence[Entry]) -> bool:
    """Tell whether nothing of a file would be lost: its words are all that it has."""
    if not entries or not is_plain(entries[0].whole):
        return False
    if not entries[0].shares and path.stem != entries[0].cluster.id:
        return False
    return all(
        each.cluster.county == path.parent.name and recognition_year(each.cluster)
        for each in entries
    )


def _stands(
    year: str, entries: Sequence[Entry], sources: set[Path], files: Mapping[Path, Sequence[Entry]]
) -> bool:
    """Tell whether a year is packed already, in no more files than it needs."""
    alone = all(year_of(path.name) == year for path in sources)
    whole = sum(len(files[path]) for path in sources) == len(entries)
    shared = all(each.shares for each in entries)
    return alone and whole and shared and len(sources) <= -(-len(entries) // MOST)


def _free_names(folder: Path, year: str, plan: PackingPlan) -> Iterator[Path]:
    number = 1
    while True:
        path = folder / (f"{year}.yaml" if number == 1 else f"{year}-{number}.yaml")
        number += 1
        if path not in plan.new and _is_free(path):
            yield path


def _is_free(path: Path) -> bool:
    return not is_stray(path.name) and not path.exists() and not path.is_symlink()


_UNPROVED = Fault(
    "cannot-repack",
    Message("The new file would not say word for word the same; nothing was changed."),
    Message("“lccluster register check” may say what is odd in this county."),
)
