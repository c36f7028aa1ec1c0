"""Print the results of a check as they come: text, lines, JSON, JSON lines or CSV."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from lccluster.cli.program import streams
from lccluster.language import Listing, Message

if TYPE_CHECKING:
    from lccluster.errors import Problem
    from lccluster.files.forms.batches.batch import Batch
    from lccluster.usecases.check.correction_letters import CorrectionLetters
    from lccluster.usecases.check.drawing import Drawn

SHOWN_ALIKE = 5  # clusters, and files of each
SHOWN_WITHOUT = 12  # clusters without a letter, documents that are no forms, named in one sentence
SHOWN_IN_SUMMARY = 60  # more rows nobody reads on a screen; --brief gives one line each
UNREADABLE = "unreadable"
SUMMARY = ("eligible", "needs_decision", "incomplete", "not_eligible", "no_rule", UNREADABLE)


class Seen(Struct):
    """What a run came to: how many of each word, files by cluster and county, and what is told at the end."""

    counts: Counter[str] = field(default_factory=Counter)
    passed_over: list[str] = field(default_factory=list)
    asides: list[Problem] = field(default_factory=list)
    of_cluster: dict[tuple[str, str | None], list[str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def not_told(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Give those of which nothing was said yet: one file of findings may be of several applications."""
        new = {text: each for each in problems if (text := str(each)) not in self.told}
        self.told |= new.keys()
        return tuple(new.values())


def print_results(results: Iterable[Drawn], shape: str, *, colour: bool) -> Seen:
    """Print every result and what follows the last; give what they came to."""
    seen = Seen()
    _PRINTERS[shape](_noted(results, seen), seen.counts, colour)
    return seen


def _noted(results: Iterable[Drawn], seen: Seen) -> Iterable[Drawn]:
    from lccluster.usecases.check.drawing import ASIDE, PASSED_OVER

    for each in results:
        if each.word == PASSED_OVER:
            seen.passed_over.append(each.file)
        elif each.word == ASIDE:
            seen.asides += each.problems
        else:
            seen.counts[each.word] += 1
            if each.cluster:
                seen.of_cluster.setdefault((each.cluster, each.county), []).append(each.file)
            yield replace(each, problems=seen.not_told(each.problems)) if each.problems else each


def tell_rest(seen: Seen, meant: Batch, letters: CorrectionLetters | None) -> None:
    """Say what was left out, what looks alike, and who was written no letter."""
    _tell_left_out(seen, meant)
    _tell_no_letter(letters)


def _tell_left_out(seen: Seen, meant: Batch) -> None:
    """Say which documents of the folders were no applications, and which applications look alike."""
    streams.complain(seen.not_told([*meant.asides(), *seen.asides]))
    if meant.forms:
        streams.tell(
            Message(
                "Forms that count once, as the YAML made from them: {count}.",
                count=len(meant.forms),
            )
        )
    if seen.passed_over:
        streams.tell(
            Message(
                "Documents passed over, as they are no forms: {count} ({names}).",
                count=len(seen.passed_over),
                names=Listing(_first(seen.passed_over)),
            )
        )
    twice = {of: files for of, files in seen.of_cluster.items() if len(files) > 1}
    for (name, _), files in islice(twice.items(), SHOWN_ALIKE):
        streams.tell(
            Message(
                "These seem to be one application of “{name}”; keep the one that counts: {files}.",
                name=name,
                files=Listing(files[:SHOWN_ALIKE]),
            )
        )
    if (more := len(twice) - SHOWN_ALIKE) > 0:
        streams.tell(Message("The same is true of other clusters: {count}.", count=more))


def _first(names: list[str]) -> list[str]:
    """Give names for one sentence, with a sign that there are more where there are."""
    return [*names[:SHOWN_WITHOUT], *("…" for _ in names[SHOWN_WITHOUT : SHOWN_WITHOUT + 1])]


_NEEDLESS = Message(
    "Applications that need no letter, as their senders have nothing to mend: {count} ({names})."
)
_RULELESS = Message(
    "Applications on which no letter is written, as no rule is in force: {count} ({names})."
)


def _tell_no_letter(letters: CorrectionLetters | None) -> None:
    """Say who was written no letter, and why."""
    if letters is None:
        return
    for said, names in ((_NEEDLESS, letters.needless), (_RULELESS, letters.ruleless)):
        if names:
            streams.tell(said.naming(count=len(names), names=Listing(_first(names))))
    if letters.unusable:
        streams.tell(
            Message(
                "Unusable files, on which no letter is written: {count}.", count=letters.unusable
            )
        )


def _pages(results: Iterable[Drawn], counts: Counter[str], colour: bool) -> None:
    _screens(_set_apart(results, counts), counts, colour)


def _set_apart(results: Iterable[Drawn], counts: Counter[str]) -> Iterator[Drawn]:
    """Leave a line free behind what was refused, where the page of another form or the table of all follows."""
    refused = False
    for each in results:
        if refused and each.word != UNREADABLE:
            streams.tell("")
        refused = each.word == UNREADABLE
        yield each
    if refused and counts.total() > counts[UNREADABLE]:
        streams.tell("")


def _screens(results: Iterable[Drawn], counts: Counter[str], colour: bool) -> None:
    from lccluster.render.screen import assessment as assessment_text

    rows: list[Any] = []
    for each in results:
        streams.complain(each.problems)
        sys.stdout.write(each.text)
        if each.blocks:
            streams.show(each.blocks, colour=colour)
        if each.row and len(rows) <= SHOWN_IN_SUMMARY:
            rows.append(each.row)
    if counts.total() > 1:
        streams.show([*_lead(rows), assessment_text.summary(counts)], colour=colour)


def _lead(rows: list[Any]) -> list[Any]:
    """Give what stands above the counts: the table of all, unless they are too many for a screen."""
    from lccluster.render.screen import assessment as assessment_text

    if len(rows) > SHOWN_IN_SUMMARY:
        return []
    return [assessment_text.brief(rows), ""] if rows else [""]


def _json(results: Iterable[Drawn], counts: Counter[str], _colour: bool) -> None:
    """Print one JSON document as the results come, so that no batch is held in memory."""
    from lccluster.cli.answering import for_programs

    failures: list[bytes] = []
    sys.stdout.write('{"assessments": [')
    comma = ""
    for each in results:
        streams.complain(each.problems)
        failures += each.failures
        for line in each.lines:
            sys.stdout.write(f"{comma}\n  {b''.join(line).decode()}")
            comma = ","
    rows = b",\n  ".join(failures).decode()
    sys.stdout.write(f'\n], "failures": [\n  {rows}\n],' if rows else '\n], "failures": [],')
    summary = for_programs.json_text({word: counts[word] for word in SUMMARY})
    sys.stdout.write(f' "summary": {summary}}}\n')


def _json_lines(results: Iterable[Drawn], _counts: Counter[str], _colour: bool) -> None:
    from lccluster.cli.answering import for_programs

    write = for_programs.line_writer()
    for each in results:
        for line in each.lines:
            write(line)


def _csv(results: Iterable[Drawn], _counts: Counter[str], _colour: bool) -> None:
    from lccluster.cli.answering import for_programs

    begun = False
    for each in results:
        streams.complain(each.problems)
        if each.blocks and not begun:
            for_programs.write_text(each.head)
            begun = True
        for text in each.blocks:
            for_programs.write_text(str(text))


_PRINTERS = {
    "text": _pages,
    "brief": _screens,
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
}
FORMATS = tuple(each for each in _PRINTERS if each != "brief")  # which is text, shorter
