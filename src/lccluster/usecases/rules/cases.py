"""Run the cases of a rulebook, and those that follow from its bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from lccluster.eligibility.assessment import Assessment, assess
from lccluster.eligibility.materials import FileFact, FileState
from lccluster.eligibility.misfits.fitting import misfits
from lccluster.eligibility.oddities import unknown_county
from lccluster.errors import Fault, Unusable
from lccluster.files.forms.application_file import read_form
from lccluster.files.forms.renaming import Renaming
from lccluster.files.forms.wrong_keys import of_form
from lccluster.files.rules.case_files import (
    Case,
    CaseFile,
    read_cases,
    read_complete_form,
)
from lccluster.files.rules.rulebook_folder import part_file
from lccluster.files.yaml.own_names import KeySpellings, NamedDocument, spelling
from lccluster.files.yaml.reader import Document
from lccluster.form.findings import Finding, Findings
from lccluster.form.form import Form
from lccluster.form.keys import keys_of
from lccluster.rulebook.called import meant
from lccluster.rulebook.conditions import Condition, Judgement
from lccluster.rulebook.flaws.flaw import CONDITIONS
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.rules.case_differences import (
    CaseDifference,
    differences,
    refused_otherwise,
)
from lccluster.usecases.rules.case_names import CaseNames, case_names
from lccluster.usecases.rules.generated import generated


class CaseResult(Struct, frozen=True):
    """A case that was run, and every way in which it came out otherwise than expected."""

    file: str
    name: str
    differences: tuple[CaseDifference, ...]


def run_written_cases(folder: Path, book: Rulebook) -> list[CaseResult]:
    """Run the cases that stand in the folder; raises Unusable."""
    complete, promulgated = read_complete_form(folder), as_promulgated(book)
    named, names = by_own_names(complete, complete.data, book.form), case_names(book)
    return [
        run(_named_alike(case, named, names), file, named, promulgated.held_at(case.occasion))
        for file, case in read_cases(folder)
    ]


def run_generated_cases(folder: Path, book: Rulebook) -> list[CaseResult]:
    """Run, for every bound, the case on it, one smallest unit to either side, and blank."""
    complete, promulgated = read_complete_form(folder), as_promulgated(book)
    complete = by_own_names(complete, complete.data, book.form)
    file = part_file(folder, CONDITIONS).name
    return [run(case, file, complete, promulgated) for case in generated(book)]


def by_own_names(document: Document, data: Any, form: Form) -> NamedDocument:
    """Give a form, or part of one, by the form's own names; as it stands where that does not fit, and is refused."""
    renaming = Renaming(document, of_form(form))
    named = renaming.group(renaming.expected.keys, data, (), ())
    if renaming.problems:
        return spelling(document, KeySpellings({}), data)
    return spelling(document, KeySpellings(renaming.paths), named)


def _named_alike(case: Case, complete: NamedDocument, names: CaseNames) -> Case:
    """Give a case by our names; its form, where it is laid over one with Chinese keys, by those of the form."""
    form = names.form
    without = tuple(keys_of(form).own(each) or each for each in case.without)
    case = replace(case, without=without, expect=names.expected(case.expect))
    if case.form is None or not complete.written.in_chinese:
        return case
    return replace(case, form=by_own_names(complete, case.form, form).data)


def as_promulgated(book: Rulebook) -> Rulebook:
    """Take a draft as if it were promulgated for the period planned, so that its cases mean something."""
    return replace(book, measure=replace(book.measure, draft=False))


def run(case: Case, file: str, complete: Document, book: Rulebook) -> CaseResult:
    """Run one case against a rulebook."""
    try:
        made = _assessment(case, complete, book)
    except Unusable as unusable:
        return CaseResult(file, case.name, tuple(refused_otherwise(case.expect, unusable.problems)))
    return CaseResult(file, case.name, tuple(differences(case.expect, made)))


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
        "reason": "case",
        "by": "case",
        "office": book.offices.city.name.zh,
        "on": day,
    }
    rules = book.conditions.conditions
    asked = {rule.id: "met" for rule in rules if isinstance(rule.check, Judgement)}
    answered = {_id(name, rules): answer for name, answer in case.judgements.items()}
    for name, answer in (asked | answered).items():
        if answer != "open" or name not in asked:
            yield Finding(condition=name, outcome=_ANSWERS[answer], **signed)
    for name, relief in case.waivers.items():
        yield Finding(condition=name, waiver=relief.waiver, bound=relief.bound, **signed)
    for each in case.findings:
        said = {key: value for key, value in asdict(each).items() if value is not None}
        yield Finding(**(signed | said))


def _id(named: str, rules: Sequence[Condition]) -> str:
    """Give the id of a condition that a case names by its label; what names none stays, and is refused."""
    rule = meant(named, rules)
    return rule.id if rule else named


class _Facts(dict[str, FileFact]):
    """Every file is fine, and a word long where it is counted, unless the case says otherwise."""

    def __init__(self, files: Mapping[str, CaseFile]) -> None:
        super().__init__(
            {name: FileFact(FileState(each.state), each.characters) for name, each in files.items()}
        )

    def __missing__(self, _name: str) -> FileFact:
        return FileFact(FileState.FINE, characters=1)


_ANSWERS = {"met": "met", "not_met": "not_met", "open": None}
