"""Print the results of a check as they come: text, lines, JSON, JSON lines or CSV."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lccluster.cli import streams

if TYPE_CHECKING:
    from lccluster.usecases.check_drawing import Drawn

SHOWN_IN_SUMMARY = 60  # more rows nobody reads on a screen; --brief gives one line each
SUMMARY = ("eligible", "needs_decision", "incomplete", "not_eligible", "no_rule", "unreadable")


def print_results(results: Iterable[Drawn], shape: str, *, colour: bool) -> Counter[str]:
    """Print every result and what follows the last; give how many came to what."""
    counts: Counter[str] = Counter()
    _PRINTERS[shape](_counted(results, counts), counts, colour)
    return counts


def _counted(results: Iterable[Drawn], counts: Counter[str]) -> Iterable[Drawn]:
    for each in results:
        counts[each.word] += 1
        yield each


def _screens(results: Iterable[Drawn], counts: Counter[str], colour: bool) -> None:
    from lccluster.render import assessment_text  # noqa: PLC0415

    rows: list[Any] = []
    for each in results:
        streams.complain(each.problems)
        if each.blocks:
            streams.show(each.blocks, colour=colour)
        if each.row and len(rows) <= SHOWN_IN_SUMMARY:
            rows.append(each.row)
    if counts.total() > 1:
        streams.show([*_lead(rows), assessment_text.summary(counts)], colour=colour)


def _lead(rows: list[Any]) -> list[Any]:
    """Give what stands above the counts: the table of all, unless they are too many for a screen."""
    from lccluster.render import assessment_text  # noqa: PLC0415

    if len(rows) > SHOWN_IN_SUMMARY:
        return []
    return [assessment_text.brief(rows), ""] if rows else [""]


def _json(results: Iterable[Drawn], counts: Counter[str], _colour: bool) -> None:
    """Print one JSON document as the results come, so that no batch is held in memory."""
    failures: list[str] = []
    sys.stdout.write('{"assessments": [')
    comma = ""
    for each in results:
        streams.complain(each.problems)
        failures += each.failures
        for text in each.blocks:
            sys.stdout.write(f"{comma}\n  {text}")
            comma = ","
    rows = ",\n  ".join(failures)
    sys.stdout.write(f'\n], "failures": [\n  {rows}\n],' if rows else '\n], "failures": [],')
    summary = streams.json_text({word: counts[word] for word in SUMMARY})
    sys.stdout.write(f' "summary": {summary}}}\n')


def _json_lines(results: Iterable[Drawn], _counts: Counter[str], _colour: bool) -> None:
    for each in results:
        for text in each.blocks:
            sys.stdout.write(f"{text}\n")


def _csv(results: Iterable[Drawn], _counts: Counter[str], _colour: bool) -> None:
    begun = False
    for each in results:
        streams.complain(each.problems)
        if each.blocks and not begun:
            streams.write_text(each.head)
            begun = True
        for text in each.blocks:
            streams.write_text(str(text))


_PRINTERS = {
    "text": _screens,
    "brief": _screens,
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
}
