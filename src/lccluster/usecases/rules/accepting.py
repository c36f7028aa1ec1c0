"""What cases expect, put as it comes out now: each changed expectation with its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from lccluster.files.yaml.own_names import NamedDocument
from lccluster.files.yaml.splicing import New
from lccluster.rulebook.flaws.flaw import Path as Place
from lccluster.usecases.rules.case_differences import CaseDifference, in_chinese
from lccluster.usecases.rules.case_names import CaseNames
from lccluster.usecases.rules.cases import CaseResult

_BY_HAND = ("refused", "—")  # a case that is refused asks for other keys than one that is not


class Unaccepted(Struct, frozen=True):
    """A difference that only somebody who reads the case can mend."""

    result: CaseResult
    difference: CaseDifference


def expectations(results: Sequence[CaseResult]) -> dict[str, dict[Place, New]]:
    """Give, by the file below the rulebook's folder, each expectation as it comes out."""
    found: dict[str, dict[Place, New]] = {}
    for index, result in numbered(results):
        for each in result.differences:
            if not _is_by_hand(each):
                new = found.setdefault(f"cases/{result.file}", {})
                new["cases", index, "expect", *each.key] = each.came
    return found


def spelt_as(
    document: NamedDocument, new: Mapping[Place, New], names: CaseNames
) -> dict[Place, New]:
    """Spell what is expected as the file spells its keys: in Chinese where these are."""
    if not document.written.in_chinese:
        return {**new}
    by_names = {"problems", "next_steps", "score"}
    return {
        place: _each(value, names.in_chinese if by_names & {*place} else in_chinese)
        for place, value in new.items()
    }


def _each(value: New, spelt: Callable[[str], str]) -> New:
    return spelt(value) if isinstance(value, str) else tuple(map(spelt, value or ()))


def by_hand(results: Sequence[CaseResult]) -> list[Unaccepted]:
    """List what cannot be accepted: a refusal that came, or did not, and what is not there any more."""
    return [
        Unaccepted(result, each)
        for result in results
        for each in result.differences
        if _is_by_hand(each)
    ]


def numbered(results: Sequence[CaseResult]) -> Iterator[tuple[int, CaseResult]]:
    """Give each result its number in its file, in the order in which cases are read."""
    counted: dict[str, int] = {}
    for result in results:
        at = counted.get(result.file, 0)
        counted[result.file] = at + 1
        yield at, result


def _is_by_hand(difference: CaseDifference) -> bool:
    return difference.key[0] in _BY_HAND or difference.came in _BY_HAND
