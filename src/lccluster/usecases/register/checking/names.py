"""Names of a county's clusters that look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lccluster.errors import Problem, Severity
from lccluster.files.register.entry import Entry
from lccluster.language import Message
from lccluster.register.names import look_alikes

ALIKE = "names-look-alike"


def names_alike(entries: Sequence[Entry], city: str) -> Iterator[Problem]:
    """Find the names of a county that look alike."""
    by_county: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_county[entry.cluster.county].append(entry)
    for group in by_county.values():
        names = [entry.cluster.name for entry in group]
        for entry, likes in zip(group, look_alikes(names, city), strict=True):
            for like in likes:
                yield entry.document.problem(
                    ("name",),
                    code=ALIKE,
                    severity=Severity.WARNING,
                    message=Message(
                        "“{name}” looks like “{other}”.", name=entry.cluster.name, other=like
                    ),
                )
