"""Which findings answer which condition, the one that counts last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lccluster.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from lccluster.form.findings import Finding, Findings

Answers = Mapping[str, "tuple[Finding, ...]"]


def answers(findings: Findings | None, book: Rulebook) -> Answers:
    """Map condition ids to the findings that fit (see `misfits/`), the one that counts last.

    Where the county reviewed first (初审) and the city decided, the city's counts.
    """
    found: dict[str, list[Finding]] = {}
    for each in findings.findings if findings else ():
        found.setdefault(str(each.condition), []).append(each)
    return {
        name: tuple(sorted(all_of_it, key=lambda each: book.offices.is_city(str(each.office))))
        for name, all_of_it in found.items()
    }
