"""Run the cases of a rulebook, and those that follow from its bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import zip_longest
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from lccluster.eligibility.assessment import Assessment, assess
from lccluster.eligibility.conditions.condition import ConditionResult
from lccluster.eligibility.conditions.scores import ScoreResult
from lccluster.eligibility.materials import FileFact, FileState
from lccluster.eligibility.misfits.fitting import misfits
from lccluster.eligibility.oddities import unknown_county
from lccluster.errors import Fault, Problem, Unusable
from lccluster.files.forms.application_file import read_form
from lccluster.files.rules.case_files import (
    Case,
    CaseFile,
    Expected,
    read_cases,
    read_complete_form,
)
from lccluster.files.rules.rulebook_folder import part_file
from lccluster.files.yaml.reader import Document
from lccluster.form.findings import Finding, Findings
from lccluster.language import Message
from lccluster.quantities import plain
from lccluster.rulebook.conditions import Judgement
from lccluster.rulebook.flaws.flaw import CONDITIONS
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.generated import generated
from lccluster.vocabulary import Words


class CaseDifference(Struct, frozen=True):
    """What came out otherwise than a case expects: where in the case that stands, and what came."""

    key: tuple[str, ...]
    expected: str | tuple[str, ...]
    came: str | tuple[str, ...]

    def __str__(self) -> str:
        """Say it in the language spoken."""
        expected, came = (
            each if isinstance(each, str) else ", ".join(each) or "—"
            for each in (self.expected, self.came)
        )
        return str(
            Message(
                "{what}: expected {expected}, came out {came}",
                what=self.key[-1],
                expected=expected,
                came=came,
            )
        )


class CaseResult(Struct, frozen=True):
    """A case that was run, and every way in which it came out otherwise than expected."""

    file: str
    name: str
    differences: tuple[CaseDifference, ...]


def run_written_cases(folder: Path, book: Rulebook) -> list[CaseResult]:
    """Run the cases that stand in the folder; raises Unusable."""
    complete, promulgated = read_complete_form(folder), as_promulgated(book)
    return [
        run(case, file, complete, promulgated.held_at(case.occasion))
        for file, case in read_cases(folder)
    ]


def run_generated_cases(folder: Path, book: Rulebook) -> list[CaseResult]:
    """Run, for every bound, the case on it, one smallest unit to either side, and blank."""
    complete, promulgated = read_complete_form(folder), as_promulgated(book)
    file = part_file(folder, CONDITIONS).name
    return [run(case, file, complete, promulgated) for case in generated(book)]


def as_promulgated(book: Rulebook) -> Rulebook:
    """Take a draft as if it were promulgated for the period planned, so that its cases mean something."""
    return replace(book, measure=replace(book.measure, draft=False))


def run(case: Case, file: str, complete: Document, book: Rulebook) -> CaseResult:
    """Run one case against a rulebook."""
    try:
        made = _assessment(case, complete, book)
    except Unusable as unusable:
        return CaseResult(file, case.name, tuple(_refusal(case.expect, unusable.problems)))
    return CaseResult(file, case.name, tuple(_differences(case.expect, made)))


def _refusal(expected: Expected, problems: Sequence[Problem]) -> Iterator[CaseDifference]:
    codes = [problem.code for problem in problems]
    if expected.refused not in codes:
        yield CaseDifference(("refused",), expected.refused or "—", ", ".join(codes))


def _assessment(case: Case, complete: Document, book: Rulebook) -> Assessment:
    below = reduce(_without, case.without, complete.data)
    merged = _merged(below, case.form or {})
    filled = read_form(Document(case.name, merged, complete.source, None), book.form)
    form = filled.application
    if county := unknown_county(form, book):
        raise Unusable(county)
    said = tuple(_findings(case, book, form.filled_on or book.measure.in_force.from_))
    findings = Findings(cluster=form.cluster_name, findings=said)
    if wrong := misfits(findings, form, book, case.today or date.max):
        raise Unusable([complete.problem((), Fault(each.code, each.message)) for each in wrong])
    on = case.on or form.filled_on or date.min
    made = assess(form, book, on=on, facts=_Facts(case.files), findings=findings)
    return replace(made, problems=(*made.problems, *filled.remarks))


def _merged(below: Any, above: Any) -> Any:
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return below | {key: _merged(below.get(key), value) for key, value in above.items()}


def _without(form: Any, path: str) -> Any:
    """Cut a field out of a form, the key with it, so that it can be written in another spelling."""
    head, _, rest = path.partition(".")
    kept = {key: value for key, value in form.items() if key != head}
    return kept | {head: _without(form[head], rest)} if rest and head in form else kept


def _findings(case: Case, book: Rulebook, day: date) -> Iterator[Finding]:
    """Answer every judgement; what a case says of any other condition is kept, to be refused."""
    signed: dict[str, Any] = {
        "reason": "—",
        "by": "—",
        "office": book.offices.city.name.zh,
        "on": day,
    }
    rules = book.conditions.conditions
    asked = {rule.id: "met" for rule in rules if isinstance(rule.check, Judgement)}
    for name, answer in (asked | case.judgements).items():
        if answer != "open" or name not in asked:
            yield Finding(condition=name, outcome=_ANSWERS[answer], **signed)
    for name, relief in case.waivers.items():
        yield Finding(condition=name, waiver=relief.waiver, bound=relief.bound, **signed)
    for each in case.findings:
        said = {key: value for key, value in asdict(each).items() if value is not None}
        yield Finding(**(signed | said))


class _Facts(dict[str, FileFact]):
    """Every file is fine, and a word long where it is counted, unless the case says otherwise."""

    def __init__(self, files: Mapping[str, CaseFile]) -> None:
        super().__init__(
            {name: FileFact(FileState(each.state), each.characters) for name, each in files.items()}
        )

    def __missing__(self, _name: str) -> FileFact:
        return FileFact(FileState.FINE, characters=1)


_ANSWERS = {"met": "met", "not_met": "not_met", "open": None}


def _differences(expected: Expected, made: Assessment) -> Iterator[CaseDifference]:
    if expected.refused:
        yield CaseDifference(("refused",), expected.refused, made.verdict.value)
    if expected.verdict and expected.verdict is not made.verdict:
        yield CaseDifference(("verdict",), expected.verdict.value, made.verdict.value)
    outcomes = {each.rule.id: each for each in made.conditions}
    for name, text in expected.conditions.items():
        came = _as_written(outcomes[name], text) if name in outcomes else "—"
        if came != text:
            yield CaseDifference(("conditions", name), text, came)
    materials = {each.rule.id: each.outcome.value for each in made.materials}
    for name, outcome in expected.materials.items():
        if materials.get(name) != outcome:
            yield CaseDifference(("materials", name), outcome, materials.get(name, "—"))
    came = _score(made.score)
    if expected.score is not None and came != expected.score:
        yield CaseDifference(("score",), expected.score, came)
    yield from _lists(expected, made)


def _score(made: ScoreResult | None) -> str:
    if made is None:
        return "—"
    points = "-" if made.value is None else plain(made.value)
    return f"{points} {made.grade.id if made.grade else '-'}"


def _lists(expected: Expected, made: Assessment) -> Iterator[CaseDifference]:
    came: dict[str, list[list[str]]] = {
        "reachable": [[each.value] for each in made.reachable],
        "problems": [_parts(each) for each in made.problems],
        "next_steps": [[each.of] for each in made.next_steps],
    }
    for key, found in came.items():
        wanted = getattr(expected, key)
        if wanted is None:
            continue
        drawn = [_cut(parts, text) for parts, text in zip_longest(found, wanted, fillvalue="")]
        if drawn != list(wanted):
            yield CaseDifference((key,), tuple(map(str, wanted)), tuple(filter(None, drawn)))


def _as_written(result: ConditionResult, text: str) -> str:
    parts = [result.outcome.value]
    if result.margin is not None and result.unit is not None:
        parts += [plain(result.margin), result.unit.value]
    return _cut(parts, text)


def _parts(problem: Problem) -> list[str]:
    """Give code, field, and the unit that a figure looks as if written in."""
    unit = problem.hint.values.get("unit") if problem.hint else None
    return [problem.code, problem.field or "", *([unit.zh] if isinstance(unit, Words) else [])]


def _cut(parts: Sequence[str], text: str) -> str:
    """Draw a result as precisely as the case writes it, with one word at least."""
    return " ".join(parts[: max(1, len(text.split()))])
