"""Which findings answer which condition, the one that counts last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lccluster.rulebook.called import Thing, called
from lccluster.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from lccluster.form.findings import Finding, Findings

Answers = Mapping[str, "tuple[Finding, ...]"]


def answers(findings: Findings | None, book: Rulebook) -> Answers:
    """Map condition ids to the findings that fit (see `misfits/`), the one that counts last.

    Where the county reviewed first (初审) and the city decided, the city's counts.
    """
    found: dict[str, list[Finding]] = {}
    for each in by_ids(findings, book) if findings else ():
        office = book.offices.called(each.office) if each.office else each.office
        named = each.model_copy(update={"office": office})
        found.setdefault(str(each.condition), []).append(named)
    return {
        name: tuple(sorted(all_of_it, key=lambda each: book.offices.is_city(str(each.office))))
        for name, all_of_it in found.items()
    }


def by_ids(findings: Findings, book: Rulebook) -> Iterator[Finding]:
    """Name the condition and the element of each by their ids, where a label says which is meant."""
    for each in findings.findings:
        rule = _only(each.condition, book.conditions.conditions)
        part = _only(each.element, rule.check.parts) if rule else None
        yield each.model_copy(
            update={
                "condition": rule.id if rule else each.condition,
                "element": part.id if part else each.element,
            }
        )


def _only(written: str | None, things: Iterable[Thing]) -> Thing | None:
    found = called(written, things)
    return found[0] if len(found) == 1 else None
