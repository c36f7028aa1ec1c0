"""One application a cluster: what is made of a batch for others names none of them twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lccluster.errors import Problem, Unusable
from lccluster.language import Message
from lccluster.usecases.check.applications import Checked


def refuse_twice(taken: Sequence[Checked]) -> None:
    """Refuse two applications of one cluster; raises Unusable with every second one."""
    if twice := list(_twice(taken)):
        raise Unusable(twice)


def _twice(taken: Sequence[Checked]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for each in taken:
        name = each.assessment.application.cluster_name
        if name in first:
            yield Problem(
                code="one-cluster-twice",
                file=each.file,
                message=Message("{file} is of “{name}” too.", file=first[name], name=name),
                hint=Message("Name only the one that counts."),
            )
        elif name:
            first[name] = each.file
